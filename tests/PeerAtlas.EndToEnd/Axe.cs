using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace PeerAtlas.EndToEnd;

/// <summary>axe in the page itself: the package's own way of running it opens a second page for every look, for frames that these pages do not have.</summary>
internal static class Axe
{
    private static readonly string[] Tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    private static readonly string Script = Read();

    /// <summary>What it finds against WCAG 2.2 A and AA and its best practices, a line for each element.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(
            """
            tags => axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] })
              .then(found => found.violations.flatMap(one => one.nodes.map(node => `${one.id}: ${one.help}: ${node.html}`)))
            """,
            Tags
        );
    }

    private static string Read()
    {
        using var stream = typeof(AxeRunOptions).Assembly.GetManifestResourceStream("Deque.AxeCore.Commons.Resources.axe.min.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
