using PeerAtlas.Platform.Access;

namespace PeerAtlas.Web.Tests.Access;

/// <summary>
/// Who may enter which address: the one table that <see cref="AuthorizationTests"/> holds the running site against.
/// A new page needs a row here; the key is the route as the page declares it, with a slash before it.
/// </summary>
internal static class AccessTable
{
    public static readonly IReadOnlyDictionary<string, AccessRule> Rules = new Dictionary<string, AccessRule>(StringComparer.Ordinal)
    {
        // Shell
        ["/"] = AccessRule.Public,
        ["/Index"] = AccessRule.Public,
        ["/error/{code:int?}"] = AccessRule.Public,
        ["/health"] = AccessRule.Public,
        ["/first-run"] = AccessRule.Public,
        ["/demonstration"] = AccessRule.Public,

        // Accounts
        ["/sign-in"] = AccessRule.Public,
        ["/sign-in/code"] = AccessRule.Public,
        ["/sign-out"] = AccessRule.Public,
        // Whoever is signed in meets their own invitations there; they may have no role yet.
        ["/invitations"] = AccessRule.SignedIn,
        // The link of an invitation leads to choosing a password or to signing in.
        ["/invitations/{secret}"] = AccessRule.Public,
        ["/password/forgot"] = AccessRule.Public,
        ["/password/set"] = AccessRule.Public,
        ["/account"] = AccessRule.Needs(Permission.UseOwnAccount),
        ["/account/second-step"] = AccessRule.Needs(Permission.UseOwnAccount),

        // Long works: everybody meets only their own (WorkRunnerTests).
        ["/works"] = AccessRule.Needs(Permission.UseOwnAccount),
        ["/works/{work:guid}"] = AccessRule.Needs(Permission.UseOwnAccount),

        // Members
        ["/members"] = AccessRule.Needs(Permission.ManageOwnMembers),
        ["/members/{organisation:guid}"] = AccessRule.NeedsThere(Permission.ManageOwnMembers),
        ["/members/{organisation:guid}/{membership:guid}"] = AccessRule.NeedsThere(Permission.ManageOwnMembers),

        // Frame
        ["/frame"] = AccessRule.Needs(Permission.ManageFrame),
        ["/frame/files/{name}"] = AccessRule.Needs(Permission.ManageFrame),
        ["/frame/import"] = AccessRule.Needs(Permission.ManageFrame),
        ["/frame/import/{upload:guid}"] = AccessRule.Needs(Permission.ManageFrame),
        ["/frame/list/{upload:guid?}"] = AccessRule.Needs(Permission.ManageFrame),
        ["/frame/organization/{organisation:guid?}"] = AccessRule.Needs(Permission.ManageFrame),
        ["/frame/regions/{region:guid?}"] = AccessRule.Needs(Permission.ManageFrame),
        ["/frame/{organisation:guid}"] = AccessRule.Needs(Permission.ManageFrame),
        ["/frame/{organisation:guid}/contact/{contact:guid?}"] = AccessRule.Needs(Permission.ManageFrame),
        ["/frame/{organisation:guid}/unit/{unit:guid?}"] = AccessRule.Needs(Permission.ManageFrame),

        // Instruments
        ["/instruments"] = AccessRule.Needs(Permission.ManageInstruments),
        ["/instruments/drafts/new"] = AccessRule.Needs(Permission.ManageInstruments),
        ["/instruments/drafts/{draft:guid}"] = AccessRule.Needs(Permission.ManageInstruments),
        ["/instruments/drafts/{draft:guid}/item/{item:int?}"] = AccessRule.Needs(Permission.ManageInstruments),
        ["/instruments/drafts/{draft:guid}/remove/{item:int}"] = AccessRule.Needs(Permission.ManageInstruments),
        ["/instruments/drafts/{draft:guid}/settings"] = AccessRule.Needs(Permission.ManageInstruments),
        ["/instruments/drafts/{draft:guid}/workbook"] = AccessRule.Needs(Permission.ManageInstruments),
        ["/instruments/import/{upload:guid}"] = AccessRule.Needs(Permission.ManageInstruments),
        ["/instruments/import/files/{name}"] = AccessRule.Needs(Permission.ManageInstruments),
        ["/instruments/import"] = AccessRule.Needs(Permission.ManageInstruments),
        ["/instruments/{version:guid}"] = AccessRule.Needs(Permission.ManageInstruments),
        ["/instruments/{version:guid}/preview"] = AccessRule.Needs(Permission.ManageInstruments),
        ["/instruments/{version:guid}/compare/{other:guid}"] = AccessRule.Needs(Permission.ManageInstruments),
        ["/instruments/{version:guid}/files/{format}"] = AccessRule.Needs(Permission.ManageInstruments),

        // Waves
        ["/waves"] = AccessRule.Needs(Permission.ManageWaves),
        ["/waves/past"] = AccessRule.Needs(Permission.ManageWaves),
        ["/waves/new"] = AccessRule.Needs(Permission.ManageWaves),
        ["/waves/{wave:guid}"] = AccessRule.Needs(Permission.ManageWaves),
        ["/waves/{wave:guid}/edit"] = AccessRule.Needs(Permission.ManageWaves),
        ["/waves/{wave:guid}/remind"] = AccessRule.Needs(Permission.ManageWaves),
        ["/waves/{wave:guid}/board"] = AccessRule.Needs(Permission.ManageWaves),
        ["/waves/{wave:guid}/sample.csv"] = AccessRule.Needs(Permission.ManageWaves),
        ["/waves/{wave:guid}/organizations/{organisation:guid}"] = AccessRule.Needs(Permission.ManageWaves),

        // Answers
        ["/waves/{wave:guid}/figures"] = AccessRule.Needs(Permission.AnalyseAnswers),
        ["/waves/{wave:guid}/figures.csv"] = AccessRule.Needs(Permission.AnalyseAnswers),
        ["/waves/{wave:guid}/peer-answers"] = AccessRule.Needs(Permission.AnalyseAnswers),
        ["/waves/{wave:guid}/recovery"] = AccessRule.Needs(Permission.AnalyseAnswers),
        ["/waves/{wave:guid}/responses"] = AccessRule.Needs(Permission.AnalyseAnswers),
        ["/waves/{wave:guid}/import-responses"] = AccessRule.Needs(Permission.AnalyseAnswers),
        ["/waves/{wave:guid}/import-responses/{upload:guid}"] = AccessRule.Needs(Permission.AnalyseAnswers),

        // Goals and the size of the workforce
        ["/goals"] = AccessRule.Needs(Permission.AnalyseAnswers),
        ["/goals/indicators"] = AccessRule.Needs(Permission.AnalyseAnswers),
        ["/goals/edit/{goal:guid?}"] = AccessRule.Needs(Permission.AnalyseAnswers),
        ["/goals/{goal:guid}"] = AccessRule.Needs(Permission.AnalyseAnswers),
        ["/waves/{wave:guid}/size"] = AccessRule.Needs(Permission.AnalyseAnswers),
        ["/waves/{wave:guid}/size/lists"] = AccessRule.Needs(Permission.AnalyseAnswers),
        ["/waves/{wave:guid}/size/numbers"] = AccessRule.Needs(Permission.AnalyseAnswers),

        // Hours and use of peer support
        ["/hours"] = AccessRule.Needs(Permission.TakeReferrals),
        ["/hours/own"] = AccessRule.SignedIn,
        ["/hours/letters/{token}"] = AccessRule.Public,
        ["/hours/letters/{token}/pdf"] = AccessRule.Public,
        ["/hours/{contact:guid}"] = AccessRule.Needs(Permission.TakeReferrals),
        ["/hours/import"] = AccessRule.Needs(Permission.ManageTeams),
        ["/teams/{organisation:guid}/hours/{upload:guid?}"] = AccessRule.NeedsThere(Permission.ManageTeams),
        ["/hours/rules"] = AccessRule.Needs(Permission.ManageRoleList),
        ["/use"] = AccessRule.Needs(Permission.SeeUse),
        ["/use/{team:guid}"] = AccessRule.Needs(Permission.SeeUse),

        // Outbox
        ["/outbox"] = AccessRule.Needs(Permission.ManageMail),
        ["/outbox/{mail:guid}"] = AccessRule.Needs(Permission.ManageMail),

        // Reports
        ["/reports"] = AccessRule.Needs(Permission.ManageReports),
        ["/reports/new"] = AccessRule.Needs(Permission.ManageReports),
        ["/reports/{report:guid}"] = AccessRule.Needs(Permission.ManageReports),
        ["/reports/{report:guid}/comments"] = AccessRule.Needs(Permission.ManageReports),
        ["/reports/{report:guid}/data.zip"] = AccessRule.Needs(Permission.AnalyseAnswers),
        ["/reports/{report:guid}/limitations"] = AccessRule.Needs(Permission.ManageReports),
        ["/reports/{report:guid}/preview"] = AccessRule.Needs(Permission.ManageReports),
        ["/reports/{report:guid}/disclosure"] = AccessRule.Needs(Permission.ManageReports),
        ["/reports/{report:guid}/publish"] = AccessRule.Needs(Permission.ManageReports),
        ["/reports/{report:guid}/sections/{section:guid}"] = AccessRule.Needs(Permission.ManageReports),
        ["/reports/{report:guid}/settings"] = AccessRule.Needs(Permission.ManageReports),
        ["/published"] = AccessRule.Public,
        ["/published/{slug}/{number:int:min(1)?}"] = AccessRule.Public,
        ["/published/{slug}/{number:int:min(1)}/{file}"] = AccessRule.Public,

        // Surveys: the personal link, or the code that is posted, is what opens them.
        ["/survey/{token}"] = AccessRule.Public,
        ["/survey/{token}/colleague"] = AccessRule.Public,
        ["/survey/{token}/letters"] = AccessRule.Public,
        ["/survey/{token}/refuse"] = AccessRule.Public,
        ["/survey/{token}/{response:guid}/page/{part}"] = AccessRule.Public,
        ["/survey/{token}/{response:guid}/review"] = AccessRule.Public,
        ["/survey/{token}/{response:guid}/receipt"] = AccessRule.Public,
        ["/peer"] = AccessRule.Public,
        ["/preview/{token}"] = AccessRule.Public,
        ["/peer/receipt"] = AccessRule.Public,

        // Teams, caseloads and referrals. Within these, everybody meets only their own persons: OwnWorkTests.
        ["/teams"] = AccessRule.Needs(Permission.ManageTeams),
        ["/teams/{organisation:guid}"] = AccessRule.NeedsThere(Permission.ManageTeams),
        ["/teams/{organisation:guid}/team/{team:guid?}"] = AccessRule.NeedsThere(Permission.ManageTeams),
        ["/teams/{organisation:guid}/{team:guid}"] = AccessRule.NeedsThere(Permission.ManageTeams),
        ["/teams/{organisation:guid}/{team:guid}/staffing/{period:guid?}"] = AccessRule.NeedsThere(Permission.ManageTeams),
        ["/teams/{organisation:guid}/{team:guid}/members/{member:guid?}"] = AccessRule.NeedsThere(Permission.ManageTeams),
        ["/teams/{organisation:guid}/choices"] = AccessRule.NeedsThere(Permission.ManageTeams),
        ["/teams/{organisation:guid}/caseload/{name}"] = AccessRule.NeedsThere(Permission.ManageTeams),
        ["/teams/{organisation:guid}/caseload/{upload:guid?}"] = AccessRule.NeedsThere(Permission.ManageTeams),
        ["/teams/{organisation:guid}/record"] = AccessRule.NeedsThere(Permission.ReadConfidentialAudit),

        // Workers. An agency meets only those who have a place there: WorkerVisibilityTests.
        ["/workers"] = AccessRule.Needs(Permission.ManageWorkers),
        ["/workers/{organisation:guid}"] = AccessRule.NeedsThere(Permission.ManageWorkers),
        ["/workers/{organisation:guid}/add"] = AccessRule.NeedsThere(Permission.ManageWorkers),
        ["/workers/{organisation:guid}/{worker:guid}"] = AccessRule.NeedsThere(Permission.ManageWorkers),
        ["/workers/{organisation:guid}/{worker:guid}/edit"] = AccessRule.NeedsThere(Permission.ManageWorkers),
        ["/workers/{organisation:guid}/{worker:guid}/place/{place:guid?}"] = AccessRule.NeedsThere(Permission.ManageWorkers),
        ["/workers/{organisation:guid}/jobs"] = AccessRule.NeedsThere(Permission.ManageWorkers),
        ["/workers/{organisation:guid}/jobs/hours"] = AccessRule.NeedsThere(Permission.ManageWorkers),
        ["/workers/{organisation:guid}/jobs/write/{description:guid?}"] = AccessRule.NeedsThere(Permission.ManageWorkers),
        ["/workers/{organisation:guid}/jobs/{description:guid}/{number:int?}"] = AccessRule.NeedsThere(Permission.ManageWorkers),
        ["/workers/{organisation:guid}/jobs/{description:guid}/{number:int}/pdf"] = AccessRule.NeedsThere(Permission.ManageWorkers),
        ["/workers/{organisation:guid}/{worker:guid}/job/{place:guid}"] = AccessRule.NeedsThere(Permission.ManageWorkers),
        // A worker reads the description of their own job, also when they have left: JobStoryTests.
        ["/account/job"] = AccessRule.SignedIn,
        ["/account/job/{jobVersion:guid}/pdf"] = AccessRule.SignedIn,
        ["/workers/counts"] = AccessRule.Needs(Permission.CountWorkers),
        ["/benefits"] = AccessRule.Public,
        ["/certification/figures"] = AccessRule.Needs(Permission.CountWorkers),

        // Certification: what the rules ask is for everybody.
        ["/certification"] = AccessRule.Public,
        ["/certification/rules/{rule}"] = AccessRule.Public,
        ["/certification/compare"] = AccessRule.Public,
        ["/certification/moving"] = AccessRule.Public,
        ["/certification/bodies"] = AccessRule.Public,
        ["/certification/bodies/edit/{body:guid?}"] = AccessRule.Needs(Permission.ManageCertificationRules),
        ["/certification/bodies/import/{upload:guid?}"] = AccessRule.Needs(Permission.ManageCertificationRules),
        // A badge is for whoever has its address; lists of what was taken back are for whoever verifies one.
        ["/badges/shown/{token}"] = AccessRule.Public,
        ["/badges/shown/{token}/pdf"] = AccessRule.Public,
        ["/badges/withdrawn/{centre:guid}"] = AccessRule.Public,
        ["/badges/verify"] = AccessRule.Public,
        ["/credentials"] = AccessRule.Needs(Permission.ManageCredentials),
        ["/credentials/{organisation:guid}"] = AccessRule.NeedsThere(Permission.ManageCredentials),
        ["/credentials/{organisation:guid}/import/{upload:guid?}"] = AccessRule.NeedsThere(Permission.ManageCredentials),
        ["/credentials/{organisation:guid}/attendance/{upload:guid?}"] = AccessRule.NeedsThere(Permission.ManageCredentials),
        ["/credentials/{organisation:guid}/enter"] = AccessRule.NeedsThere(Permission.ManageCredentials),
        ["/credentials/{organisation:guid}/{credential:guid}"] = AccessRule.NeedsThere(Permission.ManageCredentials),
        ["/credentials/{organisation:guid}/sessions"] = AccessRule.NeedsThere(Permission.ManageCredentials),
        ["/credentials/{organisation:guid}/sessions/{session:guid}"] = AccessRule.NeedsThere(Permission.ManageCredentials),
        ["/workers/{organisation:guid}/credentials"] = AccessRule.NeedsThere(Permission.ManageWorkers),
        // Everybody meets their own; they may have no role any more.
        ["/account/credentials"] = AccessRule.SignedIn,
        ["/account/credentials/apply"] = AccessRule.SignedIn,
        ["/account/credentials/next"] = AccessRule.SignedIn,
        ["/account/credentials/{credential:guid}"] = AccessRule.SignedIn,
        // Supervision. Each meets only their own lines, from either side: SupervisionLimitTests.
        ["/account/supervision"] = AccessRule.SignedIn,
        ["/supervising"] = AccessRule.Needs(Permission.SuperviseTeams),
        ["/supervising/{line:guid}"] = AccessRule.Needs(Permission.SuperviseTeams),
        ["/workers/{organisation:guid}/supervision"] = AccessRule.NeedsThere(Permission.ManageWorkers),
        ["/workers/{organisation:guid}/supervision/cadence/{cadence:guid?}"] = AccessRule.NeedsThere(Permission.ManageWorkers),
        ["/workers/{organisation:guid}/{worker:guid}/supervision/{line:guid?}"] = AccessRule.NeedsThere(Permission.ManageWorkers),
        ["/peer-support"] = AccessRule.Needs(Permission.KeepPeerSupport),
        ["/peer-support/{organisation:guid}"] = AccessRule.NeedsThere(Permission.KeepPeerSupport),
        ["/peer-support/{organisation:guid}/offer/{offer:guid?}"] = AccessRule.NeedsThere(Permission.KeepPeerSupport),
        ["/certification/upload"] = AccessRule.Needs(Permission.ManageCertificationRules),
        // A worker outlives their job, and so whatever role they had.
        ["/account/places"] = AccessRule.SignedIn,
        ["/account/records"] = AccessRule.SignedIn,
        ["/caseload"] = AccessRule.Needs(Permission.ReferPeople),
        ["/caseload/add"] = AccessRule.Needs(Permission.ReferPeople),
        ["/caseload/{person:guid}"] = AccessRule.Needs(Permission.ReferPeople),
        ["/refer/{person:guid}"] = AccessRule.Needs(Permission.ReferPeople),
        ["/referrals"] = AccessRule.Needs(Permission.ReferPeople),
        ["/referrals/{referral:guid}"] = AccessRule.Needs(Permission.ReferPeople),
        ["/referrals/{referral:guid}/follow-up"] = AccessRule.Needs(Permission.ReferPeople),
        ["/supervision"] = AccessRule.Needs(Permission.SuperviseTeams),
        ["/inbox"] = AccessRule.Needs(Permission.TakeReferrals),
        ["/inbox/{referral:guid}"] = AccessRule.Needs(Permission.TakeReferrals),
        ["/introduction"] = AccessRule.Needs(Permission.TakeReferrals),

        // FHIR: an agency's token is what opens it, and being signed in opens nothing. What a token opens stands in FhirAccessTests.
        ["/connections"] = AccessRule.Needs(Permission.ManageConnections),
        ["/connections/{organisation:guid}"] = AccessRule.NeedsThere(Permission.ManageConnections),
        ["/fhir/metadata"] = AccessRule.Public,
        ["/fhir/{type}"] = AccessRule.ByToken,
        ["/fhir/{type}/_search"] = AccessRule.ByToken,
        ["/fhir/{type}/{id}"] = AccessRule.ByToken,

        // Audit
        ["/audit"] = AccessRule.Needs(Permission.ReadAudit),
    };
}

