using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Testing;

namespace PeerAtlas.Web.Tests.Pages;

public sealed class HomeTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Fact]
    public async Task Strangers_learn_where_to_go_in_their_language()
    {
        await using var site = await SignInTests.WithAnalystAsync(DatabaseKind.Sqlite);
        var visitor = await new Visitor(site).OpenAsync("/");
        Assert.Contains("Enter the code on your letter", visitor.Text);
        Assert.NotNull(visitor.Page.QuerySelector("main a[href='/published']"));
        await visitor.FollowAsync("Español");
        Assert.Contains("Escriba el código de su carta", visitor.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_analyst_of_a_new_site_is_led_from_instrument_to_wave(DatabaseKind kind)
    {
        await using var site = await SignInTests.WithAnalystAsync(kind);
        var visitor = await new Visitor(site).SignInAsync("rosa@authority.example");
        Assert.Equal(["/instruments", "/frame", "/waves"], visitor.Page.QuerySelectorAll("main .usa-card a").Select(link => link.GetAttribute("href")));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_member_with_nothing_to_do_is_told_so(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        await site.AddAccountAsync("sam@north.example", Role.AgencyAdministrator, await site.AddOrganisationAsync("north", OrganisationKind.ProviderAgency));
        var visitor = await new Visitor(site).SignInAsync("sam@north.example");
        Assert.Contains("Nothing needs you right now", visitor.Text);
    }
}
