using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Census.Waves;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Statistics;

namespace PeerAtlas.Census.Tabulation.Pages;

/// <summary>All figures of a wave as the analyst sees them: nothing is withheld, and what would be is marked.</summary>
[Requires(Permission.AnalyseAnswers)]
internal sealed class FiguresModel(PeerAtlasDbContext database, Tabulation tabulation) : PageModel
{
    private const int OnPage = 15;

    public static IReadOnlyList<Choice> Surveys { get; } = [new("agency", "Agency survey"), new("peer", "Peer-worker survey"), new("response", "Response")];

    public static IReadOnlyList<Choice> Groups { get; } =
    [new("", "Whole"), new("region", "By region"), new("kind", "By kind of organization"), new("program", "By program")];

    public Wave Wave { get; private set; } = null!;

    [BindProperty(SupportsGet = true)]
    public string? Survey { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Group { get; set; }

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<FigureTable> Tables { get; private set; } = [];

    /// <summary>Answers of peer workers that nobody can read yet.</summary>
    public int SealedAnswers { get; private set; }

    public int Found { get; private set; }

    public int Pages { get; private set; } = 1;

    public async Task<IActionResult> OnGetAsync(Guid wave, CancellationToken cancellation)
    {
        if (await database.FindAsync<Wave>([wave], cancellation) is not { } found)
            return NotFound();
        Wave = found;
        SealedAnswers = await database.Set<SealedAnswer>().CountAsync(answer => answer.WaveId == wave, cancellation);
        var words = (Search ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var tables = (await tabulation.TablesAsync(Wave, cancellation))
            .Tables.Where(table =>
                (string.IsNullOrEmpty(Survey) || table.Name.StartsWith(Survey + ".", StringComparison.Ordinal))
                && IsByGroup(table.Name, Group)
                && Array.TrueForAll(words, word => Speaks(table, word))
            )
            .ToList();
        Found = tables.Count;
        Pages = Math.Max(1, (Found + OnPage - 1) / OnPage);
        PageNumber = Math.Clamp(PageNumber, 1, Pages);
        Tables = [.. tables.Skip((PageNumber - 1) * OnPage).Take(OnPage).Select(Marked)];
        return Page();
    }

    private static bool IsByGroup(string name, string? group) =>
        string.IsNullOrEmpty(group) ? !name.Contains(".by.", StringComparison.Ordinal) : name.EndsWith(".by." + group, StringComparison.Ordinal);

    private static bool Speaks(FigureTable table, string word) =>
        table.Title.Contains(word, StringComparison.OrdinalIgnoreCase)
        || table.Name.Contains(word, StringComparison.OrdinalIgnoreCase)
        || table.Rows.Any(row => row.Label.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static FigureTable Marked(FigureTable table) =>
        table with
        {
            Rows = [.. table.Rows.Select(row => row with { Cells = [.. row.Cells.Select(Marked)] })],
        };

    private static Figure Marked(Figure figure) =>
        figure.Verdict.Presentation == Presentation.Suppress
            ? figure with
            {
                Verdict = new(Presentation.ShowWithNote, $"withheld in reports, {figure.Verdict.Rule}"),
            }
            : figure;
}
