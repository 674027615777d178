using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Documents.Papers;
using PeerAtlas.Imports;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Modules;
using PeerAtlas.Platform.Work;
using PeerAtlas.Referrals.Board;
using PeerAtlas.Referrals.Caseloads;
using PeerAtlas.Referrals.Demonstrations;
using PeerAtlas.Referrals.Fhir;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Referrals.Records;
using PeerAtlas.Referrals.Referring;
using PeerAtlas.Referrals.Roles;

namespace PeerAtlas.Referrals;

/// <summary>Caseloads, referrals to peers, their hours, and the systems of agencies that take part in them.</summary>
public sealed class ReferralsModule : PeerAtlasModule
{
    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services, IConfiguration configuration) =>
        services
            .AddScoped<PersonReads>()
            .AddScoped<CaseloadImport>()
            .AddScoped<CaseloadLists>()
            .AddKeyedScoped<IListImport>(CaseloadImport.ListKind, (scope, _) => scope.GetRequiredService<CaseloadLists>())
            .AddScoped<ITeamsAddition, TeamCaseloads>()
            .AddScoped<OwnWork>()
            .AddScoped<ReferralList>()
            .AddScoped<PeersToAsk>()
            .AddScoped<ReferralNotices>()
            .AddScoped<ReferralDesk>()
            .AddScoped<IStartTasks, ReferralTasks>()
            .AddScoped<ServiceImport>()
            .AddScoped<HoursLists>()
            .AddKeyedScoped<IListImport>(ServiceImport.ListKind, (scope, _) => scope.GetRequiredService<HoursLists>())
            .AddScoped<LargeLogs>()
            .AddKeyedScoped<ILongWork, ServiceImportWork>(ServiceImportWork.Kind)
            .AddScoped<HoursRules>()
            .AddScoped<HoursDesk>()
            .AddScoped<LastDays>()
            .AddScoped<OwnHours>()
            .AddScoped<IOwnRecords, OwnWorkRecords>()
            .AddScoped<HoursLetters>()
            .AddKeyedScoped<IPaper, LetterPaper>(LetterPaper.Name)
            .AddScoped<AskedCounts>()
            .AddScoped<AgencyJobs>()
            .AddScoped<OwnJobs>()
            .AddScoped<JobHoursCount>()
            .AddScoped<JobPaper>()
            .AddKeyedScoped<IPaper>(JobPaper.Name, (scope, _) => scope.GetRequiredService<JobPaper>())
            .AddScoped<IWorkerRows, MovedAssignments>()
            .AddScoped<UseBoard>()
            .AddScoped<TeamBoard>()
            .AddScoped<StateBoard>()
            .AddScoped<CaseloadTotals>()
            .AddScoped<ICaseloadTotals>(scope => scope.GetRequiredService<CaseloadTotals>())
            .AddSingleton<IScheduledWork, NewMonths>()
            .AddFhir();

    /// <inheritdoc/>
    public override IReadOnlyList<NavigationEntry> Navigation =>
        [
            new(InboxWords.ReferralsToYou.English, InboxLinks.Index, 10, Permission.TakeReferrals) { Spanish = InboxWords.ReferralsToYou.Spanish },
            new("Caseload", CaseloadLinks.Index, 11, Permission.ReferPeople),
            new("Referrals", ReferralLinks.Index, 12, Permission.ReferPeople),
            new("Supervision", SupervisionLinks.Index, 13, Permission.SuperviseTeams),
            new(HoursWords.LogAContact.English, HoursLinks.Index, 15, Permission.TakeReferrals) { Spanish = HoursWords.LogAContact.Spanish },
            new(OwnHoursWords.YourWork.English, HoursLinks.Own, 15, Permission.TakeReferrals) { Spanish = OwnHoursWords.YourWork.Spanish },
            new("Use of peer support", UseLinks.Index, 16, Permission.SeeUse),
            new("Service records", HoursLinks.Import, 17, Permission.ManageTeams),
            new("Role list", HoursLinks.Rules, 46, Permission.ManageRoleList),
            new("Connections", ConnectionLinks.Index, 75, Permission.ManageConnections),
        ];

    /// <inheritdoc/>
    public override IReadOnlyList<AuditNaming> AuditNames =>
        [
            AuditNaming.Of<AgencyChoices>(one => new AuditName(one.Id, one.OrganisationId)),
            AuditNaming.Of<PeerIntroduction>(one => new AuditName(one.Id, one.AccountId)),
            AuditNaming.Of<HoursLetter>(one => new AuditName(one.Id, one.PeerId)),
            AuditNaming.Of<JobDescription>(one => new AuditName(one.Id, one.Name)),
            AuditNaming.Of<JobVersion>(one => new AuditName(one.Id, one.DescriptionId)),
            AuditNaming.Of<JobAssignment>(one => new AuditName(one.Id, one.PlaceId)),
            AuditNaming.Of<AgencyToken>(one => new AuditName(one.Id, one.Name)),
        ];

    /// <summary>Lets whatever goes wrong below /fhir be told as FHIR tells it.</summary>
    public override void Use(IApplicationBuilder app) => FhirAnswers.Use(app);

    /// <summary>Adds the addresses of FHIR.</summary>
    public override void Map(IEndpointRouteBuilder routes) => FhirEndpoints.Map(routes);

    /// <inheritdoc/>
    public override async Task LoadDemonstrationAsync(DemonstrationLoading loading, CancellationToken cancellation)
    {
        loading.Say("two years of referrals and hours at three agencies");
        await loading.WithAsync(scope => DemonstrationReferrals.LoadAsync(scope, loading.Today, cancellation));
        await loading.WithAsync(scope => DemonstrationHours.LoadAsync(scope, loading, cancellation));
        await loading.WithAsync(scope =>
            DemonstrationJobs.LoadAsync(scope.GetRequiredService<PeerAtlasDbContext>(), scope.GetRequiredService<AuthorityClock>(), cancellation)
        );
    }
}
