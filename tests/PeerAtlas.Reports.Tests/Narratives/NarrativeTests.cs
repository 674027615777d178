using PeerAtlas.Reports.Narratives;
using PeerAtlas.Statistics;

namespace PeerAtlas.Reports.Tests.Narratives;

public class NarrativeTests
{
    private static readonly FigureBook Figures = new(new FakeWaves().Tables, UnreliableFigures.Withhold);

    [Theory]
    [InlineData("{{agency.turnover.yes.share}} had turnover.", "63% had turnover.")]
    [InlineData("{{ agency.turnover.yes.share | of }} had turnover.", "19 of 30 had turnover.")]
    [InlineData("{{agency.turnover.yes.share|count}} of the {{agency.turnover.yes.share|base}}", "19 of the 30")]
    [InlineData("{{agency.turnover.yes.share|interval}}", "10% to 90%")]
    [InlineData("On average {{agency.peers.mean}}, in all {{agency.peers.total}}.", "On average 8.3, in all 250.")]
    [InlineData("Open {{\"24/7\"}}.", "Open 24/7.")]
    [InlineData("{{peer.rare.yes.share}} of {{peer.rare.yes.share|base}}", "[withheld] of 7")]
    public void A_reference_becomes_the_value_of_its_figure(string markdown, string expected)
    {
        var narrative = Narrative.Read(markdown, Figures);

        Assert.Empty(narrative.Problems);
        Assert.Equal(expected, Words(narrative.Text));
    }

    [Theory]
    [InlineData(FigureKind.Quantile, 8, "", "$8")]
    [InlineData(FigureKind.Median, 12.5, "", "$12.5")]
    [InlineData(FigureKind.Ratio, 0.3256, "|percent", "$33%")]
    [InlineData(FigureKind.Share, 0.285, "", "$29%")]
    [InlineData(FigureKind.Share, 0.001, "", "$less than 1%")]
    public void A_value_is_rounded_as_its_kind_asks(FigureKind kind, double value, string format, string expected)
    {
        var figures = new FigureBook([Table(FakeWaves.Share("agency.x", "X", 1, 200) with { Kind = kind, Estimate = value })], UnreliableFigures.Withhold);

        var narrative = Narrative.Read("${{agency.x" + format + "}}", figures);

        Assert.Empty(narrative.Problems);
        Assert.Equal(expected, Words(narrative.Text));
    }

    [Fact]
    public void Underscores_in_a_name_do_not_become_emphasis()
    {
        var figures = new FigureBook([Table(FakeWaves.Share("agency._why_.low_pay_.share", "Low pay", 3, 4))], UnreliableFigures.Withhold);

        var narrative = Narrative.Read("*So* {{agency._why_.low_pay_.share}}.", figures);

        Assert.Empty(narrative.Problems);
        Assert.Equal("So 75%.", Words(narrative.Text));
    }

