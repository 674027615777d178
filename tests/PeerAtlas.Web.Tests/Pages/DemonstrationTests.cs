using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Accounts;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;
using PeerAtlas.Testing;

namespace PeerAtlas.Web.Tests.Pages;

public sealed class DemonstrationTests
{
    private static readonly (string, string) Setting = ("Demonstration", "true");

    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_newcomer_enters_as_any_role_with_one_click(DatabaseKind kind)
    {
        await using var site = new TestSite(kind, Setting);
        await LoadAsync(site);
        var visitor = await new Visitor(site).OpenAsync("/sign-in");
        await visitor.FollowAsync("Enter the demonstration");
        await visitor.SubmitAsync("Enter as Rosa");
        Assert.Contains("You are Rosa now.", visitor.Text);
        await visitor.OpenAsync("/audit");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);

        await visitor.OpenAsync("/demonstration");
        await visitor.SubmitAsync("Enter as Sam");
        await visitor.OpenAsync("/audit");
        Assert.Equal(HttpStatusCode.Forbidden, visitor.Status);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Setting_and_mark_are_both_needed(bool setting, bool mark)
    {
        await using var site = new TestSite(DatabaseKind.Sqlite, setting ? [Setting] : []);
        if (mark)
            await LoadAsync(site);
        else
            await site.AddAccountAsync(
                "rosa@authority.example",
                Role.AuthorityAnalyst,
                await site.AddOrganisationAsync("authority", OrganisationKind.Authority)
            );
        await site.WithDatabaseAsync(async database =>
        {
            (await database.Users.FirstAsync()).PasswordHash = null;
            await database.SaveChangesAsync();
        });
        var account = await site.WithDatabaseAsync(database => database.Users.Select(account => account.Id).FirstAsync());

        var visitor = await new Visitor(site).OpenAsync("/demonstration");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        await visitor.OpenAsync("/sign-in");
        Assert.DoesNotContain("demonstration", visitor.Text);
        // A form of another page brings a valid token.
        var token = visitor.Page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([new("account", account.ToString()), new("__RequestVerificationToken", token)]);
        using var response = await visitor.Http.PostAsync(new Uri("/demonstration", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        await visitor.OpenAsync("/account");
        Assert.StartsWith("/sign-in", visitor.Where);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_database_in_use_cannot_be_made_the_demonstration(DatabaseKind kind)
    {
        await using var site = await SignInTests.WithAnalystAsync(kind, Setting);
        await using var scope = site.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        await Assert.ThrowsAsync<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<Demonstration>().MarkAsync());
    }

    [Fact]
    public async Task An_account_with_a_password_is_not_entered_with_a_click()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite, Setting);
        await LoadAsync(site);
        var organisation = await site.WithDatabaseAsync(database => database.Set<Organisation>().FirstAsync());
        var own = await site.AddAccountAsync("newcomer@somewhere.example", Role.AuthorityAnalyst, organisation);
        var visitor = await new Visitor(site).OpenAsync("/demonstration");
        Assert.DoesNotContain("newcomer", visitor.Text);
        var token = visitor.Page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([new("account", own.Id.ToString()), new("__RequestVerificationToken", token)]);
        using var response = await visitor.Http.PostAsync(new Uri("/demonstration", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static async Task LoadAsync(TestSite site)
    {
        await using var scope = site.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        var (database, demonstration) = (
            scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>(),
            scope.ServiceProvider.GetRequiredService<Demonstration>()
        );
        await demonstration.MarkAsync();
        var authority = new Organisation
        {
            Key = "authority",
            Name = "Authority",
            Kind = OrganisationKind.Authority,
        };
        var north = new Organisation
        {
            Key = "north",
            Name = "North",
            Kind = OrganisationKind.ProviderAgency,
        };
        database.AddRange(authority, north);
        demonstration.AddAccount("Rosa", "rosa@authority.example", authority.Id, Role.AuthorityAnalyst);
        demonstration.AddAccount("Sam", "sam@north.example", north.Id, Role.AgencyAdministrator);
        await database.SaveChangesAsync();
    }
}
