using PeerAtlas.Instruments;
using PeerAtlas.Reports.Files.Ddi;
using PeerAtlas.Statistics;

namespace PeerAtlas.Reports.Tests.Files.Ddi;

public class RecordReleaseTests
{
    private static readonly WaveSurvey Peers = ShortSurvey.Make("peer", isOfPersons: true);

    [Fact]
    public void Choices_leave_whose_counts_are_public_and_whose_combinations_are_large()
    {
        var records = Records(("yes", "yes", 20), ("yes", "no", 12), ("no", "yes", 15), ("no", "no", 17));
        var file = RecordRelease.Of(Peers, records, [.. Told("valued", 35, 29, 64), .. Told("equal", 32, 32, 64)])!;

        Assert.Equal(["peer.valued", "peer.equal"], file.Variables);
        Assert.Equal(64, file.Rows.Count);
        Assert.Equal(["no,no", "no,yes", "yes,no", "yes,yes"], file.Rows.Select(row => string.Join(',', row)).Distinct());
        Assert.Equal(file.Rows.Select(row => string.Join('\n', row)).Order(StringComparer.Ordinal), file.Rows.Select(row => string.Join('\n', row)));
    }

    [Fact]
    public void A_small_combination_costs_a_variable()
    {
        var records = Records(("yes", "yes", 30), ("yes", "no", 2), ("no", "yes", 15), ("no", "no", 17));
        Assert.Single(RecordRelease.Of(Peers, records, [.. Told("valued", 45, 19, 64), .. Told("equal", 32, 32, 64)])!.Variables);
    }

    [Fact]
    public void What_is_not_public_or_withheld_anywhere_does_not_leave()
    {
        var records = Records(("yes", "yes", 20), ("yes", "no", 12), ("no", "yes", 15), ("no", "no", 17));
        var withheld = Told("equal", 32, 32, 64)[0] with { Verdict = new(Presentation.Suppress, "to protect people"), Estimate = null, Count = null };

        Assert.Null(RecordRelease.Of(Peers, records, []));
        Assert.Equal(["peer.valued"], RecordRelease.Of(Peers, records, [.. Told("valued", 35, 29, 64), .. Told("equal", 32, 32, 64), withheld])!.Variables);
    }

    [Fact]
    public void Nothing_leaves_where_the_number_of_records_would_tell_how_few_did_not_answer()
    {
        var records = Records(("yes", "yes", 20), ("yes", "no", 12), ("no", "yes", 15), ("no", "no", 17));
        Assert.Null(RecordRelease.Of(Peers, records, [.. Told("valued", 35, 29, 64), .. Told("pay_band", 30, 30, 60)]));
    }

    [Fact]
    public void A_question_by_which_another_is_asked_does_not_leave()
    {
        var records = Keyed([.. Enumerable.Range(0, 60).Select(at => Answers.FromJson(at < 30 ? """{"turnover":"yes"}""" : """{"turnover":"no"}"""))]);
        Assert.Null(RecordRelease.Of(Peers, records, Told("turnover", 30, 30, 60)));
    }

    [Fact]
    public void Agencies_choices_leave_without_texts_and_numbers()
    {
        var records = Keyed([
            Answers.FromJson("""{"turnover":"yes","reasons":["stress"],"pay":14.5,"more":"We are Acme."}"""),
            Answers.FromJson("""{"turnover":"no"}"""),
        ]);
        var file = RecordRelease.Of(ShortSurvey.Make("agency", isOfPersons: false), records, [])!;

        Assert.Equal(["agency.turnover", "agency.reasons.stress", "agency.reasons.move", "agency.valued", "agency.equal"], file.Variables);
        Assert.Empty(file.Told);
        Assert.Equal(["no,,,,", "yes,1,0,,"], file.Rows.Select(row => string.Join(',', row)));
    }

    [Fact]
    public void Records_of_a_sample_leave_with_stratum_weight_frame_and_cluster()
    {
        var records = Keyed([
            Answers.FromJson("""{"turnover":"yes"}"""),
            Answers.FromJson("""{"turnover":"no"}"""),
            Answers.FromJson("""{"turnover":"no"}"""),
        ]) with
        {
            Weights = [new("West", 2.5, 10, 7), new("West", 2.5, 10, 7), new("East", 4, 4, 3)],
        };
        var file = RecordRelease.Of(ShortSurvey.Make("agency", isOfPersons: false), records, [])!;

        Assert.Equal(["agency.sample_stratum", "agency.sample_weight", "agency.sample_fpc", "agency.sample_cluster"], file.Variables.TakeLast(4));
        // Sorted by what was answered; organizations are numbered as they come.
        Assert.Equal(["no,,,,,East,4,4,1", "no,,,,,West,2.5,10,2", "yes,,,,,West,2.5,10,2"], file.Rows.Select(row => string.Join(',', row)));
    }

    [Fact]
    public void What_records_tell_is_every_count_that_can_be_made_of_them()
    {
        var records = Records(("yes", "yes", 20), ("yes", "no", 12), ("no", "yes", 15), ("no", "no", 17));
        var told = RecordRelease.Of(Peers, records, [.. Told("valued", 32, 32, 64), .. Told("equal", 35, 29, 64)])!.Told;

        Assert.Equal(records.Everybody, told[0].Group);
        Assert.Equal([12, 15, 17, 20, 29, 32, 32, 35, 64], told.Select(group => group.Count).Order());
        var small = records.Keys.Take(20).Aggregate((sum, key) => unchecked(sum + key));
        Assert.Contains(told, group => group.Group.Key == small && group.Count == 20);
    }

    private static SurveyRecords Records(params (string Valued, string Equal, int Count)[] groups) =>
        Keyed([
            .. groups.SelectMany(group => Enumerable.Repeat(Answers.FromJson($$"""{"valued":"{{group.Valued}}","equal":"{{group.Equal}}"}"""), group.Count)),
        ]);

    private static SurveyRecords Keyed(IReadOnlyList<Answers> answers)
    {
        var random = new Random(20100401);
        UInt128[] keys = [.. answers.Select(_ => new UInt128((ulong)random.NextInt64(), (ulong)random.NextInt64()))];
        return new(new(keys.Aggregate(UInt128.One, (sum, key) => unchecked(sum + key)), keys.Length), answers, keys);
    }

    private static Figure[] Told(string question, int yes, int no, int all) =>
        [Editions.Share($"peer.{question}.yes.share", yes, all), Editions.Share($"peer.{question}.no.share", no, all)];
}
