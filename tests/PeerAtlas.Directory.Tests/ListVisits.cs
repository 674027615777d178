using PeerAtlas.Testing;

namespace PeerAtlas.Directory.Tests;

/// <summary>An analyst at the page that takes lists.</summary>
internal static class ListVisits
{
    /// <summary>Sends a list as CSV.</summary>
    public static async Task<Visitor> SendListAsync(this TestSite site, string file)
    {
        var analyst = await site.VisitAsAnalystAsync();
        await analyst.OpenAsync("/frame/list");
        return await analyst.UploadAsync("Look at the file", "Sent", "providers.csv", FrameSamples.Csv(file));
    }

    /// <summary>Sends a further list.</summary>
    public static async Task<Visitor> SendAgainAsync(this Visitor analyst, string file, string name = "again.csv")
    {
        await analyst.OpenAsync("/frame/list");
        return await analyst.UploadAsync("Look at the file", "Sent", name, FrameSamples.Csv(file));
    }

    /// <summary>The rows of a table, each as one text.</summary>
    public static IEnumerable<string> ListRows(this Visitor visitor, string table) =>
        visitor.Page.QuerySelectorAll($"#{table} tbody tr").Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent.Trim())));
}
