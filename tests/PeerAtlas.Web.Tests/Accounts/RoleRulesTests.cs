using System.Net;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Testing;
using PeerAtlas.Web.Tests.Pages;

namespace PeerAtlas.Web.Tests.Accounts;

/// <summary>Who may give which role to whom, tried with the forms of the pages and with forged ones.</summary>
public sealed class RoleRulesTests
{
    private const string Analyst = "rosa@authority.example";

    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_analyst_makes_an_agencys_first_administrator_whom_the_agency_hears_of_and_nobody_else_there(DatabaseKind kind)
    {
        await using var site = await SignInTests.WithAnalystAsync(kind);
        var north = await site.AddOrganisationAsync("north");
        await site.AddAsync(
            new Contact
            {
                OrganisationId = north.Id,
                Name = "Kim",
                Email = "kim@north.example",
            }
        );
        var analyst = await new Visitor(site).SignInAsync(Analyst);
        await analyst.OpenAsync($"/members/{north.Id}");
        foreach (var role in new[] { "Supervisor", "TraditionalProvider", "PeerWorker", "Organiser", "AuthorityAnalyst" })
        {
            await InviteAsync(analyst, "mallory@north.example", role);
            Assert.Contains("This role cannot be given here.", analyst.Text);
        }

        await InviteAsync(analyst, "sam@north.example", "AgencyAdministrator");
        Assert.Contains("was invited", analyst.Text);
        Assert.Contains("invited Somebody to be the administrator of north organisation", await MailToAsync(site, "kim@north.example"));

        // Now there is one, though not accepted yet: the next ones are the agency's.
        Assert.DoesNotContain(analyst.Page.QuerySelectorAll("button"), button => button.TextContent.Contains("Invite", StringComparison.Ordinal));
        await PostAsync(
            analyst,
            $"/members/{north.Id}",
            ("Input.Name", "Mallory"),
            ("Input.Email", "mallory@north.example"),
            ("Input.Role", "AgencyAdministrator")
        );
        Assert.Contains("This role cannot be given here.", analyst.Text);

        // An administrator who is gone is taken away, and another one made; the agency hears of both.
        await analyst.OpenAsync($"/members/{north.Id}");
        await analyst.FollowAsync("Change: Somebody");
        await analyst.SubmitAsync("Remove Somebody");
        Assert.Contains("took the role of administrator of north organisation", await MailToAsync(site, "kim@north.example"));
        await InviteAsync(analyst, "dana@north.example", "AgencyAdministrator");
        Assert.Contains("was invited", analyst.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Nobody_gives_a_role_to_themselves(DatabaseKind kind)
    {
        await using var site = await SignInTests.WithAnalystAsync(kind);
        var north = await site.AddOrganisationAsync("north");
        await site.AddAccountAsync("sam@north.example", Role.AgencyAdministrator, north);
        var authority = await site.WithDatabaseAsync(database => database.Set<Organisation>().SingleAsync(found => found.Kind == OrganisationKind.Authority));
        var south = await site.AddOrganisationAsync("south");

        var analyst = await new Visitor(site).SignInAsync(Analyst);
        foreach (var (organisation, role) in new[] { (south, "AgencyAdministrator"), (authority, "Organiser") })
        {
            await analyst.OpenAsync($"/members/{organisation.Id}");
            await InviteAsync(analyst, Analyst.ToUpperInvariant(), role);
            Assert.Contains("Nobody gives a role to themselves.", analyst.Text);
        }

        var sam = await new Visitor(site).SignInAsync("sam@north.example");
        await sam.OpenAsync($"/members/{north.Id}");
        await InviteAsync(sam, "sam@north.example", "Supervisor");
        Assert.Contains("Nobody gives a role to themselves.", sam.Text);
        await sam.OpenAsync($"/members/{north.Id}");
        await sam.FollowAsync("Change: sam");
        await PostAsync(sam, sam.Where + "?handler=Role", ("NewRole", "Supervisor"));
        Assert.Contains("Nobody gives a role to themselves.", sam.Text);
        Assert.Equal(2, await site.WithDatabaseAsync(database => database.Set<Membership>().IgnoreQueryFilters().CountAsync()));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_holds_a_role_in_the_authority_takes_none_in_an_agency_and_the_other_way_round(DatabaseKind kind)
    {
        await using var site = await SignInTests.WithAnalystAsync(kind);
        var authority = await site.WithDatabaseAsync(database => database.Set<Organisation>().SingleAsync());
        var north = await site.AddOrganisationAsync("north");
        await site.AddAccountAsync("li@authority.example", Role.AuthorityAnalyst, authority);
        await site.AddAccountAsync("sam@north.example", Role.AgencyAdministrator, north);

        // An accomplice in the agency invites the analyst: it looks like any invitation, and opens nothing.
        var sam = await new Visitor(site).SignInAsync("sam@north.example");
        await sam.OpenAsync($"/members/{north.Id}");
        await InviteAsync(sam, "li@authority.example", "Supervisor");
        Assert.Contains("was invited", sam.Text);
        var li = await new Visitor(site).SignInAsync("li@authority.example");
        await li.OpenAsync("/supervision");
        Assert.Equal(HttpStatusCode.Forbidden, li.Status);
        await li.OpenAsync(await SignInTests.MailedLinkAsync(site, "li@authority.example"));
        await li.SubmitAsync("Accept");
        Assert.Contains("Who has a role in the authority has none in an agency", li.Text);
        await li.OpenAsync("/supervision");
        Assert.Equal(HttpStatusCode.Forbidden, li.Status);

        var analyst = await new Visitor(site).SignInAsync(Analyst);
        await analyst.OpenAsync($"/members/{authority.Id}");
        await InviteAsync(analyst, "sam@north.example", "AuthorityAnalyst");
        await sam.OpenAsync(await SignInTests.MailedLinkAsync(site, "sam@north.example"));
        await sam.SubmitAsync("Accept");
        Assert.Contains("Who has a role in the authority has none in an agency", sam.Text);
        await sam.OpenAsync("/invitations");
        await sam.SubmitAsync("Decline");
        Assert.Contains("No invitation waits for you", sam.Text);

        // A row that came to be by other means is silenced.
        await site.AddAsync(
            new Membership
            {
                AccountId = (await site.WithDatabaseAsync(database => database.Users.SingleAsync(account => account.Email == "li@authority.example"))).Id,
                OrganisationId = north.Id,
                Role = Role.TraditionalProvider,
                AcceptedAt = site.Clock.GetUtcNow().UtcDateTime,
            }
        );
        await li.OpenAsync("/caseload");
        Assert.Equal(HttpStatusCode.Forbidden, li.Status);
        await li.OpenAsync("/waves");
        Assert.Equal(HttpStatusCode.OK, li.Status);
    }

    [Fact]
    public async Task An_invitation_is_accepted_by_its_own_person_alone()
    {
        await using var site = await SignInTests.WithAnalystAsync(DatabaseKind.Sqlite);
        var (north, south) = (await site.AddOrganisationAsync("north"), await site.AddOrganisationAsync("south"));
        await site.AddAccountAsync("sam@north.example", Role.AgencyAdministrator, north);
        await site.AddAccountAsync("kim@south.example", Role.Supervisor, south);
        await site.AddAccountAsync("lee@south.example", Role.Supervisor, south);
        var sam = await new Visitor(site).SignInAsync("sam@north.example");
        await sam.OpenAsync($"/members/{north.Id}");
        foreach (var invited in new[] { "kim@south.example", "lee@south.example" })
            await InviteAsync(sam, invited, "Supervisor");
        var ofKim = await site.WithDatabaseAsync(database =>
            (
                from held in database.Set<Membership>().IgnoreQueryFilters()
                join account in database.Users on held.AccountId equals account.Id
                where held.OrganisationId == north.Id && account.Email == "kim@south.example"
                select held.Id
            ).SingleAsync()
        );

        var lee = await new Visitor(site).SignInAsync("lee@south.example");
        await lee.OpenAsync("/invitations");
        await PostAsync(lee, "/invitations?handler=Decline", ("invitation", ofKim.ToString()));
        var linkOfKim = await SignInTests.MailedLinkAsync(site, "kim@south.example");
        foreach (var handler in new[] { "Accept", "Decline" })
        {
            await lee.OpenAsync("/invitations");
            await PostAsync(lee, $"{linkOfKim}?handler={handler}");
            Assert.Contains("for another account", lee.Text);
        }

        // Taken back, or a day later, it does not work any more, and a new link ends the one before.
        await sam.OpenAsync($"/members/{north.Id}");
        await sam.FollowAsync("Change: Somebody");
        await sam.SubmitAsync("Send the mail again");
        var kim = await new Visitor(site).SignInAsync("kim@south.example");
        Assert.Contains("does not work any more", (await kim.OpenAsync(linkOfKim)).Text);
        linkOfKim = await SignInTests.MailedLinkAsync(site, "kim@south.example");
        Assert.Contains("invites you to be", (await kim.OpenAsync(linkOfKim)).Text);
        site.Clock.Advance(TimeSpan.FromHours(25));
        kim = await new Visitor(site).SignInAsync("kim@south.example");
        Assert.Contains("does not work any more", (await kim.OpenAsync(linkOfKim)).Text);
        Assert.Null(
            await site.WithDatabaseAsync(database =>
                database.Set<Membership>().IgnoreQueryFilters().Where(held => held.Id == ofKim).Select(held => held.AcceptedAt).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task Inviting_an_address_does_not_tell_whether_it_has_an_account_elsewhere()
    {
        await using var site = await SignInTests.WithAnalystAsync(DatabaseKind.Sqlite);
        var (north, south) = (await site.AddOrganisationAsync("north"), await site.AddOrganisationAsync("south"));
        await site.AddAccountAsync("sam@north.example", Role.AgencyAdministrator, north);
        var known = await site.AddAccountAsync("aaaaa@other.example", Role.PeerWorker, south);
        await site.WithDatabaseAsync(async database =>
        {
            var account = await database.Users.SingleAsync(found => found.Id == known.Id);
            (account.Name, account.TwoFactorEnabled) = ("Their Name Elsewhere", true);
            await database.SaveChangesAsync();
        });
        var sam = await new Visitor(site).SignInAsync("sam@north.example");
        var seen = new List<string>();
        foreach (var (email, name) in new[] { ("aaaaa@other.example", "Aaaaa"), ("bbbbb@other.example", "Bbbbb") })
        {
            await sam.OpenAsync($"/members/{north.Id}");
            await sam.SubmitAsync("Invite", ("Input.Name", name), ("Input.Email", email), ("Input.Role", "Supervisor"));
            var told = sam.Text;
            await sam.OpenAsync($"/members/{north.Id}");
            await sam.FollowAsync($"Change: {name}");
            told += sam.Text;
            await sam.SubmitAsync($"Remove {name}");
            seen.Add(
                System.Text.RegularExpressions.Regex.Replace(
                    told.Replace(email, "ADDRESS", StringComparison.Ordinal).Replace(name, "NAME", StringComparison.Ordinal),
                    @"\s+",
                    " ",
                    System.Text.RegularExpressions.RegexOptions.None,
                    TimeSpan.FromSeconds(1)
                )
            );
        }

        Assert.Equal(seen[0], seen[1]);
        Assert.DoesNotContain("Elsewhere", seen[0]);
    }

    private static Task<Visitor> InviteAsync(Visitor visitor, string email, string role) =>
        visitor.SubmitAsync("Invite", ("Input.Name", "Somebody"), ("Input.Email", email), ("Input.Role", role));

    /// <summary>Posts what no form of the page offers, with the page's own token.</summary>
    private static async Task PostAsync(Visitor visitor, string address, params (string Name, string Value)[] fields)
    {
        var form = visitor
            .Page.QuerySelectorAll("form")
            .Last(form => form.QuerySelector("input[name=__RequestVerificationToken]") is not null && form.QuerySelector("button") is not null);
        foreach (var field in form.QuerySelectorAll("[name=invitation]"))
            field.Remove();
        foreach (var (name, value) in fields)
        {
            var field = visitor.Page.CreateElement("input");
            field.SetAttribute("name", name);
            field.SetAttribute("value", value);
            form.AppendChild(field);
        }

        var button = form.QuerySelector("button")!;
        button.TextContent = "Forged";
        button.SetAttribute("formaction", address);
        await visitor.SubmitAsync("Forged");
    }

    private static Task<string> MailToAsync(TestSite site, string to) =>
        site.WithDatabaseAsync(database =>
            database.Set<OutboxMail>().Where(mail => mail.To == to).OrderByDescending(mail => mail.Id).Select(mail => mail.Body).FirstAsync()
        );
}
