namespace PeerAtlas.Instruments.Tests;

public class ShippedInstrumentsTests
{
    private static readonly Instrument Agency = Shipped("agency-survey.xlsx");
    private static readonly Instrument Peer = Shipped("peer-survey.xlsx");

    private static readonly string[] GoodAgency =
    [
        "programs=cbfs",
        "programs=respite",
        "staff_total=120",
        "direct_total=10",
        "cps_direct=4",
        "admin_total=2",
        "cps_admin=2",
        "full_time=7",
        "hours_21_37=1",
        "hours_20_or_fewer=4",
        "pay_lowest=18.50",
        "pay_highest=31",
        "pay_typical=b21_25",
        "takes_part=team_meetings",
        "takes_part=other",
        "takes_part_other=Hiring panels",
        "management_posts=yes",
        "management_work=supervision",
        "plan_expand=yes",
        "expand_positions=6",
        "expand_programs=respite",
        "job_descriptions=yes",
        "rlc_memorandum=no",
        "disclosure_policy=no",
        "actions=staff_training",
        "support=internal",
        "barriers=none",
        "turnover=no",
        "training_wanted=yes",
        "training_topics=role",
    ];

    [Fact]
    public void Every_question_of_the_anonymous_survey_may_be_left_open_as_it_says()
    {
        Assert.NotNull(Peer.Find("region"));
        Assert.Contains("Skip any question you do not want to answer.", Peer.Find("job_note")!.Label.In("en"));
        Assert.Empty(Peer.Questions.Where(question => question.Required is not null).Select(question => question.Name));
        Assert.Empty(Peer.Answer().Errors);
    }

    [Fact]
    public void Every_text_is_there_in_both_languages()
    {
        foreach (var instrument in new[] { Agency, Peer })
        {
            var texts = instrument
                .Questions.Where(question => question.Type != QuestionType.Calculate)
                .Select(question => question.Label)
                .Concat(
                    instrument
                        .Questions.SelectMany(question => new[] { question.Hint, question.ConstraintMessage, question.RequiredMessage })
                        .Where(text => !text.IsEmpty)
                )
                .Concat(instrument.Pages.Select(page => page.Title))
                .Concat(instrument.ChoiceLists.SelectMany(list => list.Choices.Select(choice => choice.Label)))
                .Concat(instrument.Figures.Select(figure => figure.Label))
                .Append(instrument.Title);
            Assert.All(texts, text => Assert.True(text.Has("en") && text.Has("es"), text.In("en") + text.In("es")));
        }
    }

    [Fact]
    public void Every_constraint_says_what_is_wrong() =>
        Assert.All(Agency.Questions.Concat(Peer.Questions).Where(question => question.Constraint is not null), question =>
            Assert.False(question.ConstraintMessage.IsEmpty, question.Name)
        );

    [Fact]
    public void A_plausible_agency_answer_is_complete_and_gives_its_figures()
    {
        var sheet = Agency.Answer(GoodAgency);

        Assert.Empty(sheet.Errors);
        Assert.Equal(12, sheet.CompletedAnswers.Number("peers_total"));
        Assert.Equal(6, sheet.CompletedAnswers.Number("cps_total"));
        Assert.Equal(new Measurement(true, 12, 1), Measure(sheet, "peers_employed_total"));
        Assert.Equal(new Measurement(true, 4, 10), Measure(sheet, "cps_among_direct_share"));
        Assert.Equal(new Measurement(true, 7, 12), Measure(sheet, "full_time_share"));
        Assert.Equal(new Measurement(true, 0, 1), Measure(sheet, "agencies_without_peers_share"));
        Assert.Equal(new Measurement(true, 1, 1), Measure(sheet, "takes_part_team_meetings_share"));
        Assert.Equal(new Measurement(true, 1, 1), Measure(sheet, "expand_six_or_more_share"));
        Assert.False(
            Measure(
                Agency.Answer([.. GoodAgency.Where(field => !field.StartsWith("plan_expand=", StringComparison.Ordinal)), "plan_expand=no"]),
                "expand_six_or_more_share"
            ).InBase
        );
    }

