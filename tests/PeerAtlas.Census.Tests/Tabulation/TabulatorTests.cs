using PeerAtlas.Census.Tabulation;
using PeerAtlas.Statistics;

namespace PeerAtlas.Census.Tests.Tabulation;

public class TabulatorTests
{
    [Fact]
    public void A_choice_becomes_shares_of_those_who_answered()
    {
        var tables = SmallSurvey.Tables(SmallSurvey.Answers(["""{"turnover":"yes"}""", """{"turnover":"yes"}""", """{"turnover":"no"}""", "{}"]));

        var yes = tables.Figure("agency.turnover.yes.share");
        Assert.Equal((2, 3, 2.0 / 3), (yes.Count, yes.Base.Number, yes.Estimate));
        Assert.Equal("agency survey responses that answered this question", yes.Base.Words);
        Assert.Equal("Wilson, organizations as clusters", yes.Interval!.Value.Method);
        Assert.Equal("Asked and not answered: 1.", tables["agency.turnover"].Note);
        Assert.Equal(["Yes", "No"], tables["agency.turnover"].Rows.Select(row => row.Label));
    }

    [Fact]
    public void An_answer_that_the_instrument_does_not_know_is_outside_the_base()
    {
        var tables = SmallSurvey.Tables(SmallSurvey.Answers(["""{"turnover":"yes"}""", """{"turnover":"perhaps"}"""]));

        Assert.Equal(1, tables.Figure("agency.turnover.yes.share").Base.Number);
    }

