using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform.Modules;

namespace PeerAtlas.Reports.Demonstrations;

/// <summary>The report on the first wave of the demonstration, and what was wanted and estimated after it.</summary>
internal static class DemonstrationReports
{
    public static async Task LoadAsync(DemonstrationLoading loading, CancellationToken cancellation)
    {
        var waves = await loading.WithAsync(scope => scope.GetRequiredService<IWaveFigures>().WavesAsync(cancellation));
        var (first, later) = (waves.Single(wave => wave.Name == "2010").Id, waves.Single(wave => wave.Name == "2018").Id);
        loading.Say("the report on 2010");
        await loading.WithAsync(scope => PublishAsync(scope, loading, first, cancellation));
        loading.Say("the goals, and the lists of 2018");
        await loading.WithAsync(scope => DemonstrationGoals.SetAsync(scope, loading, first, later, cancellation));
    }

    private static async Task PublishAsync(IServiceProvider scope, DemonstrationLoading loading, Guid wave, CancellationToken cancellation)
    {
        var desk = scope.GetRequiredService<ReportDesk>();
        var report = await desk.CreateAsync(
            "The peer workforce in 2010",
            wave,
            DraftFile.Read(File.ReadAllText(loading.PathOf("report-2010.md"))),
            UnreliableFigures.ShowMarked,
            cancellation
        );
        var (published, problems) = await desk.PublishAsync(report, cancellation: cancellation);
        if (published is null)
            throw new InvalidOperationException("The report was refused: " + string.Join(" ", problems));
    }
}
