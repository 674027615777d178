using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Referrals.Caseloads;

namespace PeerAtlas.Referrals;

/// <summary>What the hosts need of this module.</summary>
public static class ReferralsModule
{
    /// <summary>The assembly with the module's entities and pages.</summary>
    public static Assembly Assembly => typeof(ReferralsModule).Assembly;

    /// <summary>Registers the module's rules.</summary>
    public static IServiceCollection AddReferrals(this IServiceCollection services) => services
        .AddScoped<PersonReads>();
}