    [Fact]
    public void Ticked_choices_become_shares_of_all_who_were_asked_whether_they_ticked_any_or_not()
    {
        var tables = SmallSurvey.Tables(
            SmallSurvey.Answers([
                """{"turnover":"yes","why":["pay","stress"]}""",
                """{"turnover":"yes","why":["pay"]}""",
                """{"turnover":"yes"}""",
                """{"turnover":"no"}""",
            ])
        );

        Assert.Equal([(2, 3), (1, 3), (0, 3)], tables["agency.why"].Figures.Select(figure => (figure.Count!.Value, figure.Base.Number)));
        Assert.Equal("agency survey responses that were asked this question", tables["agency.why"].Figures.First().Base.Words);
        Assert.Contains("Several answers were allowed", tables["agency.why"].Note, StringComparison.Ordinal);
        Assert.Contains(
            "Ticked nothing, and counted with the others: 1. Not asked because of earlier answers: 1.",
            tables["agency.why"].Note,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_named_figure_over_a_check_all_question_has_the_base_of_its_table()
    {
        var tables = SmallSurvey.Tables(SmallSurvey.Answers(["""{"turnover":"yes","why":["pay"]}""", """{"turnover":"yes"}""", """{"turnover":"no"}"""]));
        var (named, ticked) = (tables.Figure("agency.left_for_pay_share"), tables.Figure("agency.why.pay.share"));
        Assert.Equal((ticked.Count, ticked.Base.Number, ticked.Estimate), (named.Count, named.Base.Number, named.Estimate));
        Assert.Equal((1, 2), (named.Count, named.Base.Number));
    }

    [Fact]
    public void A_number_becomes_total_mean_median_extremes_and_bands()
    {
        var tables = SmallSurvey.Tables(SmallSurvey.Answers(["""{"peers":2}""", """{"peers":4}""", """{"peers":4}""", """{"peers":20}""", "{}"]));

        Assert.Equal([30, 7.5, 4, 2, 20], tables["agency.peers"].Figures.Select(figure => figure.Estimate!.Value));
        Assert.Equal(
            ["agency.peers.total", "agency.peers.mean", "agency.peers.median", "agency.peers.min", "agency.peers.max"],
            tables["agency.peers"].Figures.Select(figure => figure.Name)
        );
        Assert.Null(tables.Figure("agency.peers.total").Interval);
        Assert.NotNull(tables.Figure("agency.peers.mean").Interval);
        Assert.Equal([("2", 1), ("4", 2), ("20", 1)], tables["agency.peers.distribution"].Figures.Select(figure => (figure.Label, figure.Count!.Value)));
        Assert.Equal(4, tables.Figure("agency.peers.4.share").Base.Number);
    }

    [Fact]
    public void A_date_is_told_by_year()
    {
        var tables = SmallSurvey.Tables(SmallSurvey.Answers(["""{"since":"2019-05-01"}""", """{"since":"2019-12-31"}""", """{"since":"2021-01-01"}"""]));

        Assert.Equal([("2019", 2), ("2021", 1)], tables["agency.since.distribution"].Figures.Select(figure => (figure.Label, figure.Count!.Value)));
    }

    [Fact]
    public void Responses_of_one_organization_count_as_one_cluster()
    {
        string[] responses = [.. Enumerable.Range(0, 20).Select(at => at < 10 ? """{"turnover":"yes"}""" : """{"turnover":"no"}""")];
        var apart = SmallSurvey.Tables(SmallSurvey.Answers(responses)).Figure("agency.turnover.yes.share");
        var together = SmallSurvey.Tables(SmallSurvey.Answers(responses, [.. Enumerable.Range(0, 20).Select(at => at / 5)]));

        Assert.Equal(apart.Estimate, together.Figure("agency.turnover.yes.share").Estimate);
        Assert.True(Width(together.Figure("agency.turnover.yes.share")) > 1.5 * Width(apart));
        Assert.Contains("The 20 responses come from 4 organizations", together["agency.turnover"].Note, StringComparison.Ordinal);

        static double Width(Figure figure) => figure.Interval!.Value.High - figure.Interval.Value.Low;
    }

    [Fact]
    public void Named_figures_are_made_as_the_instrument_says()
    {
        var tables = SmallSurvey.Tables(SmallSurvey.Answers(["""{"peers":10,"cps":4}""", """{"peers":30,"cps":6}""", """{"peers":0}""", "{}"]));

        Assert.Equal((2, 4), (tables.Figure("agency.employers_share").Count, tables.Figure("agency.employers_share").Base.Number));
        Assert.Equal(0.25, tables.Figure("agency.cps_share").Estimate);
        Assert.Equal(40, tables.Figure("agency.peers_total").Estimate);
        Assert.Equal("Agencies with peers only. 2 of 4 responses do not count here: not asked, or not answered.", tables["agency.cps_share"].Note);
    }

    [Fact]
    public void Entries_of_a_repeat_are_counted_one_by_one_and_clustered_by_organization()
    {
        var tables = SmallSurvey.Tables(SmallSurvey.Answers(["""{"jobs":[{"pay":12},{"pay":18}]}""", """{"jobs":[{"pay":15}]}""", "{}"]));

        var mean = tables.Figure("agency.pay.mean");
        Assert.Equal((15.0, 3), (mean.Estimate, mean.Base.Number));
        Assert.StartsWith("entries of “Openings”", mean.Base.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_by_group_have_a_column_and_a_name_for_each_group()
    {
        var answers = SmallSurvey.Answers(["""{"turnover":"yes","peers":3}""", """{"turnover":"no","peers":5}""", """{"turnover":"yes","peers":7}"""]);
        answers.Groupings = [new Grouping("region", [("west", "West"), ("boston", "Metro Boston")], [0, 1, 1])];

        var tables = SmallSurvey.Tables(answers);

        Assert.Equal(["West", "Metro Boston"], tables["agency.turnover.by.region"].Columns);
        Assert.Equal(0.5, tables.Figure("agency.turnover.yes.share.by.region.boston").Estimate);
        Assert.Equal(12, tables.Figure("agency.peers.total.by.region.boston").Estimate);
        Assert.Equal(["West", "Metro Boston"], tables["agency.peers_total.by.region"].Rows.Select(row => row.Label));
    }

    [Fact]
    public void Nobody_answered_gives_tables_without_values()
    {
        var tables = SmallSurvey.Tables(SmallSurvey.Answers([]));

        Assert.All(tables.Values.SelectMany(table => table.Figures), figure => Assert.Null(figure.Estimate));
        Assert.DoesNotContain("agency.peers.distribution", tables.Keys);
    }

    [Fact]
    public void A_figure_on_few_answers_is_suppressed_by_the_standard()
    {
        var few = SmallSurvey.Tables(SmallSurvey.Answers(["""{"turnover":"yes","peers":1}"""]));

        Assert.Equal(Presentation.Suppress, few.Figure("agency.turnover.yes.share").Verdict.Presentation);
        Assert.Equal("it rests on fewer than 10 answers", few.Figure("agency.peers.total").Verdict.Rule);
    }
}
