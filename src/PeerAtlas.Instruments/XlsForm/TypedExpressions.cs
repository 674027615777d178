using System.Text.RegularExpressions;

namespace PeerAtlas.Instruments;

/// <summary>
/// Turns expressions as people type them into ours: curly marks become straight, paths become <c>${name}</c>, names are those that items have
/// here, and what is left out counts as empty.
/// </summary>
internal sealed partial class TypedExpressions(SheetReader sheet, FormNames names, ChoiceLists lists, RemarkList remarks)
{
    private const string EmptyText = "''";

    /// <summary>The expression of a column; null when there is none or it is refused.</summary>
    public Expression? Read(SurveyEntry entry, string column) => Read(entry, column, sheet.Text(entry.Row, column));

    /// <summary>An expression as it is typed for an item; null when it is empty or refused.</summary>
    public Expression? Read(SurveyEntry entry, string column, string typed)
    {
        if (typed.Length == 0)
            return null;
        // Ours are read first as they are: an expression of a workbook that was written here stays as it is, to the letter.
        var text = typed.Length > Expression.MaxLength ? typed : TypedText.Rewrite(typed, code => Code(code, entry, column));
        if (Straight(typed) != typed && text != typed)
            remarks.Change("survey", entry.Row.Number, column, "Curly quotation marks are taken as straight ones.", entry.Name);
        try
        {
            var expression = Expression.Parse(text);
            return Renamed(expression, entry) is { } renamed ? Expression.Parse(renamed) : expression;
        }
        catch (ExpressionException exception)
        {
            var place = text == typed ? exception.Character : (int?)null;
            remarks.Stop("survey", entry.Row.Number, column, exception.Message, entry.Name, place);
            return null;
        }
    }

    /// <summary>The references in a text, such as a label, under the names that items have here.</summary>
    public string Fill(SurveyEntry entry, string column, string text) =>
        Reference().Replace(text, match => Named(match.Groups["name"].Value.Trim(), entry, column) is { } name ? (name == EmptyText ? "" : name) : match.Value);

    /// <summary>The expression with the names that choices have here; null when it names none that has another.</summary>
    private string? Renamed(Expression expression, SurveyEntry entry)
    {
        var changes = Choices(expression.Root, entry)
            .Select(choice => (choice.Literal, Own: lists.Own(choice.Of.Type.ListName, choice.Literal.Value.ToText())))
            .Where(change => change.Own != change.Literal.Value.ToText())
            .OrderByDescending(change => change.Literal.Character)
            .ToList();
        var text = expression.Text;
        foreach (var (literal, own) in changes)
            text = text[..literal.Character] + own + text[(literal.Character + literal.Value.ToText().Length)..];
        return changes.Count > 0 ? text : null;
    }

    /// <summary>The texts that are held against answers to select questions.</summary>
    private IEnumerable<(LiteralSyntax Literal, SurveyEntry Of)> Choices(Syntax syntax, SurveyEntry entry)
    {
        foreach (var inner in syntax.Parts.SelectMany(part => Choices(part, entry)))
            yield return inner;
        var parts = syntax is BinarySyntax { Operator: "=" or "!=" } or CallSyntax { Function.NamesChoice: true } ? syntax.Parts.ToList() : [];
        if (parts.Count != 2)
            yield break;
        foreach (var (question, choice) in new[] { (parts[0], parts[1]), (parts[1], parts[0]) })
        {
            var of =
                question is SelfSyntax ? entry
                : question is ReferenceSyntax reference ? names.OfName(reference.Name)
                : null;
            if (of is { Type.ListName.Length: > 0 } && choice is LiteralSyntax { Value.Kind: ValueKind.Text } literal)
                yield return (literal, of);
        }
    }

    private string Code(string code, SurveyEntry entry, string column)
    {
        code = Truth()
            .Replace(code, match =>
            {
                remarks.Change("survey", entry.Row.Number, column, "TRUE and FALSE are taken as true() and false().", entry.Name);
                return match.Value.ToLowerInvariant() + "()";
            });
        code = Position().Replace(code, "position(..)");
        code = Path().Replace(code, match => Followed(match, entry, column) ?? match.Value);
        return Reference().Replace(code, match => Named(match.Groups["name"].Value.Trim(), entry, column) ?? match.Value);
    }

    /// <summary>What a reference becomes; null when there is no such item, which is told when the instrument is made.</summary>
    private string? Named(string typed, SurveyEntry entry, string column)
    {
        var (item, isUnsure) = names.Find(typed, entry);
        if (item is null)
            return null;
        if (isUnsure)
            remarks.Change("survey", entry.Row.Number, column, $"${{{typed}}} can mean several items; the one in row {item.Row.Number} is taken.", entry.Name);
        return Meaning(item, entry, column);
    }

    private string Meaning(SurveyEntry item, SurveyEntry entry, string column)
    {
        if (item.LeftOut is null)
            return $"${{{item.Name}}}";
        if (item.Type.Kind == RowKind.LeftOut && string.Equals(sheet.Text(item.Row, "type"), "today", StringComparison.OrdinalIgnoreCase))
            return "today()";
        remarks.Change(
            "survey",
            entry.Row.Number,
            column,
            $"${{{item.TypedName}}} is not asked here, so that it counts as not answered. Look whether this still asks what it should.",
            entry.Name
        );
        return EmptyText;
    }

    /// <summary>A path from the form down, or from the item that has the expression.</summary>
    private string? Followed(Match match, SurveyEntry entry, string column)
    {
        var steps = match.Value.Replace(" ", "", StringComparison.Ordinal).Split('/');
        SurveyEntry? found;
        if (steps[0].StartsWith('$'))
            found = names.Find(steps[0][2..^1].Trim(), entry).Item is { } group ? names.Follow(group, steps[1..]) : null;
        else if (steps[0].Length == 0)
            found = names.Follow(null, steps[2..]);
        else
            found = Relative(entry, steps[0] == "current()" ? steps[1..] : steps);
        return found is null ? null : Meaning(found, entry, column);
    }

    private SurveyEntry? Relative(SurveyEntry entry, string[] steps)
    {
        SurveyEntry? at = entry;
        var step = 0;
        for (; step < steps.Length && steps[step] is "." or ".."; step++)
        {
            if (steps[step] == "..")
                at = at?.Parent;
        }
        return names.Follow(at, steps[step..]);
    }

    private static string Straight(string typed) => typed.Replace('‘', '\'').Replace('’', '\'').Replace('“', '"').Replace('”', '"');

    [GeneratedRegex(@"\$\{(?<name>[^{}]*)\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\b(TRUE|FALSE|True|False)\b(?!\s*\()", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Truth();

    [GeneratedRegex(@"\bposition\(\s*\.\.(/\.\.)*\s*\)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Position();

    private const string Step = @"[\p{L}_][\p{L}\p{M}\p{Nd}_.-]*";

    // A slash before which no value stands begins at the form.
    [GeneratedRegex(
        $@"(\$\{{[^{{}}]*\}}(/{Step})+|(current\(\)/)?(\.\.?/)+{Step}(/{Step})*|(/{Step}){{2,}})(?!\s*[\(\[])",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Path();
}
