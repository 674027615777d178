using PeerAtlas.Census.Tabulation;
using PeerAtlas.Census.Waves;
using PeerAtlas.Statistics;

namespace PeerAtlas.Census.Tests.Tabulation;

/// <summary>What holds of every figure of a sample, and what it tells of persons.</summary>
public sealed class SampledFiguresTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_proportional_sample_gives_the_unweighted_means_shares_ratios_and_medians(int seed)
    {
        var random = new Random(seed);
        var sizes = Enumerable.Range(0, 1 + random.Next(5)).Select(_ => 2 + random.Next(8)).ToList();
        var times = 2 + random.Next(6);
        var (answers, responses) = Made(random, [.. sizes.Select(answered => (times * answered, answered, answered))]);
        var today = SmallSurvey.Tables(SmallSurvey.Answers(responses));

        var weighted = SmallSurvey.Tables(answers);

        string[] names =
        [
            "agency.turnover.yes.share",
            "agency.why.pay.share",
            "agency.peers.mean",
            "agency.peers.median",
            "agency.peers.max",
            "agency.cps_share",
            "agency.employers_share",
            "agency.pay.mean",
        ];
        foreach (var name in names)
            Assert.Equal(today.Figure(name).Estimate!.Value, weighted.Figure(name).Estimate!.Value, 9);
        Assert.Equal(times * today.Figure("agency.peers.total").Estimate!.Value, weighted.Figure("agency.peers.total").Estimate!.Value, 6);
        Assert.Equal(today.Figure("agency.turnover.yes.share").Count, weighted.Figure("agency.turnover.yes.share").Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Where_all_of_a_frame_answer_every_estimate_is_that_of_a_census(int seed)
    {
        var random = new Random(seed);
        var (answers, responses) = Made(random, [.. Enumerable.Range(0, 3).Select(_ => 3 + random.Next(9)).Select(all => (all, all, all))]);

        var weighted = SmallSurvey.Tables(answers);

        foreach (var figure in SmallSurvey.Tables(SmallSurvey.Answers(responses)).Values.SelectMany(table => table.Figures))
        {
            var other = weighted.Figure(figure.Name);
            Assert.Equal((figure.Count, figure.Base.Number), (other.Count, other.Base.Number));
            Assert.Equal(figure.Estimate ?? double.NaN, other.Estimate ?? double.NaN, 9);
            // Nobody is left over whom chance could have put in the place of another.
            if (other.Interval is { } interval && figure.Name != "agency.pay.mean")
                Assert.True(interval.High - interval.Low < 1e-6 || figure.Kind == FigureKind.Share, figure.Name);
        }
    }

    [Fact]
    public void Bases_say_how_many_answered_and_for_how_many_they_stand()
    {
        // Ten of forty answered in one stratum, twelve of a hundred and twenty in another, nobody in a third.
        var (answers, _) = Made(new(7), [(40, 12, 10), (120, 20, 12), (8, 2, 0)]);
        var tables = SmallSurvey.Tables(answers);

        var mean = tables.Figure("agency.peers.mean");
        Assert.Equal(
            "agency survey responses that answered this question; a sample: 22 of the 34 organizations drawn answered and stand for 160 of the "
                + "168 of the frame",
            mean.Base.Words
        );
        Assert.Equal((22, 160.0), (mean.Base.Number, Math.Round(mean.Base.Weighted!.Value, 9)));
        Assert.Equal("t, organizations as clusters, by strata of a finite frame", mean.Interval!.Value.Method);
        Assert.Contains("stand for those that were not drawn and those that did not answer, as if these were like them", tables["agency.peers"].Note);
        Assert.Contains("Nobody answered in c: the figures do not speak of it.", tables["agency.peers"].Note);
        // The lowest and highest are of those who answered and of nobody else.
        Assert.Equal("agency survey responses that answered this question, in a sample", tables.Figure("agency.peers.max").Base.Words);
        Assert.Null(tables.Figure("agency.peers.max").Base.Weighted);
        Assert.All(tables.Values, table => Assert.Contains("From a sample: 22 of the 34", table.Note));
    }

    [Fact]
    public void A_share_of_answers_that_weigh_differently_has_no_count_that_would_contradict_it()
    {
        var (answers, _) = Of(
            [(10, 2), (100, 2)],
            [(0, """{"turnover":"yes"}"""), (0, """{"turnover":"yes"}"""), (1, """{"turnover":"no"}"""), (1, """{"turnover":"no"}""")]
        );
        var yes = SmallSurvey.Tables(answers).Figure("agency.turnover.yes.share");
        Assert.Equal(10 / 110.0, yes.Estimate!.Value, 12);
        Assert.Null(yes.Count);
        Assert.Equal((4, 110.0), (yes.Base.Number, yes.Base.Weighted!.Value));
    }

    [Fact]
    public void A_weighted_total_tells_the_persons_who_were_reported_in_each_stratum_and_not_those_they_stand_for()
    {
        var (answers, _) = Of(
            [(10, 2), (100, 2)],
            [(0, """{"peers":20,"cps":2}"""), (0, """{"peers":10,"cps":1}"""), (1, """{"peers":4,"cps":4}"""), (1, """{"peers":3,"cps":1}""")]
        );
        answers.Groupings = [new("kind", [("x", "X"), ("y", "Y")], [0, 1, 0, 1])];
        var tables = SmallSurvey.Tables(answers);

        var total = tables.Figure("agency.peers.total");
        Assert.Equal(30 * 5 + 7 * 50, total.Estimate!.Value, 9);
        // Of two agencies in a stratum, the interval tells each one's number.
        Assert.Equal([30, 7, 10, 20, 3, 4], total.Persons.Select(group => group.Count));
        Assert.Equal([20, 4], tables.Figure("agency.peers.total.by.kind.x").Persons.Select(group => group.Count));
        Assert.Equal([30, 7, 10, 20, 3, 4, 3, 5, 1, 2, 1, 4], tables.Figure("agency.cps_share").Persons.Select(group => group.Count));
        Assert.Equal(total.Persons, tables.Figure("agency.peers_total").Persons);
        // The parts of a whole are known stratum by stratum.
        Assert.Contains(tables["agency.peers"].Partitions, partition =>
            partition.Whole.Count == 7 && partition.Parts.Select(part => part.Count).SequenceEqual([4, 3])
        );
        Assert.All(tables.Values.SelectMany(table => table.Partitions), partition =>
            Assert.Equal(partition.Whole.Count, partition.Parts.Sum(part => part.Count))
        );
    }

    [Fact]
    public void A_median_that_one_heavy_agency_makes_tells_of_that_agency_however_many_answered()
    {
        // Forty agencies that stand for themselves, and three that stand for a thousand.
        List<(int, string)> rows = [.. Enumerable.Range(0, 40).Select(at => (0, $$"""{"peers":{{20 + at}}}"""))];
        rows.AddRange(new[] { 7, 30, 90 }.Select(peers => (1, $$"""{"peers":{{peers}}}""")));
        var (answers, _) = Of([(40, 40), (999, 3)], rows);
        var median = SmallSurvey.Tables(answers).Figure("agency.peers.median");
        Assert.Equal(43, median.Base.Number);
        Assert.Equal(30, median.Estimate);
        Assert.Equal([30], median.Persons.Select(group => group.Count));

        // As many that weigh alike speak of all.
        var (even, _) = Of([(400, 40), (30, 3)], rows);
        Assert.Empty(SmallSurvey.Tables(even).Figure("agency.peers.median").Persons);
    }

    /// <summary>A sample of strata of so many in the frame, drawn, and answering, each with random answers.</summary>
    private static (SurveyColumns Answers, List<string> Responses) Made(Random random, (int InFrame, int Drawn, int Answered)[] strata)
    {
        List<(int Stratum, string Json)> rows =
        [
            .. strata.SelectMany(
                (stratum, at) =>
                    Enumerable
                        .Range(0, stratum.Answered)
                        .Select(_ =>
                        {
                            var peers = random.Next(3 + 9 * at);
                            var why = random.Next(2) == 0 ? ""","why":"pay" """ : "";
                            return (
                                at,
                                $$"""{"turnover":"{{(random.Next(3) > 0 ? "yes" : "no")}}"{{why}},"peers":{{peers}},"cps":{{peers / 2}},"""
                                    + $$""" "jobs":[{"pay":{{12 + at}}}]}"""
                            );
                        })
            ),
        ];
        return Of([.. strata.Select(stratum => (stratum.InFrame, stratum.Drawn))], rows);
    }

    private static (SurveyColumns Answers, List<string> Responses) Of((int InFrame, int Drawn)[] strata, IReadOnlyList<(int Stratum, string Json)> rows)
    {
        List<string> responses = [.. rows.Select(row => row.Json)];
        var answers = SmallSurvey.Answers(responses);
        var organisations = rows.Select(_ => Guid.NewGuid()).ToList();
        answers.Sample = new(
            new WaveSample(
                [.. strata.Select((stratum, at) => new SampleStratum($"{(char)('a' + at)}", stratum.InFrame, stratum.Drawn))],
                organisations.Zip(rows).ToDictionary(pair => pair.First, pair => pair.Second.Stratum)
            ),
            organisations
        );
        return (answers, responses);
    }
}
