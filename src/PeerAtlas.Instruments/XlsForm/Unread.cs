namespace PeerAtlas.Instruments;

/// <summary>Takes expressions that cannot be understood out of an instrument, and says what that means.</summary>
internal static class Unread
{
    private static readonly Expression Nothing = Expression.Parse("''");

    /// <summary>What it means that an expression is not there; "" for what is no expression of an item.</summary>
    public static string Effect(string column) =>
        column switch
        {
            "relevant" => "It is asked of everybody.",
            "required" => "It may be left empty.",
            "constraint" => "The answer is not checked.",
            "calculation" or "default" => "The value is always empty.",
            "choice_filter" => "All choices are offered.",
            "repeat_count" => "There are as many entries as somebody wants.",
            _ => "",
        };

    /// <summary>All items, those within others too.</summary>
    public static IEnumerable<Node> All(IEnumerable<Node> nodes) => nodes.SelectMany(node => All((node as Container)?.Nodes ?? []).Prepend(node));

    /// <summary>Whether an item has an expression in a column.</summary>
    public static bool Has(Node node, string column) => Without(node, column) != node;

    /// <summary>The items, where those that are named lose what is named of them.</summary>
    public static IReadOnlyList<Node> Without(IReadOnlyList<Node> nodes, ILookup<string, string> columns) =>
        [
            .. nodes.Select(node =>
            {
                var kept = columns[node.Name].Aggregate(node, Without);
                return kept is Container container ? container with { Nodes = Without(container.Nodes, columns) } : kept;
            }),
        ];

    private static Node Without(Node node, string column) =>
        (column, node) switch
        {
            ("relevant", _) => node with { Relevant = null },
            ("required", Question question) => question with { Required = null },
            ("constraint", Question question) => question with { Constraint = null },
            ("calculation", Question { Calculation.Text: not "''" } question) => question with { Calculation = question.Calculation is null ? null : Nothing },
            ("default", Question question) => question with { Default = "", DefaultCalculation = null },
            ("choice_filter", Question question) => question with { ChoiceFilter = null },
            ("repeat_count", Repeat repeat) => repeat with { Count = null },
            _ => node,
        };
}
