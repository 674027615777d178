using System.Text.RegularExpressions;

namespace PeerAtlas.Instruments;

/// <summary>Turns branching logic and calculations of REDCap into our expressions.</summary>
/// <param name="fields">The names of the dictionary's fields.</param>
/// <param name="remarks">Takes what is not taken as it is written.</param>
internal sealed partial class RedcapLogic(IReadOnlySet<string> fields, RemarkList remarks)
{
    private static readonly Dictionary<string, string> Units = new(StringComparer.Ordinal)
    {
        ["y"] = "365.2425",
        ["M"] = "30.44",
        ["d"] = "1",
    };

    /// <summary>A text with the answers that it names.</summary>
    public string Label(string text) =>
        Piped().Replace(text, match => fields.Contains(match.Groups["field"].Value) ? $"${{{match.Groups["field"].Value}}}" : match.Value);

    /// <summary>An expression; of functions that are ours under another name or in another form too.</summary>
    public string Expression(string typed, int row, string column, string field)
    {
        if (typed.Length > Instruments.Expression.MaxLength)
            return typed;
        var text = Comment().Replace(typed, "").Replace("<>", "!=", StringComparison.Ordinal);
        text = Words().Replace(text, match => match.Value.ToLowerInvariant());
        text = TypedText.Rewrite(text, Operators, quoted => quoted);
        text = Field().Replace(text, match => Named(match, row, column, field));
        text = Difference().Replace(text, Days);
        text = Call().Replace(text, "(");
        text = Rounded(Rounded(text, "rounddown", "floor"), "roundup", "ceiling");
        return Sums(text).Trim();
    }

    private string Named(Match match, int row, string column, string field)
    {
        var name = match.Groups["field"].Value;
        if (!fields.Contains(name))
        {
            remarks.Change("survey", row, column, $"{match.Value} is no field of the dictionary; it counts as not answered.", field);
            return "''";
        }
        // Of a checkbox each choice is 1 or 0.
        return match.Groups["choice"] is { Success: true } choice ? $"if(selected(${{{name}}}, '{choice.Value}'), 1, 0)" : $"${{{name}}}";
    }

    private static string Operators(string code) =>
        code.Replace("||", " or ", StringComparison.Ordinal).Replace("&&", " and ", StringComparison.Ordinal).Replace("/", " div ", StringComparison.Ordinal);

    /// <summary>The time between two days, whichever is first.</summary>
    private static string Days(Match match)
    {
        var (from, to) = (Day(match.Groups["from"].Value), Day(match.Groups["to"].Value));
        return Units.TryGetValue(match.Groups["unit"].Value, out var unit) ? $"(abs({to} - {from}) div {unit})" : match.Value;
    }

    private static string Day(string text) => text.Trim() is "'today'" or "\"today\"" or "'now'" or "\"now\"" ? "today()" : text.Trim();

    /// <summary>Rounding down or up, to whole numbers.</summary>
    private static string Rounded(string text, string theirs, string ours) => Changed(text, theirs, arguments => $"{ours}({arguments[0].Trim()})");

    /// <summary>A sum of several values leaves empty ones out.</summary>
    private static string Sums(string text) =>
        Changed(text, "sum", arguments => "(" + string.Join(" + ", arguments.Select(argument => $"coalesce({argument.Trim()}, 0)")) + ")");

    private static string Changed(string text, string function, Func<List<string>, string> change)
    {
        for (var at = Find(0); at >= 0; at = Find(at + 1))
        {
            if (Arguments(text, at + function.Length + 1) is not var (arguments, end))
                return text;
            text = text[..at] + change(arguments) + text[end..];
        }
        return text;

        int Find(int from) => text.IndexOf(function + "(", Math.Min(from, text.Length), StringComparison.Ordinal);
    }

    private static (List<string> Arguments, int End)? Arguments(string text, int from)
    {
        var (arguments, depth, begin) = (new List<string>(), 0, from);
        for (var at = from; at < text.Length; at++)
        {
            if (text[at] == '(')
                depth++;
            else if (text[at] == ',' && depth == 0)
            {
                arguments.Add(text[begin..at]);
                begin = at + 1;
            }
            else if (text[at] == ')' && depth-- == 0)
            {
                arguments.Add(text[begin..at]);
                return (arguments, at + 1);
            }
        }
        return null;
    }

    [GeneratedRegex(@"\[(?<field>[a-z][a-z0-9_]*)\]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Piped();

    [GeneratedRegex(
        @"(\[[a-z0-9_-]+\])?\[(?<field>[A-Za-z][A-Za-z0-9_-]*)(\((?<choice>[^()\[\]]+)\))?(:[a-z]+)?\](\[[0-9]+\])?",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Field();

    [GeneratedRegex(@"^\s*(#|//).*$", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<=\b(sum|rounddown|roundup|if))\s+\(", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Call();

    [GeneratedRegex(@"\b(AND|OR|And|Or)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();

    [GeneratedRegex(
        """datediff\s*\((?<from>[^,()]*(\(\))?),(?<to>[^,()]*(\(\))?),\s*['"](?<unit>[A-Za-z])['"](,[^()]*)?\)""",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Difference();
}
