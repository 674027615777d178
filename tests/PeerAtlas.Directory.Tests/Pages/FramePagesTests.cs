using System.Net;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Testing;

namespace PeerAtlas.Directory.Tests.Pages;

public sealed class FramePagesTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_organization_is_added_with_a_unit_and_a_contact_and_can_be_taken_out_and_back(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var analyst = await site.VisitAsAnalystAsync();
        await analyst.OpenAsync("/frame/regions");
        await analyst.SubmitAsync("Save", ("Input.Key", "west"), ("Input.Name", "West"));
        await analyst.OpenAsync("/frame/organization");
        await analyst.SubmitAsync(
            "Save",
            ("Input.Key", "OX-1"),
            ("Input.Name", "  Oxbow Bend  "),
            ("Input.Kind", "ProviderAgency"),
            ("Input.Region", await RegionAsync(site)),
            ("Input.Programme", "CBFS")
        );
        Assert.Contains("Oxbow Bend was added", analyst.Text);
        Assert.Contains("nobody here is invited", analyst.Text);

        await analyst.FollowAsync("Add a unit");
        await analyst.SubmitAsync("Save", ("Input.Key", "OX-1-R"), ("Input.Name", "Respite house"), ("Input.Kind", "Service"));
        await analyst.FollowAsync("Add a contact");
        await analyst.SubmitAsync("Save", ("Input.Name", "Ada Example"), ("Input.Email", "Ada@Oxbow.example"), ("Input.MailLanguage", "es"));
        Assert.Contains("Ada Example ada@oxbow.example The whole organization Spanish", analyst.Text);
        Assert.Contains("Respite house", analyst.Text);

        await analyst.SubmitAsync("Take out of the frame");
        Assert.Contains("Oxbow Bend is no longer in the frame", analyst.Text);
        Assert.DoesNotContain("Oxbow", (await analyst.OpenAsync("/frame")).Text);
        Assert.Contains("Oxbow", (await analyst.OpenAsync("/frame?Status=inactive")).Text);
        await analyst.FollowAsync("Oxbow");
        await analyst.SubmitAsync("Take back into the frame");
        Assert.Contains("in the frame again", analyst.Text);

        var changes = await site.WithDatabaseAsync(database =>
            database
                .Set<AuditEntry>()
                .Where(entry => entry.Actor == "analyst@dmh.example")
                .OrderBy(entry => entry.At)
                .Select(entry => entry.Subject + " " + entry.Action)
                .ToListAsync()
        );
        Assert.Equal(["Contact added", "Organisation added", "Organisation changed", "Organisation changed", "Region added", "Unit added"], changes.Order());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_is_edited_keeps_the_region_and_the_unit_that_it_has(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var analyst = await site.VisitAsAnalystAsync();
        await analyst.OpenAsync("/frame/regions");
        await analyst.SubmitAsync("Save", ("Input.Key", "west"), ("Input.Name", "West"));
        var region = Guid.Parse(await RegionAsync(site));
        var organisation = await site.AddOrganisationAsync("OX-1");
        var unit = new Unit
        {
            OrganisationId = organisation.Id,
            Key = "OX-1-R",
            Name = "Respite house",
            Kind = UnitKind.Service,
        };
        await site.AddAsync(unit);
        await analyst.OpenAsync($"/frame/organization/{organisation.Id}");
        await analyst.SubmitAsync("Save", ("Input.Region", region.ToString()));
        await analyst.OpenAsync($"/frame/organization/{organisation.Id}");
        await analyst.SubmitAsync("Save", ("Input.Name", "Oxbow"));
        Assert.Equal(
            region,
            await site.WithDatabaseAsync(database => database.Set<Organisation>().Where(row => row.Name == "Oxbow").Select(row => row.RegionId).SingleAsync())
        );

        await analyst.OpenAsync($"/frame/{organisation.Id}/contact");
        await analyst.SubmitAsync("Save", ("Input.Name", "Ada"), ("Input.Email", "ada@oxbow.example"), ("Input.Unit", unit.Id.ToString()));
        var contact = await site.WithDatabaseAsync(database => database.Set<Contact>().SingleAsync());
        await analyst.OpenAsync($"/frame/{organisation.Id}/contact/{contact.Id}");
        await analyst.SubmitAsync("Save", ("Input.Name", "Ada Example"));
        contact = await site.WithDatabaseAsync(database => database.Set<Contact>().SingleAsync());
        Assert.Equal(("Ada Example", unit.Id), (contact.Name, contact.UnitId));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Of_two_people_who_edit_at_once_the_second_is_told_and_may_save_again(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var organisation = await site.AddOrganisationAsync("OX-1");
        var first = await site.VisitAsAnalystAsync("first@dmh.example");
        var second = await site.VisitAsAnalystAsync("second@dmh.example");
        await first.OpenAsync($"/frame/organization/{organisation.Id}");
        await second.OpenAsync($"/frame/organization/{organisation.Id}");

        await first.SubmitAsync("Save", ("Input.Name", "First name"));
        await second.SubmitAsync("Save", ("Input.Name", "Second name"));
        Assert.Contains("Somebody else changed this", second.Text);
        Assert.Equal("First name", await NameAsync(site, organisation.Id));

        await second.SubmitAsync("Save");
        Assert.Equal("Second name", await NameAsync(site, organisation.Id));
    }

    [Fact]
    public async Task What_is_typed_wrongly_is_said_at_its_field_and_kept()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var organisation = await site.AddOrganisationAsync("OX-1");
        await site.AddAsync(
            new Contact
            {
                OrganisationId = organisation.Id,
                Name = "Ada",
                Email = "ada@ox.example",
            }
        );
        var analyst = await site.VisitAsAnalystAsync();

        await analyst.OpenAsync("/frame/organization");
        await analyst.SubmitAsync("Save", ("Input.Key", "ox-1"), ("Input.Name", ""));
        Assert.Contains("OX-1 organisation has this key already", analyst.Page.QuerySelector("#Input_Key-error")!.TextContent);
        Assert.Contains("Give a name", analyst.Page.QuerySelector("#Input_Name-error")!.TextContent);
        Assert.Equal("ox-1", analyst.Page.QuerySelector("#Input_Key")!.GetAttribute("value"));

        await analyst.OpenAsync($"/frame/{organisation.Id}/contact");
        await analyst.SubmitAsync("Save", ("Input.Name", "Other"), ("Input.Email", "ADA@ox.example"));
        Assert.Contains("Another contact of this organization", analyst.Text);
        await analyst.SubmitAsync("Save", ("Input.Email", "ada@ox.example,b@ox.example"));
        Assert.Contains("not one email address", analyst.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_list_is_filtered_by_text_kind_and_region_and_paged(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var analyst = await site.VisitAsAnalystAsync();
        await analyst.ImportAsync("frame.xlsx", await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "samples", "frame", "frame.xlsx")));

        await analyst.OpenAsync("/frame");
        Assert.Contains("67 organizations", analyst.Text);
        Assert.DoesNotContain("Error", analyst.Page.Title!, StringComparison.Ordinal);
        Assert.Empty(analyst.Page.QuerySelectorAll(".usa-error-message"));
        Assert.Equal(25, analyst.Page.QuerySelectorAll("#organizations tbody tr").Length);
        await analyst.FollowAsync("Next");
        await analyst.FollowAsync("Next");
        Assert.Equal(17, analyst.Page.QuerySelectorAll("#organizations tbody tr").Length);

        await analyst.OpenAsync("/frame");
        await analyst.SubmitAsync("Show", ("Kind", "AreaOffice"), ("Text", "WEST"));
        Assert.Equal(
            ["West Area Officewest-area-office"],
            analyst
                .Page.QuerySelectorAll("#organizations tbody th")
                .Select(cell => string.Join(' ', cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        );
        await analyst.OpenAsync($"/frame?Region={await RegionAsync(site)}&Kind=InpatientFacility");
        Assert.Contains("No organization fits", analyst.Text);
    }

    [Fact]
    public async Task A_page_with_nothing_on_it_says_what_to_do()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await site.VisitAsAnalystAsync();
        await analyst.OpenAsync("/frame");
        Assert.Contains("Nobody to ask yet", analyst.Text);
        await analyst.FollowAsync("Import a list");
        Assert.Equal("/frame/list", analyst.Where);
        await analyst.OpenAsync("/frame/regions");
        Assert.Contains("No regions yet", analyst.Text);
    }

    [Fact]
    public async Task People_of_an_agency_do_not_see_the_frame()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var agency = await site.AddOrganisationAsync("OX-1");
        var administrator = await site.VisitAsAsync(await site.AddAccountAsync("admin@ox.example", Role.AgencyAdministrator, agency));
        foreach (var page in new[] { "/frame", $"/frame/{agency.Id}", "/frame/import", "/frame/files/contacts.csv" })
        {
            await administrator.OpenAsync(page);
            Assert.NotEqual(HttpStatusCode.OK, administrator.Status);
        }
    }

    private static async Task<string> RegionAsync(TestSite site) =>
        (
            await site.WithDatabaseAsync(database => database.Set<Region>().Where(region => region.Key == "west").Select(region => region.Id).SingleAsync())
        ).ToString();

    private static Task<string> NameAsync(TestSite site, Guid id) =>
        site.WithDatabaseAsync(database =>
            database.Set<Organisation>().Where(organisation => organisation.Id == id).Select(organisation => organisation.Name).SingleAsync()
        );
}
