using System.Net;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Testing;

namespace PeerAtlas.Web.Tests.Pages;

public sealed class MembersTests
{
    private const string Analyst = "rosa@authority.example";
    private const string Administrator = "sam@north.example";

    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Somebody_who_is_invited_chooses_a_password_and_signs_in(DatabaseKind kind)
    {
        await using var site = await SignInTests.WithAnalystAsync(kind);
        await site.AddOrganisationAsync("north");
        var analyst = await new Visitor(site).SignInAsync(Analyst);
        await analyst.OpenAsync("/members?search=NORTH");
        await analyst.FollowAsync("north organisation");
        await InviteAsync(analyst, "Sam Okafor", Administrator, "AgencyAdministrator");
        Assert.Contains("Sam Okafor was invited.", analyst.Text);
        Assert.Contains("Invited", analyst.Text);

        var invited = new Visitor(site);
        await invited.OpenAsync(await SignInTests.MailedLinkAsync(site, Administrator));
        await invited.SubmitAsync("Set the password", ("Password", TestSite.Password), ("Again", TestSite.Password));
        await invited.SubmitAsync("Sign in", ("Email", Administrator), ("Password", TestSite.Password));
        Assert.Equal("/", invited.Where);
        await invited.OpenAsync("/members");
        Assert.Contains("Members of north organisation", invited.Text);

        await site.WithDatabaseAsync(async database =>
        {
            var entries = await database
                .Set<AuditEntry>()
                .Where(entry => entry.Subject == nameof(Membership))
                .OrderBy(entry => entry.At)
                .ThenBy(entry => entry.Id)
                .ToListAsync();
            Assert.Equal([(Analyst, "added"), (Administrator, "changed")], entries.TakeLast(2).Select(entry => (entry.Actor, entry.Action)));
        });
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_role_is_changed_and_taken_and_is_gone_at_once(DatabaseKind kind)
    {
        await using var site = await SignInTests.WithAnalystAsync(kind);
        var north = await site.AddOrganisationAsync("north");
        await site.AddAccountAsync(Administrator, Role.AgencyAdministrator, north);
        await site.AddAccountAsync("dana@north.example", Role.AgencyAdministrator, north);
        var member = await new Visitor(site).SignInAsync(Administrator);
        await member.OpenAsync($"/members/{north.Id}");
        Assert.Equal(HttpStatusCode.OK, member.Status);

        var dana = await new Visitor(site).SignInAsync("dana@north.example");
        await OpenMemberAsync(dana, north, "sam");
        await dana.SubmitAsync("Change the role", ("NewRole", "Supervisor"));
        Assert.Contains("sam is now Supervisor.", dana.Text);
        await member.OpenAsync($"/members/{north.Id}");
        Assert.Equal(HttpStatusCode.Forbidden, member.Status);

        await OpenMemberAsync(dana, north, "sam");
        await dana.SubmitAsync("Remove sam");
        Assert.Contains("sam was removed.", dana.Text);
        await member.OpenAsync("/account");
        Assert.Equal(HttpStatusCode.Forbidden, member.Status);
        await member.OpenAsync("/");
        Assert.Contains("Your account belongs to no organization", member.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_last_analyst_stays(DatabaseKind kind)
    {
        await using var site = await SignInTests.WithAnalystAsync(kind);
        var authority = await site.WithDatabaseAsync(database => database.Set<Organisation>().SingleAsync());
        var analyst = await new Visitor(site).SignInAsync(Analyst);
        await analyst.OpenAsync($"/members/{authority.Id}");
        // Who never signed in cannot take over.
        await InviteAsync(analyst, "Li Wei", "li@authority.example", "AuthorityAnalyst");

        await OpenMemberAsync(analyst, authority, "rosa");
        await analyst.SubmitAsync("Remove rosa");
        Assert.Contains("this is the last analyst", analyst.Text);
        Assert.Equal(1, await AnalystsAsync(site));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Of_two_analysts_who_remove_each_other_at_once_one_remains(DatabaseKind kind)
    {
        await using var site = await SignInTests.WithAnalystAsync(kind);
        var authority = await site.WithDatabaseAsync(database => database.Set<Organisation>().SingleAsync());
        await site.AddAccountAsync("li@authority.example", Role.AuthorityAnalyst, authority);
        var (rosa, li) = (await new Visitor(site).SignInAsync(Analyst), await new Visitor(site).SignInAsync("li@authority.example"));
        await OpenMemberAsync(rosa, authority, "li");
        await OpenMemberAsync(li, authority, "rosa");

        // Both are held up where they would write, and let go together.
        var both = await site.WithDatabaseAsync(async database =>
        {
            await using var transaction = await database.Database.BeginTransactionAsync();
            await database.Set<Membership>().ExecuteUpdateAsync(set => set.SetProperty(membership => membership.Role, membership => membership.Role));
            var removals = Task.WhenAll(rosa.SubmitAsync("Remove li"), li.SubmitAsync("Remove rosa"));
            await Task.Delay(1000);
            await transaction.RollbackAsync();
            return removals;
        });
        Assert.DoesNotContain(await both, visitor => visitor.Status == HttpStatusCode.InternalServerError);
        Assert.Equal(1, await AnalystsAsync(site));
    }

    [Fact]
    public async Task An_administrator_gives_no_role_of_the_authority_not_even_with_a_forged_form()
    {
        await using var site = await SignInTests.WithAnalystAsync(DatabaseKind.Sqlite);
        var north = await site.AddOrganisationAsync("north");
        await site.AddAccountAsync(Administrator, Role.AgencyAdministrator, north);
        var administrator = await new Visitor(site).SignInAsync(Administrator);
        await administrator.OpenAsync($"/members/{north.Id}");
        Assert.DoesNotContain(administrator.Page.QuerySelectorAll("option"), option => option.GetAttribute("value") == "AuthorityAnalyst");
        await InviteAsync(administrator, "Mallory", "mallory@north.example", "AuthorityAnalyst");
        Assert.Contains("This role cannot be given here.", administrator.Text);
        await site.AddAccountAsync("dana@north.example", Role.Supervisor, north);
        await OpenMemberAsync(administrator, north, "dana");
        await administrator.SubmitAsync("Change the role", ("NewRole", "AuthorityAnalyst"));
        Assert.Contains("This role cannot be given here.", administrator.Text);
        Assert.Equal(1, await AnalystsAsync(site));
        Assert.False(await site.WithDatabaseAsync(database => database.Users.AnyAsync(account => account.Email == "mallory@north.example")));
    }

    [Fact]
    public async Task A_membership_of_another_organisation_is_not_reached_through_ones_own_address()
    {
        await using var site = await SignInTests.WithAnalystAsync(DatabaseKind.Sqlite);
        var (north, south) = (await site.AddOrganisationAsync("north"), await site.AddOrganisationAsync("south"));
        await site.AddAccountAsync(Administrator, Role.AgencyAdministrator, north);
        await site.AddAccountAsync("kim@south.example", Role.Supervisor, south);
        var other = await site.WithDatabaseAsync(database => database.Set<Membership>().SingleAsync(membership => membership.OrganisationId == south.Id));
        var administrator = await new Visitor(site).SignInAsync(Administrator);

        await administrator.OpenAsync($"/members/{south.Id}");
        Assert.Equal(HttpStatusCode.Forbidden, administrator.Status);
        await administrator.OpenAsync($"/members/{north.Id}/{other.Id}");
        Assert.Equal(HttpStatusCode.NotFound, administrator.Status);
    }

    [Fact]
    public async Task A_lost_link_is_sent_again_and_a_member_of_two_places_keeps_the_password()
    {
        await using var site = await SignInTests.WithAnalystAsync(DatabaseKind.Sqlite);
        var north = await site.AddOrganisationAsync("north");
        var analyst = await new Visitor(site).SignInAsync(Analyst);
        await analyst.OpenAsync($"/members/{north.Id}");
        await InviteAsync(analyst, "Sam Okafor", Administrator, "AgencyAdministrator");
        var first = await SignInTests.MailedLinkAsync(site, Administrator);
        await OpenMemberAsync(analyst, north, "Sam");
        await analyst.SubmitAsync("Send the mail again");
        Assert.NotEqual(first, await SignInTests.MailedLinkAsync(site, Administrator));

        var south = await site.AddOrganisationAsync("south");
        await site.AddAccountAsync("kim@south.example", Role.AgencyAdministrator, south);
        await site.AddAccountAsync("lee@north.example", Role.Supervisor, north);
        var kim = await new Visitor(site).SignInAsync("kim@south.example");
        await kim.OpenAsync($"/members/{south.Id}");
        await InviteAsync(kim, "Lee", "lee@north.example", "Supervisor");
        await InviteAsync(kim, "Lee", "lee@north.example", "Supervisor");
        Assert.Contains("has this role in this organization already", kim.Text);
        await site.WithDatabaseAsync(async database =>
        {
            var mail = await database.Set<OutboxMail>().SingleAsync(mail => mail.To == "lee@north.example");
            Assert.Contains("if you have one, you sign in", mail.Body);
        });
        var lee = await new Visitor(site).SignInAsync("lee@north.example");
        Assert.Contains("south organisation invites you to be: Supervisor", lee.Text);
        await lee.OpenAsync(await SignInTests.MailedLinkAsync(site, "lee@north.example"));
        await lee.SubmitAsync("Accept");
        Assert.DoesNotContain("invites you", lee.Text);
        await kim.OpenAsync($"/members/{south.Id}");
        Assert.DoesNotContain("Invited", kim.Page.QuerySelector("table")!.TextContent);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Without_a_mail_server_an_analyst_sees_the_link_once_and_hands_it_over(DatabaseKind kind)
    {
        await using var site = await SignInTests.WithAnalystAsync(kind);
        var north = await site.AddOrganisationAsync("north");
        var analyst = await new Visitor(site).SignInAsync(Analyst);
        await analyst.OpenAsync($"/members/{north.Id}");
        await InviteAsync(analyst, "Sam Okafor", Administrator, "AgencyAdministrator");
        Assert.Contains("waits in the outbox. The link can be shown once", analyst.Text);
        await OpenMemberAsync(analyst, north, "Sam");
        Assert.DoesNotContain("/invitations/", analyst.Page.DocumentElement.OuterHtml);
        await analyst.SubmitAsync("Show the link once");
        var link = new Uri(analyst.Page.QuerySelector("main code")!.TextContent).PathAndQuery;
        Assert.True(
            await site.WithDatabaseAsync(database => database.Set<AuditEntry>().AnyAsync(entry => entry.Action == "link shown" && entry.Actor == Analyst))
        );
        await OpenMemberAsync(analyst, north, "Sam");
        Assert.DoesNotContain("/invitations/", analyst.Page.DocumentElement.OuterHtml);

        var invited = await new Visitor(site).OpenAsync(link);
        await invited.SubmitAsync("Set the password", ("Password", TestSite.Password), ("Again", TestSite.Password));
        await invited.SignInAsync(Administrator);
        Assert.Contains("does not work any more", (await new Visitor(site).OpenAsync(link)).Text);
        await OpenMemberAsync(analyst, north, "Sam");
        Assert.DoesNotContain("Show the link", analyst.Text);
    }

    [Fact]
    public async Task A_link_is_shown_to_who_could_give_the_role_anyway_and_to_nobody_where_mail_brings_it()
    {
        await using var site = await SignInTests.WithAnalystAsync(DatabaseKind.Sqlite);
        var north = await site.AddOrganisationAsync("north");
        await site.AddAccountAsync(Administrator, Role.AgencyAdministrator, north);
        var administrator = await new Visitor(site).SignInAsync(Administrator);
        await administrator.OpenAsync($"/members/{north.Id}");
        await InviteAsync(administrator, "Lee Park", "lee@north.example", "Supervisor");
        var rosa = await new Visitor(site).SignInAsync(Analyst);
        await OpenMemberAsync(rosa, north, "Lee");
        Assert.DoesNotContain("Show the link", rosa.Text);
        rosa.Page.QuerySelector("form[action$='handler=Link']")!.SetAttribute("action", "?handler=ShowLink");
        await rosa.SubmitAsync("Send the mail again");
        Assert.Equal(HttpStatusCode.Forbidden, rosa.Status);

        var south = await site.AddOrganisationAsync("south");
        await site.AddAccountAsync("kim@south.example", Role.AgencyAdministrator, south);
        var kim = await new Visitor(site).SignInAsync("kim@south.example");
        await OpenMemberAsync(administrator, north, "Lee");
        Assert.Contains("Show the link once", administrator.Text);
        await kim.OpenAsync($"/members/{south.Id}");
        await InviteAsync(kim, "Lee", "lee@north.example", "Supervisor");
        await OpenMemberAsync(administrator, north, "Lee");
        await administrator.SubmitAsync("Show the link once");
        var shown = new Uri(administrator.Page.QuerySelector("main code")!.TextContent).PathAndQuery;
        await OpenMemberAsync(kim, south, "Lee");
        await kim.SubmitAsync("Show the link once");
        var other = new Uri(kim.Page.QuerySelector("main code")!.TextContent).PathAndQuery;

        // Whoever sees the link of one agency can take that agency's role on, and no other.
        var taker = await new Visitor(site).OpenAsync(shown);
        await taker.SubmitAsync("Set the password", ("Password", TestSite.Password), ("Again", TestSite.Password));
        Assert.Equal(
            [north.Id],
            await site.WithDatabaseAsync(database =>
                (
                    from held in database.Set<Membership>()
                    join account in database.Users on held.AccountId equals account.Id
                    where account.Email == "lee@north.example"
                    select held.OrganisationId
                ).ToListAsync()
            )
        );
        await taker.SignInAsync("lee@north.example");
        await taker.OpenAsync("/invitations");
        Assert.DoesNotContain(taker.Page.QuerySelectorAll("button"), button => button.TextContent.Contains("Accept", StringComparison.Ordinal));
        await taker.OpenAsync(other);
        await taker.SubmitAsync("Accept");
        Assert.Contains("You have taken the role on.", taker.Text);

        await using var withMail = await SignInTests.WithAnalystAsync(
            DatabaseKind.Sqlite,
            ("Mail:Host", "127.0.0.1"),
            ("Mail:Port", "1"),
            ("Mail:PollSeconds", "3600")
        );
        var authority = await withMail.WithDatabaseAsync(database => database.Set<Organisation>().SingleAsync());
        var analyst = await new Visitor(withMail).SignInAsync(Analyst);
        await analyst.OpenAsync($"/members/{authority.Id}");
        await InviteAsync(analyst, "Lee Park", "lee@authority.example", "AuthorityAnalyst");
        Assert.Contains("is on its way", analyst.Text);
        await OpenMemberAsync(analyst, authority, "Lee");
        Assert.DoesNotContain("Show the link", analyst.Text);
    }

    [Fact]
    public async Task An_address_may_hold_every_letter_that_mail_allows_and_a_broken_one_is_refused()
    {
        await using var site = await SignInTests.WithAnalystAsync(DatabaseKind.Sqlite);
        var north = await site.AddOrganisationAsync("north");
        var analyst = await new Visitor(site).SignInAsync(Analyst);
        await analyst.OpenAsync($"/members/{north.Id}");
        foreach (var broken in new[] { "nobody", "two@at@north.example", "line@north.example\r\nBcc: all@north.example" })
        {
            await InviteAsync(analyst, "Nobody", broken, "AgencyAdministrator");
            Assert.Contains("Enter an e-mail address such as", analyst.Text);
        }

        await InviteAsync(analyst, "Siobhan O’Brien", "s.o'brien@north.example", "AgencyAdministrator");
        Assert.Contains("was invited", analyst.Text);
    }

    [Fact]
    public async Task Who_gives_up_their_own_role_is_led_to_the_start_page()
    {
        await using var site = await SignInTests.WithAnalystAsync(DatabaseKind.Sqlite);
        var north = await site.AddOrganisationAsync("north");
        await site.AddAccountAsync(Administrator, Role.AgencyAdministrator, north);
        var administrator = await new Visitor(site).SignInAsync(Administrator);
        await OpenMemberAsync(administrator, north, "sam");
        await administrator.SubmitAsync("Remove sam");
        Assert.Equal("/", administrator.Where);
        Assert.Contains("Your account belongs to no organization", administrator.Text);
    }

    private static Task<Visitor> InviteAsync(Visitor visitor, string name, string email, string role) =>
        visitor.SubmitAsync("Invite", ("Input.Name", name), ("Input.Email", email), ("Input.Role", role));

    private static async Task OpenMemberAsync(Visitor visitor, Organisation organisation, string name)
    {
        await visitor.OpenAsync($"/members/{organisation.Id}");
        await visitor.FollowAsync($"Change: {name}");
    }

    private static Task<int> AnalystsAsync(TestSite site) =>
        site.WithDatabaseAsync(database => database.Set<Membership>().CountAsync(membership => membership.Role == Role.AuthorityAnalyst));
}
