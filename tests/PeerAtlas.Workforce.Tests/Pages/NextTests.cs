using System.Net;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Testing;
using PeerAtlas.Workforce.Register;

namespace PeerAtlas.Workforce.Tests.Pages;

/// <summary>What comes next for a peer, from the rules and the registers alone.</summary>
public sealed class NextTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_next_certification_says_what_is_there_and_what_is_missing_in_figures(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await TrainingTown.AddAsync(site);
        await town.HoldAsync("NY-NYCPS-P", new(2026, 3, 1));
        var worker = await town.WorkerAsync();
        await site.AddAsync(Hours(town.Centre, worker, 6, "electives", "Crisis"), Hours(town.Centre, worker, 30, "ethics", "Ethics"));
        await town.Peer.OpenAsync("/account/credentials/next?language=en");
        var step = town.Peer.Page.QuerySelector("section[aria-labelledby='further-NY-NYCPS']")!.TextContent;
        Assert.Contains("It follows on one that you have", step);
        Assert.Contains("2,000 hours under supervision", step);
        Assert.Contains("9 hours of other courses", step);
        Assert.Contains("4 other courses", step);
        Assert.Null(town.Peer.Page.QuerySelector("section[aria-labelledby='further-TX-MHPS']"));
        var national = town.Peer.Page.QuerySelector("section[aria-labelledby='further-ICRC-PR']")!.TextContent;
        Assert.Contains("36 hours of training", national);
        Assert.Contains("500 hours of experience", national);
        Assert.Contains("36 hours that you told and no center has confirmed", town.Peer.Text);
    }

    [Fact]
    public async Task Levels_and_marks_are_told_by_the_rule_and_not_claimed_of_anybody()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var town = await TrainingTown.AddAsync(site);
        await town.HoldAsync("KS-CPS", new(2026, 3, 1));
        await town.Peer.OpenAsync("/account/credentials/next?language=en");
        Assert.Contains("Level 2: 2.5 days of training; 80 % in the test", town.Peer.Text);
        Assert.Contains("Registers do not keep which of these you have.", town.Peer.Text);
        await town.Peer.OpenAsync("/account/credentials/next?language=es");
        Assert.Contains("Nivel 2: 2.5 días de formación", town.Peer.Text);
    }

    [Fact]
    public async Task Of_others_nothing_is_read_and_who_has_begun_nothing_is_led_to_the_rules()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var town = await TrainingTown.AddAsync(site);
        await town.HoldAsync("KS-CPS", new(2026, 3, 1));
        var other = await site.VisitAsAsync(await site.AddAccountAsync("lee@home.example", Role.PeerWorker, town.Agency));
        await other.OpenAsync("/account/credentials/next?language=en");
        Assert.Contains("Nothing begun yet", other.Text);
        Assert.DoesNotContain("Level 2", other.Text);
        var nobody = new Visitor(site);
        await nobody.OpenAsync("/account/credentials/next");
        Assert.Contains("sign", nobody.Where);
        await nobody.OpenAsync("/certification/rules/NY-NYCPS-P?language=en");
        Assert.Equal(HttpStatusCode.OK, nobody.Status);
        Assert.Contains("It asks for this one first", nobody.Text);
    }

    private static EarnedHours Hours(Organisation centre, Guid worker, int hours, string topic, string course) =>
        new()
        {
            OrganisationId = centre.Id,
            WorkerId = worker,
            On = new(2026, 4, 1),
            Minutes = hours * 60,
            Topics = topic,
            Course = course,
        };
}
