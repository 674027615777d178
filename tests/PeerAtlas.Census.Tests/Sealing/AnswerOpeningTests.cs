using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Census.Tests.Answers;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Work;
using PeerAtlas.Testing;

namespace PeerAtlas.Census.Tests.Sealing;

public sealed class AnswerOpeningTests
{
    private static readonly Guid Rosa = Guid.NewGuid();
    private static readonly Guid Martin = Guid.NewGuid();

    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Two_analysts_open_the_answers_all_at_once_and_the_key_and_the_sealed_rows_are_gone(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency, TestForms.ShortPeer);
        await survey.HandInAsync(12);
        var envelopes = await survey.Site.WithDatabaseAsync(database => database.Set<SealedAnswer>().Select(answer => answer.Envelope).ToListAsync());
        Assert.All(envelopes, envelope => Assert.Equal(16 * 1024, envelope.Length));
        Assert.Single(KeyFiles(survey));
        await survey.CloseAsync();

        Assert.Contains("another analyst", (await ApproveAsync(survey, Rosa)).Message);
        Assert.Contains("another analyst", (await ApproveAsync(survey, Rosa)).Message);
        Assert.Empty(await OpenedAsync(survey));
        var outcome = await ApproveAsync(survey, Martin);

        Assert.True(outcome.Done, outcome.Message);
        Assert.Equal(Enumerable.Range(1, 12).Select(hours => $$"""{"hours":{{hours}}}""").Order(), (await OpenedAsync(survey)).Order());
        Assert.Empty(KeyFiles(survey));
        var seal = await SealAsync(survey);
        Assert.Equal((SealState.Opened, 12, true), (seal.State, seal.Answers, seal.ErasedAt is not null));
        Assert.Equal(0, await survey.Site.WithDatabaseAsync(database => database.Set<SealedAnswer>().CountAsync()));
        if (kind == DatabaseKind.Sqlite)
        {
            var file = await File.ReadAllBytesAsync(survey.Site.Settings["Database:SqliteFile"]);
            var log = await File.ReadAllBytesAsync(survey.Site.Settings["Database:SqliteFile"] + "-wal");
            Assert.DoesNotContain(envelopes, envelope => Holds(file, envelope) || Holds(log, envelope));
        }

