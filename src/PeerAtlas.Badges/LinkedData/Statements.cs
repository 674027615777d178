using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using PeerAtlas.Badges.Json;

namespace PeerAtlas.Badges.LinkedData;

/// <summary>Writes what a document tells as statements (JSON-LD 1.1 API, 8).</summary>
internal sealed class Statements(WorkBudget budget)
{
    private const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private const string Xsd = "http://www.w3.org/2001/XMLSchema#";

    private static readonly SearchValues<char> NoAddress = SearchValues.Create([.. "<>\"{}|\\^`", .. Enumerable.Range(0, 33).Select(code => (char)code)]);

    private readonly HashSet<Quad> quads = [];
    private readonly Dictionary<string, string> labels = new(StringComparer.Ordinal);
    private int blanks;

    /// <summary>The statements of a document, each once.</summary>
    /// <param name="document">The document.</param>
    /// <param name="library">The contexts that are known.</param>
    /// <param name="isPlain">What the contexts speak of has to be written by the names that they have for it, and nothing by the words of JSON-LD.</param>
    public static IReadOnlyCollection<Quad> Of(JsonElement document, ContextLibrary library, bool isPlain = false)
    {
        var budget = new WorkBudget(200_000, "The document's contexts are written so that they make more work than is allowed.");
        var statements = new Statements(budget);
        foreach (var node in new Expansion(new ContextProcessor(library, budget, isPlain ? library.Names : null)).Document(document))
            statements.Node(node, null);
        return statements.quads.Count > 0 ? statements.quads : throw new LinkedDataException("It says nothing that a signature could protect.");
    }

    private RdfTerm Node(ExpandedNode node, RdfTerm? graph)
    {
        budget.Spend();
        var subject = node.Id is { } id ? Thing(id) : NewBlank();
        foreach (var type in node.Types)
            quads.Add(new(subject, Rdf + "type", Thing(type), graph));
        foreach (var (property, value) in node.Properties)
            quads.Add(new(subject, Predicate(property), Object(value, graph), graph));
        foreach (var (property, other) in node.Reversed)
            quads.Add(new(Node(other, graph), Predicate(property), subject, graph));
        foreach (var inner in node.Graph ?? [])
            Node(inner, subject);
        foreach (var included in node.Included)
            Node(included, graph);
        return subject;
    }

    private RdfTerm Object(ExpandedItem item, RdfTerm? graph) =>
        item switch
        {
            ExpandedNode node => Node(node, graph),
            ExpandedList list => List(list, graph),
            ExpandedValue value => Literal(value),
            _ => throw new InvalidOperationException("There is no other kind of value."),
        };

    private RdfTerm List(ExpandedList list, RdfTerm? graph)
    {
        var rest = RdfTerm.Address(Rdf + "nil");
        foreach (var item in list.Items.Reverse())
        {
            var cell = NewBlank();
            quads.Add(new(cell, Rdf + "first", Object(item, graph), graph));
            quads.Add(new(cell, Rdf + "rest", rest, graph));
            rest = cell;
        }

        return rest;
    }

    private static RdfTerm Literal(ExpandedValue value)
    {
        if (value.Type == "@json")
            return new(RdfKind.Literal, CanonicalJson.Write(value.Value), Rdf + "JSON");
        var type = value.Type is null ? null : Checked(value.Type);
        return value.Value.ValueKind switch
        {
            JsonValueKind.True => new(RdfKind.Literal, "true", type ?? Xsd + "boolean"),
            JsonValueKind.False => new(RdfKind.Literal, "false", type ?? Xsd + "boolean"),
            JsonValueKind.Number => Number(value.Value.GetDouble(), type),
            JsonValueKind.String => new(RdfKind.Literal, value.Value.GetString()!, type == Xsd + "string" ? null : type, Language(value.Language)),
            _ => throw new LinkedDataException("A value is neither a text nor a number nor true or false."),
        };
    }

    private static RdfTerm Number(double number, string? type)
    {
        if (Math.Truncate(number) == number && Math.Abs(number) < 1e21 && type != Xsd + "double")
            return new(RdfKind.Literal, new BigInteger(number).ToString(CultureInfo.InvariantCulture), type ?? Xsd + "integer");
        var written = number.ToString("E15", CultureInfo.InvariantCulture);
        var mark = written.IndexOf('E', StringComparison.Ordinal);
        var mantissa = written[..mark].TrimEnd('0');
        var power = int.Parse(written[(mark + 1)..], CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
        return new(RdfKind.Literal, $"{mantissa}{(mantissa.EndsWith('.') ? "0" : "")}E{power}", type ?? Xsd + "double");
    }

    private static string? Language(string? language) =>
        language is null ? null
        : language.Split('-').All(part => part.Length is > 0 and <= 8 && part.All(char.IsAsciiLetterOrDigit)) && char.IsAsciiLetter(language[0]) ? language
        : throw new LinkedDataException($"“{LinkedDataException.Shown(language)}” is no name of a language.");

    private RdfTerm Thing(string id) =>
        !Keywords.IsBlank(id) ? RdfTerm.Address(Checked(id))
        : labels.TryGetValue(id, out var label) ? RdfTerm.Blank(label)
        : RdfTerm.Blank(labels[id] = NewBlank().Text);

    private RdfTerm NewBlank() => RdfTerm.Blank("b" + blanks++.ToString(CultureInfo.InvariantCulture));

    private static string Predicate(string property) =>
        Keywords.IsBlank(property) ? throw new LinkedDataException("A property has no address, so that no signature protects it.") : Checked(property);

    // A character that ends an address would let one statement be read as two.
    private static string Checked(string address) =>
        address.AsSpan().IndexOfAny(NoAddress) < 0
            ? address
            : throw new LinkedDataException($"“{LinkedDataException.Shown(address)}” has characters that no address has.");
}
