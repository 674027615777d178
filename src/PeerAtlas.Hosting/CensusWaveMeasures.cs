using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Measures;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform.Database;
using PeerAtlas.Reports.Indicators;
using PeerAtlas.Statistics;
using PeerAtlas.Statistics.Estimation;
using PeerAtlas.Statistics.Standards;

namespace PeerAtlas.Hosting;

/// <summary>Gives goals and the size of the workforce what they need of the census.</summary>
internal sealed class CensusWaveMeasures(PeerAtlasDbContext database, FrameTotals totals, WaveChanges changes, PersonMeasuring persons) : IWaveMeasures
{
    public async Task<IReadOnlyList<WaveFrameTotal>> FrameTotalsAsync(Guid wave, CancellationToken cancellation = default)
    {
        var found = await FindAsync(wave, cancellation);
        return
        [
            .. (await totals.EstimateAsync(found, cancellation)).Select(total => new WaveFrameTotal(
                Figure(found, total),
                total.Estimate,
                total.Reported,
                [.. total.Classes.Select(one => new WaveFrameClass(one.Label, one.Organisations, one.Answered, one.Weight))]
            )),
        ];
    }

    public async Task<WavePersons> PersonsAsync(Guid wave, CancellationToken cancellation = default)
    {
        var measured = await persons.ReadAsync(await FindAsync(wave, cancellation), cancellation);
        return new(measured.CertifiedShare, measured.JobsPerPerson, measured.JobsPerPersonByJob);
    }

    public async Task<Difference?> ChangeAsync(Guid later, Guid earlier, string figure, CancellationToken cancellation = default) =>
        await changes.BetweenAsync(await FindAsync(later, cancellation), await FindAsync(earlier, cancellation), figure, cancellation);

    private static Figure Figure(Wave wave, FrameTotal total) =>
        new()
        {
            Name = "frame." + total.Figure,
            Label = total.Label + (total.IsSample ? ", estimated for all organizations of the frame" : ", estimated for all organizations invited"),
            Kind = FigureKind.Total,
            Base = total.IsSample
                ? new(
                    $"organizations that answered, from a sample, standing for {total.Classes.Where(one => one.Answered > 0).Sum(one => one.Organisations):N0} "
                        + $"of the {total.Classes.Sum(one => one.Organisations):N0} of the frame",
                    total.Estimate.N,
                    total.Estimate.WeightedN
                )
                : new("organizations that answered, standing for all invited", total.Estimate.N),
            Estimate = total.Estimate.Value,
            Interval = total.Estimate.HasInterval ? new(total.Estimate.Low, total.Estimate.High, Method(total)) : null,
            Verdict = PresentationStandards.Count(total.Estimate),
            Source = new(wave.Name, total.Figure, "total of those that answered, weighted for those that did not"),
        };

    private static string Method(FrameTotal total) =>
        total.IsSample ? "t, weighted by strata of a finite frame" : "t, weighted for non-response by kind and region";

    private Task<Wave> FindAsync(Guid wave, CancellationToken cancellation) =>
        database.Set<Wave>().AsNoTracking().SingleAsync(row => row.Id == wave && !row.IsTrial, cancellation);
}
