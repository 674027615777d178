using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Testing;
using PeerAtlas.Web.Tests.Pages;

namespace PeerAtlas.Web.Tests.Audit;

public sealed class AuditTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_record_says_who_changed_what_and_when_in_words(DatabaseKind kind)
    {
        await using var site = await SignInTests.WithAnalystAsync(kind);
        var north = await site.AddOrganisationAsync("north");
        await site.AddAccountAsync("dana@north.example", Role.AgencyAdministrator, north);
        var administrator = await new Visitor(site).SignInAsync("dana@north.example");
        await administrator.OpenAsync($"/members/{north.Id}");
        await administrator.SubmitAsync("Invite", ("Input.Name", "Sam Okafor"), ("Input.Email", "sam@north.example"), ("Input.Role", "Supervisor"));
        site.Clock.Advance(TimeSpan.FromDays(1));
        var analyst = await new Visitor(site).SignInAsync("rosa@authority.example");
        await administrator.SignInAsync("dana@north.example");
        await administrator.OpenAsync($"/members/{north.Id}");
        await administrator.FollowAsync("Change: Sam");
        await administrator.SubmitAsync("Change the role", ("NewRole", "PeerWorker"));

        await analyst.OpenAsync("/audit");
        var newest = string.Join(' ', analyst.Page.QuerySelectorAll("tbody tr")[0].TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("October 2, 2026, 12:00 PM dana@north.example Membership changed: Sam Okafor (sam@north.example), north organisation Role: Supervisor → Peer worker", newest);
        Assert.Contains("Account: Sam Okafor (sam@north.example)", analyst.Text);

        await analyst.SubmitAsync("Show", ("Kind", "Organisation"));
        Assert.Contains("2 changes", analyst.Text);
        Assert.Contains("Organization added: north organisation", analyst.Text);
        await analyst.OpenAsync("/audit?who=DANA&from=2026-10-02&to=2026-10-02");
        Assert.Contains("2 changes", analyst.Text);
        Assert.Contains("Account signed in", analyst.Text);
        await analyst.OpenAsync("/audit?to=2026-09-30");
        Assert.Contains("Nothing matches", analyst.Text);
        await analyst.OpenAsync("/audit?from=yesterday&to=9999-12-31&pageNumber=-4");
        Assert.Equal(System.Net.HttpStatusCode.OK, analyst.Status);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_record_is_turned_page_by_page_and_downloaded_whole_without_formulas(DatabaseKind kind)
    {
        await using var site = await SignInTests.WithAnalystAsync(kind);
        await site.AddAsync([.. Enumerable.Range(1, 60).Select(number => new Organisation { Key = $"agency-{number}", Name = $"=HYPERLINK(\"{number}\")", Kind = OrganisationKind.ProviderAgency })]);
        var analyst = await new Visitor(site).SignInAsync("rosa@authority.example");
        await analyst.OpenAsync("/audit?kind=Organisation");
        Assert.Equal(50, analyst.Page.QuerySelectorAll("tbody tr").Length);
        await analyst.FollowAsync("Next");
        Assert.Equal(11, analyst.Page.QuerySelectorAll("tbody tr").Length);

        var csv = await analyst.Http.GetStringAsync(new Uri("/audit?handler=Csv&kind=Organisation", UriKind.Relative));
        var lines = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(62, lines.Length);
        Assert.DoesNotContain(lines, line => line.Contains(",=") || line.Contains(",\"="));
        Assert.Contains(lines, line => line.Contains("'=HYPERLINK"));
    }
}
