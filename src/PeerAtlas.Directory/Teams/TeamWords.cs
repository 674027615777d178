using PeerAtlas.Design;

namespace PeerAtlas.Directory.Teams;

/// <summary>How pages say what teams are.</summary>
public static class TeamWords
{
    /// <summary>The staffing pattern.</summary>
    public static string Words(this StaffingPattern pattern) =>
        pattern switch
        {
            StaffingPattern.Integrated => "Peer integrated on the team",
            StaffingPattern.DesignatedTeamCloseBy => "Designated peer team close by",
            StaffingPattern.DesignatedTeamElsewhere => "Designated peer team elsewhere",
            StaffingPattern.NoPeers => "No peers",
            _ => throw new ArgumentOutOfRangeException(nameof(pattern)),
        };

    /// <summary>The role on a team.</summary>
    public static string Words(this TeamRole role) =>
        role switch
        {
            TeamRole.Provider => "Traditional provider",
            TeamRole.Peer => "Peer worker",
            TeamRole.Supervisor => "Supervisor",
            _ => throw new ArgumentOutOfRangeException(nameof(role)),
        };

    /// <summary>All patterns, to choose from.</summary>
    public static IReadOnlyList<Choice> Patterns { get; } =
    [.. Enum.GetValues<StaffingPattern>().Select(pattern => new Choice(pattern.ToString(), pattern.Words()))];
}
