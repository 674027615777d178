using System.Collections.Frozen;

namespace PeerAtlas.Platform.Access;

/// <summary>What somebody is in an organisation.</summary>
public enum Role
{
    /// <summary>Runs the census and publishes for the state mental-health authority.</summary>
    AuthorityAnalyst,

    /// <summary>Runs one agency's part: answers, members, jobs.</summary>
    AgencyAdministrator,

    /// <summary>Supervises peer workers or a mixed team.</summary>
    Supervisor,

    /// <summary>Non-peer direct-care staff who refer people to peers.</summary>
    TraditionalProvider,

    /// <summary>Uses their own lived experience to support others.</summary>
    PeerWorker,

    /// <summary>Runs gatherings and trainings for a peer-run organisation or training centre.</summary>
    Organiser,

    /// <summary>Certifies peer workers for a training centre and keeps its register.</summary>
    Certifier,
}

/// <summary>What may be done. Every page and endpoint names the one that it needs.</summary>
public enum Permission
{
    /// <summary>See the signed-in start page and one's own account.</summary>
    UseOwnAccount,

    /// <summary>Import, read and compare instruments.</summary>
    ManageInstruments,

    /// <summary>Import and change organisations, units, regions and contacts.</summary>
    ManageFrame,

    /// <summary>Plan, open, remind and close waves, and see who has answered.</summary>
    ManageWaves,

    /// <summary>Tabulate answers and see the analyst's figures.</summary>
    AnalyseAnswers,

    /// <summary>Write and publish reports.</summary>
    ManageReports,

    /// <summary>See the outbox and try a failed mail again.</summary>
    ManageMail,

    /// <summary>Read the audit record.</summary>
    ReadAudit,

    /// <summary>Give and take memberships of any organisation.</summary>
    ManageAllMembers,

    /// <summary>Give and take memberships of one's own organisation.</summary>
    ManageOwnMembers,

    /// <summary>See one's own organisation's surveys and answer them.</summary>
    AnswerForOrganisation,

    /// <summary>Make teams, place people in them, import caseloads and decide how the agency refers. Shows no person's record.</summary>
    ManageTeams,

    /// <summary>Enter who works for one's own organisation, where and from when to when.</summary>
    ManageWorkers,

    /// <summary>See how many workers there are, by region and position, and no worker.</summary>
    CountWorkers,

    /// <summary>Refer people of one's own caseload, or of the teams that one supervises, to peers, and hear back.</summary>
    ReferPeople,

    /// <summary>Take referrals, ask about them or decline them, and tell colleagues what one chooses to share.</summary>
    TakeReferrals,

    /// <summary>Follow the referrals of the teams that one supervises.</summary>
    SuperviseTeams,

    /// <summary>Read the audit record about the persons whom one's own organisation serves: who read and changed what.</summary>
    ReadConfidentialAudit,

    /// <summary>Bring in the role list and the payers' rules.</summary>
    ManageRoleList,

    /// <summary>See how far peer support is used: of the teams that one supervises, of one's own agency, or for the authority as counts.</summary>
    SeeUse,

    /// <summary>Give other systems of one's own organisation tokens for its records, and take them back.</summary>
    ManageConnections,

    /// <summary>Bring in rules of certification, which count for every training centre.</summary>
    ManageCertificationRules,

    /// <summary>Look after applications, courses, exams and the register of one's own organisation.</summary>
    ManageCredentials,

    /// <summary>Keep a list of support that peers give each other outside their agencies.</summary>
    KeepPeerSupport,
}

/// <summary>The one table that says what each role may do.</summary>
public static class RolePermissions
{
    private static readonly FrozenDictionary<Role, FrozenSet<Permission>> Table = new Dictionary<Role, FrozenSet<Permission>>
    {
        [Role.AuthorityAnalyst] = Of(
            Permission.UseOwnAccount,
            Permission.ManageInstruments,
            Permission.ManageFrame,
            Permission.ManageWaves,
            Permission.AnalyseAnswers,
            Permission.ManageReports,
            Permission.ManageMail,
            Permission.ReadAudit,
            Permission.ManageAllMembers,
            Permission.ManageOwnMembers,
            Permission.ManageRoleList,
            Permission.CountWorkers,
            Permission.SeeUse,
            Permission.ManageCertificationRules
        ),
        [Role.AgencyAdministrator] = Of(
            Permission.UseOwnAccount,
            Permission.ManageOwnMembers,
            Permission.AnswerForOrganisation,
            Permission.ManageTeams,
            Permission.ManageWorkers,
            Permission.ReadConfidentialAudit,
            Permission.SeeUse,
            Permission.ManageConnections
        ),
        [Role.Supervisor] = Of(Permission.UseOwnAccount, Permission.ReferPeople, Permission.SuperviseTeams, Permission.SeeUse),
        [Role.TraditionalProvider] = Of(Permission.UseOwnAccount, Permission.ReferPeople),
        [Role.PeerWorker] = Of(Permission.UseOwnAccount, Permission.TakeReferrals),
        [Role.Organiser] = Of(Permission.UseOwnAccount, Permission.KeepPeerSupport),
        [Role.Certifier] = Of(Permission.UseOwnAccount, Permission.ManageCredentials),
    }.ToFrozenDictionary();

    /// <summary>Whether <paramref name="role"/> may do what <paramref name="permission"/> names, in its own organisation.</summary>
    public static bool Allows(this Role role, Permission permission) => Table[role].Contains(permission);

    /// <summary>Whether the role acts for the authority and so for every organisation.</summary>
    public static bool IsAuthorityWide(this Role role) => role == Role.AuthorityAnalyst;

    private static FrozenSet<Permission> Of(params Permission[] permissions) => permissions.ToFrozenSet();
}
