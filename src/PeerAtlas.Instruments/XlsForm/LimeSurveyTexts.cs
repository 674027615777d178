using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace PeerAtlas.Instruments;

/// <summary>Texts of LimeSurvey as ours: without the HTML that is not drawn here, with answers as <c>${name}</c>.</summary>
/// <param name="names">What names in texts stand for.</param>
/// <param name="remarks">Takes what is not taken as it is written.</param>
internal sealed partial class LimeSurveyTexts(LimeSurveyNames names, RemarkList remarks)
{
    private readonly Dictionary<string, string> _workedOut = new(StringComparer.Ordinal);

    /// <summary>The values that texts show and that are worked out, by name.</summary>
    public IEnumerable<(string Name, string Calculation)> WorkedOut => _workedOut.Select(value => (value.Value, value.Key));

    /// <summary>A text of a question or of one of its parts.</summary>
    public string Read(string html, LimeSurveyItem of)
    {
        if (html.Contains("<img", StringComparison.OrdinalIgnoreCase))
            remarks.LeaveOut("survey", of.Number, "pictures", "Pictures, sounds and films of texts are not shown.", of.Code);
        var text = Without(Without(Without(html, "<script", "</script>"), "<style", "</style>"), "<!--", "-->");
        text = Break().Replace(text.ReplaceLineEndings(" "), "\n");
        text = WebUtility.HtmlDecode(Tag().Replace(Item().Replace(text, "\n- "), "")).Replace('\u00a0', ' ');
        text = string.Join('\n', text.Split('\n').Select(line => Blanks().Replace(line, " ").Trim()));
        return Piped().Replace(Lines().Replace(text, "\n").Trim(), match => Answer(match, of));
    }

    /// <summary>A text without everything from each beginning to its end.</summary>
    private static string Without(string text, string begin, string end)
    {
        var kept = new StringBuilder();
        var at = 0;
        while (text.IndexOf(begin, at, StringComparison.OrdinalIgnoreCase) is var from and >= 0)
        {
            kept.Append(text, at, from - at);
            var to = text.IndexOf(end, from, StringComparison.OrdinalIgnoreCase);
            at = to < 0 ? text.Length : to + end.Length;
        }
        return kept.Append(text, at, text.Length - at).ToString();
    }

    private string Answer(Match match, LimeSurveyItem of)
    {
        var typed = match.Value[1..^1];
        try
        {
            var (text, missing) = LimeSurveyLogic.Read(names, typed.StartsWith("INSERTANS:", StringComparison.Ordinal) ? typed + ".shown" : typed);
            // What no question is called is text, as in LimeSurvey.
            if (missing.Count > 0)
                return typed.Contains(':', StringComparison.Ordinal) ? LeftOut(of) : match.Value;
            if (Reference().IsMatch(text))
                return text;
            if (!_workedOut.TryGetValue(text, out var name))
                _workedOut.Add(text, name = $"shown_{_workedOut.Count + 1}");
            return $"${{{name}}}";
        }
        catch (LimeSurveyLogicException)
        {
            return LeftOut(of);
        }
    }

    private string LeftOut(LimeSurveyItem of)
    {
        remarks.LeaveOut("survey", of.Number, "answers in texts", "What would be put into the text is left out: it is not known here.", of.Code);
        return "…";
    }

    [GeneratedRegex(@"<br\b[^<>]*>|</(p|div|tr|ul|ol|h[1-6])>", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Break();

    [GeneratedRegex(@"<li\b[^<>]*>", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Item();

    /// <summary>Tags but for those of bold, italic and underlined words.</summary>
    [GeneratedRegex(@"<(?!/?(b|strong|i|em|u)>)/?[A-Za-z][^<>]*>", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"[ \t]+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\n{2,}", RegexOptions.NonBacktracking)]
    private static partial Regex Lines();

    [GeneratedRegex(@"\{[^\s{}]([^{}]*[^\s{}])?\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Piped();

    [GeneratedRegex(@"\A\$\{[^{}]*\}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Reference();
}