    [Theory]
    [InlineData("cps_direct=11", "cps_direct")]
    [InlineData("hours_20_or_fewer=5", "hours_20_or_fewer")]
    [InlineData("hours_21_37=6", "hours_21_37", "hours_20_or_fewer")]
    [InlineData("pay_highest=12", "pay_highest")]
    [InlineData("direct_total=-1", "direct_total", "full_time", "hours_21_37", "hours_20_or_fewer")]
    [InlineData("first_year=2031", "first_year")]
    [InlineData("turnover=", "turnover")]
    [InlineData("training_topics=cooking", "training_topics")]
    public void A_bad_agency_answer_is_told(string field, params string[] wrong)
    {
        var name = field.Split('=')[0];
        var sheet = Agency.Answer([.. GoodAgency.Where(other => !other.StartsWith(name + "=", StringComparison.Ordinal)), field]);

        Assert.Equal(wrong, sheet.Errors.Select(error => error.Name));
    }

    [Fact]
    public void Nothing_makes_it_hard_stands_alone() => Assert.Equal("barriers", Agency.Answer([.. GoodAgency, "barriers=stress"]).Errors.Single().Name);

    [Fact]
    public void An_agency_without_peer_workers_is_spared_the_pages_about_them()
    {
        var sheet = Agency.Answer(
            "direct_total=0",
            "admin_total=0",
            "plan_expand=no",
            "job_descriptions=no",
            "rlc_memorandum=no",
            "disclosure_policy=no",
            "turnover=no",
            "training_wanted=no"
        );

        Assert.Empty(sheet.Errors);
        Assert.False(sheet.IsRelevant("pay"));
        Assert.False(sheet.IsRelevant("voice"));
        Assert.Equal(new Measurement(true, 1, 1), Measure(sheet, "agencies_without_peers_share"));
        Assert.Equal(new Measurement(true, 0, 1), Measure(sheet, "management_posts_share"));
    }

    [Fact]
    public void A_plausible_peer_answer_is_complete_and_gives_its_figures()
    {
        var sheet = Peer.Answer(
            "role=cps",
            "hours=h11_20",
            "jobs=2",
            "region=boston",
            "employer_benefits=yes",
            "health_change=worse",
            "health_change_kind=costs_more",
            "time_in_position=y1_2",
            "earlier_position=no",
            "left_reasons=illness",
            "role_valued=yes",
            "disrespect_heard=yes",
            "disrespect_pointed_out=no",
            "role_valued_comment=Yes, mostly."
        );

        Assert.Empty(sheet.Errors);
        Assert.False(sheet.CompletedAnswers.Has("left_reasons"));
        Assert.Equal(new Measurement(true, 1, 1), Measure(sheet, "role_cps_share"));
        Assert.Equal(new Measurement(true, 1, 1), Measure(sheet, "time_in_position_up_to_2_share"));
        Assert.Equal(new Measurement(true, 0, 1), Measure(sheet, "disrespect_pointed_out_share"));
        Assert.False(Measure(sheet, "treated_as_equal_share").InBase);
    }

    [Fact]
    public void A_bad_peer_answer_is_told() => Assert.Equal(["jobs", "region"], Peer.Answer("jobs=0", "region=atlantis").Errors.Select(error => error.Name));

    private static Measurement Measure(AnswerSheet sheet, string figure) => sheet.Measure(sheet.Instrument.Figures.Single(known => known.Name == figure));

    private static Instrument Shipped(string file)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "PeerAtlas.slnx")))
            folder = Path.GetDirectoryName(folder)!;
        using var stream = File.OpenRead(Path.Combine(folder, "samples", "instruments", file));
        return XlsForm.Read(stream, file);
    }
}
