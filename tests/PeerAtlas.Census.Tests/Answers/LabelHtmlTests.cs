using PeerAtlas.Census.Answers;

namespace PeerAtlas.Census.Tests.Answers;

public sealed class LabelHtmlTests
{
    [Theory]
    [InlineData("Plain & <simple>", "Plain &amp; &lt;simple&gt;", "Plain & <simple>")]
    [InlineData(
        "**Bold** and *slanted*, __bold__ and _slanted_",
        "<strong>Bold</strong> and <em>slanted</em>, <strong>bold</strong> and <em>slanted</em>",
        "Bold and slanted, bold and slanted"
    )]
    [InlineData("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name")]
    [InlineData("# Heading\nText", "<strong>Heading</strong><br>Text", "Heading Text")]
    [InlineData("<b>A</b><br/>B", "<strong>A</strong><br>B", "A B")]
    [InlineData("<span style=\"color:red\">Red</span> <font size=3>x</font>", "Red x", "Red x")]
    [InlineData("<b><i>open", "<strong><em>open</em></strong>", "open")]
    [InlineData("<b>a<i>b</b>c</i>", "<strong>a<em>b</em></strong>c", "abc")]
    [InlineData(
        "[State](https://state.example/a?b=1&c)",
        "<a href=\"https://state.example/a?b=1&amp;c\" target=\"_blank\" rel=\"noopener noreferrer\">State</a>",
        "State"
    )]
    [InlineData("[x](javascript:alert(1))", "[x](javascript:alert(1))", "[x](javascript:alert(1))")]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;", "<img src=x onerror=alert(1)>")]
    [InlineData("<b onclick=\"alert(1)\">x</b>", "<strong>x</strong>", "x")]
    [InlineData(@"\*not slanted\*", "*not slanted*", "*not slanted*")]
    public void A_text_is_drawn_with_what_authors_mark_and_nothing_else(string text, string html, string plain)
    {
        Assert.Equal(html, LabelHtml.Of(text));
        Assert.Equal(plain, LabelHtml.Plain(text));
    }

    [Fact]
    public void An_answer_that_a_text_names_is_put_in_as_it_is_given() =>
        Assert.Equal(
            "<strong>Hello <span>&lt;i&gt;</span></strong>",
            LabelHtml.Of("**Hello ${who}**", name => $"<span>{(name == "who" ? "&lt;i&gt;" : "")}</span>")
        );

    [Theory]
    [InlineData('*')]
    [InlineData('_')]
    [InlineData('<')]
    [InlineData('[')]
    [InlineData('\\')]
    public void No_text_takes_long(char mark)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();

        LabelHtml.Of(new string(mark, 30_000) + "x");
        LabelHtml.Of(string.Concat(Enumerable.Repeat(mark + "a ", 10_000)));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"It took {clock.Elapsed}.");
    }

    [Fact]
    public void What_stands_in_a_heading_is_drawn_too_and_headings_in_headings_are_one()
    {
        Assert.Equal(
            "<strong>Survey<br>of <strong>markets</strong> Ana</strong>",
            LabelHtml.Of("# <span style=\"color:#4169E1\">Survey</span><br/>of **markets** ${name}", _ => "Ana")
        );
        Assert.Equal("<strong>x</strong>", LabelHtml.Of(string.Concat(Enumerable.Repeat("# ", 16_000)) + "x"));
    }
}
