using System.Globalization;
using PeerAtlas.Design.Figures;
using PeerAtlas.Design.Tests.Pages;
using PeerAtlas.Statistics;

namespace PeerAtlas.Design.Tests.Figures;

public sealed class FigureTests(DesignSite site, Chromium chromium)
{
    private static readonly Language English = new();

    [Fact]
    public async Task A_figure_is_a_table_with_its_base_its_intervals_and_its_note()
    {
        var figure = (await site.GetAsync("/figures")).QuerySelector("#figure-agency-activities")!;
        Assert.Equal("In which activities do peer workers take part at your agency?", figure.QuerySelector("figcaption")!.TextContent);
        Assert.Equal(figure.QuerySelector("figcaption")!.TextContent, figure.QuerySelector("table caption")!.TextContent);
        Assert.Equal(["Answer", "Agencies", "Interval", "Number"], figure.QuerySelectorAll("thead th").Select(heading => heading.TextContent));
        Assert.Equal(
            ["Team meetings and the planning of care", "83%", "66% to 93%", "25 of 30"],
            figure.QuerySelectorAll("tbody tr")[0].Children.Select(cell => cell.TextContent)
        );
        Assert.Equal(
            ["Base: agencies that answered the question", "Intervals: 95%, Wilson", "Several answers were possible."],
            figure.QuerySelectorAll(".pa-figure__foot").Select(line => line.TextContent)
        );
    }

    [Fact]
    public async Task A_base_that_all_figures_share_is_said_once() =>
        Assert.Contains(
            "agencies that answered the question (n = 64)",
            (await site.GetAsync("/figures")).QuerySelector("#figure-peer-hours .pa-figure__foot")!.TextContent
        );

    [Fact]
    public async Task Verdicts_are_written_in_words()
    {
        var rows = (await site.GetAsync("/figures")).QuerySelectorAll("#figure-agency-activities tbody tr");
        Assert.Equal("73%use with caution: the interval is wide", rows[2].Children[1].TextContent);
        Assert.Equal("withheldit stands for 10 or fewer persons", rows[3].Children[1].TextContent);
        Assert.Equal("7%not reviewed yet", rows[4].Children[1].TextContent);
        Assert.Equal("no answers", rows[5].Children[1].TextContent);
    }

    [Fact]
    public async Task Nothing_of_a_withheld_figure_reaches_the_page()
    {
        using var client = site.Client();
        var html = await client.GetStringAsync("/figures");
        Assert.DoesNotContain("8887", html);
        Assert.DoesNotContain("8,887", html);
        Assert.DoesNotContain("0.000337", html);
        Assert.All(DesignSite.Parse(html).QuerySelectorAll("[data-verdict=Suppress]"), cell =>
        {
            Assert.Null(cell.QuerySelector("svg"));
        });
    }

    [Fact]
    public async Task A_table_by_group_says_interval_and_number_in_every_cell()
    {
        var figure = (await site.GetAsync("/figures")).QuerySelector("#figure-agency-descriptions-by-region")!;
        Assert.Equal(["Answer", "Boston", "Central", "West"], figure.QuerySelectorAll("thead th").Select(heading => heading.TextContent));
        Assert.Equal("75%47% to 91%9 of 12", figure.QuerySelector("tbody td")!.TextContent);
    }

    [Fact]
    public async Task A_figure_in_a_sentence_says_what_it_rests_on()
    {
        var inline = (await site.GetAsync("/figures")).QuerySelectorAll(".pa-figure-inline");
        Assert.Equal("63% (19 of 30; 95% interval 46% to 78%)", inline[0].TextContent);
        Assert.Equal("withheld (it stands for 10 or fewer persons)", inline[1].TextContent);
    }

    [Theory]
    [InlineData(FigureKind.Share, 0.5449, "", 30, "54%")]
    [InlineData(FigureKind.Share, 0.5449, "", 2000, "54.5%")]
    [InlineData(FigureKind.Count, 1234, "", 1234, "1,234")]
    [InlineData(FigureKind.Mean, 8.3333, "", 30, "8.3")]
    [InlineData(FigureKind.Mean, 140.4, "hours", 30, "140 hours")]
    [InlineData(FigureKind.Median, 14.2, "dollars an hour", 30, "$14.20 an hour")]
    [InlineData(FigureKind.Total, 250, "people", 30, "250 people")]
    public void Figures_are_written_by_their_kind(FigureKind kind, double value, string unit, int of, string expected)
    {
        var figure = FiguresModel.Share("x", 1, of) with { Kind = kind, Estimate = value, Unit = unit };
        Assert.Equal(expected, FigureText.Estimate(figure, English));
    }

    [Theory]
    [InlineData(1280, "wide")]
    [InlineData(320, "narrow")]
    public async Task Charts_are_drawn_without_a_script_for_the_width_of_the_screen_and_the_tables_fold_up(int width, string kind)
    {
        var page = await chromium.PageAsync(site, width, scripts: false);
        await page.GotoAsync("figures");
        var chart = page.Locator($"#figure-agency-activities .pa-chart--{kind}");
        Assert.Equal(1, await page.Locator("#figure-agency-activities svg[role=img]:visible").CountAsync());
        Assert.True(await chart.IsVisibleAsync());
        Assert.StartsWith("In which activities", await chart.Locator("title").TextContentAsync(), StringComparison.Ordinal);
        var texts = await chart.Locator("text").AllTextContentsAsync();
        Assert.Contains("83%", texts);
        Assert.Contains("withheld", texts);
        var letters = await chart.Locator("text").EvaluateAllAsync<double[]>("all => all.map(text => text.getBoundingClientRect().height)");
        Assert.All(letters, height => Assert.True(height > 11, $"Letters are {height} px high."));
        var right = await chart.Locator("*").EvaluateAllAsync<double[]>("all => all.map(part => part.getBoundingClientRect().right)");
        Assert.All(right, edge => Assert.True(edge <= width));
        Assert.False(await page.Locator("#figure-agency-activities table").IsVisibleAsync());
        Assert.True(await page.Locator("#figure-agency-size table").IsVisibleAsync());
        await Chromium.KeepPictureAsync(page, "figures-" + kind);
        await page.CloseAsync();
    }

    [Fact]
    public async Task Bars_are_as_long_as_their_figures()
    {
        var chart = (await site.GetAsync("/figures")).QuerySelector("#figure-agency-activities .pa-chart--wide")!;
        var widths = chart.QuerySelectorAll("rect").Select(bar => double.Parse(bar.GetAttribute("width")!, CultureInfo.InvariantCulture)).ToList();
        // As the table writes them: 83%, 80%, 73% and 7%.
        Assert.Equal([100, 80 / 0.83, 73 / 0.83, 7 / 0.83], widths.Select(width => 100 * width / widths[0]), (one, other) => Math.Abs(one - other) < 0.01);
    }

    [Fact]
    public async Task On_paper_the_table_stands_under_the_chart_and_the_navigation_is_gone()
    {
        var page = await chromium.PageAsync(site);
        await page.GotoAsync("figures?as=Ana");
        await page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        await Chromium.KeepPictureAsync(page, "figures-paper");
        Assert.True(await page.Locator("#figure-agency-activities table").IsVisibleAsync());
        Assert.True(await page.Locator("#figure-agency-activities .pa-chart--wide").IsVisibleAsync());
        Assert.False(await page.Locator(".pa-nav").IsVisibleAsync());
        await page.CloseAsync();
    }
}
