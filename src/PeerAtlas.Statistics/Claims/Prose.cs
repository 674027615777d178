using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PeerAtlas.Statistics.Claims;

/// <summary>A sentence of a text.</summary>
/// <param name="Text">As it stands there, white space made even, Markdown emphasis taken off.</param>
/// <param name="Headings">The headings above it, joined; only those that name a subject.</param>
/// <param name="Paragraph">The number of its paragraph.</param>
/// <param name="IsTableRow">Whether it is a row of a table, whose words are not a sentence.</param>
internal sealed record Sentence(string Text, string Headings, int Paragraph, bool IsTableRow);

/// <summary>Takes plain text or Markdown apart into sentences.</summary>
internal static class Prose
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private const int LongestHeading = 200;
    private const int LongestAbbreviation = 30;

    public static List<Sentence> Sentences(string text)
    {
        var sentences = new List<Sentence>();
        var headings = new List<(int Level, string Title)>();
        var paragraph = new List<string>();
        var number = 0;
        var inCode = false;
        foreach (var line in Plain(text).ReplaceLineEndings("\n").Split('\n').Append(""))
        {
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal))
                inCode = !inCode;
            var level = HeadingLevel(line);
            var startsAnew = level > 0 || ListItem.IsMatch(line) || line.TrimStart().StartsWith('|');
            if (inCode || startsAnew || line.Trim().Length == 0)
            {
                AddParagraph(sentences, paragraph, headings, number++);
                paragraph.Clear();
            }

            if (level > 0)
                Enter(headings, level, line.Trim().Trim('#').Trim());
            else if (!inCode && line.Trim().Length > 0)
                paragraph.Add(ListItem.Replace(line, "").Trim());
        }

        return sentences;
    }

    private static void Enter(List<(int Level, string Title)> headings, int level, string title)
    {
        headings.RemoveAll(h => h.Level >= level);
        if (title.Length > LongestHeading)
            headings.Add((level, title[..LongestHeading]));
        else if (!GenericHeading.IsMatch(title))
            headings.Add((level, title.ToLowerInvariant()));
    }

    /// <summary>One to six hashes and white space begin a heading; 0 for another line.</summary>
    private static int HeadingLevel(string line)
    {
        var start = line.AsSpan().TrimStart();
        var level = start.Length - start.TrimStart('#').Length;
        return level is >= 1 and <= 6 && line.Length - start.Length <= 3 && level < start.Length && char.IsWhiteSpace(start[level]) ? level : 0;
    }

    /// <summary>
    /// The text with one form for what typography writes in several: hyphens and minus signs, dashes between numbers, spaces. Characters
    /// that nobody sees and raised digits, which lead to notes, are left out.
    /// </summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (letter is '\u2010' or '\u2011' or '\u2012' or '\u2212' or '\uFE63' or '\uFF0D')
                plain.Append('-');
            else if (letter is '\u2014' or '\u2015' or '\uFE58' && IsBetweenNumbers(text, at))
                plain.Append('–');
            else if (letter is '\u00B9' or '\u00B2' or '\u00B3' or (>= '\u2070' and <= '\u207F'))
                plain.Append(MayBePower.IsMatch(text.AsSpan(Math.Max(0, at - 4), Math.Min(4, at))) ? "^" : "");
            else if (letter <= '\u007F')
                plain.Append(letter);
            else
                at += AppendSeen(plain, text, at);
        }

        return plain.ToString();
    }

    /// <summary>Appends a character of any script, nothing of those that nobody sees; gives how many more places it takes.</summary>
    private static int AppendSeen(StringBuilder plain, string text, int at)
    {
        var more = at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 1 : 0;
        var kind = CharUnicodeInfo.GetUnicodeCategory(text, at);
        if (kind == UnicodeCategory.SpaceSeparator)
            plain.Append(' ');
        else if (kind != UnicodeCategory.Format)
            plain.Append(text, at, 1 + more);
        return more;
    }

    private static bool IsBetweenNumbers(string text, int at)
    {
        var (before, after) = (at - 1, at + 1);
        while (before > 0 && at - before < 3 && (char.IsWhiteSpace(text[before]) || text[before] == '%'))
            before--;
        if (after < text.Length && char.IsWhiteSpace(text[after]))
            after++;
        return before >= 0 && after < text.Length && char.IsDigit(text[before]) && char.IsDigit(text[after]);
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

        var text = Spaces.Replace(Emphasis.Replace(string.Join(' ', lines), ""), " ").Trim();
        var start = 0;
        foreach (Match end in SentenceEnd.Matches(text))
        {
            // No abbreviation is longer; looking back to the start would take ever longer in a text of nothing else.
            if (Abbreviation.IsMatch(text[Math.Max(start, end.Index - LongestAbbreviation)..(end.Index + 1)]))
                continue;
            sentences.Add(new(text[start..(end.Index + end.Length)].Trim(), above, number, IsTableRow: false));
            start = end.Index + end.Length;
        }

        if (start < text.Length)
            sentences.Add(new(text[start..].Trim(), above, number, IsTableRow: false));
    }

    // A mark behind a plain 10 looks like a power of ten.
    private static readonly Regex MayBePower = new(@"(?<![\d.,])10$", RegexOptions.None, Patience);

    private static readonly Regex ListItem = new(@"^\s*(?:[-*+•]|\d{1,2}[.)])\s+", RegexOptions.None, Patience);

    private static readonly Regex GenericHeading = new(
        @"^\W*(?:\d+[.\d]*\s*)?(?:executive |key |main )?(?:results?|discussion|summary|findings|conclusions?|introduction|overview|abstract"
            + @"|highlights|background|methods?|limitations|appendix|recommendations)\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Patience
    );

    private static readonly Regex Emphasis = new(@"[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}", RegexOptions.None, Patience);

    private static readonly Regex Spaces = new(@"\s+", RegexOptions.None, Patience);

    private static readonly Regex SentenceEnd = new(@"[.!?][""”’)\]]?(?=\s+[""“‘(\[]?[\p{Lu}\d])", RegexOptions.None, Patience);

    private static readonly Regex Abbreviation = new(
        @"(?:\b(?:e\.g|i\.e|approx|ca|vs|no|nos|fig|dr|mr|mrs|ms|st|etc|incl|[A-Z])|\s[A-Z](?:\.[A-Z])+)\.$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Patience
    );
}