        var approvals = await survey.Site.WithDatabaseAsync(database =>
            database.Set<AuditEntry>().Where(entry => entry.Subject == nameof(WaveSeal)).Select(entry => entry.Changes).ToListAsync()
        );
        Assert.Contains(approvals, changes =>
            changes.Contains("FirstApprovedBy", StringComparison.Ordinal) && changes.Contains(Rosa.ToString(), StringComparison.Ordinal)
        );
        Assert.Contains(approvals, changes =>
            changes.Contains("SecondApprovedBy", StringComparison.Ordinal) && changes.Contains(Martin.ToString(), StringComparison.Ordinal)
        );
        Assert.DoesNotContain(approvals, changes => changes.Contains("hours", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_order_of_the_opened_answers_is_one_of_chance(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency, TestForms.ShortPeer);
        await survey.HandInAsync(40);
        await survey.CloseAsync();
        await ApproveAsync(survey, Rosa);
        await ApproveAsync(survey, Martin);

        var physical = await survey.Site.WithDatabaseAsync(database =>
            (
                kind == DatabaseKind.Sqlite
                    ? database.Database.SqlQuery<string>($"SELECT answers AS \"Value\" FROM anonymous_answers ORDER BY rowid")
                    : database.Database.SqlQuery<string>($"SELECT answers AS \"Value\" FROM anonymous_answers ORDER BY ctid")
            ).ToListAsync()
        );
        var hours = physical.ConvertAll(json => (int)PeerAtlas.Instruments.Answers.FromJson(json).Number("hours")!);
        Assert.Equal(40, hours.Distinct().Count());
        // Under chance, the part of pairs in order lies outside 0.2 to 0.8 less than once in a million.
        var inOrder = Enumerable.Range(0, 40).Sum(first => Enumerable.Range(first + 1, 39 - first).Count(second => hours[first] < hours[second])) / 780.0;
        Assert.InRange(inOrder, 0.2, 0.8);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Ten_answers_are_never_opened_and_are_deleted_unread_after_thirty_days(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency, TestForms.ShortPeer);
        await survey.HandInAsync(10);
        Assert.Contains("not closed", (await ApproveAsync(survey, Rosa)).Message);
        await survey.CloseAsync();
        Assert.Contains("Fewer than 11", (await ApproveAsync(survey, Rosa)).Message);

        survey.Site.Clock.Advance(TimeSpan.FromDays(29));
        await RunScheduleAsync(survey);
        Assert.Equal(SealState.Sealed, (await SealAsync(survey)).State);
        survey.Site.Clock.Advance(TimeSpan.FromDays(2));
        await RunScheduleAsync(survey);
        Assert.Equal(SealState.Discarded, (await SealAsync(survey)).State);
        Assert.Empty(KeyFiles(survey));
        Assert.Empty(await OpenedAsync(survey));
        Assert.Equal(0, await survey.Site.WithDatabaseAsync(database => database.Set<SealedAnswer>().CountAsync()));
    }

    [Fact]
    public async Task Eleven_answers_cannot_be_deleted_unread()
    {
        await using var survey = await OpenSurvey.StartAsync(DatabaseKind.Sqlite, TestForms.Agency, TestForms.ShortPeer);
        await survey.HandInAsync(11);
        await survey.CloseAsync();
        Assert.False((await RunAsync(survey, opening => opening.DiscardAsync(survey.Wave.Id))).Done);
        Assert.Equal(11, await survey.Site.WithDatabaseAsync(database => database.Set<SealedAnswer>().CountAsync()));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_opening_that_lacks_its_key_loses_nothing_and_goes_on_when_the_key_is_back(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency, TestForms.ShortPeer);
        await survey.HandInAsync(11);
        await survey.CloseAsync();
        var file = Assert.Single(KeyFiles(survey));
        File.Move(file, file + ".away");
        await ApproveAsync(survey, Rosa);
        Assert.Contains("key", (await ApproveAsync(survey, Martin)).Message);
        Assert.Empty(await OpenedAsync(survey));
        File.Move(file + ".away", file);
        await RunScheduleAsync(survey);
        Assert.Equal(11, (await OpenedAsync(survey)).Count);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_damaged_answer_stops_the_opening_until_two_analysts_give_it_up_knowingly(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency, TestForms.ShortPeer);
        await survey.HandInAsync(11);
        await survey.Site.AddAsync(new SealedAnswer { WaveId = survey.Wave.Id, Envelope = new byte[16 * 1024] });
        await survey.CloseAsync();
        var page = $"/waves/{survey.Wave.Id}/peer-answers";
        var rosa = await (await survey.Site.VisitAsAnalystAsync("rosa@dmh.example")).OpenAsync(page);
        await rosa.SubmitAsync("Approve the opening", ("sure", "true"));
        var martin = await (await survey.Site.VisitAsAnalystAsync("martin@dmh.example")).OpenAsync(page);
        await martin.SubmitAsync("Open the answers", ("sure", "true"));
        Assert.Contains("1 of 12 sealed answers is damaged and cannot be read. Nothing was opened or deleted.", martin.Text);
        Assert.Empty(await OpenedAsync(survey));
        Assert.Single(KeyFiles(survey));
        Assert.Equal(12, await survey.Site.WithDatabaseAsync(database => database.Set<SealedAnswer>().CountAsync()));

        // One who knew is not enough, and the schedule opens nothing by itself.
        await RunScheduleAsync(survey);
        await martin.OpenAsync(page);
        Assert.Contains("1 of 12 sealed answers cannot be read", martin.Text);
        await martin.SubmitAsync("Approve the opening", ("sure", "true"));
        await RunScheduleAsync(survey);
        Assert.Empty(await OpenedAsync(survey));
        await rosa.OpenAsync(page);
        await rosa.SubmitAsync("Open the answers", ("sure", "true"));
        Assert.Contains("11 answers are open, in an order of chance, and the key is destroyed. 1 could not be read and is lost.", rosa.Page.Body!.TextContent);
        Assert.Equal(11, (await OpenedAsync(survey)).Count);
        Assert.Empty(KeyFiles(survey));
        var seal = await SealAsync(survey);
        Assert.Equal((11, 1), (seal.Answers, seal.Unreadable));

        Assert.Contains("Of them not readable", (await rosa.OpenAsync($"/waves/{survey.Wave.Id}/board")).Text);
        await using var scope = survey.Site.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        var wave = await survey.Site.WithDatabaseAsync(database => database.Set<Wave>().AsNoTracking().SingleAsync());
        var facts = await scope
            .ServiceProvider.GetRequiredService<PeerAtlas.Census.Tabulation.Tabulation>()
            .FactsAsync(wave, TestContext.Current.CancellationToken);
        Assert.Equal((11, 1), (facts.Anonymous!.Answers, facts.Anonymous.Unreadable));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task More_damage_than_was_approved_stops_the_opening_again_and_a_mended_row_is_opened(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency, TestForms.ShortPeer);
        await survey.HandInAsync(13);
        await survey.CloseAsync();
        var whole = await survey.Site.WithDatabaseAsync(database =>
            database.Set<SealedAnswer>().AsNoTracking().OrderBy(answer => answer.Id).Take(2).ToListAsync()
        );
        await DamageAsync(survey, whole[0].Id, new byte[16 * 1024]);
        await ApproveAsync(survey, Rosa);
        Assert.Contains("1 of 13", (await ApproveAsync(survey, Martin)).Message);
        await DamageAsync(survey, whole[1].Id, [1, 2, 3]);
        await ApproveAsync(survey, Rosa);
        Assert.Contains("2 of 13", (await ApproveAsync(survey, Martin)).Message);
        Assert.Empty(await OpenedAsync(survey));

        // Less damage than was approved is no obstacle.
        await DamageAsync(survey, whole[0].Id, whole[0].Envelope);
        await ApproveAsync(survey, Rosa);
        Assert.True((await ApproveAsync(survey, Martin)).Done);
        Assert.Equal(12, (await OpenedAsync(survey)).Count);
        Assert.Equal(1, (await SealAsync(survey)).Unreadable);
    }

    [Fact]
    public async Task Ten_answers_that_can_be_read_among_damaged_ones_are_not_opened_and_may_be_deleted()
    {
        await using var survey = await OpenSurvey.StartAsync(DatabaseKind.Sqlite, TestForms.Agency, TestForms.ShortPeer);
        await survey.HandInAsync(11);
        await survey.CloseAsync();
        var first = await survey.Site.WithDatabaseAsync(database => database.Set<SealedAnswer>().AsNoTracking().FirstAsync());
        await DamageAsync(survey, first.Id, new byte[16 * 1024]);
        await ApproveAsync(survey, Rosa);
        Assert.Contains("Fewer than 11 can be read", (await ApproveAsync(survey, Martin)).Message);
        await ApproveAsync(survey, Rosa);
        await ApproveAsync(survey, Martin);
        Assert.Empty(await OpenedAsync(survey));
        var analyst = await (await survey.Site.VisitAsAnalystAsync()).OpenAsync($"/waves/{survey.Wave.Id}/peer-answers");
        Assert.Contains("1 of 11 sealed answers cannot be read", analyst.Text);
        await analyst.SubmitAsync("Delete them", ("sure", "true"));
        Assert.Equal(SealState.Discarded, (await SealAsync(survey)).State);
    }

    private static Task DamageAsync(OpenSurvey survey, Guid id, byte[] envelope) =>
        survey.ChangeAsync(database =>
            database.Set<SealedAnswer>().Where(answer => answer.Id == id).ExecuteUpdateAsync(set => set.SetProperty(answer => answer.Envelope, envelope))
        );

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Two_second_approvals_at_once_open_once(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency, TestForms.ShortPeer);
        await survey.HandInAsync(11);
        await survey.CloseAsync();
        await ApproveAsync(survey, Rosa);
        await Task.WhenAll(ApproveAsync(survey, Martin), ApproveAsync(survey, Guid.NewGuid()));
        Assert.Equal(11, (await OpenedAsync(survey)).Count);
    }

