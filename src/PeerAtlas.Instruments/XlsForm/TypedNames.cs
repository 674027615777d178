using System.Text.RegularExpressions;

namespace PeerAtlas.Instruments;

/// <summary>What the names and paths in an expression or text, as people type them, lead to.</summary>
internal sealed partial class TypedNames(SheetReader sheet, FormNames names, RemarkList remarks)
{
    private const string EmptyText = "''";

    // Stands behind the $ of a name of ours until all are found: typed, the same name may mean another item. Nothing that is typed has it.
    private const string Found = "\uFFFF";

    private static readonly string[] KnownElsewhere = ["instanceID", "instanceName"];

    private static readonly string[] Operators = ["and", "or", "div", "mod"];

    /// <summary>Whether it is a reference and nothing else.</summary>
    public static bool IsReference(string code) => Reference().Match(code) is { Success: true } match && match.Length == code.Length;

    /// <summary>The references in a text, such as a label, under the names that items have here.</summary>
    public string Fill(SurveyEntry entry, string column, string text)
    {
        if (!text.Contains("${", StringComparison.Ordinal))
            return text;
        if (Open().IsMatch(text))
        {
            remarks.Change("survey", entry.Row.Number, column, "A reference is opened in the text and not closed, so that it is no reference.", entry.Name);
            text = Open().Replace(text, "$ {");
        }
        return Reference().Replace(text, match => Told(match, Named(match.Groups["name"].Value.Trim(), entry, column))).Trim();

        string Told(Match match, string? name)
        {
            if (name is not null)
                return name.StartsWith('$') ? name : "";
            var unknown = $"There is no question named \"{match.Groups["name"].Value.Trim()}\".";
            remarks.NotUnderstood("survey", entry.Row.Number, column, "Nothing is shown in its place.", unknown, entry.Name);
            return remarks.IsStrict ? match.Value : "";
        }
    }

    /// <summary>What stands outside of quotation marks in an expression, with the names that items have here.</summary>
    public string Code(string code, SurveyEntry entry, string column)
    {
        code = Truth()
            .Replace(code.Replace(Found, "", StringComparison.Ordinal), match =>
            {
                remarks.Change("survey", entry.Row.Number, column, "TRUE and FALSE are taken as true() and false().", entry.Name);
                return match.Value.ToLowerInvariant() + "()";
            });
        if (column != "choice_filter")
            code = Bare().Replace(code, match => Nothing(match.Value, entry, column));
        code = Indexed().Replace(code, match => OfEntry(match, entry) ?? match.Value);
        code = Path().Replace(code, match => Followed(match, entry, column).Replace("$", "$" + Found, StringComparison.Ordinal));
        code = Reference().Replace(code, match => Named(match.Groups["name"].Value.Trim(), entry, column) ?? match.Value);
        return code.Replace(Found, "", StringComparison.Ordinal);
    }

    /// <summary>A name alone is a path to what is not there.</summary>
    private string Nothing(string word, SurveyEntry entry, string column)
    {
        if (Operators.Contains(word))
            return word;
        // The point behind it is the answer.
        if (word.EndsWith('.') && Operators.Contains(word[..^1]))
            return word[..^1] + " .";
        remarks.Change(
            "survey",
            entry.Row.Number,
            column,
            $"\"{word}\" is no question, text or function as it stands; it counts as not answered. "
                + $"A question is written ${{{word}}}, a text in quotation marks.",
            entry.Name
        );
        return EmptyText;
    }

    /// <summary>What a reference becomes; null when there is no such item, which is told when the instrument is made.</summary>
    private string? Named(string typed, SurveyEntry entry, string column)
    {
        if (typed.StartsWith("last-saved#", StringComparison.Ordinal))
        {
            remarks.Change(
                "survey",
                entry.Row.Number,
                column,
                "What somebody answered before is not kept for the next time; it counts as not answered.",
                entry.Name
            );
            return EmptyText;
        }
        var (item, isUnsure) = names.Find(typed, entry);
        if (item is null)
            return OfResponse(typed, entry, column);
        if (isUnsure)
            remarks.Change("survey", entry.Row.Number, column, $"${{{typed}}} can mean several items; the one in row {item.Row.Number} is taken.", entry.Name);
        return Meaning(item, entry, column);
    }