/// <summary>What an address asks of its visitor.</summary>
/// <param name="Permission">The permission; null for what is open to everybody.</param>
/// <param name="InOrganisation">Whether it must be held in the organisation that the address names.</param>
/// <param name="AsksForSignIn">Whether it is open to everybody who is signed in, whatever their roles.</param>
/// <param name="AsksForToken">Whether it is open to another system's token, and so to nobody who is merely signed in.</param>
internal sealed record AccessRule(Permission? Permission, bool InOrganisation, bool AsksForToken = false, bool AsksForSignIn = false)
{
    public static AccessRule Public { get; } = new(null, false);

    public static AccessRule SignedIn { get; } = new(null, false, AsksForSignIn: true);

    public static AccessRule ByToken { get; } = new(null, false, AsksForToken: true);

    public static AccessRule Needs(Permission permission) => new(permission, false);

    public static AccessRule NeedsThere(Permission permission) => new(permission, true);

    /// <summary>Whether a member in <paramref name="role"/> may enter the page of their own organisation, or of another.</summary>
    public bool Admits(Role? role, bool own) =>
        !AsksForToken
        && (!AsksForSignIn || role is not null)
        && (Permission is not { } permission || (role is { } held && held.Allows(permission) && (!InOrganisation || own || held.IsAuthorityWide())));
}
