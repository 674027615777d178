using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Accounts;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Testing;

namespace PeerAtlas.Web.Tests.Pages;

public sealed class AccountTests
{
    private const string Email = "rosa@authority.example";

    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_second_step_is_set_up_used_once_per_code_and_turned_off(DatabaseKind kind)
    {
        await using var site = await SignInTests.WithAnalystAsync(kind);
        var visitor = await new Visitor(site).SignInAsync(Email);
        var (key, recoveryCodes) = await SetUpAsync(site, visitor);
        Assert.Equal(10, recoveryCodes.Distinct().Count());
        Assert.Equal("/account/second-step", (await visitor.OpenAsync("/account/second-step")).Where);
        Assert.DoesNotContain(key, visitor.Page.DocumentElement.OuterHtml);

        // The code that set it up does not open the door as well.
        var second = new Visitor(site);
        await PasswordAsync(second);
        Assert.StartsWith("/sign-in/code", second.Where);
        await second.SubmitAsync("Sign in", ("Code", CodeNow(site, key)));
        Assert.Contains("was used already", second.Text);
        site.Clock.Advance(TimeSpan.FromSeconds(30));
        await second.SubmitAsync("Sign in", ("Code", " " + CodeNow(site, key).Insert(3, " ")));
        Assert.Equal("/account", second.Where);

        var third = new Visitor(site);
        await PasswordAsync(third);
        await third.SubmitAsync("Sign in", ("Code", recoveryCodes[4].ToLowerInvariant()));
        Assert.Equal("/account", third.Where);
        Assert.Contains("Recovery codes left: 9", third.Text);
        var fourth = new Visitor(site);
        await PasswordAsync(fourth);
        await fourth.SubmitAsync("Sign in", ("Code", recoveryCodes[4]));
        Assert.Contains("This code is not right", fourth.Text);

        await third.OpenAsync("/account/second-step");
        await third.SubmitAsync("Turn the second step off", ("Password", "not my password at all"));
        Assert.Contains("This is not your password.", third.Text);
        await third.SubmitAsync("Turn the second step off", ("Password", TestSite.Password));
        Assert.Contains("The second step is off.", third.Text);
        await new Visitor(site).SignInAsync(Email);

        Assert.Equal(
            [
                "rosa@authority.example signed in: password",
                "not signed in asked for a code: password",
                "not signed in failed to sign in: authenticator code",
                "rosa@authority.example signed in: authenticator code",
                "not signed in asked for a code: password",
                "rosa@authority.example signed in: recovery code",
                "not signed in asked for a code: password",
                "not signed in failed to sign in: recovery code",
                "rosa@authority.example signed in: password",
            ],
            await SignInTests.RecordedAsync(site)
        );
    }

    [Fact]
    public async Task Neither_the_password_alone_nor_guessing_codes_opens_an_account_with_a_second_step()
    {
        await using var site = await SignInTests.WithAnalystAsync(DatabaseKind.Sqlite);
        var (key, recoveryCodes) = await SetUpAsync(site, await new Visitor(site).SignInAsync(Email));
        var stranger = new Visitor(site);
        await PasswordAsync(stranger);
        await stranger.OpenAsync("/account");
        Assert.StartsWith("/sign-in", stranger.Where);

        await stranger.OpenAsync("/sign-in/code");
        for (var guess = 0; guess < 5; guess++)
            await stranger.SubmitAsync("Sign in", ("Code", "000000"));
        for (var guess = 0; guess < 5; guess++)
            await stranger.SubmitAsync("Sign in", ("Code", "AAAAA-AAAAA"));
        site.Clock.Advance(TimeSpan.FromSeconds(60));
        await stranger.SubmitAsync("Sign in", ("Code", CodeNow(site, key)));
        Assert.StartsWith("/sign-in/code", stranger.Where);
        await stranger.SubmitAsync("Sign in", ("Code", recoveryCodes[0]));
        Assert.StartsWith("/sign-in/code", stranger.Where);
    }

