using PeerAtlas.Testing;

namespace PeerAtlas.EndToEnd;

/// <summary>Two reports on the closed wave: one published, one just begun.</summary>
internal static class FilledReports
{
    public static async Task FillAsync(Visitor analyst, Dictionary<string, string> holds)
    {
        var report = await StartAsync(analyst, "Peer staffing 2025", holds["closedWave"]);
        holds["report"] = report.TrimStart('/');
        await analyst.OpenAsync(report + "/settings");
        await analyst.SubmitAsync("Save", ("Presentation", "ShowMarked"));
        await analyst.OpenAsync(report);
        await analyst.SubmitAsync("Add a section", ("Heading", "Plans and regard"));
        holds["section"] = analyst.Where.TrimStart('/');
        await analyst.SubmitAsync(
            "Find",
            ("Narrative", "{{agency.hire.yes.share}} of agencies will hire; {{peer.valued.yes.share}} of peers feel valued."),
            ("q", "valued")
        );
        await analyst.SubmitAsync("Add this table");
        await analyst.SubmitAsync("Find", ("q", "hours"));
        await analyst.SubmitAsync("Add this table");
        await analyst.OpenAsync(report + "/comments?question=agency.help");
        await analyst.SubmitAsync("Choose");
        await analyst.OpenAsync(report + "/comments?question=agency.help");
        await analyst.SubmitAsync("Save", ("Text", "Training for the supervisors of [[Ms. Jones]]"), ("Reviewed", "true"));
        await analyst.OpenAsync(report + "/publish");
        await analyst.SubmitAsync("Publish version 1");
        holds["bareReport"] = (await StartAsync(analyst, "First thoughts", holds["closedWave"])).TrimStart('/');
    }

    public static async Task<string> StartAsync(Visitor analyst, string title, string wave)
    {
        await analyst.OpenAsync("/reports/new");
        await analyst.SubmitAsync("Start", ("ReportTitle", title), ("Wave", wave));
        return analyst.Where;
    }
}
