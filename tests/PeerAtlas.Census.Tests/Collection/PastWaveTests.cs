using System.Text;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Tests.Tabulation;
using PeerAtlas.Census.Waves;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Testing;

namespace PeerAtlas.Census.Tests.Collection;

public sealed class PastWaveTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_past_wave_is_closed_from_the_start_invites_nobody_and_takes_its_answers_from_a_file(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var analyst = await WithFrameAsync(site);

        await RecordAsync(analyst, ("Past.EverybodyWasAsked", "true"));
        Assert.EndsWith("/import-responses", analyst.Where);
        await ImportAsync(analyst, analyst.Where.Split('/')[2]);

        var wave = await site.WithDatabaseAsync(database => database.Set<Wave>().SingleAsync());
        Assert.Equal((WaveState.Closed, new DateOnly(2010, 6, 18)), (wave.State, wave.ClosesOn));
        Assert.Equal(0, await site.WithDatabaseAsync(database => database.Set<OutboxMail>().CountAsync()));
        Assert.Equal(0, await site.WithDatabaseAsync(database => database.Set<InvitationLink>().CountAsync()));
        Assert.Equal(
            wave.ClosesOn,
            DateOnly.FromDateTime((await site.WithDatabaseAsync(database => database.Set<AgencyResponse>().SingleAsync())).CompletedAt!.Value)
        );
        Assert.Contains("June 18, 2010", (await analyst.OpenAsync($"/waves/{wave.Id}")).Text);
        Assert.Contains("1 of 2 organizations (50%)", (await analyst.OpenAsync("/waves")).Text.Replace(" %", "%", StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_nobody_knows_who_was_asked_there_is_no_response_rate()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await WithFrameAsync(site);
        await RecordAsync(analyst);
        var wave = analyst.Where.Split('/')[2];

        Assert.Contains("Import them", (await analyst.OpenAsync($"/waves/{wave}")).Text);
        await ImportAsync(analyst, wave);
        var file = await analyst.Http.GetStringAsync($"/waves/{wave}/figures.csv");
        Assert.Contains("agency.turnover.no.share", file, StringComparison.Ordinal);
        Assert.DoesNotContain(".rate", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wave_whose_days_are_not_over_or_whose_name_is_taken_is_not_recorded()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await WithFrameAsync(site);
        await RecordAsync(analyst);

        await RecordAsync(analyst, ("Past.OpensOn", "2026-09-01"), ("Past.ClosesOn", "2026-10-01"));
        Assert.Contains("The last day must be over.", analyst.Text);
        Assert.Contains("There is already a wave of that name.", analyst.Text);
        Assert.Equal("2010", analyst.Page.QuerySelector("input[name='Past.Name']")!.GetAttribute("value"));
        Assert.Equal(1, await site.WithDatabaseAsync(database => database.Set<Wave>().CountAsync()));
    }

    private static async Task<Visitor> WithFrameAsync(TestSite site)
    {
        await SmallWave.ImportSurveysAsync(site);
        var analyst = await site.VisitAsAnalystAsync();
        foreach (var key in new[] { "west", "east" })
            await site.AddAsync(
                new Contact
                {
                    OrganisationId = await SmallWave.OrganisationAsync(site, key),
                    Name = "Ada Rivera",
                    Email = $"ada@{key}.example",
                }
            );
        return analyst;
    }

    private static async Task ImportAsync(Visitor analyst, string wave)
    {
        await analyst.OpenAsync($"/waves/{wave}/import-responses");
        await analyst.UploadAsync(
            "Check the file",
            "Upload",
            "2010.csv",
            Encoding.UTF8.GetBytes("organization,turnover,peers\nwest,no,6\n"),
            ("Survey", "Agency")
        );
        await analyst.SubmitAsync("Import 1 response");
    }

    private static async Task RecordAsync(Visitor analyst, params (string Name, string Value)[] fields)
    {
        (string Name, string Value)[] usual = [("Past.Name", "2010"), ("Past.OpensOn", "2010-04-05"), ("Past.ClosesOn", "2010-06-18")];
        await analyst.OpenAsync("/waves");
        await analyst.FollowAsync("Record a past wave");
        await analyst.SubmitAsync("Record the wave", [.. usual.Where(field => fields.All(own => own.Name != field.Name)), .. fields]);
    }
}
