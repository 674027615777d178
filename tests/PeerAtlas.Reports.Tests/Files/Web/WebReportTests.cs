using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using PeerAtlas.Reports.Files.Web;

namespace PeerAtlas.Reports.Tests.Files.Web;

public class WebReportTests
{
    private readonly IDocument page = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(WebReport.Write(Editions.Full)));

    [Fact]
    public void It_fetches_nothing_and_runs_nothing()
    {
        Assert.Empty(page.QuerySelectorAll("script, link, img, iframe, object, embed, [src], [style], [onload], [onerror]"));
        Assert.DoesNotContain("url(", page.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", page.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "default-src 'none'",
            page.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content"),
            StringComparison.Ordinal
        );
        Assert.All(page.QuerySelectorAll("a"), link => Assert.Matches("^(#|https:|mailto:)", link.GetAttribute("href")!));
        Assert.Contains("<script>alert('x')</script>", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void It_has_a_language_a_title_and_an_order_of_headings()
    {
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.StartsWith("Peer workers", page.Title, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("h1"));
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(page.QuerySelectorAll("nav a"), link => Assert.NotNull(page.QuerySelector("h2" + link.GetAttribute("href"))));
    }

    [Fact]
    public void Every_chart_is_described_and_stands_over_its_table()
    {
        var charts = page.QuerySelectorAll("svg");
        Assert.Equal((3, 3), (page.QuerySelectorAll(".pa-chart--wide").Length, page.QuerySelectorAll(".pa-chart--narrow").Length));
        Assert.All(charts, chart =>
        {
            Assert.Equal("img", chart.GetAttribute("role"));
            Assert.NotEmpty(page.GetElementById(chart.GetAttribute("aria-labelledby")!)!.TextContent);
            Assert.Contains(
                "The same figures are in the table below",
                page.GetElementById(chart.GetAttribute("aria-describedby")!)!.TextContent,
                StringComparison.Ordinal
            );
            Assert.NotNull(chart.ParentElement!.QuerySelector("table"));
        });
    }

    [Fact]
    public void A_withheld_figure_has_no_bar_and_says_so()
    {
        var grouped = page.QuerySelectorAll(".pa-chart--wide")[1];
        Assert.Equal(3, grouped.QuerySelectorAll("rect").Length - grouped.QuerySelectorAll("rect[width='12']").Length);
        Assert.Contains("withheld", grouped.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("td").Select(cell => cell.TextContent), text => text.StartsWith("withheld", StringComparison.Ordinal));
    }

    [Fact]
    public void Notes_come_with_figures_in_sentences_and_in_tables()
    {
        Assert.Equal(
            "23%a",
            page.QuerySelectorAll("main p strong").First(strong => strong.TextContent == "23%").TextContent + page.QuerySelector("main p sup")!.TextContent
        );
        Assert.Contains("use with caution: few answers", page.QuerySelector(".notes")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("fewer than 30 answers", page.QuerySelectorAll(".notes").Select(notes => notes.TextContent).Last(), StringComparison.Ordinal);
    }
}
