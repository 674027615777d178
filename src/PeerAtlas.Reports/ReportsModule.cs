using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Modules;
using PeerAtlas.Platform.Work;
using PeerAtlas.Reports.Demonstrations;
using PeerAtlas.Reports.Disclosure;
using PeerAtlas.Reports.Files;
using PeerAtlas.Reports.Files.Pdf;
using PeerAtlas.Reports.Goals;
using PeerAtlas.Reports.Sizes;

namespace PeerAtlas.Reports;

/// <summary>Reports, goals and the size of the workforce. The host adds an <see cref="IWaveFigures"/>.</summary>
public sealed class ReportsModule : PeerAtlasModule
{
    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services, IConfiguration configuration) =>
        services
            .Configure<ReportFileSettings>(configuration.GetSection(ReportFileSettings.Section))
            .AddScoped<ReportDesk>()
            .AddSingleton<GuardCache>()
            .AddSingleton<DisclosureAudits>()
            .AddKeyedScoped<ILongWork, DisclosureAuditWork>(DisclosureAudits.Kind)
            .AddScoped<ReportFiles>()
            .AddScoped<PdfFiles>()
            .AddKeyedScoped<ILongWork, PdfWork>(PdfWork.Kind)
            .AddScoped<SizeDesk>()
            .AddScoped<IStartTasks, ReportTasks>();

    /// <inheritdoc/>
    public override IReadOnlyList<NavigationEntry> Navigation =>
        [new("Goals", GoalLinks.Index, 35, Permission.AnalyseAnswers), new("Reports", ReportLinks.Index, 40, Permission.ManageReports)];

    /// <inheritdoc/>
    public override IReadOnlyList<AuditNaming> AuditNames =>
        [
            AuditNaming.Of<Report>(one => new AuditName(one.Id, one.Title)),
            AuditNaming.Of<Goal>(one => new AuditName(one.Id, one.Title)),
            AuditNaming.Of<WorkforceSize>(one => new AuditName(one.Id, one.WaveId)),
        ];

    /// <inheritdoc/>
    public override Task LoadDemonstrationAsync(DemonstrationLoading loading, CancellationToken cancellation) =>
        DemonstrationReports.LoadAsync(loading, cancellation);
}
