using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Reports.Indicators;
using PeerAtlas.Reports.Sizes;
using PeerAtlas.Statistics;

namespace PeerAtlas.Reports.Pages.Sizes;

/// <summary>What is known of the size of the workforce at the time of a wave: reported, for the whole frame, and in people.</summary>
[Requires(Permission.AnalyseAnswers)]
internal sealed class SizeModel(SizeDesk desk, Language language) : PageModel
{
    public WavePicture Picture { get; private set; } = null!;

    public string ForWhom => Picture.IsSample ? "Estimated for all organizations of the frame" : "Estimated for all organizations invited";

    public FigureTable? Reported =>
        Picture.Reported.Count == 0
            ? null
            : Table(
                "size.reported",
                Picture.IsSample ? "Reported by a sample, weighted to the frame" : "Reported by the organizations that answered",
                Picture.Reported,
                FigureShape.Numbers
            );

    public FigureTable? Frame =>
        Picture.Frame.Count == 0
            ? null
            : Table(
                "size.frame",
                ForWhom,
                [
                    .. Picture
                        .Frame.Where(total => ReportedNames.Contains(total.Figure.Name))
                        .DefaultIfEmpty(Picture.Frame[0])
                        .Select(total => IndicatorTables.Marked(total.Figure) with { Label = total.Figure.Label.Split(", estimated", 2)[0] }),
                ],
                FigureShape.Bars
            );

    public IReadOnlyList<WaveFrameClass> Classes => (Picture.Jobs ?? Picture.Frame[0]).Classes;

    public IReadOnlyList<SizeLine> Lines { get; private set; } = [];

    public FigureTable? People { get; private set; }

    /// <summary>From the lowest to the highest estimate that fits, and the same of their intervals.</summary>
    public string Spread
    {
        get
        {
            var fits = Lines.Where(line => line.Fits).Select(line => line.Estimate).ToList();
            var ends = fits.SelectMany(estimate => new[] { estimate.Low, estimate.High, estimate.Value }).Where(double.IsFinite).ToList();
            return fits.Count == 1
                ? $"The one estimate is {Written(fits[0].Value)} people, with its interval {Written(ends.Min())} to {Written(ends.Max())}."
                : $"The {fits.Count} estimates run from {Written(fits.Min(estimate => estimate.Value))} "
                    + $"to {Written(fits.Max(estimate => estimate.Value))} people, "
                    + $"with their intervals from {Written(ends.Min())} to {Written(ends.Max())}.";
        }
    }

    public IEnumerable<(string On, int Count)> Combinations
    {
        get
        {
            var lists = Picture.Kept!.ReadLists()!;
            return Enumerable
                .Range(1, (1 << lists.Names.Count) - 1)
                .Select(combination => (string.Join(", ", lists.Names.Where((_, list) => (combination >> list & 1) == 1)), lists.OnExactly(combination)));
        }
    }

    private static readonly string[] ReportedNames = [SizeDesk.JobsInFrame, "frame.peers_direct_total", "frame.peers_admin_total", "frame.cps_total"];

    public async Task<IActionResult> OnGetAsync(Guid wave, CancellationToken cancellation)
    {
        if (await desk.ReadAsync(wave, cancellation) is not { } picture)
            return NotFound();
        Picture = picture;
        Lines = picture.People;
        People = PeopleEstimates.Table(Lines, picture.Wave.Name);
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveListsAsync(Guid wave, CancellationToken cancellation)
    {
        if (await desk.ReadAsync(wave, cancellation) is null)
            return NotFound();
        TempData.Done(
            await desk.RemoveListsAsync(wave, cancellation)
                ? "The lists were removed."
                : "Somebody else changed the numbers of this wave at the same moment. Look at them, then try again."
        );
        return RedirectToPage(new { wave });
    }

    public string Written(double value) => double.IsFinite(value) ? value.ToString("N0", language.Culture) : "none";

    public string Interval(SizeLine line) =>
        line.Estimate switch
        {
            var estimate when double.IsNaN(estimate.Low) || !double.IsFinite(estimate.Value) => "none",
            var estimate when double.IsPositiveInfinity(estimate.High) => $"{Written(estimate.Low)} or more",
            var estimate when estimate.Low >= estimate.High => "none",
            var estimate => $"{Written(estimate.Low)} to {Written(estimate.High)}",
        };

    private static FigureTable Table(string name, string title, IReadOnlyList<Figure> figures, FigureShape shape) =>
        new()
        {
            Name = name,
            Title = title,
            Columns = ["Jobs"],
            Rows = [.. figures.Select(figure => new FigureRow(figure.Label, [figure]))],
            Shape = shape,
        };
}
