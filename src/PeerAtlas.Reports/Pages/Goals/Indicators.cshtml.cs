using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Design;
using PeerAtlas.Design.Figures;
using PeerAtlas.Platform.Access;
using PeerAtlas.Reports.Indicators;
using PeerAtlas.Statistics;

namespace PeerAtlas.Reports.Pages.Goals;

/// <summary>Every indicator in every wave.</summary>
[Requires(Permission.AnalyseAnswers)]
internal sealed class IndicatorsModel(IWaveFigures waves, IWaveMeasures measures, Language language) : PageModel
{
    public IReadOnlyList<ReportableWave> Waves { get; private set; } = [];

    public IReadOnlyList<IGrouping<IndicatorTopic, IndicatorSeries>> Topics { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var book = await IndicatorBook.ReadAsync(waves, measures, cancellation);
        Waves = [.. book.Waves];
        Topics = [.. book.Indicators.Select(indicator => book.Series(indicator.Figure)).GroupBy(series => series.Indicator.Topic)];
    }

    public string Written(Figure? figure) => figure is null ? "not measured" : FigureText.Estimate(IndicatorTables.Marked(figure), language);

    public string Interval(Figure? figure) => figure is null ? "" : FigureText.Interval(IndicatorTables.Marked(figure), language);
}
