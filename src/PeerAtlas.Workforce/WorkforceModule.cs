using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Documents.Papers;
using PeerAtlas.Imports;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Modules;
using PeerAtlas.Platform.Work;
using PeerAtlas.Workforce.Bodies;
using PeerAtlas.Workforce.Demonstrations;
using PeerAtlas.Workforce.Import;
using PeerAtlas.Workforce.Records;
using PeerAtlas.Workforce.Register;
using PeerAtlas.Workforce.Rules;
using PeerAtlas.Workforce.Showing;
using PeerAtlas.Workforce.Supervision;
using PeerAtlas.Workforce.Support;

namespace PeerAtlas.Workforce;

/// <summary>
/// Certification of peer workers: the rules that hold, the register of training centres, and the way from an application to a renewal. Supervision: who
/// supervises whom, what is asked, when they met; and support that peers give each other.
/// </summary>
public sealed class WorkforceModule : PeerAtlasModule
{
    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton<KnownRules>()
            .AddScoped<RulesInForce>()
            .AddScoped(scope => new NamedRules(scope.GetRequiredService<RulesInForce>()))
            .AddScoped<CredentialStandings>()
            .AddScoped<IShownCredentials, ShownCredentials>()
            .AddScoped<ShownBadges>()
            .AddScoped<HeldBadges>()
            .AddKeyedScoped<IPaper, BadgePaper>(BadgePaper.Name)
            .AddScoped<CredentialSheets>()
            .AddScoped<CredentialCounts>()
            .AddScoped<CredentialNotices>()
            .AddScoped<CredentialDesk>()
            .AddScoped<RegisterLists>()
            .AddScoped<BodyLists>()
            .AddKeyedScoped<IListImport>(BodyLists.ListKind, (scope, _) => scope.GetRequiredService<BodyLists>())
            .AddScoped<AttendanceLists>()
            .AddKeyedScoped<IListImport>(AttendanceListForm.ListKind, (scope, _) => scope.GetRequiredService<AttendanceLists>())
            .AddKeyedScoped<IListImport>(RegisterListForm.ListKind, (scope, _) => scope.GetRequiredService<RegisterLists>())
            .AddScoped<OwnCredentials>()
            .AddScoped<IOwnRecords, OwnCredentialRecords>()
            .AddScoped<CredentialReminders>()
            .AddSingleton<IScheduledWork, ReminderDay>()
            .AddScoped<IWorkerRows, WorkerCredentials>()
            .AddScoped<IStartTasks, CredentialTasks>()
            .AddScoped<Arrangements>()
            .AddScoped<SupervisionSides>()
            .AddScoped<SessionDesk>()
            .AddScoped<AgencySupervisors>()
            .AddScoped<IWorkerRows, WorkerSupervision>()
            .AddScoped<IStartTasks, SupervisionTasks>();

    /// <inheritdoc/>
    public override IReadOnlyList<NavigationEntry> Navigation =>
        [
            new(CredentialWords.YourCertification.English, CredentialLinks.Own, 18, Permission.TakeReferrals)
            {
                Spanish = CredentialWords.YourCertification.Spanish,
            },
            new(SupervisionWords.YourSupervision.English, ArrangementLinks.Own, 18, Permission.TakeReferrals)
            {
                Spanish = SupervisionWords.YourSupervision.Spanish,
            },
            new(SupervisionWords.WhomYouSupervise.English, ArrangementLinks.Led, 14, Permission.SuperviseTeams)
            {
                Spanish = SupervisionWords.WhomYouSupervise.Spanish,
            },
            new("Support for peers", ArrangementLinks.Support, 19, Permission.KeepPeerSupport),
            new("Register", CredentialLinks.Index, 19, Permission.ManageCredentials),
            new("Certified workers", CertificationLinks.Figures, 48, Permission.CountWorkers),
            new("Certification rules", CertificationLinks.Upload, 47, Permission.ManageCertificationRules),
        ];

    /// <inheritdoc/>
    public override IReadOnlyList<AuditNaming> AuditNames =>
        [
            AuditNaming.Of<RuleFile>(one => new AuditName(one.Id, one.RuleId)),
            AuditNaming.Of<CertifyingBody>(one => new AuditName(one.Id, one.Place + ": " + one.Name)),
            AuditNaming.Of<Credential>(one => new AuditName(one.Id, one.HolderName)),
            AuditNaming.Of<CredentialEvent>(one => new AuditName(one.Id, one.CredentialId)),
            AuditNaming.Of<TrainingSession>(one => new AuditName(one.Id, one.Course)),
            AuditNaming.Of<CentreKey>(one => new AuditName(one.Id, one.Issuer)),
            AuditNaming.Of<ShownBadge>(one => new AuditName(one.Id, one.CredentialId)),
            AuditNaming.Of<SupervisionLine>(one => new AuditName(one.Id, one.WorkerId)),
            AuditNaming.Of<SupervisionSession>(one => new AuditName(one.Id, one.LineId)),
            AuditNaming.Of<AgencyCadence>(one => new AuditName(one.Id, one.OrganisationId)),
            AuditNaming.Of<SupportOffer>(one => new AuditName(one.Id, one.What)),
        ];

    /// <inheritdoc/>
    public override Task LoadDemonstrationAsync(DemonstrationLoading loading, CancellationToken cancellation)
    {
        loading.Say("a training center, its register, and peers on their way to a certification");
        return loading.WithAsync(scope => DemonstrationCertification.LoadAsync(scope, loading.Today, cancellation));
    }
}
