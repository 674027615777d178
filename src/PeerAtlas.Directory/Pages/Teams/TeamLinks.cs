namespace PeerAtlas.Directory;

/// <summary>Addresses of the pages of the teams.</summary>
public static class TeamLinks
{
    public const string Index = "/teams";

    public static string Agency(Guid organisation) => $"/teams/{organisation}";

    public static string Team(Guid organisation, Guid team) => $"/teams/{organisation}/{team}";

    public static string EditTeam(Guid organisation, Guid? team = null) => team is null ? $"/teams/{organisation}/team" : $"/teams/{organisation}/team/{team}";

    public static string Member(Guid organisation, Guid team, Guid? member = null) =>
        member is null ? $"/teams/{organisation}/{team}/members" : $"/teams/{organisation}/{team}/members/{member}";

    public static string Staffing(Guid organisation, Guid team, Guid? period = null) =>
        period is null ? $"/teams/{organisation}/{team}/staffing" : $"/teams/{organisation}/{team}/staffing/{period}";
}
