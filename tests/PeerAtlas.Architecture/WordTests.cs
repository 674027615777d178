using System.Text.RegularExpressions;

namespace PeerAtlas.Architecture;

/// <summary>
/// Holds that a bilingual page says nothing but words, so that a translator sees all of it. A page is bilingual when its model says so, and a part
/// of a page when it says words. What a page says is what remains of it without its code and its tags, and what its attributes show.
/// </summary>
public sealed partial class WordTests
{
    /// <summary>A printed letter has both languages beside each other, whoever prints it.</summary>
    private static readonly string[] InBothLanguages = ["_Letters.cshtml"];

    [Fact]
    public void A_bilingual_page_says_nothing_but_words()
    {
        var pages = Directory
            .EnumerateFiles(Path.Combine(ProjectTests.Root, "src"), "*.cshtml", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Contains("obj") && !InBothLanguages.Contains(Path.GetFileName(file)))
            .Select(file => (Name: Path.GetRelativePath(ProjectTests.Root, file), Text: File.ReadAllText(file), Model: file + ".cs"))
            .Where(page => page.Text.Contains("Language[", StringComparison.Ordinal) || IsBilingual(page.Model))
            .ToList();
        Assert.True(pages.Count > 30, $"Only {pages.Count} bilingual pages were found.");
        Assert.Equal("", string.Join('\n', pages.SelectMany(page => Said(page.Text).Select(said => $"{page.Name}: {said}"))));
    }

    [Theory]
    [InlineData("<p>@Language[PeerWords.Back] and more</p>")]
    [InlineData("<p>\n  Answer now.\n</p>")]
    [InlineData("<usa-button label=\"Save\">@Language[PeerWords.Back]</usa-button>")]
    [InlineData("<h1>@(Model.IsNew ? \"Add one\" : Language[PeerWords.Back])</h1>")]
    public void A_sentence_outside_words_is_found(string page) => Assert.NotEmpty(Said(page));

    [Theory]
    [InlineData("@page \"/peer\"\n@model IndexModel\n@{\n  ViewData[\"Wide\"] = true;\n}\n<p class=\"pa-text\">@Language[PeerWords.Back, Model.Of(\"x\")]</p>")]
    [InlineData("@if (Model.Count > 0)\n{\n  <b>@Model.Count</b>\n}\nelse\n{\n  <i>–</i>\n}")]
    [InlineData("@* A remark on this part. *@\n<a href=\"mailto:@Model.Mail\" type=\"submit\">@Model.Mail</a>")]
    public void What_is_no_sentence_is_left_alone(string page) => Assert.Empty(Said(page));

    private static bool IsBilingual(string model) => File.Exists(model) && File.ReadAllText(model).Contains("[Bilingual]", StringComparison.Ordinal);

    private static IEnumerable<string> Said(string page)
    {
        var text = Remark().Replace(page, "");
        var strings = new List<string>();
        text = WithoutCode(text, strings);
        var shown = Shown().Matches(text).Select(match => match.Groups["text"].Value);
        var between = Tag().Replace(text, "\n").Split('\n').Select(line => line.Trim()).Where(line => !Code().IsMatch(line));
        return strings.Concat(shown).Concat(between).Where(said => Sentence().IsMatch(said) && !IsName(said));
    }

    private static bool IsName(string said) => said.Trim() is "PeerAtlas";

    /// <summary>The page without expressions and blocks of code; what an expression says as a sentence of its own is added to the strings.</summary>
    private static string WithoutCode(string page, List<string> strings)
    {
        var kept = new System.Text.StringBuilder();
        for (var at = 0; at < page.Length; at++)
        {
            if (page[at] != '@' || at + 1 == page.Length)
            {
                kept.Append(page[at]);
                continue;
            }

            var end = EndOfExpression(page, at + 1);
            var code = page[(at + 1)..end];
            if (code.StartsWith('('))
                strings.AddRange(
                    Literal().Matches(code).Select(match => match.Groups["text"].Value).Where(said => said.Contains(' ', StringComparison.Ordinal))
                );
            at = end - 1;
        }

        return kept.ToString();
    }

    private static int EndOfExpression(string page, int at)
    {
        if (page[at] is '{' or '(')
            return EndOfBrackets(page, at);
        var keyword = Keyword().Match(page, at);
        if (keyword.Success && keyword.Index == at)
            return keyword.Value.EndsWith('(') ? EndOfBrackets(page, at + keyword.Length - 1) : EndOfLine(page, at);
        while (at < page.Length && (char.IsLetterOrDigit(page[at]) || page[at] is '_' or '(' or '[' || IsDot(page, at)))
            at = page[at] is '(' or '[' ? EndOfBrackets(page, at) : at + 1;
        return at;
    }

    private static bool IsDot(string page, int at) => page[at] == '.' && at + 1 < page.Length && char.IsLetter(page[at + 1]);

    private static int EndOfLine(string page, int at) => page.IndexOf('\n', at) is var end and >= 0 ? end : page.Length;

    private static int EndOfBrackets(string page, int at)
    {
        var depth = 0;
        for (; at < page.Length; at++)
        {
            if (page[at] == '"')
                at = page.IndexOf('"', at + 1);
            else if (page[at] is '(' or '[' or '{')
                depth++;
            else if (page[at] is ')' or ']' or '}' && --depth == 0)
                return at + 1;
        }

        return page.Length;
    }

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Remark();

    [GeneratedRegex(@"(if|foreach|for|while|switch) \(|(page|model|using|inject|namespace|section|addTagHelper|await)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Keyword();

    /// <summary>The attributes that show a text.</summary>
    [GeneratedRegex(@"\b(label|hint|heading|title|caption|placeholder|aria-label|alt|action)=""(?<text>[^""?][^""]*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shown();

    [GeneratedRegex(@"<[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();

    /// <summary>What stands between tags and is code: the rest of a condition, a statement.</summary>
    [GeneratedRegex(@"^(else|//|\}|foreach \(|if \(|case |default:|break;)|;$|^[{}]+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();

    [GeneratedRegex("\"(?<text>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\p{L}{3,}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sentence();
}
