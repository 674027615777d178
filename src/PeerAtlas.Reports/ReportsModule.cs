using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace PeerAtlas.Reports;

/// <summary>What the hosts need of this module.</summary>
public static class ReportsModule
{
    /// <summary>The assembly with the module's entities and pages.</summary>
    public static Assembly Assembly => typeof(ReportsModule).Assembly;

    /// <summary>Registers the module's rules.</summary>
    public static IServiceCollection AddReports(this IServiceCollection services) => services;
}
