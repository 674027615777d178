using PeerAtlas.Platform.Access;
using PeerAtlas.Testing;

namespace PeerAtlas.Directory.Tests.Pages;

public sealed class TeamPagesTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_team_gets_members_and_a_new_staffing_pattern_ends_the_one_before(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var organisation = await site.AddOrganisationAsync("K");
        var administrator = await site.VisitAsAsync(await site.AddAccountAsync("admin@K.example", Role.AgencyAdministrator, organisation));
        var peer = await site.AddAccountAsync("peer@K.example", Role.PeerWorker, organisation);
        await administrator.OpenAsync("/teams");
        Assert.Contains("No teams yet", administrator.Text);
        await administrator.FollowAsync("Add a team");
        await administrator.SubmitAsync(
            "Save",
            ("Input.Name", "North"),
            ("Input.Programme", "CBFS"),
            ("Input.Pattern", "DesignatedTeamElsewhere"),
            ("Input.Since", "2024-10-01")
        );
        await administrator.FollowAsync("Add a staffing pattern");
        await administrator.SubmitAsync("Save", ("Input.Pattern", "Integrated"), ("Input.StartsOn", "2025-10-01"));
        Assert.Contains("Peer integrated on the team October 1, 2025 today", administrator.Text);
        Assert.Contains("Designated peer team elsewhere October 1, 2024 September 30, 2025", administrator.Text);
        await administrator.FollowAsync("Add a staffing pattern");
        await administrator.SubmitAsync("Save", ("Input.Pattern", "NoPeers"), ("Input.StartsOn", "2025-01-01"), ("Input.EndsOn", "2025-02-01"));
        Assert.Contains("A team has one staffing pattern at a time", administrator.Text);

        await administrator.OpenAsync("/teams");
        await administrator.FollowAsync("North");
        await administrator.FollowAsync("Add a member");
        await administrator.SubmitAsync(
            "Save",
            ("Input.Who", $"{peer.Id}:Peer"),
            ("Input.StartsOn", "2025-10-01"),
            ("Input.HoursAMonth", "60"),
            ("Input.Place", "Main Street")
        );
        Assert.Contains("peer Peer worker October 1, 2025 today 60 Main Street", administrator.Text);
        await administrator.FollowAsync("Add a member");
        await administrator.SubmitAsync("Save", ("Input.Who", $"{peer.Id}:Peer"), ("Input.StartsOn", "2025-12-01"));
        Assert.Contains("They belong to the team in this role at that time already.", administrator.Text);
    }
}
