using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Directory.Demonstrations;
using PeerAtlas.Directory.Import;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Imports;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Modules;

namespace PeerAtlas.Directory;

/// <summary>Organisations with their units, regions and contacts, the teams that work there, and the workers.</summary>
public sealed class DirectoryModule : PeerAtlasModule
{
    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services, IConfiguration configuration) =>
        services
            .AddScoped<FrameImport>()
            .AddScoped<FrameLists>()
            .AddKeyedScoped<IListImport>(FrameImport.ListKind, (scope, _) => scope.GetRequiredService<FrameLists>())
            .AddScoped<FrameFiles>()
            .AddScoped<OwnPlaces>()
            .AddScoped<IStartTasks, FrameTasks>()
            .AddScoped<TeamWorkers>()
            .AddScoped<AgencyWorkers>()
            .AddScoped<OwnWorker>()
            .AddScoped<IOwnRecords, OwnPlaceRecords>()
            .AddScoped<WorkerCounts>()
            .AddScoped<IStartTasks, WorkerTasks>();

    /// <inheritdoc/>
    public override IReadOnlyList<NavigationEntry> Navigation =>
        [
            new("Teams", TeamLinks.Index, 14, Permission.ManageTeams),
            new("Workers", WorkerLinks.Index, 15, Permission.ManageWorkers),
            new("Frame", FrameLinks.Index, 30, Permission.ManageFrame),
            new("Workers in numbers", WorkerLinks.Counts, 31, Permission.CountWorkers),
        ];

    /// <inheritdoc/>
    public override IReadOnlyList<AuditNaming> AuditNames =>
        [
            AuditNaming.Of<Organisation>(one => new AuditName(one.Id, one.Name)),
            AuditNaming.Of<Unit>(one => new AuditName(one.Id, one.Name)),
            AuditNaming.Of<Contact>(one => new AuditName(one.Id, one.Name)),
            AuditNaming.Of<Region>(one => new AuditName(one.Id, one.Name)),
            AuditNaming.Of<Team>(one => new AuditName(one.Id, one.Name)),
            AuditNaming.Of<TeamMember>(one => new AuditName(one.Id, one.AccountId, one.TeamId)),
            AuditNaming.Of<Worker>(one => new AuditName(one.Id, one.Name)),
            AuditNaming.Of<WorkerPlace>(one => new AuditName(one.Id, one.WorkerId, one.OrganisationId)),
            AuditNaming.Of<StaffingPeriod>(one => new AuditName(one.Id, one.TeamId)),
        ];

    /// <inheritdoc/>
    public override Task LoadDemonstrationAsync(DemonstrationLoading loading, CancellationToken cancellation) =>
        DemonstrationFrame.LoadAsync(loading, cancellation);
}
