using Microsoft.EntityFrameworkCore;
using PeerAtlas.Reports.Drafts;
using PeerAtlas.Testing;

namespace PeerAtlas.Reports.Tests.Pages;

public sealed class ReportAddressTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Two_who_begin_a_report_of_one_title_at_the_same_moment_both_get_an_address(DatabaseKind kind)
    {
        await using var site = new ReportSite(kind);
        var analyst = await site.VisitAsAnalystAsync();
        site.BeforeNextSave = () => site.AddAsync(Report("Peer workforce", "peer-workforce"));
        await Stories.StartAsync(analyst, "Peer workforce");
        var addresses = await site.WithDatabaseAsync(database => database.Set<Report>().Select(report => report.Slug).Order().ToListAsync());
        Assert.Equal(["peer-workforce", "peer-workforce-2"], addresses);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_takes_an_address_before_the_save_is_told_at_its_field(DatabaseKind kind)
    {
        await using var site = new ReportSite(kind);
        var analyst = await site.VisitAsAnalystAsync();
        await site.AddAsync(Report("Another", "another"));
        var report = await Stories.StartAsync(analyst, "Peer workforce");
        await analyst.OpenAsync($"{report}/settings");
        await analyst.SubmitAsync("Save", ("Address", "another"));
        Assert.Contains("Another report has this address", analyst.Page.QuerySelector("#Address-error")!.TextContent);

        site.BeforeNextSave = () => site.AddAsync(Report("Third", "third"));
        await analyst.SubmitAsync("Save", ("ReportTitle", "Changed"), ("Address", "third"));
        Assert.Contains("Another report has this address", analyst.Page.QuerySelector("#Address-error")!.TextContent);
        Assert.Equal("Changed", analyst.Page.QuerySelector("#ReportTitle")!.GetAttribute("value"));
        await analyst.SubmitAsync("Save", ("Address", "fourth"));
        Assert.Contains("The settings were saved.", analyst.Text);
    }

    private static Report Report(string title, string address) =>
        new()
        {
            Title = title,
            Slug = address,
            WaveId = FakeWaves.WaveId,
            Content = new ReportDraft().ToJson(),
        };
}
