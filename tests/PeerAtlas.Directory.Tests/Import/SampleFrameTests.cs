using Microsoft.EntityFrameworkCore;
using PeerAtlas.Testing;

namespace PeerAtlas.Directory.Tests.Import;

/// <summary>The frame that is shipped, and that what is exported imports again unchanged.</summary>
public sealed class SampleFrameTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_sample_imports_and_what_is_exported_from_it_changes_nothing(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var analyst = await site.VisitAsAnalystAsync();
        await analyst.ImportAsync("frame.xlsx", await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "samples", "frame", "frame.xlsx")));

        var kinds = await site.WithDatabaseAsync(database =>
            database.Set<Organisation>().GroupBy(organisation => organisation.Kind).ToDictionaryAsync(group => group.Key, group => group.Count())
        );
        Assert.Equal(
            (50, 6, 3, 6, 1, 1),
            (
                kinds[OrganisationKind.ProviderAgency],
                kinds[OrganisationKind.AreaOffice],
                kinds[OrganisationKind.InpatientFacility],
                kinds[OrganisationKind.PeerRunOrganisation],
                kinds[OrganisationKind.TrainingCentre],
                kinds[OrganisationKind.Authority]
            )
        );
        Assert.Equal(59, await site.WithDatabaseAsync(database => database.Set<Contact>().Select(contact => contact.OrganisationId).Distinct().CountAsync()));

        foreach (var file in new[] { "frame.xlsx", "regions.csv", "organizations.csv", "units.csv", "contacts.csv" })
        {
            await analyst.PreviewAsync(file, await analyst.Http.GetByteArrayAsync($"/frame/files/{file}"));
            Assert.Contains("Everything in the files stands in the frame already", analyst.Text);
        }
    }

    [Theory]
    [InlineData("frame-template.xlsx")]
    [InlineData("regions-template.csv")]
    [InlineData("organizations-template.csv")]
    [InlineData("units-template.csv")]
    [InlineData("contacts-template.csv")]
    public async Task A_template_is_a_file_that_is_understood_and_has_no_rows(string template)
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await site.VisitAsAnalystAsync();
        await analyst.PreviewAsync(template, await analyst.Http.GetByteArrayAsync($"/frame/files/{template}"));
        Assert.Contains("hold no rows", analyst.Text);
        Assert.Contains("0 rows of " + template.Split('-', '.')[0].Replace("frame", "contacts"), analyst.Text);
    }
}
