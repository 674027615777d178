using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Work;
using PeerAtlas.Reports.Disclosure;
using PeerAtlas.Reports.Files;
using PeerAtlas.Reports.Files.Pdf;
using PeerAtlas.Reports.Sizes;

namespace PeerAtlas.Reports;

/// <summary>What the hosts need of this module.</summary>
public static class ReportsModule
{
    /// <summary>The assembly with the module's entities and pages.</summary>
    public static Assembly Assembly => typeof(ReportsModule).Assembly;

    /// <summary>Registers the module's rules. The host adds an <see cref="IWaveFigures"/>.</summary>
    public static IServiceCollection AddReports(this IServiceCollection services, IConfiguration configuration) => services
        .Configure<ReportFileSettings>(configuration.GetSection(ReportFileSettings.Section))
        .AddScoped<ReportDesk>()
        .AddSingleton<GuardCache>()
        .AddScoped<ReportFiles>()
        .AddSingleton<PdfPrinter>()
        .AddScoped<PdfFiles>()
        .AddKeyedScoped<ILongWork, PdfWork>(PdfWork.Kind)
        .AddScoped<SizeDesk>()
        .AddSingleton(new NavigationItem("Goals", "/goals", 35, nameof(Permission.AnalyseAnswers)))
        .AddSingleton(new NavigationItem("Reports", "/reports", 40, nameof(Permission.ManageReports)));
}
