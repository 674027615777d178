using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Testing;

namespace PeerAtlas.Web.Tests.Pages;

public sealed class SignInTests
{
    private const string Email = "rosa@authority.example";

    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Somebody_signs_in_to_the_page_they_wanted_and_out_again(DatabaseKind kind)
    {
        await using var site = await WithAnalystAsync(kind);
        var visitor = new Visitor(site);

        await visitor.OpenAsync("/account");
        Assert.Equal("/sign-in?returnUrl=%2Faccount", visitor.Where);
        await visitor.SubmitAsync("Sign in", ("Email", Email), ("Password", TestSite.Password));
        Assert.Equal("/account", visitor.Where);

        await visitor.SubmitAsync("Sign out");
        Assert.Contains("You are signed out.", visitor.Text);
        await visitor.OpenAsync("/account");
        Assert.StartsWith("/sign-in", visitor.Where);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    public async Task Signing_in_never_leads_to_another_site(string address)
    {
        await using var site = await WithAnalystAsync(DatabaseKind.Sqlite);
        var visitor = new Visitor(site);
        await visitor.OpenAsync("/sign-in?returnUrl=" + Uri.EscapeDataString(address));
        await visitor.SubmitAsync("Sign in", ("Email", Email), ("Password", TestSite.Password));
        Assert.Equal("/", visitor.Where);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_locked_account_looks_like_one_that_does_not_exist(DatabaseKind kind)
    {
        await using var site = await WithAnalystAsync(kind);
        var visitor = new Visitor(site);
        for (var attempt = 0; attempt < 10; attempt++)
            await TryAsync(visitor, Email, "not the right one");
        var locked = await TryAsync(visitor, Email, TestSite.Password);
        var unknown = await TryAsync(visitor, "nobody@authority.example", TestSite.Password);

        Assert.Contains("is not right", locked);
        Assert.Equal(unknown, locked);
        Assert.True(await site.WithDatabaseAsync(database => database.Users.AnyAsync(account => account.LockoutEnd != null)));

        // Neither what was tried while it was locked nor what was typed for nobody's account is recorded.
        Assert.Equal(
            [.. Enumerable.Repeat("not signed in failed to sign in: password", 10), "not signed in locked out: password"],
            (await RecordedAsync(site)).Order()
        );

        await site.WithDatabaseAsync(async database =>
        {
            (await database.Users.SingleAsync()).LockoutEnd = null;
            await database.SaveChangesAsync();
        });
        await visitor.SignInAsync(Email);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_forgotten_password_is_replaced_by_a_link_that_works_once(DatabaseKind kind)
    {
        await using var site = await WithAnalystAsync(kind);
        var visitor = new Visitor(site);
        await visitor.OpenAsync("/sign-in");
        await visitor.FollowAsync("Forgot your password?");
        await visitor.SubmitAsync("Send the link", ("Email", "ROSA@authority.example"));
        var answer = visitor.Text;
        var link = await MailedLinkAsync(site, Email);

        await visitor.OpenAsync(link);
        await visitor.SubmitAsync("Set the password", ("Password", "too short"), ("Again", "too short"));
        Assert.Contains("Use at least 15 characters.", visitor.Text);
        await visitor.SubmitAsync("Set the password", ("Password", "nine green lamps hum"), ("Again", "nine green lamps hum"));
        await visitor.SubmitAsync("Sign in", ("Email", Email), ("Password", "nine green lamps hum"));
        Assert.Equal("/", visitor.Where);

        await visitor.OpenAsync(link);
        Assert.Contains("This link does not work any more", visitor.Text);

        await visitor.OpenAsync("/password/forgot");
        await visitor.SubmitAsync("Send the link", ("Email", "nobody@authority.example"));
        Assert.Equal(answer, visitor.Text);
        Assert.Equal(1, await site.WithDatabaseAsync(database => database.Set<OutboxMail>().CountAsync()));
    }

    [Fact]
    public async Task Asking_again_at_once_does_not_fill_the_mailbox()
    {
        await using var site = await WithAnalystAsync(DatabaseKind.Sqlite);
        var visitor = new Visitor(site);
        for (var time = 0; time < 3; time++)
        {
            await visitor.OpenAsync("/password/forgot");
            await visitor.SubmitAsync("Send the link", ("Email", Email));
        }

        Assert.Equal(1, await site.WithDatabaseAsync(database => database.Set<OutboxMail>().CountAsync()));
    }

    [Fact]
    public async Task A_link_is_bound_to_its_account()
    {
        await using var site = await WithAnalystAsync(DatabaseKind.Sqlite);
        var organisation = await site.WithDatabaseAsync(database => database.Set<Organisation>().SingleAsync());
        var other = await site.AddAccountAsync("li@authority.example", Role.AuthorityAnalyst, organisation);
        var visitor = new Visitor(site);
        await visitor.OpenAsync("/password/forgot");
        await visitor.SubmitAsync("Send the link", ("Email", Email));
        var token = (await MailedLinkAsync(site, Email)).Split("token=")[1];

        await visitor.OpenAsync($"/password/set?account={other.Id}&token={token}");
        Assert.Contains("This link does not work any more", visitor.Text);
        await visitor.OpenAsync($"/password/set?account={other.Id}&token=%2F%2F");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Contains("This link does not work any more", visitor.Text);
    }

    [Fact]
    public async Task Cookies_are_kept_from_scripts_and_other_sites_and_from_plain_connections()
    {
        await using var site = await WithAnalystAsync(DatabaseKind.Sqlite);
        using var http = site.CreateClient(new() { BaseAddress = new Uri("https://localhost"), AllowAutoRedirect = false });
        var form = await http.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        var token = form.Split("__RequestVerificationToken\" type=\"hidden\" value=\"")[1].Split('"')[0];
        using var content = new FormUrlEncodedContent([new("Email", Email), new("Password", TestSite.Password), new("__RequestVerificationToken", token)]);
        using var response = await http.PostAsync(new Uri("/sign-in", UriKind.Relative), content);

        var session = Assert.Single(response.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("peeratlas.session", StringComparison.Ordinal));
        Assert.Contains("httponly", session);
        Assert.Contains("samesite=lax", session);
        Assert.Contains("secure", session);
        Assert.DoesNotContain("expires", session);
    }

    [Fact]
    public async Task Who_does_nothing_for_eight_hours_is_signed_out_and_who_works_stays_in()
    {
        await using var site = await WithAnalystAsync(DatabaseKind.Sqlite);
        var visitor = await new Visitor(site).SignInAsync(Email);
        for (var hours = 0; hours < 10; hours += 5)
        {
            site.Clock.Advance(TimeSpan.FromHours(5));
            await visitor.OpenAsync("/account");
            Assert.Equal("/account", visitor.Where);
        }

        // Twelve hours are the limit even for who works without a pause.
        site.Clock.Advance(TimeSpan.FromHours(2.1));
        await visitor.OpenAsync("/account");
        Assert.StartsWith("/sign-in", visitor.Where);

        await visitor.SignInAsync(Email);
        site.Clock.Advance(TimeSpan.FromHours(8.1));
        await visitor.OpenAsync("/account");
        Assert.StartsWith("/sign-in", visitor.Where);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_copied_cookie_is_worth_nothing_after_signing_out(DatabaseKind kind)
    {
        await using var site = await WithAnalystAsync(kind);
        var (visitor, elsewhere) = (await new Visitor(site).SignInAsync(Email), await new Visitor(site).SignInAsync(Email));
        using var thief = site.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        thief.DefaultRequestHeaders.Add("Cookie", await CookieOfAsync(visitor));
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync("/account", TestContext.Current.CancellationToken)).StatusCode);

        await visitor.OpenAsync("/sign-out");
        await visitor.SubmitAsync("Sign out");
        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync("/account", TestContext.Current.CancellationToken)).StatusCode);
        // Only this browser's session ended.
        Assert.Equal("/account", (await elsewhere.OpenAsync("/account")).Where);
        // A changed name writes the cookie anew and puts no limit off.
        await elsewhere.SubmitAsync("Save the name", ("Name", "Rosa Diaz"));
        site.Clock.Advance(TimeSpan.FromHours(6));
        await elsewhere.OpenAsync("/account");
        site.Clock.Advance(TimeSpan.FromHours(6.1));
        Assert.StartsWith("/sign-in", (await elsewhere.OpenAsync("/account")).Where);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_new_password_and_signing_out_everywhere_end_the_other_sessions_at_once(DatabaseKind kind)
    {
        await using var site = await WithAnalystAsync(kind);
        var (visitor, elsewhere) = (await new Visitor(site).SignInAsync(Email), await new Visitor(site).SignInAsync(Email));
        await visitor.OpenAsync("/account");
        await visitor.SubmitAsync(
            "Change the password",
            ("Current", TestSite.Password),
            ("New", "nine calm herons stand"),
            ("Again", "nine calm herons stand")
        );
        Assert.StartsWith("/sign-in", (await elsewhere.OpenAsync("/account")).Where);
        Assert.Equal("/account", (await visitor.OpenAsync("/account")).Where);

        var copy = await CookieOfAsync(visitor);
        await visitor.SubmitAsync("Sign out everywhere");
        using var thief = site.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        thief.DefaultRequestHeaders.Add("Cookie", copy);
        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync("/account", TestContext.Current.CancellationToken)).StatusCode);
    }

    /// <summary>The cookies as the browser would send them.</summary>
    private static async Task<string> CookieOfAsync(Visitor visitor)
    {
        using var response = await visitor.Http.GetAsync("/account");
        return response.RequestMessage!.Headers.GetValues("Cookie").Aggregate((one, other) => $"{one}; {other}");
    }

    [Fact]
    public async Task Too_many_wrong_passwords_from_one_place_are_slowed_down_and_a_right_one_passes()
    {
        await using var site = await WithAnalystAsync(DatabaseKind.Sqlite);
        var visitor = new Visitor(site);
        for (var attempt = 0; attempt <= 60; attempt++)
            await TryAsync(visitor, $"somebody{attempt}@authority.example", "wrong");
        var others = Enumerable.Range(0, 20).Select(_ => new Visitor(site)).ToList();
        foreach (var other in others)
            await other.OpenAsync("/sign-in");
        var began = System.Diagnostics.Stopwatch.StartNew();
        await Task.WhenAll(others.Select(other => other.SubmitAsync("Sign in", ("Email", "somebody@authority.example"), ("Password", "wrong"))));
        Assert.True(began.Elapsed > TimeSpan.FromSeconds(4), "They were answered at once.");

        await TryAsync(visitor, Email, TestSite.Password);
        Assert.Equal("/", visitor.Where);
    }

    internal static async Task<TestSite> WithAnalystAsync(DatabaseKind kind, params (string, string)[] settings)
    {
        var site = new TestSite(kind, settings);
        await site.AddAccountAsync(Email, Role.AuthorityAnalyst, await site.AddOrganisationAsync("authority", OrganisationKind.Authority));
        return site;
    }

    /// <summary>What the audit record says of sign-ins, the oldest first.</summary>
    internal static async Task<IReadOnlyList<string>> RecordedAsync(TestSite site)
    {
        string[] actions = ["signed in", "asked for a code", "failed to sign in", "locked out"];
        var entries = await site.WithDatabaseAsync(database => database.Set<AuditEntry>().Where(entry => actions.Contains(entry.Action)).ToListAsync());
        return
        [
            .. entries
                .OrderBy(entry => entry.Id.ToString(), StringComparer.Ordinal)
                .Select(entry => $"{entry.Actor} {entry.Action}: {JsonDocument.Parse(entry.Changes).RootElement.GetProperty("Step")[0]}"),
        ];
    }

    /// <summary>The address in the newest mail to somebody, without the host.</summary>
    internal static Task<string> MailedLinkAsync(TestSite site, string to) =>
        site.WithDatabaseAsync(async database =>
        {
            var mail = await database.Set<OutboxMail>().Where(mail => mail.To == to).OrderByDescending(mail => mail.Id).FirstAsync();
            Assert.DoesNotContain("token=", mail.Body);
            return new Uri(mail.Secret!).PathAndQuery;
        });

    private static async Task<string> TryAsync(Visitor visitor, string email, string password)
    {
        await visitor.OpenAsync("/sign-in");
        await visitor.SubmitAsync("Sign in", ("Email", email), ("Password", password));
        return visitor.Text;
    }
}