    [Fact]
    public void An_unknown_name_is_an_error_on_its_line_with_the_name_that_may_be_meant()
    {
        var narrative = Narrative.Read("First line.\nSecond, {{agency.turnover.yess.share}}.", Figures);

        var problem = Assert.Single(narrative.Problems);
        Assert.Equal(2, problem.Line);
        Assert.Contains("no figure named “agency.turnover.yess.share”", problem.Message, StringComparison.Ordinal);
        Assert.Contains("agency.turnover.yes.share?", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{agency.peers.mean|of}}", "cannot be written as of")]
    [InlineData("{{agency.peers.mean|percent}}", "cannot be written as percent")]
    [InlineData("{{agency.peers.mean|loud}}", "is no way to write a figure")]
    [InlineData("Text {{agency.peers.mean", "is not closed")]
    public void What_cannot_be_written_is_an_error(string markdown, string message) =>
        Assert.Contains(message, Assert.Single(Narrative.Read(markdown, Figures).Problems).Message, StringComparison.Ordinal);

    [Fact]
    public void A_figure_of_nobody_is_an_error()
    {
        var figures = new FigureBook(
            [Table(FakeWaves.Share("agency.empty.yes.share", "Yes", 0, 1) with { Estimate = null, Base = new("nobody", 0) })],
            UnreliableFigures.Withhold
        );

        Assert.Contains(
            "nobody is in its base",
            Assert.Single(Narrative.Read("{{agency.empty.yes.share}}", figures).Problems).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_typed_number_is_flagged_where_it_stands()
    {
        const string Markdown = "# Turnover\n\nIt was **63 %** in all,\nand `two thirds` elsewhere.";

        var problems = Narrative.Read(Markdown, Figures).Problems;

        Assert.Equal([(3, "63 %"), (4, "two thirds")], problems.Select(problem => (problem.Line, problem.Number!.Text)));
        Assert.All(problems, problem => Assert.Equal(problem.Number!.Text, Markdown.Substring(problem.Number.Position!.Value, problem.Number.Text.Length)));
    }

    [Theory]
    [InlineData("It was 1**2** agencies.")]
    [InlineData("It was &#49;2 agencies.")]
    [InlineData("It was [12](https://example.org) agencies.")]
    [InlineData("It was ![12](https://example.org/a.png) agencies.")]
    [InlineData("    12 agencies in what would be code")]
    [InlineData("<b>12</b> agencies")]
    [InlineData("1. first\n2. 12 agencies")]
    public void Marks_of_Markdown_do_not_hide_a_number(string markdown) =>
        Assert.Equal("12", Assert.Single(Narrative.Read(markdown, Figures).Problems).Number!.Text);

    [Theory]
    [InlineData("<script>alert('x')</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[a](javascript:alert(1))")]
    [InlineData("[a](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[a](http://example.org)")]
    [InlineData("[a](//example.org)")]
    [InlineData("![a](https://example.org/pixel.png)")]
    [InlineData("<javascript:alert%28x%29>")]
    [InlineData("[a]: javascript:alert(x)\n\n[a]")]
    public void Hostile_markdown_is_only_words(string markdown)
    {
        var runs = Runs(Narrative.Read(markdown, Figures).Text).ToList();

        Assert.All(runs, run => Assert.Null(run.Link));
    }

    [Fact]
    public void Links_to_https_and_mail_are_kept()
    {
        var runs = Runs(Narrative.Read("[site](https://example.org/a?b=c&d=e) and <info@example.org>", Figures).Text);

        Assert.Equal(["https://example.org/a?b=c&d=e", "mailto:info@example.org"], runs.Select(run => run.Link).OfType<string>());
    }

    [Fact]
    public void Text_that_is_nested_without_end_is_refused_in_words()
    {
        var problem = Assert.Single(Narrative.Read(new string('>', 5_000) + " deep", Figures).Problems);

        Assert.Contains("too deep", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_quotations_and_subheadings_keep_their_form()
    {
        var text = Narrative.Read("## Why\n\n- pay\n- *more* pay\n\n> quiet", Figures).Text;

        Assert.Equal([TextKind.Subheading, TextKind.BulletList, TextKind.Quotation], text.Select(block => block.Kind));
        Assert.Equal(2, text[1].Children.Count);
        Assert.Contains(Runs(text), run => run is { Text: "more", Emphasis: true });
    }

    [Fact]
    public void An_unreliable_figure_is_written_when_the_report_shows_such_figures()
    {
        var figures = new FigureBook(new FakeWaves().Tables, UnreliableFigures.ShowMarked);

        Assert.Equal("29%†", Words(Narrative.Read("{{peer.rare.yes.share}}", figures).Text));
        Assert.Equal("unreliable: fewer than 30 answers", figures.Find("peer.rare.yes.share")!.Verdict.Rule);
    }

    [Fact]
    public void A_figure_that_wants_review_is_published_with_its_note()
    {
        var figures = new FigureBook(
            [Table(FakeWaves.Share("agency.x", "X", 1, 200) with { Verdict = new(Presentation.Review, "fewer than 8 degrees of freedom") })],
            UnreliableFigures.Withhold
        );

        Assert.Equal(new Verdict(Presentation.ShowWithNote, "fewer than 8 degrees of freedom"), figures.Find("agency.x")!.Verdict);
    }

    private static FigureTable Table(Figure figure) =>
        new()
        {
            Name = "t",
            Title = "T",
            Columns = [""],
            Rows = [new("r", [figure])],
        };

    private static string Words(IEnumerable<TextBlock> blocks) => string.Concat(Runs(blocks).Select(run => run.Text));

    private static IEnumerable<TextRun> Runs(IEnumerable<TextBlock> blocks) => blocks.SelectMany(block => block.Runs.Concat(Runs(block.Children)));
}
