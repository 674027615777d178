using PeerAtlas.Testing;

namespace PeerAtlas.Reports.Tests.Pages;

/// <summary>What several stories begin with.</summary>
internal static class Stories
{
    /// <summary>Starts a report on the wave; gives its address.</summary>
    public static async Task<string> StartAsync(Visitor analyst, string title)
    {
        await analyst.OpenAsync("/reports/new");
        await analyst.SubmitAsync("Start", ("ReportTitle", title), ("Wave", FakeWaves.WaveId.ToString()));
        return analyst.Where;
    }

    /// <summary>Writes a report with one section that can be published; gives its address.</summary>
    public static async Task<string> WriteAsync(Visitor analyst, string title, string narrative)
    {
        var report = await StartAsync(analyst, title);
        await analyst.SubmitAsync("Add a section", ("Heading", "Turnover"));
        await analyst.SubmitAsync("Find", ("q", "turnover"), ("Narrative", narrative));
        await analyst.SubmitAsync("Add this table");
        await analyst.SubmitAsync("Find", ("q", "few people"));
        await analyst.SubmitAsync("Add this table");
        return report;
    }
}
