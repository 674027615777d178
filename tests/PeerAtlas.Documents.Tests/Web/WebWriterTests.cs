using System.Text;
using AngleSharp.Html.Parser;
using PeerAtlas.Documents.Web;

namespace PeerAtlas.Documents.Tests.Web;

public sealed class WebWriterTests
{
    private readonly AngleSharp.Html.Dom.IHtmlDocument page = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(WebWriter.Write(Given.Spanish)));

    [Fact]
    public void It_says_its_language_its_title_and_its_parts()
    {
        Assert.Equal(("es", "Par especialista"), (page.DocumentElement.GetAttribute("lang"), page.Title));
        Assert.Equal(["De qué se trata"], page.QuerySelectorAll("h2").Select(heading => heading.TextContent));
        Assert.Equal("In English only.", page.QuerySelector("[lang=en]")!.TextContent);
        Assert.Equal("Código para comprobar", page.QuerySelector("img")!.GetAttribute("alt"));
        Assert.Equal(2, page.QuerySelectorAll("tbody th[scope=row]").Length);
    }

    [Fact]
    public void What_was_typed_is_text_and_nothing_is_fetched()
    {
        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Contains("<script>alert(1)</script>", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll("[src], [href]"), element => Assert.StartsWith("data:", element.GetAttribute("src"), StringComparison.Ordinal));
    }
}
