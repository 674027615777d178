using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Census.Collection;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Census.Tests.Answers;
using PeerAtlas.Census.Tests.Waves;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Work;
using PeerAtlas.Reports;
using PeerAtlas.Testing;

namespace PeerAtlas.Census.Tests.Collection;

/// <summary>Trials: they count for nothing and can be deleted with all that hangs on them. Real waves stay.</summary>
public sealed class WaveRemovalTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_trial_is_deleted_with_its_answers_mails_codes_and_key_and_nothing_else_is(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency, TestForms.ShortPeer);
        await survey.BeginAsync();
        await survey.HandInAsync(3);
        await survey.AddCodeAsync();
        var real = new Wave
        {
            Name = "Real",
            AgencyVersionId = survey.Wave.AgencyVersionId,
            PeerVersionId = survey.Wave.PeerVersionId,
            OpensOn = new(2026, 9, 1),
            ClosesOn = new(2026, 10, 31),
            State = WaveState.Open,
        };
        await survey.Site.AddAsync(
            real,
            new Census.Invitations.Invitation
            {
                WaveId = real.Id,
                OrganisationId = survey.Organisation.Id,
                ContactId = survey.Invitation.ContactId,
            }
        );
        await MakeTrialAsync(survey);
        Assert.True(await RowsOfAsync(survey.Site, survey.Wave.Id) > 8);
        var others = await RowsOfAsync(survey.Site, real.Id);

        var outcome = await DeleteAsync(survey.Site, survey.Wave.Id);

        Assert.True(outcome.Done, outcome.Message);
        Assert.Equal((0, others), (await RowsOfAsync(survey.Site, survey.Wave.Id), await RowsOfAsync(survey.Site, real.Id)));
        Assert.Empty(System.IO.Directory.GetFiles(survey.Site.Services.GetRequiredService<KeyFolder>().Path, "*.key"));
        var record = await survey.Site.WithDatabaseAsync(database =>
            database.Set<AuditEntry>().AsNoTracking().Where(entry => entry.SubjectId == survey.Wave.Id).Select(entry => entry.Action).ToListAsync()
        );
        Assert.Contains("removed", record);
        Assert.Contains("We do not know this link", (await new Visitor(survey.Site).OpenAsync(survey.Link)).Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_real_wave_that_was_opened_stays_whatever_is_asked(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency);
        var rows = await RowsOfAsync(survey.Site, survey.Wave.Id);

        var outcome = await DeleteAsync(survey.Site, survey.Wave.Id);

        Assert.False(outcome.Done);
        Assert.Contains("This is a real wave", outcome.Message);
        Assert.Equal(rows, await RowsOfAsync(survey.Site, survey.Wave.Id));
    }

    [Fact]
    public async Task A_trial_is_planned_told_to_those_who_answer_and_left_out_of_reports_and_deleted_on_the_page()
    {
        await using var site = await WaveSite.StartAsync(DatabaseKind.Sqlite);
        await site.AddContactAsync("harbor");
        var analyst = await site.AnalystAsync();
        await analyst.OpenAsync("/waves/new");
        await analyst.SubmitAsync("Save the plan", ("Plan.IsTrial", "true"), ("Plan.OpensBySchedule", "false"));
        Assert.Contains("its answers never enter figures, goals or reports", analyst.Text);
        var overview = analyst.Where;
        await analyst.SubmitAsync("Open the wave and invite", ("sureToOpen", "true"));

        Assert.Empty(await site.RunAsync<IWaveFigures, IReadOnlyList<ReportableWave>>(figures => figures.WavesAsync()));
        var wave = Guid.Parse(overview.Split('/')[^1]);
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            site.RunAsync<IWaveFigures, IReadOnlyList<PeerAtlas.Statistics.FigureTable>>(figures => figures.TablesAsync(wave))
        );
        await analyst.OpenAsync(overview);
        await analyst.SubmitAsync("Delete it");
        Assert.Contains("Tick the box to delete it.", analyst.Text);
        await analyst.SubmitAsync("Delete it", ("certain", "true"));
        Assert.Contains("is deleted, with all that was answered and sent in it", analyst.Page.Body!.TextContent);
        Assert.Empty(await site.MailsAsync("invitation"));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Whoever_answers_a_trial_is_told_so_agency_and_peer(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency, TestForms.ShortPeer);
        Assert.DoesNotContain("This is a trial", (await new Visitor(survey.Site).OpenAsync(survey.Link)).Text);
        await MakeTrialAsync(survey);

        var agency = await new Visitor(survey.Site).OpenAsync(survey.Link + "?language=es");
        Assert.Contains("Esta es una prueba de la encuesta.", agency.Text);
        Assert.DoesNotContain("Se cuentan junto con las de otras", agency.Text);
        var peer = await survey.TakePartAsync(await survey.AddCodeAsync());
        Assert.Contains("This is a trial of the survey.", peer.Text);
    }

    [Fact]
    public async Task What_was_read_is_what_is_opened()
    {
        await using var site = await WaveSite.StartAsync(DatabaseKind.Sqlite);
        await site.AddContactAsync("harbor");
        await site.AddContactAsync("clinic", Directory.OrganisationKind.InpatientFacility);
        var analyst = await site.AnalystAsync();
        var plan = site.Plan();
        plan.Kinds = [Directory.OrganisationKind.InpatientFacility];
        await site.AddWaveAsync(plan);
        await analyst.OpenAsync($"/waves/{plan.Id}");
        (plan.Kinds, plan.Version) = ([], (await site.WaveAsync(plan.Id)).Version);
        await site.RunAsync<WavePlanning, PlanOutcome>(planning => planning.ChangeAsync(plan));

        await analyst.SubmitAsync("Open the wave and invite 1 contact", ("sureToOpen", "true"));

        Assert.Contains("The plan was changed since this page showed it.", analyst.Text);
        Assert.Empty(await site.MailsAsync("invitation"));

        // Nor whom the frame holds: the page counted two contacts.
        await site.AddContactAsync("haven");
        await analyst.SubmitAsync("Open the wave and invite 2 contacts", ("sureToOpen", "true"));
        Assert.Contains("since this page showed whom the wave invites", analyst.Text);
        Assert.Equal(WaveState.Draft, (await site.WaveAsync(plan.Id)).State);
        await analyst.SubmitAsync("Open the wave and invite 3 contacts", ("sureToOpen", "true"));
        Assert.Equal(3, (await site.MailsAsync("invitation")).Count);
    }

    [Fact]
    public async Task Whoever_opens_a_plan_that_somebody_deleted_is_told_and_led_on()
    {
        await using var site = await WaveSite.StartAsync(DatabaseKind.Sqlite);
        await site.AddContactAsync("harbor");
        var wave = await site.AddWaveAsync();
        await DeleteAsync(site, wave);

        Assert.Contains("not there any more", (await site.RunAsync<WaveOpening, WaveOutcome>(opening => opening.OpenAsync(wave))).Message);
        Assert.Contains("not there any more", (await RunAsync(site, removal => removal.ArchiveAsync(wave, isAway: true))).Message);
        Assert.Contains("not there any more", (await site.RunAsync<WaveReminders, WaveOutcome>(reminders => reminders.SendNowAsync(wave))).Message);
    }

    [Fact]
    public async Task A_plan_that_is_sent_again_otherwise_is_not_said_to_be_saved()
    {
        await using var site = await WaveSite.StartAsync(DatabaseKind.Sqlite);
        var plan = site.Plan();
        await site.AddWaveAsync(plan);
        Assert.True((await site.RunAsync<WavePlanning, PlanOutcome>(planning => planning.CreateAsync(plan))).Saved);
        plan.Name = "Another name";

        var outcome = await site.RunAsync<WavePlanning, PlanOutcome>(planning => planning.CreateAsync(plan));

        Assert.Contains("saved already, and not as you typed it now", Assert.Single(outcome.Problems).Message);
    }

    [Fact]
    public async Task What_is_a_trial_stays_one_once_it_is_open()
    {
        await using var site = await WaveSite.StartAsync(DatabaseKind.Sqlite);
        await site.AddContactAsync("harbor");
        var plan = site.Plan();
        plan.IsTrial = true;
        await site.OpenWaveAsync(plan);
        (plan.IsTrial, plan.Version) = (false, (await site.WaveAsync(plan.Id)).Version);

        Assert.True((await site.RunAsync<WavePlanning, PlanOutcome>(planning => planning.ChangeAsync(plan))).Saved);

        Assert.True((await site.WaveAsync(plan.Id)).IsTrial);
    }

    [Fact]
    public async Task A_closed_wave_is_put_away_and_brought_back_and_an_open_one_is_not()
    {
        await using var site = await WaveSite.StartAsync(DatabaseKind.Sqlite);
        await site.AddContactAsync("harbor");
        var analyst = await site.AnalystAsync();
        var wave = await site.OpenWaveAsync();
        Assert.False((await site.RunAsync<WaveRemoval, WaveOutcome>(removal => removal.ArchiveAsync(wave, isAway: true))).Done);
        await site.RunAsync<WaveOpening, WaveOutcome>(opening => opening.CloseAsync(wave));

        await analyst.OpenAsync($"/waves/{wave}");
        await analyst.SubmitAsync("Put the wave away");
        await analyst.OpenAsync("/waves");
        Assert.Contains("Waves that were put away: 1", analyst.Text);
        Assert.True(Assert.Single(await site.RunAsync<IWaveFigures, IReadOnlyList<ReportableWave>>(figures => figures.WavesAsync())).IsPutAway);
        Assert.DoesNotContain("Report on wave 2026", (await analyst.OpenAsync("/")).Text);

        await analyst.OpenAsync("/waves");
        await analyst.FollowAsync("2026");
        await analyst.SubmitAsync("Bring the wave back");
        Assert.DoesNotContain("put away", (await analyst.OpenAsync("/waves")).Text);
    }

    [Fact]
    public async Task The_plan_proposes_a_name_that_is_free_and_no_survey_where_there_are_several()
    {
        await using var site = await WaveSite.StartAsync(DatabaseKind.Sqlite);
        await site.AddWaveAsync(site.Plan("2026"));
        await site.AddWaveAsync(site.Plan("2026, wave 2"));

        var plan = await site.RunAsync<WavePlanning, WavePlan>(planning => planning.ProposeAsync());

        Assert.Equal("2026, wave 3", plan.Name);
    }

    private static Task<WaveOutcome> DeleteAsync(TestSite site, Guid wave) => RunAsync(site, removal => removal.DeleteAsync(wave));

    private static async Task<WaveOutcome> RunAsync(TestSite site, Func<WaveRemoval, Task<WaveOutcome>> act)
    {
        await using var scope = site.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        return await act(scope.ServiceProvider.GetRequiredService<WaveRemoval>());
    }

    private static Task MakeTrialAsync(OpenSurvey survey) =>
        survey.Site.WithDatabaseAsync(async database =>
        {
            (await database.Set<Wave>().AsTracking().SingleAsync(wave => wave.Id == survey.Wave.Id)).IsTrial = true;
            await database.SaveChangesAsync();
        });

    /// <summary>How many rows of all tables name a wave, those of later modules included.</summary>
    private static Task<int> RowsOfAsync(TestSite site, Guid wave) =>
        site.WithDatabaseAsync(async database =>
        {
            var rows = 0;
            foreach (var entity in database.Model.GetEntityTypes().Where(entity => entity.FindProperty("WaveId") is not null))
            {
                var column = entity.FindProperty("WaveId")!.GetColumnName();
#pragma warning disable EF1002 // Names of the model, and no input.
                rows += await database
                    .Database.SqlQueryRaw<int>(
                        $"SELECT count(*)::int AS \"Value\" FROM {entity.GetTableName()} WHERE {column} = {{0}}".Replace(
                            database.Database.IsSqlite() ? "::int" : "\u0000",
                            "",
                            StringComparison.Ordinal
                        ),
                        wave
                    )
                    .SingleAsync();
#pragma warning restore EF1002
            }

            return rows;
        });
}
