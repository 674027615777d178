using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Anonymity;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Census.Tests.Answers;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Work;
using PeerAtlas.Testing;

namespace PeerAtlas.Census.Tests.Sealing;

public sealed class KeyRecoveryTests
{
    private static readonly string[] Holders = ["Rosa Vega", "Martin Lee", "Ana Ortiz"];

    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Two_of_three_people_bring_a_lost_key_back_and_the_answers_are_opened(DatabaseKind kind)
    {
        await using var survey = await PlanAsync(kind);
        var analyst = await survey.Site.VisitAsAnalystAsync();
        var shares = await MakeAsync(analyst, survey);
        Assert.Contains("Rosa Vega, Martin Lee, Ana Ortiz", (await analyst.OpenAsync($"/waves/{survey.Wave.Id}")).Text);
        await OpenAsync(survey);
        // Whoever takes part reads that there are shares, and who has them.
        var consent = (await new Visitor(survey.Site).OpenAsync("/peer")).Text;
        Assert.Contains("hold one each: Rosa Vega, Martin Lee, Ana Ortiz", consent);
        Assert.DoesNotContain("even with all our files", consent);
        Assert.Contains("Rosa Vega, Martin Lee, Ana Ortiz", (await new Visitor(survey.Site).OpenAsync("/peer?language=es")).Text);
        await survey.HandInAsync(11);
        await survey.CloseAsync();
        File.Delete(KeyFile(survey));

        await analyst.OpenAsync($"/waves/{survey.Wave.Id}/peer-answers");
        await analyst.FollowAsync("bring the key back");
        // As people type: in small letters, with hyphens, O for 0.
        await analyst.SubmitAsync(
            "Bring the key back",
            ("first", shares[2].ToLowerInvariant().Replace(' ', '-').Replace('0', 'o')),
            ("second", shares[0].Replace(" ", ""))
        );
        Assert.Contains("The key is back in its folder", analyst.Page.Body!.TextContent);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile(survey)));

        await analyst.SubmitAsync("Approve the opening", ("sure", "true"));
        var second = await survey.Site.VisitAsAnalystAsync("second@dmh.example");
        await second.OpenAsync($"/waves/{survey.Wave.Id}/peer-answers");
        await second.SubmitAsync("Open the answers", ("sure", "true"));
        Assert.Contains("11 answers are open", second.Page.Body!.TextContent);
        Assert.Contains("destroy their recovery shares now", second.Text);
        Assert.Equal(11, await survey.Site.WithDatabaseAsync(database => database.Set<AnonymousAnswer>().CountAsync()));
        Assert.Empty(System.IO.Directory.GetFiles(survey.Site.Settings["Anonymity:KeyFolder"], "*.key"));

        var audit = await survey.Site.WithDatabaseAsync(database => database.Set<AuditEntry>().Where(entry => entry.Subject == nameof(WaveSeal)).ToListAsync());
        Assert.Contains(audit, entry => entry is { Action: "added", AccountId: not null } && entry.Changes.Contains("Martin Lee", StringComparison.Ordinal));
        Assert.Contains(audit, entry => entry is { Action: "changed", AccountId: not null } && entry.Changes.Contains("RecoveredAt", StringComparison.Ordinal));
        Assert.DoesNotContain(audit, entry => shares.Any(share => entry.Changes.Contains(share[..12], StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task New_shares_make_the_old_ones_worthless(DatabaseKind kind)
    {
        await using var survey = await PlanAsync(kind);
        var analyst = await survey.Site.VisitAsAnalystAsync();
        var old = await MakeAsync(analyst, survey);
        var oldKey = KeyFile(survey);
        // A ballot for a wave that is being planned must not fix its keys in memory.
        await new Visitor(survey.Site)
            .OpenAsync("/peer")
            .ContinueWith(async page =>
                await (await page).SubmitAsync(
                    "Answer with this ballot",
                    (OpenSurvey.FormField("ballot"), Ballot.Write(survey.Wave.Id, new byte[64], new byte[256]))
                )
            )
            .Unwrap();
        var shares = await MakeAsync(analyst, survey, "Make a new key");
        Assert.False(File.Exists(oldKey));
        await OpenAsync(survey);
        await survey.HandInAsync(11);
        await survey.CloseAsync();
        // The answers were sealed to the new key.
        Assert.Equal(11, (await survey.AnonymousAnswersAsync()).Count);
        File.Delete(KeyFile(survey));

        await analyst.OpenAsync($"/waves/{survey.Wave.Id}/recovery");
        await analyst.SubmitAsync("Bring the key back", ("first", old[0]), ("second", shares[1]));
        Assert.Contains("This share belongs to another key", analyst.Text);
        Assert.Contains(shares[1], analyst.Page.QuerySelector("#second")!.TextContent);
        await analyst.SubmitAsync("Bring the key back", ("first", shares[1]), ("second", shares[1]));
        Assert.Contains("the same share once more", analyst.Text);
        await analyst.SubmitAsync("Bring the key back", ("first", ""), ("second", shares[1][..^1] + (shares[1][^1] == 'A' ? 'B' : 'A')));
        Assert.Contains("Type the share from its sheet", analyst.Text);
        Assert.Contains("not quite a share", analyst.Text);
        Assert.Empty(System.IO.Directory.GetFiles(survey.Site.Settings["Anonymity:KeyFolder"], "*.key"));
        await analyst.SubmitAsync("Bring the key back", ("first", shares[1]), ("second", shares[2]));
        Assert.Contains("The key is back", analyst.Page.Body!.TextContent);
    }

    [Fact]
    public async Task Shares_are_made_before_a_wave_opens_for_three_different_people()
    {
        await using var survey = await PlanAsync(DatabaseKind.Sqlite);
        var analyst = await survey.Site.VisitAsAnalystAsync();
        await analyst.OpenAsync($"/waves/{survey.Wave.Id}/recovery");
        Assert.Contains("three different persons", (await PressAsync(analyst, "Make the shares", ["Rosa", "rosa", "Ana"])).Text);
        Assert.Contains("names of 3 persons", (await PressAsync(analyst, "Make the shares", ["Rosa", "", "Ana"])).Text);
        Assert.Empty(await survey.Site.WithDatabaseAsync(database => database.Set<WaveSeal>().ToListAsync()));
        await OpenAsync(survey);
        Assert.Contains("This wave has opened", (await PressAsync(analyst, "Make the shares", Holders)).Text);
        Assert.Contains("has no recovery shares", (await analyst.OpenAsync($"/waves/{survey.Wave.Id}/recovery")).Text);
    }

    [Fact]
    public async Task A_key_that_is_in_its_place_is_not_recovered_and_an_open_wave_waits()
    {
        await using var survey = await PlanAsync(DatabaseKind.Sqlite);
        var analyst = await survey.Site.VisitAsAnalystAsync();
        var shares = await MakeAsync(analyst, survey);
        await OpenAsync(survey);
        var recovery = await RunAsync(survey, recovery => recovery.RecoverAsync(survey.Wave.Id, shares[0], shares[1]));
        Assert.False(recovery.Done);
        Assert.Contains("the shares are not needed", (await analyst.OpenAsync($"/waves/{survey.Wave.Id}/recovery")).Text);
        File.Delete(KeyFile(survey));
        Assert.False((await RunAsync(survey, recovery => recovery.RecoverAsync(survey.Wave.Id, shares[0], shares[1]))).Done);
        Assert.Contains("When the wave has closed", (await analyst.OpenAsync($"/waves/{survey.Wave.Id}/recovery")).Text);
    }

    [Fact]
    public void A_slip_of_the_keyboard_is_seen_anywhere_in_a_share()
    {
        var key = RandomNumberGenerator.GetBytes(91);
        var share = new SecretShare(2, RandomNumberGenerator.GetBytes(32));
        var written = RecoveryShare.Write(share, key);
        Assert.Equal(66 + 10, written.Length);
        Assert.True(RecoveryShare.TryRead(written, key, out var read, out _));
        Assert.Equal((share.Index, Convert.ToHexString(share.Value)), (read.Index, Convert.ToHexString(read.Value)));
        for (var at = 0; at < written.Length; at++)
        {
            if (written[at] == ' ')
                continue;
            Assert.False(RecoveryShare.TryRead(written[..at] + (written[at] == '7' ? '8' : '7') + written[(at + 1)..], key, out _, out _));
            Assert.False(RecoveryShare.TryRead(written.Remove(at, 1), key, out _, out _));
        }
    }

    // Before anybody has asked for the wave's keys.
    private static async Task<OpenSurvey> PlanAsync(DatabaseKind kind)
    {
        var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency, TestForms.ShortPeer);
        await SetAsync(survey, WaveState.Draft);
        return survey;
    }

    private static Task OpenAsync(OpenSurvey survey) => SetAsync(survey, WaveState.Open);

    private static Task SetAsync(OpenSurvey survey, WaveState state) =>
        survey.ChangeAsync(database => database.Set<Wave>().ExecuteUpdateAsync(set => set.SetProperty(wave => wave.State, state)));

    private static async Task<string[]> MakeAsync(Visitor analyst, OpenSurvey survey, string button = "Make the shares")
    {
        await analyst.OpenAsync($"/waves/{survey.Wave.Id}/recovery");
        await PressAsync(analyst, button, Holders);
        Assert.Equal(
            Holders.Select(name => "Recovery share for " + name),
            analyst.Page.QuerySelectorAll(".pa-letter h2").Select(heading => heading.TextContent)
        );
        return [.. analyst.Page.QuerySelectorAll(".pa-letter__text").Select(text => text.TextContent)];
    }

    private static Task<Visitor> PressAsync(Visitor analyst, string button, string[] names) =>
        analyst.SubmitAsync(button, [.. names.Select(name => ("holders", name))]);

    private static string KeyFile(OpenSurvey survey) => Assert.Single(System.IO.Directory.GetFiles(survey.Site.Settings["Anonymity:KeyFolder"], "*.key"));

    private static async Task<RecoveryOutcome> RunAsync(OpenSurvey survey, Func<KeyRecovery, Task<RecoveryOutcome>> act)
    {
        await using var scope = survey.Site.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        return await act(scope.ServiceProvider.GetRequiredService<KeyRecovery>());
    }
}
