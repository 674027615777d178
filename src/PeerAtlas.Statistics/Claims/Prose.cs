using System.Text.RegularExpressions;

namespace PeerAtlas.Statistics.Claims;

/// <summary>A sentence of a text.</summary>
/// <param name="Text">As it stands there, white space made even, Markdown emphasis taken off.</param>
/// <param name="Headings">The headings above it, joined; only those that name a subject.</param>
/// <param name="Paragraph">The number of its paragraph.</param>
/// <param name="IsTableRow">Whether it is a row of a table, whose words are not a sentence.</param>
internal sealed record Sentence(string Text, string Headings, int Paragraph, bool IsTableRow);

/// <summary>Takes plain text or Markdown apart into sentences.</summary>
internal static partial class Prose
{
    private const int Patience = 60_000;

    public static List<Sentence> Sentences(string text)
    {
        var sentences = new List<Sentence>();
        var headings = new List<(int Level, string Title)>();
        var paragraph = new List<string>();
        var number = 0;
        var inCode = false;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Append(""))
        {
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal))
                inCode = !inCode;
            var heading = Heading().Match(line);
            var startsAnew = heading.Success || ListItem().IsMatch(line) || line.TrimStart().StartsWith('|');
            if (inCode || startsAnew || line.Trim().Length == 0)
            {
                AddParagraph(sentences, paragraph, headings, number++);
                paragraph.Clear();
            }

            if (heading.Success)
                Enter(headings, heading.Groups["level"].Length, heading.Groups["title"].Value);
            else if (!inCode && line.Trim().Length > 0)
                paragraph.Add(ListItem().Replace(line, "").Trim());
        }

        return sentences;
    }

    private static void Enter(List<(int Level, string Title)> headings, int level, string title)
    {
        headings.RemoveAll(h => h.Level >= level);
        if (!GenericHeading().IsMatch(title))
            headings.Add((level, title.Trim().ToLowerInvariant()));
    }

    private static void AddParagraph(List<Sentence> sentences, List<string> lines, List<(int Level, string Title)> headings, int number)
    {
        if (lines.Count == 0)
            return;
        var above = string.Join(" / ", headings.Select(h => h.Title));
        if (lines[0].StartsWith('|'))
        {
            sentences.Add(new(lines[0], above, number, IsTableRow: true));
            return;
        }

        var text = Spaces().Replace(Emphasis().Replace(string.Join(' ', lines), ""), " ").Trim();
        var start = 0;
        foreach (Match end in SentenceEnd().Matches(text))
        {
            if (Abbreviation().IsMatch(text[start..(end.Index + 1)]))
                continue;
            sentences.Add(new(text[start..(end.Index + end.Length)].Trim(), above, number, IsTableRow: false));
            start = end.Index + end.Length;
        }

        if (start < text.Length)
            sentences.Add(new(text[start..].Trim(), above, number, IsTableRow: false));
    }

    [GeneratedRegex(@"^\s{0,3}(?<level>#{1,6})\s+(?<title>.*?)\s*#*\s*$", RegexOptions.None, Patience)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s*(?:[-*+•]|\d{1,2}[.)])\s+", RegexOptions.None, Patience)]
    private static partial Regex ListItem();

    [GeneratedRegex(@"^\W*(?:\d+[.\d]*\s*)?(?:executive |key |main )?(?:results?|discussion|summary|findings|conclusions?|introduction|overview|abstract|highlights|background|methods?|limitations|appendix|recommendations)\W*$", RegexOptions.IgnoreCase, Patience)]
    private static partial Regex GenericHeading();

    [GeneratedRegex(@"[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}", RegexOptions.None, Patience)]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\s+", RegexOptions.None, Patience)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[.!?][""”’)\]]?(?=\s+[""“‘(\[]?[\p{Lu}\d])", RegexOptions.None, Patience)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"(?:\b(?:e\.g|i\.e|approx|ca|vs|no|nos|fig|dr|mr|mrs|ms|st|etc|incl|[A-Z])|\s[A-Z](?:\.[A-Z])+)\.$", RegexOptions.IgnoreCase, Patience)]
    private static partial Regex Abbreviation();
}
