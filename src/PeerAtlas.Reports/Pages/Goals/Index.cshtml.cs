using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Design.Figures;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Reports.Goals;
using PeerAtlas.Reports.Indicators;
using PeerAtlas.Statistics;

namespace PeerAtlas.Reports.Pages.Goals;

/// <summary>All goals and where they stand. For analysts: figures on few persons are shown here, and nobody else sees the page.</summary>
[Requires(Permission.AnalyseAnswers)]
internal sealed class IndexModel(PeerAtlasDbContext database, IWaveFigures waves, IWaveMeasures measures, Language language) : PageModel
{
    public IReadOnlyList<GoalProgress> Goals { get; private set; } = [];

    public bool HasClosedWave { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        HasClosedWave = (await waves.WavesAsync(cancellation)).Any(wave => wave.IsClosed);
        var goals = await database.Set<Goal>().AsNoTracking().OrderBy(goal => goal.DueOn).ThenBy(goal => goal.Id).ToListAsync(cancellation);
        if (goals.Count == 0)
            return;
        var book = await IndicatorBook.ReadAsync(waves, measures, cancellation);
        Goals = [.. goals.Select(goal => new GoalProgress(goal, book.Series(goal.Indicator)))];
    }

    public string Written(Figure figure) => FigureText.Estimate(figure, language);

    /// <summary>"40% (2010)", with the interval where there is one.</summary>
    public string Written(IndicatorPoint? point)
    {
        if (point?.Figure is not { } figure)
            return "not measured";
        var marked = IndicatorTables.Marked(figure);
        var interval = FigureText.Interval(marked, language);
        return $"{FigureText.Estimate(marked, language)}{(interval.Length > 0 ? $", {interval}" : "")} ({point.Wave.Name})";
    }
}
