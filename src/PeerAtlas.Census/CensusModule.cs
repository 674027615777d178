using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Collection;
using PeerAtlas.Census.Demonstrations;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Measures;
using PeerAtlas.Census.Pages.Survey;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Census.Tabulation;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Platform.Modules;

namespace PeerAtlas.Census;

/// <summary>Instruments, waves, answers and what is counted of them.</summary>
public sealed class CensusModule : PeerAtlasModule
{
    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton<InstrumentCache>()
            .AddScoped<InstrumentLibrary>()
            .AddSingleton<PreviewTokens>()
            .AddWaves()
            .AddInvitations()
            .AddAnswers()
            .AddCollection()
            .AddSealing()
            .AddTabulation()
            .AddMeasures()
            .AddScoped<SurveyServices>()
            .AddSingleton(new DeclinableMail(ColleagueModel.About));

    /// <inheritdoc/>
    public override IReadOnlyList<NavigationEntry> Navigation =>
        [new("Instruments", InstrumentLinks.Index, 20, Permission.ManageInstruments), new("Waves", WaveLinks.Index, 30, Permission.ManageWaves)];

    /// <inheritdoc/>
    public override IReadOnlyList<AuditNaming> AuditNames =>
        [AuditNaming.Of<Wave>(one => new AuditName(one.Id, one.Name)), AuditNaming.Of<SurveyInstrument>(one => new AuditName(one.Id, one.Title))];

    /// <inheritdoc/>
    public override Task LoadDemonstrationAsync(DemonstrationLoading loading, CancellationToken cancellation) =>
        DemonstrationCensus.LoadAsync(loading, cancellation);
}