    [Fact]
    public async Task Recovery_codes_are_not_in_the_database()
    {
        await using var site = await SignInTests.WithAnalystAsync(DatabaseKind.Sqlite);
        var (_, recoveryCodes) = await SetUpAsync(site, await new Visitor(site).SignInAsync(Email));
        var kept = await site.WithDatabaseAsync(database => database.UserTokens.Select(token => token.Value).ToListAsync());
        Assert.Equal(2, kept.Count);
        Assert.All(recoveryCodes, code => Assert.DoesNotContain(kept, value => value!.Contains(code)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_new_password_ends_the_other_sessions_within_a_minute(DatabaseKind kind)
    {
        await using var site = await SignInTests.WithAnalystAsync(kind);
        var (here, elsewhere) = (await new Visitor(site).SignInAsync(Email), await new Visitor(site).SignInAsync(Email));
        await here.OpenAsync("/account");
        await here.SubmitAsync(
            "Change the password",
            ("Current", "something else entirely"),
            ("New", "nine green lamps hum"),
            ("Again", "nine green lamps hum")
        );
        Assert.Contains("This is not your password.", here.Text);
        await here.SubmitAsync("Change the password", ("Current", TestSite.Password), ("New", "nine green lamps hum"), ("Again", "nine green lamps hum"));
        Assert.Contains("Your password is changed.", here.Text);

        site.Clock.Advance(TimeSpan.FromSeconds(61));
        await elsewhere.OpenAsync("/account");
        Assert.StartsWith("/sign-in", elsewhere.Where);
        await here.OpenAsync("/account");
        Assert.Equal("/account", here.Where);

        await here.SubmitAsync("Sign out everywhere");
        Assert.Contains("You are signed out everywhere.", here.Text);
    }

    [Fact]
    public async Task A_name_is_changed_and_an_empty_one_refused()
    {
        await using var site = await SignInTests.WithAnalystAsync(DatabaseKind.Sqlite);
        var visitor = await new Visitor(site).SignInAsync(Email);
        await visitor.OpenAsync("/account");
        await visitor.SubmitAsync("Save the name", ("Name", "  "));
        Assert.Contains("Enter a name", visitor.Text);
        await visitor.SubmitAsync("Save the name", ("Name", "Rosa Díaz"));
        Assert.Contains("Your name is saved.", visitor.Text);
        Assert.Equal("Rosa Díaz", await site.WithDatabaseAsync(database => database.Users.Select(account => account.Name).SingleAsync()));
    }

    [Fact]
    public async Task An_analyst_turns_off_the_second_step_of_somebody_who_lost_the_phone_and_it_is_recorded()
    {
        await using var site = await SignInTests.WithAnalystAsync(DatabaseKind.Sqlite);
        var north = await site.AddOrganisationAsync("north");
        await site.AddAccountAsync("sam@north.example", Role.Supervisor, north);
        await site.AddAccountAsync("ada@north.example", Role.AgencyAdministrator, north);
        await SetUpAsync(site, await new Visitor(site).SignInAsync("sam@north.example"));

        var administrator = await new Visitor(site).SignInAsync("ada@north.example");
        await administrator.OpenAsync($"/members/{north.Id}");
        await administrator.FollowAsync("Change: sam");
        Assert.DoesNotContain("Turn the second step off", administrator.Text);

        var analyst = await new Visitor(site).SignInAsync(Email);
        await analyst.OpenAsync(administrator.Where);
        await analyst.SubmitAsync("Turn the second step off");
        await new Visitor(site).SignInAsync("sam@north.example");
        Assert.True(await site.WithDatabaseAsync(database => database.Set<AuditEntry>().AnyAsync(entry => entry.Subject == "Account" && entry.Actor == Email)));
    }

    private static async Task<(string Key, IReadOnlyList<string> RecoveryCodes)> SetUpAsync(TestSite site, Visitor visitor)
    {
        await visitor.OpenAsync("/account/second-step");
        await visitor.SubmitAsync("Set it up");
        Assert.NotNull(visitor.Page.QuerySelector("main svg"));
        var key = visitor.Page.QuerySelector("main code")!.TextContent;
        await visitor.SubmitAsync("Turn the second step on", ("Code", "000000"), ("Password", TestSite.Password));
        Assert.Contains("This code is not right", visitor.Text);
        await visitor.SubmitAsync("Turn the second step on", ("Code", CodeNow(site, key)), ("Password", TestSite.Password));
        return (key, [.. visitor.Page.QuerySelectorAll("main code").Select(code => code.TextContent)]);
    }

    private static string CodeNow(TestSite site, string key) => OneTimeCode.At(key, site.Clock.GetUtcNow());

    private static async Task PasswordAsync(Visitor visitor)
    {
        await visitor.OpenAsync("/sign-in?returnUrl=/account");
        await visitor.SubmitAsync("Sign in", ("Email", Email), ("Password", TestSite.Password));
    }
}
