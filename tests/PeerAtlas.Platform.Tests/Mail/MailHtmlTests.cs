using PeerAtlas.Platform.Mail;

namespace PeerAtlas.Platform.Tests.Mail;

public sealed class MailHtmlTests
{
    [Fact]
    public void Gaps_part_paragraphs_and_line_ends_lines() =>
        Assert.Contains(
            "<body>\n<p>Hello,</p>\n<p>one<br>\ntwo</p>\n<p>Goodbye</p>\n</body>",
            MailHtml.From("Hello", "Hello,\r\n\r\none\ntwo\n \n\nGoodbye\n")
        );

    [Fact]
    public void What_means_something_in_html_is_written_out()
    {
        var html = MailHtml.From("<title>", "Research & Development <script src=\"https://evil.example/x.js\"></script> ñ");
        Assert.Contains("<title>&lt;title&gt;</title>", html);
        Assert.Contains(
            "Research &amp; Development &lt;script src=&quot;<a href=\"https://evil.example/x.js\">https://evil.example/x.js</a>&quot;&gt;&lt;/script&gt; ñ",
            html
        );
    }

    [Theory]
    [InlineData("Open https://a.example/survey/1?language=es&x=1.", "https://a.example/survey/1?language=es&amp;x=1", ".")]
    [InlineData("(see HTTPS://a.example)", "HTTPS://a.example", ")")]
    [InlineData("https://a.example/#k,", "https://a.example/#k", ",")]
    public void An_address_is_a_link_without_what_ends_the_sentence(string text, string link, string rest) =>
        Assert.Contains($"<a href=\"{link}\">{link}</a>{rest}</p>", MailHtml.From("", text));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://")]
    [InlineData("anna@agency.example")]
    public void Nothing_else_is_a_link(string text) => Assert.DoesNotContain("<a", MailHtml.From("", text));
}
