using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform;

namespace PeerAtlas.Census.Tests.Waves;

public sealed class WavePlanTests
{
    private static readonly FakeTimeProvider Noon = new(new DateTimeOffset(2026, 10, 1, 16, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_new_plan_lacks_only_its_survey()
    {
        var problems = WavePlan.StartingFrom(new(2026, 10, 1)).Problems(WaveState.Draft, Clock());
        Assert.Equal(["AgencyVersionId"], problems.Select(problem => problem.Field));
    }

    [Theory]
    [InlineData("2026-10-05", "2026-10-05", "The closing day must come after the opening day.")]
    [InlineData("2026-10-05", "2027-10-06", "A wave is open for a year at most. Check the years of both days.")]
    [InlineData("2026-09-05", "2026-09-30", "The closing day is over already. Choose today or a later day.")]
    public void Days_that_make_no_wave_are_refused(string opens, string closes, string message)
    {
        var plan = Plan();
        (plan.OpensOn, plan.ClosesOn, plan.OpensBySchedule, plan.Reminders) = (DateOnly.Parse(opens), DateOnly.Parse(closes), false, []);
        Assert.Equal(message, Assert.Single(plan.Problems(WaveState.Draft, Clock())).Message);
    }

    [Theory]
    [InlineData("2026-10-01", false)]
    [InlineData("2026-10-02", true)]
    public void A_wave_opens_by_itself_only_at_a_time_that_is_to_come(string opens, bool accepted)
    {
        var plan = Plan();
        plan.OpensOn = DateOnly.Parse(opens);
        Assert.Equal(accepted, !plan.Problems(WaveState.Draft, Clock()).Any());
        plan.OpensBySchedule = false;
        Assert.Empty(plan.Problems(WaveState.Draft, Clock()));
    }

    [Theory]
    [InlineData("2026-10-05", "must lie after the opening day")]
    [InlineData("2026-11-07", "must lie after the opening day and not after the closing day")]
    [InlineData("2026-10-12", "stands there twice")]
    public void Each_wrong_reminder_is_named_at_its_own_field(string day, string message)
    {
        var plan = Plan();
        plan.Reminders = [new(2026, 10, 12), null, DateOnly.Parse(day)];
        var problem = Assert.Single(plan.Problems(WaveState.Draft, Clock()));
        Assert.Equal("Reminders[2]", problem.Field);
        Assert.Contains(message, problem.Message);
    }

    [Fact]
    public void A_reminder_on_the_closing_day_is_fine() => Assert.Empty(Changed(plan => plan.Reminders = [plan.ClosesOn]).Problems(WaveState.Draft, Clock()));

    [Fact]
    public void An_open_wave_takes_no_reminder_for_today()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 10, 12, 12, 0, 0, TimeSpan.Zero));
        Assert.Contains("is not in the future", Assert.Single(Plan().Problems(WaveState.Open, Clock(clock))).Message);
    }

    [Theory]
    [InlineData(
        "Dear {nombre}, {link}",
        "The invitation in Spanish holds {nombre}, which is not known. Known are {name}, {organization}, {wave}, {closes}, {link}."
    )]
    [InlineData("Dear {name}", "The invitation in Spanish has no {link}: without it nobody can answer.")]
    [InlineData(" ", "The invitation in Spanish has no text.")]
    public void A_text_that_cannot_be_sent_is_refused_by_name(string body, string message)
    {
        var problem = Assert.Single(Changed(plan => plan.Texts[1].Body = body).Problems(WaveState.Draft, Clock()));
        Assert.Equal("Texts[1].Body", problem.Field);
        Assert.Equal(message, problem.Message);
    }

    [Theory]
    [InlineData("Survey\r\nBcc: everybody@example.org", "must be one line")]
    [InlineData("Your link {link}", "must not hold {link}")]
    [InlineData("Hello {who}", "holds {who}")]
    public void A_subject_that_would_do_harm_is_refused(string subject, string message)
    {
        var problem = Assert.Single(Changed(plan => plan.Texts[0].Subject = subject).Problems(WaveState.Draft, Clock()));
        Assert.Contains(message, problem.Message);
    }

    [Fact]
    public void The_four_texts_must_all_be_there()
    {
        var problem = Assert.Single(Changed(plan => plan.Texts.RemoveAt(3)).Problems(WaveState.Draft, Clock()));
        Assert.Equal("Texts", problem.Field);
    }

    [Fact]
    public void Placeholders_are_filled_in_the_language_of_the_mail()
    {
        var values = new MailValues("Ana", "Casa {link}", "2026", new(2026, 11, 6), "LINK");
        Assert.Equal("Ana, Casa {link}, 2026, November 6, 2026, LINK", MailTemplate.Fill("{name}, {organisation}, {wave}, {closes}, {link}", "en", values));
        Assert.Equal("6 de noviembre de 2026", MailTemplate.Fill("{ closes }", "es", values));
    }

    [Fact]
    public void A_name_cannot_break_out_of_the_subject_line()
    {
        var values = new MailValues("Ana\r\nBcc: everybody@example.org", new string('x', 300), "2026", default, "");
        Assert.Equal("Ana  Bcc: everybody@example.org", MailTemplate.FillSubject("{name}", "en", values));
        Assert.Equal(200, MailTemplate.FillSubject("{organisation}", "en", values).Length);
    }

    [Theory]
    [InlineData("2026-10-31", "2026-10-31T13:00Z")] // daylight saving time
    [InlineData("2026-11-01", "2026-11-01T14:00Z")] // the clocks go back this night
    [InlineData("2027-03-14", "2027-03-14T13:00Z")] // and forward this one
    public void Nine_in_the_morning_is_meant_on_the_authoritys_wall_clock(string day, string moment) =>
        Assert.Equal(DateTime.Parse(moment).ToUniversalTime(), Clock().At(DateOnly.Parse(day), Wave.MailTime));

    [Fact]
    public void A_wave_takes_answers_to_the_last_second_of_its_closing_day()
    {
        // 1 November 2026 has 25 hours in New York.
        var wave = new Wave
        {
            Name = "2026",
            AgencyVersionId = Guid.NewGuid(),
            OpensOn = new(2026, 10, 5),
            ClosesOn = new(2026, 11, 1),
            State = WaveState.Open,
        };
        Assert.True(wave.TakesAnswers(Clock(new FakeTimeProvider(new DateTimeOffset(2026, 11, 2, 4, 59, 59, TimeSpan.Zero)))));
        Assert.False(wave.TakesAnswers(Clock(new FakeTimeProvider(new DateTimeOffset(2026, 11, 2, 5, 0, 0, TimeSpan.Zero)))));
    }

    private static WavePlan Plan() =>
        new()
        {
            Name = "2026",
            AgencyVersionId = Guid.NewGuid(),
            OpensOn = new(2026, 10, 5),
            ClosesOn = new(2026, 11, 6),
            Reminders = [new(2026, 10, 12)],
        };

    private static WavePlan Changed(Action<WavePlan> change)
    {
        var plan = Plan();
        change(plan);
        return plan;
    }

    private static AuthorityClock Clock(FakeTimeProvider? clock = null) => new(clock ?? Noon, Options.Create(new AuthoritySettings()));
}
