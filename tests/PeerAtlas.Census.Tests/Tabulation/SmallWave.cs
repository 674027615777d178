using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Census.Waves;
using PeerAtlas.Directory;
using PeerAtlas.Instruments;
using PeerAtlas.Platform.Work;
using PeerAtlas.Testing;

namespace PeerAtlas.Census.Tests.Tabulation;

/// <summary>A wave with the small survey for agencies and for peer workers.</summary>
internal static class SmallWave
{
    public static async Task<Wave> AddAsync(TestSite site, WaveState state)
    {
        var (agency, peer) = await ImportSurveysAsync(site);
        var wave = new Wave
        {
            Name = "2026",
            AgencyVersionId = agency,
            PeerVersionId = peer,
            OpensOn = new DateOnly(2026, 4, 1),
            // The site closes an open wave whose last day is over.
            ClosesOn = state == WaveState.Open ? new DateOnly(2026, 12, 31) : new DateOnly(2026, 5, 31),
            State = state,
        };
        await site.AddAsync(wave);
        return wave;
    }

    public static async Task<(Guid Agency, Guid Peer)> ImportSurveysAsync(TestSite site) =>
        (await ImportAsync(site, SmallSurvey.Instrument, Audience.Agency), await ImportAsync(site, Renamed(), Audience.PeerWorker));

    /// <summary>Stores a response of the organisation of that key, which is made, with a region of its own, when it is not there.</summary>
    public static async Task AnswerAsync(TestSite site, Wave wave, string organisation, string answers, bool isComplete = true)
    {
        var at = new DateTime(2026, 5, 2, 16, 0, 0, DateTimeKind.Utc);
        var id = await OrganisationAsync(site, organisation);
        await site.AddAsync(
            new AgencyResponse
            {
                WaveId = wave.Id,
                OrganisationId = id,
                StartedAt = at,
                SavedAt = at,
                CompletedAt = isComplete ? at : null,
                Answers = answers,
            }
        );
    }

    public static async Task<Guid> OrganisationAsync(TestSite site, string key)
    {
        if (await site.WithDatabaseAsync(database => database.Set<Organisation>().SingleOrDefaultAsync(row => row.Key == key)) is { } known)
            return known.Id;
        var region = new Region { Key = key, Name = key + " region" };
        var organisation = new Organisation
        {
            Key = key,
            Name = key,
            Kind = OrganisationKind.ProviderAgency,
            RegionId = region.Id,
        };
        await site.AddAsync(region);
        await site.AddAsync(organisation);
        return organisation.Id;
    }

    private static Instrument Renamed() =>
        Instrument.Create(
            new InstrumentDefinition
            {
                Name = "small-peer",
                Languages = SmallSurvey.Instrument.Languages,
                DefaultLanguage = SmallSurvey.Instrument.DefaultLanguage,
                Nodes = SmallSurvey.Instrument.Nodes,
                ChoiceLists = SmallSurvey.Instrument.ChoiceLists,
            }
        );

    private static async Task<Guid> ImportAsync(TestSite site, Instrument instrument, Audience audience)
    {
        using var stream = new MemoryStream();
        XlsForm.WriteWorkbook(stream, instrument);
        stream.Position = 0;
        await using var scope = site.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        return (await scope.ServiceProvider.GetRequiredService<InstrumentLibrary>().ImportAsync(stream, "small.xlsx", audience)).VersionId;
    }
}
