using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Collection;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Census.Tests.Waves;
using PeerAtlas.Directory;
using PeerAtlas.Testing;

namespace PeerAtlas.Census.Tests.Collection;

public sealed class ResponseBoardTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Rates_count_organisations_never_responses(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        var west = new Region { Key = "west", Name = "West" };
        await site.AddAsync(west);
        var busy = await site.AddContactAsync("busy", region: west.Id);
        await site.AddContactAsync("begun", region: west.Id);
        await site.AddContactAsync("office", OrganisationKind.AreaOffice);
        var wave = await site.OpenWaveAsync();
        await WaveReminderTests.RespondAsync(site, "begun", complete: false);
        for (var i = 0; i < 3; i++)
            await site.AddAsync(Response(site, wave, busy.OrganisationId, $"Service {i}"));

        var board = await site.WithDatabaseAsync(database => ResponseBoard.ReadAsync(database, wave));
        Assert.Equal(new("All organizations", 1, 3), board.Overall);
        Assert.Equal([new("West", 1, 2), new("Several regions", 0, 1)], board.ByRegion);
        Assert.Equal([new("Provider agency", 1, 2), new("Area office", 0, 1)], board.ByKind);
        var row = board.Organisations.Single(organisation => organisation.Id == busy.OrganisationId);
        Assert.Equal((3, 3, 1), (row.Total.Started, row.Total.Complete, row.Total.Asked));
        Assert.Equal(["", "Service 0", "Service 1", "Service 2"], row.Parts.Select(part => part.Part));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_board_shows_each_step_and_refreshes_by_itself_or_by_a_link(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        var north = await site.AddContactAsync("north");
        var wave = await site.OpenWaveAsync();
        var analyst = await site.AnalystAsync();
        await analyst.OpenAsync($"/waves/{wave}/board");
        Assert.Contains("0 of 1 organization answered (0%)", analyst.Text);
        Assert.Equal("Waiting", Status(analyst));
        var live = analyst.Page.QuerySelector("#board")!;
        Assert.Equal("every 15s", live.GetAttribute("hx-trigger"));

        await WaveReminderTests.ChangeAsync(site, "north", invitation => invitation.InvitedAt = site.Clock.GetUtcNow().UtcDateTime);
        await analyst.FollowAsync("Refresh");
        Assert.Equal("Invited", Status(analyst));
        await WaveReminderTests.ChangeAsync(site, "north", invitation => invitation.BouncedAt = site.Clock.GetUtcNow().UtcDateTime);
        await analyst.OpenAsync($"/waves/{wave}/board?show=missing");
        Assert.Contains("No organization fits what you chose to show.", analyst.Text);
        await analyst.OpenAsync($"/waves/{wave}/board?show=lost");
        Assert.Equal("Bounced", Status(analyst));
        await WaveReminderTests.RespondAsync(site, "north", complete: true);
        await analyst.OpenAsync(live.GetAttribute("hx-get")!);
        Assert.Equal("Complete", Status(analyst));
        Assert.Null(analyst.Page.QuerySelector("main"));
        Assert.NotNull(north);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Of_the_anonymous_survey_only_counts_are_shown(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        await site.AddContactAsync("north");
        await site.AddContactAsync("south");
        var wave = await site.OpenWaveAsync();
        var invitations = await site.WithDatabaseAsync(database => database.Set<Invitation>().Select(invitation => invitation.Id).ToListAsync());
        foreach (var invitation in invitations)
            await site.RunAsync<PeerCodes, IssuedCodes>(codes => codes.IssueAsync(invitation, 12));
        await site.RunAsync<PeerCodes, string?>(codes => codes.ConfirmPassedOnAsync(invitations[0], 10));
        await site.WithDatabaseAsync(async database =>
        {
            foreach (var code in await database.Set<AnonymousCode>().Take(14).ToListAsync())
                code.Used = true;
            database.AddRange(Enumerable.Range(0, 11).Select(_ => new SealedAnswer { WaveId = wave, Envelope = [1] }));
            await database.SaveChangesAsync();
        });

        var analyst = await site.AnalystAsync();
        await analyst.OpenAsync($"/waves/{wave}/board");
        Assert.Equal(
            ["24 for 2 organizations", "10, by 1 of 2 organizations", "14", "11 (46% of the codes made; 50% of those passed on, where silence counts as all)"],
            analyst.Page.QuerySelectorAll(".pa-summary dd").Select(count => count.TextContent.Trim())
        );

        // Up to ten persons are not counted out.
        await site.WithDatabaseAsync(async database =>
        {
            database.Remove(await database.Set<SealedAnswer>().FirstAsync());
            await database.SaveChangesAsync();
        });
        Assert.Equal("fewer than 11", (await analyst.OpenAsync($"/waves/{wave}/board")).Page.QuerySelectorAll(".pa-summary dd")[^1].TextContent.Trim());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_board_is_quick_with_two_thousand_organisations(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        await site.WithDatabaseAsync(async database =>
        {
            for (var i = 0; i < 2000; i++)
            {
                var organisation = new Organisation
                {
                    Key = $"o{i:0000}",
                    Name = $"Organisation {i:0000}",
                    Kind = OrganisationKind.ProviderAgency,
                };
                database.AddRange(
                    organisation,
                    new Contact
                    {
                        OrganisationId = organisation.Id,
                        Name = "Contact",
                        Email = $"contact@o{i}.example",
                    }
                );
            }

            await database.SaveChangesAsync();
        });
        var wave = await site.OpenWaveAsync();
        await site.WithDatabaseAsync(async database =>
        {
            foreach (var organisation in await database.Set<Organisation>().Where(organisation => EF.Functions.Like(organisation.Key, "%3")).ToListAsync())
                database.Add(Response(site, wave, organisation.Id, ""));
            await database.SaveChangesAsync();
        });

        var analyst = await site.AnalystAsync();
        await analyst.OpenAsync($"/waves/{wave}/board");
        var watch = Stopwatch.StartNew();
        await analyst.OpenAsync($"/waves/{wave}/board?pageNumber=3");
        // Long enough for a machine that does ten things at once, too short for a query for each organization.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"The board took {watch.Elapsed}.");
        Assert.Contains("200 of 2,000 organizations answered (10%)", analyst.Text);
        Assert.Contains("Organisation 0299", analyst.Text);
        Assert.DoesNotContain("Organisation 0300", analyst.Text);
    }

    private static string Status(Visitor analyst) => analyst.Page.QuerySelector("#organizations tbody .usa-tag")!.TextContent;

    private static AgencyResponse Response(WaveSite site, Guid wave, Guid organisation, string unit) =>
        new()
        {
            WaveId = wave,
            OrganisationId = organisation,
            UnitName = unit,
            StartedAt = site.Clock.GetUtcNow().UtcDateTime,
            SavedAt = site.Clock.GetUtcNow().UtcDateTime,
            CompletedAt = site.Clock.GetUtcNow().UtcDateTime,
            Answers = "{}",
        };
}
