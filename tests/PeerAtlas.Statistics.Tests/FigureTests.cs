namespace PeerAtlas.Statistics.Tests;

public class FigureTests
{
    private static readonly Figure Turnover = new()
    {
        Name = "agency.turnover.yes.share",
        Label = "Had some turnover",
        Kind = FigureKind.Share,
        Base = new("agencies that answered the question", 30),
        Count = 19,
        Estimate = 0.6333,
        Interval = new(0.4551, 0.7813, "Wilson"),
        Unit = "",
        Verdict = new(Presentation.Review, "fewer than 8 degrees of freedom"),
        Source = new("2010", "turnover", "share of yes"),
    };

    [Fact]
    public void A_figure_is_a_row_with_a_cell_for_each_column()
    {
        Assert.Equal(
            [
                "agency.turnover.yes.share",
                "Turnover",
                "Had some turnover",
                "Share",
                "0.6333",
                "0.4551",
                "0.7813",
                "Wilson",
                "0.95",
                "19",
                "30",
                "agencies that answered the question",
                "",
                "Review",
                "fewer than 8 degrees of freedom",
                "2010",
                "turnover",
                "share of yes",
                null,
            ],
            FigureColumns.Row(Turnover, "Turnover")
        );
        Assert.Equal(FigureColumns.Header.Count, FigureColumns.Row(Turnover, "").Count);
        Assert.Equal(
            [
                "figure",
                "table",
                "label",
                "kind",
                "estimate",
                "low",
                "high",
                "interval",
                "level",
                "count",
                "base",
                "base_is",
                "unit",
                "verdict",
                "rule",
                "wave",
                "question",
                "computed",
                "base_weighted",
            ],
            FigureColumns.Header
        );
    }

    [Fact]
    public void What_is_withheld_has_empty_cells()
    {
        var row = FigureColumns.Row(Turnover with { Estimate = null, Interval = null, Count = null }, "Turnover");
        Assert.All(new[] { 4, 5, 6, 7, 8, 9 }, cell => Assert.Null(row[cell]));
    }

    [Fact]
    public void A_figure_is_shown_when_it_exists_and_is_not_suppressed()
    {
        Assert.True(Turnover.IsShown);
        Assert.False((Turnover with { Estimate = null }).IsShown);
        Assert.False((Turnover with { Verdict = new(Presentation.Suppress, "rule") }).IsShown);
        Assert.Equal(new Verdict(Presentation.Show, ""), Verdict.Open);
    }

    [Fact]
    public void The_figures_of_a_table_come_row_by_row()
    {
        var other = Turnover with { Name = "other" };
        var table = new FigureTable
        {
            Name = "t",
            Title = "T",
            Columns = ["all"],
            Rows = [new("yes", [Turnover]), new("no", [other])],
        };
        Assert.Equal(["agency.turnover.yes.share", "other"], table.Figures.Select(f => f.Name));
        Assert.Equal((FigureShape.Bars, ""), (table.Shape, table.Note));
    }

    [Theory]
    [InlineData(Presentation.Suppress, 0, null)]
    [InlineData(Presentation.Suppress, 30, 30)]
    [InlineData(Presentation.Show, 0, 0)]
    [InlineData(Presentation.Review, 0, 0)]
    public void The_base_of_a_withheld_figure_is_told_unless_it_is_withheld_too(Presentation presentation, int number, int? told)
    {
        var figure = Turnover with { Verdict = new(presentation, "rule"), Base = Turnover.Base with { Number = number } };
        Assert.Equal(told, figure.BaseTold);
        Assert.Equal(told?.ToString(System.Globalization.CultureInfo.InvariantCulture), FigureColumns.Row(figure, "")[10]);
    }

    [Fact]
    public void A_figure_says_nothing_that_it_was_not_given()
    {
        var figure = new Figure
        {
            Name = "n",
            Label = "l",
            Kind = FigureKind.Count,
            Base = new("b", 1),
            Source = new("w", "q", "r"),
        };
        Assert.Equal(("", Verdict.Open, null, null, null), (figure.Unit, figure.Verdict, figure.Count, figure.Estimate, figure.Interval));
        Assert.Empty(figure.Persons);
        Assert.Empty(
            new FigureTable
            {
                Name = "t",
                Title = "T",
                Columns = [],
                Rows = [],
            }.Partitions
        );
        Assert.Equal(0.95, new FigureInterval(0, 1, "Wilson").Level);
        Assert.False(figure.IsShown);
    }
}
