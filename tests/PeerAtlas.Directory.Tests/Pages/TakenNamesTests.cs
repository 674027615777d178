using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Access;
using PeerAtlas.Testing;

namespace PeerAtlas.Directory.Tests.Pages;

public sealed class TakenNamesTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_name_is_taken_in_any_case_and_with_any_letters_by_another_row_of_the_same_agency(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var (own, other) = (await site.AddOrganisationAsync("own"), await site.AddOrganisationAsync("other"));
        await site.AddAsync(Team(own, "Équipe Ñandú"), Team(other, "West"));
        var administrator = await site.VisitAsAsync(await site.AddAccountAsync("admin@own.example", Role.AgencyAdministrator, own));

        foreach (var name in new[] { "équipe ñandú", "Équipe Ñandú", "ÉQUIPE ÑANDÚ" })
        {
            await administrator.OpenAsync($"/teams/{own.Id}/team");
            await administrator.SubmitAsync("Save", ("Input.Name", name), ("Input.Pattern", "Integrated"), ("Input.Since", "2026-01-01"));
            Assert.Contains("Another team has this name already.", administrator.Page.QuerySelector("#Input_Name-error")?.TextContent ?? administrator.Text);
        }

        await administrator.SubmitAsync("Save", ("Input.Name", "WEST"), ("Input.Pattern", "Integrated"), ("Input.Since", "2026-01-01"));
        Assert.Contains("The team WEST was saved.", administrator.Text);
        await administrator.OpenAsync(administrator.Where.Replace($"{own.Id}/", $"{own.Id}/team/"));
        await administrator.SubmitAsync("Save", ("Input.Name", "west"));
        Assert.Contains("The team west was saved.", administrator.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_list_is_searched_in_any_case_with_any_letters(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        await site.AddAsync(
            new Organisation
            {
                Key = "n",
                Name = "NIÑOS Y ÁRBOLES",
                Kind = OrganisationKind.ProviderAgency,
            }
        );
        var analyst = await site.VisitAsAnalystAsync();
        Assert.Contains("NIÑOS", (await analyst.OpenAsync("/frame?Text=ni%C3%B1os+y+%C3%A1rb")).Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_takes_a_key_between_the_look_and_the_save_is_told_at_the_form(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var organisation = await site.AddOrganisationAsync("OX");
        var administrator = await site.VisitAsAsync(await site.AddAccountAsync("admin@ox.example", Role.AgencyAdministrator, organisation));
        var analyst = await site.VisitAsAnalystAsync();
        await SaveAfterAsync(
            analyst,
            "/frame/organization",
            new Organisation
            {
                Key = "A",
                Name = "First",
                Kind = OrganisationKind.ProviderAgency,
            },
            ("Input.Key", "A"),
            ("Input.Name", "Second"),
            ("Input.Kind", "ProviderAgency")
        );
        await SaveAfterAsync(
            analyst,
            $"/frame/{organisation.Id}/unit",
            new Unit
            {
                OrganisationId = organisation.Id,
                Key = "U",
                Name = "First",
                Kind = UnitKind.Service,
            },
            ("Input.Key", "U"),
            ("Input.Name", "Second"),
            ("Input.Kind", "Service")
        );
        await SaveAfterAsync(analyst, "/frame/regions", new Region { Key = "R", Name = "First" }, ("Input.Key", "R"), ("Input.Name", "Second"));
        await SaveAfterAsync(
            analyst,
            $"/frame/{organisation.Id}/contact",
            new Contact
            {
                OrganisationId = organisation.Id,
                Name = "First",
                Email = "a@ox.example",
            },
            ("Input.Name", "Second"),
            ("Input.Email", "a@ox.example")
        );
        await SaveAfterAsync(
            administrator,
            $"/teams/{organisation.Id}/team",
            Team(organisation, "North"),
            ("Input.Name", "North"),
            ("Input.Pattern", "Integrated"),
            ("Input.Since", "2026-01-01")
        );

        async Task SaveAfterAsync(Visitor visitor, string page, object first, params (string, string)[] typed)
        {
            await visitor.OpenAsync(page);
            site.BeforeNextSave = () => site.AddAsync(first);
            await visitor.SubmitAsync("Save", typed);
            Assert.Contains("Nothing was saved, and what you typed is still below.", visitor.Text);
            Assert.Equal(typed[0].Item2, visitor.Page.QuerySelector($"#{typed[0].Item1.Replace('.', '_')}")!.GetAttribute("value"));
        }
    }

    private static Team Team(Organisation organisation, string name) => new() { OrganisationId = organisation.Id, Name = name };
}
