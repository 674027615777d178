using System.Net;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Access;
using PeerAtlas.Referrals.Caseloads;
using PeerAtlas.Testing;

namespace PeerAtlas.Referrals.Tests.Pages;

public sealed class CaseloadPagesTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_caseload_is_previewed_confirmed_and_updated_by_a_second_file(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await Agency.AddAsync(site, "K");
        var administrator = await site.VisitAsAsync(agency.Administrator);
        await UploadAsync(
            administrator,
            agency,
            "person,team,provider,from,to\nk-0001,K team,provider@K.example,2026-01-01,\nK-0002,k TEAM,Provider@k.example,2026-02-01,\n"
        );
        Assert.Contains("People on caseloads 1 0 1", administrator.Text);
        Assert.Contains("People new to the agency 1 0 0", administrator.Text);
        await administrator.SubmitAsync("Confirm the import");
        Assert.Contains("1 added, 0 changed", administrator.Text);

        await UploadAsync(administrator, agency, "person,team,from,to\nK-0002,K team,2026-02-01,2026-09-30\n");
        await administrator.SubmitAsync("Confirm the import");
        Assert.Contains("0 added, 1 changed", administrator.Text);
        var entry = await site.WithDatabaseAsync(database => database.Set<CaseloadEntry>().SingleAsync(entry => entry.StartsOn == new DateOnly(2026, 2, 1)));
        Assert.Equal((agency.Provider.Id, new DateOnly(2026, 9, 30)), (entry.ProviderId!.Value, entry.EndsOn!.Value));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_list_of_persons_served_comes_in_as_it_is_and_is_taken_back(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await Agency.AddAsync(site, "K");
        var administrator = await site.VisitAsAsync(agency.Administrator);
        await UploadAsync(
            administrator,
            agency,
            "Clients of the program,,,\nClient ID,Admission Date,Discharge Date,Program\n101,9/14/2026,,CBFS\n102,9/14/2026,9/30/2026,CBFS\n"
                + "102,9/14/2026,9/30/2026,CBFS\nMaria,9/14/2026,,CBFS\nTotal,4,,\n"
        );
        Assert.Contains("What do these words stand for in \"Team\"?", administrator.Text);
        await administrator.SubmitAsync("Read the file this way", ("to.team", "K team"));
        Assert.Contains("1 row cannot come in like this", administrator.Text);
        Assert.Contains("An id has at least one digit.", administrator.Text);
        await administrator.SubmitAsync("Read the file this way", ("leaveout", "true"));
        Assert.Equal(
            ["New 2", "Changed 0", "There already 0", "One with another row 1", "Left out 3"],
            administrator.Page.QuerySelectorAll("#fates tbody tr").Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent.Trim())))
        );
        await administrator.SubmitAsync("Confirm the import");
        var entries = await site.WithDatabaseAsync(database =>
            database.Set<CaseloadEntry>().Where(entry => entry.StartsOn > new DateOnly(2026, 9, 1)).OrderBy(entry => entry.EndsOn == null).ToListAsync()
        );
        Assert.Equal([new DateOnly(2026, 9, 30), null], entries.Select(entry => entry.EndsOn));
        Assert.Equal(3, await site.WithDatabaseAsync(database => database.Set<Person>().CountAsync()));

        await administrator.SubmitAsync("Take this import back");
        Assert.Contains("The import was taken back", administrator.Text);
        Assert.Equal(
            (1, 1),
            await site.WithDatabaseAsync(async database => (await database.Set<Person>().CountAsync(), await database.Set<CaseloadEntry>().CountAsync()))
        );
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Every_bad_row_is_named_and_nothing_is_taken(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var (agency, other) = (await Agency.AddAsync(site, "K"), await Agency.AddAsync(site, "I"));
        var preview = await agency.ImportAsync(
            site,
            $"""
            person,team,provider,from,to,name
            K-0100,K team,provider@K.example,2026-02-01,,
            Maria Lopez,K team,,2026-02-01,,
            K-0101,I team,,2026-02-01,,
            K-0102,K team,provider@I.example,2026-02-01,,
            K-0103,K team,,next week,,
            K-0104,K team,,2026-02-01,2026-01-31,
            K-0001,K team,,2026-03-01,,
            K-0105,K team,,2026-02-01,,Somebody
            K-0100,K team,,2026-02-01,,
            """
        );
        Assert.False(preview.IsApplied);
        Assert.Equal(
            ["3 person", "4 team", "5 provider", "6 from", "7 from", "8 from", "9 name", "10 person"],
            preview.Problems.Select(problem => $"{problem.Row} {problem.Column}")
        );
        Assert.Equal(2, await site.WithDatabaseAsync(database => database.Set<Person>().CountAsync()));
        Assert.NotNull(other);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Names_are_kept_only_where_the_agency_chose_it_and_forgotten_when_it_chooses_otherwise(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await Agency.AddAsync(site, "K");
        var administrator = await site.VisitAsAsync(agency.Administrator);
        await administrator.OpenAsync($"/teams/{agency.Organisation.Id}/choices");
        await administrator.SubmitAsync("Save", ("Input.KeepsNames", "true"));
        Assert.True((await agency.ImportAsync(site, "person,team,from,name\nK-0001,K team,2026-01-01,Jo Example\n")).IsApplied);
        Assert.Contains("Jo Example", (await (await site.VisitAsAsync(agency.Provider)).OpenAsync("/caseload")).Text);

        await administrator.OpenAsync($"/teams/{agency.Organisation.Id}/choices");
        await administrator.SubmitAsync("Save", ("Input.KeepsNames", "false"));
        Assert.Null(await site.WithDatabaseAsync(database => database.Set<Person>().Select(person => person.Name).SingleAsync()));
        Assert.DoesNotContain("Jo Example", (await administrator.OpenAsync($"/teams/{agency.Organisation.Id}/record")).Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_provider_adds_a_person_by_hand_and_ends_the_entry(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await Agency.AddAsync(site, "K");
        var provider = await site.VisitAsAsync(agency.Provider);
        await provider.OpenAsync("/caseload/add");
        await provider.SubmitAsync("Add the person", ("Input.Pseudonym", "Maria"));
        Assert.Contains("An id has at least one digit.", provider.Text);
        await provider.SubmitAsync("Add the person", ("Input.Pseudonym", "k-0001"));
        Assert.Contains("is on this team's caseload from 2026-01-01", provider.Text);
        await provider.SubmitAsync("Add the person", ("Input.Pseudonym", "k-0009"));
        Assert.Contains("K-0009 is on the caseload", provider.Text);
        await provider.FollowAsync("K-0009");
        await provider.SubmitAsync("Save", ("EndsOn", "2026-10-01"));
        Assert.Contains("until 2026-10-01", provider.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_person_is_handed_over_to_a_colleague_of_the_team_and_to_nobody_else(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await Agency.AddAsync(site, "K");
        var colleague = await site.AddAccountAsync("colleague@K.example", Role.TraditionalProvider, agency.Organisation);
        await site.AddAsync(agency.Place(colleague, TeamRole.Provider));
        var (provider, other) = (await site.VisitAsAsync(agency.Provider), await site.VisitAsAsync(colleague));
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync($"/caseload/{agency.Person.Id}")).Status);

        await provider.OpenAsync($"/caseload/{agency.Person.Id}");
        await provider.SubmitAsync("Change", ("Provider", agency.Peer.Id.ToString()));
        Assert.Contains("Choose a provider of the team.", provider.Text);
        await provider.SubmitAsync("Change", ("Provider", colleague.Id.ToString()));
        Assert.Contains("is now the primary provider of K-0001 at K team.", provider.Text);

        Assert.Contains("K-0001", (await other.OpenAsync("/caseload")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await provider.OpenAsync($"/caseload/{agency.Person.Id}")).Status);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_page_of_an_agencys_teams_counts_their_caseloads_and_leads_to_what_is_done_about_them(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await Agency.AddAsync(site, "K");
        var administrator = await site.VisitAsAsync(agency.Administrator);
        await administrator.OpenAsync("/teams");
        Assert.Contains("K team CBFS Peer integrated on the team 1 1 supervisor 1", administrator.Text);
        foreach (var link in new[] { "Import the caseload", "What your agency chose", "Who read what" })
        {
            await administrator.OpenAsync("/teams");
            await administrator.FollowAsync(link);
            Assert.Equal(link, administrator.Page.QuerySelector("h1")!.TextContent);
        }
    }

    private static async Task UploadAsync(Visitor administrator, Agency agency, string csv)
    {
        await administrator.OpenAsync($"/teams/{agency.Organisation.Id}/caseload");
        await administrator.UploadAsync("Look at the file", "Sent", "caseload.csv", System.Text.Encoding.UTF8.GetBytes(csv));
    }
}