    private static Task<WaveOutcome> ApproveAsync(OpenSurvey survey, Guid account) =>
        RunAsync(survey, opening => opening.ApproveAsync(survey.Wave.Id, account));

    private static async Task<WaveOutcome> RunAsync(OpenSurvey survey, Func<AnswerOpening, Task<WaveOutcome>> act)
    {
        await using var scope = survey.Site.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        return await act(scope.ServiceProvider.GetRequiredService<AnswerOpening>());
    }

    private static async Task RunScheduleAsync(OpenSurvey survey)
    {
        await using var scope = survey.Site.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("schedule");
        await new FinishOpenings().RunAsync(scope.ServiceProvider, TestContext.Current.CancellationToken);
    }

    private static Task<List<string>> OpenedAsync(OpenSurvey survey) =>
        survey.Site.WithDatabaseAsync(database => database.Set<AnonymousAnswer>().Select(answer => answer.Answers).ToListAsync());

    private static Task<WaveSeal> SealAsync(OpenSurvey survey) =>
        survey.Site.WithDatabaseAsync(database => database.Set<WaveSeal>().AsNoTracking().SingleAsync());

    private static string[] KeyFiles(OpenSurvey survey) => System.IO.Directory.GetFiles(survey.Site.Settings["Anonymity:KeyFolder"], "*.key");

    // Any 32 bytes of it: a page of the file holds a part only.
    private static bool Holds(byte[] file, byte[] envelope) =>
        Enumerable.Range(0, envelope.Length / 1024).Any(at => file.AsSpan().IndexOf(envelope.AsSpan(at * 1024, 32)) >= 0);
}
