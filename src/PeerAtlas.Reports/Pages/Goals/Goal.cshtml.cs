using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Design.Figures;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;
using PeerAtlas.Reports.Goals;
using PeerAtlas.Reports.Indicators;
using PeerAtlas.Statistics;
using PeerAtlas.Statistics.Estimation;

namespace PeerAtlas.Reports.Pages.Goals;

/// <summary>One goal over all waves: where it stands, whether it changed, and who changed what about it.</summary>
[Requires(Permission.AnalyseAnswers)]
internal sealed class GoalModel(PeerAtlasDbContext database, IWaveFigures waves, IWaveMeasures measures, Language language) : PageModel
{
    private const double Chance = 0.05;

    public sealed record Row(DateTime At, string Actor, string What);

    public GoalProgress Progress { get; private set; } = null!;

    public FigureTable Table { get; private set; } = null!;

    /// <summary>The difference between the last closed wave and the baseline, in words.</summary>
    public string Change { get; private set; } = "";

    public IReadOnlyList<Row> Changes { get; private set; } = [];

    public string Written(Figure figure) => FigureText.Estimate(IndicatorTables.Marked(figure), language);

    public async Task<IActionResult> OnGetAsync(Guid goal, CancellationToken cancellation) => await LoadAsync(goal, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostRemoveAsync(Guid goal, bool sure, CancellationToken cancellation)
    {
        if (!sure)
        {
            if (!await LoadAsync(goal, cancellation))
                return NotFound();
            ModelState.AddModelError("sure", "Tick the box to remove the goal.");
            return Page();
        }

        if (await database.FindAsync<Goal>([goal], cancellation) is { } found)
        {
            database.Remove(found);
            await database.SaveChangesAsync(cancellation);
        }

        TempData.Done("The goal was removed.");
        return RedirectToPage("/Goals/Index");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await database.Set<Goal>().AsNoTracking().SingleOrDefaultAsync(goal => goal.Id == id, cancellation) is not { } goal)
            return false;
        var book = await IndicatorBook.ReadAsync(waves, measures, cancellation);
        Progress = new(goal, book.Series(goal.Indicator));
        Table = IndicatorTables.OverWaves(Progress.Series, Progress.Line);
        if (Progress is { Baseline: { } baseline, Latest: { } latest })
            Change = ChangeInWords(await measures.ChangeAsync(latest.Wave.Id, baseline.Wave.Id, goal.Indicator, cancellation));
        var names = book.Waves.ToDictionary(wave => wave.Id.ToString(), wave => wave.Name, StringComparer.OrdinalIgnoreCase);
        Changes =
        [
            .. (await database.Set<AuditEntry>().Where(entry => entry.Subject == nameof(Goal) && entry.SubjectId == id).ToListAsync(cancellation))
                .OrderByDescending(entry => entry.At)
                .ThenByDescending(entry => entry.Id)
                .Select(entry => new Row(entry.At, entry.Actor, entry.Action == "added" ? "Set the goal" : What(entry, names))),
        ];
        return true;
    }

    private string What(AuditEntry entry, Dictionary<string, string> waves) =>
        string.Join(
            "; ",
            from pair in JsonSerializer.Deserialize<Dictionary<string, string?[]>>(entry.Changes) ?? []
            where pair.Key != nameof(Goal.Version) && pair.Value.Length == 2
            select $"{Field(pair.Key)}: {Value(pair.Key, pair.Value[0], waves)} → {Value(pair.Key, pair.Value[1], waves)}"
        )
            is { Length: > 0 } what
            ? what
            : "Saved without a change";

    private static string Field(string property) =>
        property switch
        {
            nameof(Goal.BaselineWaveId) => "Baseline",
            nameof(Goal.DueOn) => "Date",
            _ => property,
        };

    private string Value(string property, string? value, Dictionary<string, string> waves)
    {
        if (string.IsNullOrEmpty(value))
            return "nothing";
        var isShare = property == nameof(Goal.Target) && Progress.Series.IsShare;
        return isShare && double.TryParse(value, CultureInfo.InvariantCulture, out var share)
            ? share.ToString("0.##%", CultureInfo.InvariantCulture)
            : waves.GetValueOrDefault(value, value);
    }

    private string ChangeInWords(Difference? difference)
    {
        if (difference is null || !double.IsFinite(difference.Value))
            return "Not tested: differences are tested for shares, means and ratios of the surveys.";
        var size = $"{Signed(difference.Value)}{(Progress.Series.IsShare ? " percentage points" : "")}";
        if (!double.IsFinite(difference.P))
            return $"{size}. There are too few answers to tell it from chance.";
        var interval = $"95% interval {Signed(difference.Low)} to {Signed(difference.High)}";
        return difference.P < Chance
            ? $"{size} ({interval}). This is more than chance would bring about."
            : $"{size} ({interval}). Chance alone could bring this about.";
    }

    private string Signed(double value)
    {
        var scaled = Progress.Series.IsShare ? 100 * value : value;
        return scaled.ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture);
    }
}
