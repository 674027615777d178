using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Testing;
using PeerAtlas.Workforce.Bodies;

namespace PeerAtlas.Workforce.Tests.Pages;

/// <summary>The directory of who certifies in each state.</summary>
public sealed class BodyTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Every_state_is_unknown_until_the_authority_enters_who_certifies_there(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var stranger = await new Visitor(site).OpenAsync("/certification/bodies?language=en");
        var rows = stranger.Page.QuerySelectorAll("tbody tr");
        Assert.Equal(51, rows.Length);
        Assert.All(rows, row => Assert.Contains("Unknown", row.TextContent, StringComparison.Ordinal));
        Assert.Empty(stranger.Page.QuerySelectorAll("a[href='/certification/bodies/edit']"));

        var analyst = await site.VisitAsAnalystAsync();
        await analyst.OpenAsync("/certification/bodies/edit");
        await analyst.SubmitAsync("Save", ("Input.Place", "MA"), ("Input.Name", "A board\u202E"), ("Input.ReviewedOn", "2026-09-30"));
        Assert.Contains("U+202E", analyst.Text, StringComparison.Ordinal);
        await analyst.SubmitAsync("Save", ("Input.Name", "A board"));
        await stranger.OpenAsync("/certification/bodies?language=es");
        var entered = stranger.Page.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains("A board", StringComparison.Ordinal)).TextContent;
        Assert.Contains("Massachusetts", entered, StringComparison.Ordinal);
        Assert.Contains("No se sabe", entered, StringComparison.Ordinal);
        await stranger.OpenAsync("/certification/compare?Rule=MA-CPS&Rule=TX-MHPS&language=en");
        Assert.Contains("A board", stranger.Text, StringComparison.Ordinal);
        Assert.Contains("Last checked: September 30, 2026", stranger.Text, StringComparison.Ordinal);
        Assert.Equal(1, await site.WithDatabaseAsync(database => database.Set<AuditEntry>().CountAsync(entry => entry.Subject == nameof(CertifyingBody))));

        await analyst.OpenAsync("/certification/bodies/edit");
        await analyst.SubmitAsync("Save", ("Input.Place", "MA"), ("Input.Name", "a BOARD"));
        Assert.Contains("The directory has it already.", analyst.Text, StringComparison.Ordinal);
        await analyst.OpenAsync("/certification/bodies");
        await analyst.FollowAsync("A board");
        await analyst.SubmitAsync("Take it out of the directory");
        Assert.Equal(0, await site.WithDatabaseAsync(database => database.Set<CertifyingBody>().CountAsync()));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_list_of_them_comes_in_changes_nothing_the_second_time_and_is_taken_back(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var analyst = await site.VisitAsAnalystAsync();
        const string List =
            "State,Certifying body,Website,Phone,Source\nTexas,The commission,texas.example,512-555-0100,Its page\nPR,La junta,,,\nNowhere,No one,,,\n";
        await SendAsync(analyst, List);
        await analyst.SubmitAsync("Read the file this way", ("value.reviewed", "2026-09-30"));
        Assert.Contains("Nowhere", analyst.Text, StringComparison.Ordinal);
        await analyst.SubmitAsync("Read the file this way", ("leaveout", "true"));
        await analyst.SubmitAsync("Confirm the import");
        var bodies = await site.WithDatabaseAsync(database => database.Set<CertifyingBody>().AsNoTracking().OrderBy(body => body.Place).ToListAsync());
        Assert.Equal([("PR", "La junta", ""), ("TX", "The commission", "texas.example; 512-555-0100")], bodies.Select(one => (one.Place, one.Name, one.Reach)));
        await SendAsync(analyst, List.Replace("Nowhere,No one,,,\n", "", StringComparison.Ordinal));
        await analyst.SubmitAsync("Read the file this way", ("value.reviewed", "2026-09-30"));
        Assert.True(analyst.Text.Contains("Nothing to change", StringComparison.Ordinal), analyst.Text);
        await analyst.SubmitAsync("Throw the file away");
        await analyst.SubmitAsync("Take this import back");
        Assert.Equal(0, await site.WithDatabaseAsync(database => database.Set<CertifyingBody>().CountAsync()));

        var town = await TrainingTown.AddAsync(site);
        Assert.Equal(HttpStatusCode.Forbidden, (await town.Certifier.OpenAsync("/certification/bodies/edit")).Status);
    }

    private static async Task SendAsync(Visitor analyst, string list)
    {
        await analyst.OpenAsync("/certification/bodies/import");
        await analyst.UploadAsync("Look at the file", "Sent", "bodies.csv", Encoding.UTF8.GetBytes(list));
    }
}
