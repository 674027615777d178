using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Design;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Work;
using PeerAtlas.Referrals.Board;
using PeerAtlas.Referrals.Caseloads;
using PeerAtlas.Referrals.Fhir;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Referrals.Referring;

namespace PeerAtlas.Referrals;

/// <summary>What the hosts need of this module.</summary>
public static class ReferralsModule
{
    /// <summary>The assembly with the module's entities and pages.</summary>
    public static Assembly Assembly => typeof(ReferralsModule).Assembly;

    /// <summary>Registers the module's rules.</summary>
    public static IServiceCollection AddReferrals(this IServiceCollection services) => services
        .AddScoped<PersonReads>()
        .AddScoped<CaseloadImport>()
        .AddScoped<ITeamsAddition, TeamCaseloads>()
        .AddScoped<OwnWork>()
        .AddScoped<ReferralList>()
        .AddScoped<PeersToAsk>()
        .AddScoped<ReferralNotices>()
        .AddScoped<ReferralDesk>()
        .AddSingleton(new NavigationItem("Referrals to you", "/inbox", 10, nameof(Permission.TakeReferrals)) { Spanish = "Referencias para usted" })
        .AddSingleton(new NavigationItem("Caseload", "/caseload", 11, nameof(Permission.ReferPeople)))
        .AddSingleton(new NavigationItem("Referrals", "/referrals", 12, nameof(Permission.ReferPeople)))
        .AddSingleton(new NavigationItem("Supervision", "/supervision", 13, nameof(Permission.SuperviseTeams)))
        .AddScoped<ServiceImport>()
        .AddKeyedScoped<ILongWork, ServiceImportWork>(ServiceImportWork.Kind)
        .AddScoped<HoursRules>()
        .AddScoped<HoursDesk>()
        .AddScoped<UseBoard>()
        .AddScoped<TeamBoard>()
        .AddScoped<StateBoard>()
        .AddScoped<CaseloadTotals>()
        .AddSingleton<IScheduledWork, NewMonths>()
        .AddSingleton(new NavigationItem("Log a contact", "/hours", 15, nameof(Permission.TakeReferrals)) { Spanish = "Anotar un contacto" })
        .AddSingleton(new NavigationItem("Use of peer support", "/use", 16, nameof(Permission.SeeUse)))
        .AddSingleton(new NavigationItem("Service records", "/hours/import", 17, nameof(Permission.ManageTeams)))
        .AddSingleton(new NavigationItem("Role list", "/hours/rules", 46, nameof(Permission.ManageRoleList)))
        .AddFhir();

    /// <summary>Lets whatever goes wrong below /fhir be told as FHIR tells it. Put it before routing.</summary>
    public static void UseFhirAnswers(this IApplicationBuilder app) => FhirAnswers.Use(app);

    /// <summary>Adds the addresses of FHIR.</summary>
    public static void MapFhir(this IEndpointRouteBuilder routes) => FhirEndpoints.Map(routes);
}