    /// <summary>Nothing, for what other tools know of each response where it decides nothing; null for anything else.</summary>
    private string? OfResponse(string typed, SurveyEntry entry, string column)
    {
        if (!KnownElsewhere.Contains(typed) || column is "relevant" or "required" or "choice_filter" or "repeat_count")
            return null;
        remarks.Change("survey", entry.Row.Number, column, $"${{{typed}}} is known to other programs alone; it counts as not answered.", entry.Name);
        return EmptyText;
    }

    private string Meaning(SurveyEntry item, SurveyEntry entry, string column)
    {
        if (item == entry && column == "calculation")
        {
            remarks.Change("survey", entry.Row.Number, column, "A calculation that names its own question means what the value was before.", entry.Name);
            return ".";
        }
        if (item.LeftOut is null && item.Type.Kind != RowKind.BeginGroup)
            return $"${{{item.Name}}}";
        if (item.LeftOut is null)
        {
            remarks.Change("survey", entry.Row.Number, column, $"${{{item.TypedName}}} is a group, which has no value; it counts as not answered.", entry.Name);
            return EmptyText;
        }
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
    private string Followed(Match match, SurveyEntry entry, string column)
    {
        if (Target(match.Value, entry) is { } found)
            return Meaning(found, entry, column);
        remarks.Change("survey", entry.Row.Number, column, "A path leads to nothing in this form, so that it counts as not answered.", entry.Name);
        return EmptyText;
    }

    /// <summary>An answer in an entry of a repeat that is chosen by its place; null when it is none.</summary>
    private string? OfEntry(Match match, SurveyEntry entry)
    {
        if (Target(match.Groups["repeat"].Value, entry) is not { Type.Kind: RowKind.BeginRepeat } repeat)
            return null;
        return names.Follow(repeat, match.Groups["rest"].Value.Split('/')) is { LeftOut: null, IsContainer: false } question
            ? $"indexed-repeat(${Found}{{{question.Name}}}, ${Found}{{{repeat.Name}}}, {match.Groups["at"].Value.Trim()})"
            : null;
    }

    /// <summary>What a path leads to; null when it leads to nothing.</summary>
    private SurveyEntry? Target(string path, SurveyEntry entry)
    {
        var steps = path.Replace(" ", "", StringComparison.Ordinal).Split('/');
        if (steps[0].StartsWith('$'))
            return names.Find(steps[0][2..^1].Trim(), entry).Item is { } group ? names.Follow(group, steps[1..]) : null;
        return steps[0].Length == 0 ? names.Follow(null, steps[2..]) : Relative(entry, steps[0] == "current()" ? steps[1..] : steps);
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

    [GeneratedRegex(@"\$\{(?<name>[^{}]*)\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\b(TRUE|FALSE|True|False)\b(?!\s*\()", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Truth();

    [GeneratedRegex(@"(?<![\p{L}\p{Nd}_.$\{:/@-])[A-Za-z_][\p{L}\p{Nd}_.-]*(?![\p{L}\p{Nd}_.:}/-]|\s*\()", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bare();

    [GeneratedRegex(@"\$\{(?![^{}]{0,100}\})", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Open();

    private const string Step = @"[\p{L}_][\p{L}\p{M}\p{Nd}_.-]*";

    // A slash before which no value stands begins at the form.
    [GeneratedRegex(
        $@"(\$\{{[^{{}}]*\}}(/{Step})+|(current\(\)/)?(\.\.?/)+{Step}(/{Step})*|(/{Step}){{2,}})(?!\s*[\(\[])",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Path();

    // The second entry of a repeat is [2], or [position() = 2].
    [GeneratedRegex(
        $@"(?<repeat>\$\{{[^{{}}]*\}}|(\.\.?/)+{Step}(/{Step})*|(/{Step}){{2,}})\s*"
            + $@"\[\s*(position\(\s*\)\s*=\s*(?<at>[^\[\]=<>]+)|(?<at>\d+\s*))\]/(?<rest>{Step}(/{Step})*)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Indexed();
}
