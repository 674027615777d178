using System.Net;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Testing;

namespace PeerAtlas.Workforce.Tests.Pages;

/// <summary>Support by peers outside the agency: organisers keep it, every peer sees it.</summary>
public sealed class SupportTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Organisers_of_several_organizations_keep_lists_and_every_peer_sees_all_of_them(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await SupervisedTown.AddAsync(site);
        Assert.Contains("Nobody has entered any yet", town.Peer.Text);
        Assert.Contains("tell one of them", town.Peer.Text);
        var (first, second) = (await site.AddOrganisationAsync("harbor", OrganisationKind.PeerRunOrganisation), await site.AddOrganisationAsync("river"));
        var one = await site.VisitAsAsync(await site.AddAccountAsync("ana@harbor.example", Role.Organiser, first));
        var two = await site.VisitAsAsync(await site.AddAccountAsync("ben@river.example", Role.Organiser, second));
        await AddAsync(one, "Circle of peers", "2026-03-01");
        await AddAsync(two, "Warm line", "2026-09-30");
        Assert.DoesNotContain("Circle of peers", two.Text);
        // The same name again is refused, and the day of the check is no day to come.
        await two.FollowAsync("Add one");
        await two.SubmitAsync("Save", Fields("warm LINE", "2026-10-02"));
        Assert.Contains("Your list has one of this name already.", two.Text);
        Assert.Contains("That day is still to come.", two.Text);

        await town.Peer.OpenAsync("/account/supervision");
        Assert.Contains("Circle of peers", town.Peer.Text);
        Assert.Contains("Warm line", town.Peer.Text);
        Assert.Contains("617-555-0100", town.Peer.Text);
        await one.OpenAsync("/peer-support");
        Assert.Contains("Check it again", one.Text);
        await one.FollowAsync("Circle of peers");
        var offer = one.Where;
        await one.SubmitAsync("Take it out of the list");
        await town.Peer.OpenAsync("/account/supervision");
        Assert.DoesNotContain("Circle of peers", town.Peer.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await one.OpenAsync(offer)).Status);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Nobody_changes_the_list_of_another_organization(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var (first, second) = (await site.AddOrganisationAsync("harbor"), await site.AddOrganisationAsync("river"));
        var one = await site.VisitAsAsync(await site.AddAccountAsync("ana@harbor.example", Role.Organiser, first));
        var two = await site.VisitAsAsync(await site.AddAccountAsync("ben@river.example", Role.Organiser, second));
        await AddAsync(one, "Circle of peers", "2026-03-01");
        await one.FollowAsync("Circle of peers");
        var id = one.Where.Split('/')[^1];
        Assert.NotEqual(HttpStatusCode.OK, (await two.OpenAsync($"/peer-support/{first.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await two.OpenAsync($"/peer-support/{second.Id}/offer/{id}")).Status);
        var administrator = await site.VisitAsAsync(await site.AddAccountAsync("ada@harbor.example", Role.AgencyAdministrator, first));
        Assert.NotEqual(HttpStatusCode.OK, (await administrator.OpenAsync($"/peer-support/{first.Id}")).Status);
    }

    private static async Task AddAsync(Visitor organiser, string what, string reviewed)
    {
        await organiser.OpenAsync("/peer-support");
        await organiser.FollowAsync("Add the first one");
        await organiser.SubmitAsync("Save", Fields(what, reviewed));
        Assert.Contains($"{what} was saved.", organiser.Page.Body!.TextContent);
    }

    private static (string, string)[] Fields(string what, string reviewed) =>
        [
            ("Input.What", what),
            ("Input.Who", "Peers of the harbor"),
            ("Input.Reach", "617-555-0100"),
            ("Input.When", "Mondays at 6"),
            ("Input.ReviewedOn", reviewed),
        ];
}
