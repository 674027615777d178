using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Platform.Modules;

namespace PeerAtlas.Census.Demonstrations;

/// <summary>The census of the demonstration: two instruments, two waves that are over and the one of this year, in the middle of collection.</summary>
internal static class DemonstrationCensus
{
    public static async Task LoadAsync(DemonstrationLoading loading, CancellationToken cancellation)
    {
        loading.Clock.Set(loading.FirstDay);
        loading.Say("the two instruments");
        var (agency, peer) = await loading.WithAsync(scope => LoadInstrumentsAsync(scope, loading, cancellation));
        foreach (var wave in new[] { FinishedWave.Of2010, FinishedWave.Of2018 })
        {
            loading.Say($"the wave of {wave.Name}");
            await wave.LoadAsync(loading, agency, peer, cancellation);
        }

        loading.Say($"the wave of {loading.Today.Year}, in the middle of collection");
        await OpenWave.LoadAsync(loading, agency, peer, cancellation);
    }

    private static async Task<(Guid Agency, Guid Peer)> LoadInstrumentsAsync(
        IServiceProvider scope,
        DemonstrationLoading loading,
        CancellationToken cancellation
    )
    {
        var library = scope.GetRequiredService<InstrumentLibrary>();
        await using var agencyFile = File.OpenRead(loading.PathOf("instruments", "agency-survey.xlsx"));
        var agency = await library.ImportAsync(agencyFile, "agency-survey.xlsx", Audience.Agency, cancellation);
        await using var peerFile = File.OpenRead(loading.PathOf("instruments", "peer-survey.xlsx"));
        var peer = await library.ImportAsync(peerFile, "peer-survey.xlsx", Audience.PeerWorker, cancellation);
        return (agency.VersionId, peer.VersionId);
    }
}
