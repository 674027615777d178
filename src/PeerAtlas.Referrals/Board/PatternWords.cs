using PeerAtlas.Directory.Teams;

namespace PeerAtlas.Referrals.Board;

/// <summary>How the board says how peers are placed.</summary>
internal static class PatternWords
{
    public static string InWords(this StaffingPattern pattern) =>
        pattern switch
        {
            StaffingPattern.Integrated => "peer integrated on the team",
            StaffingPattern.DesignatedTeamCloseBy => "team of peers close by",
            StaffingPattern.DesignatedTeamElsewhere => "team of peers elsewhere",
            _ => "no peers",
        };

    public static string WithTeamsWords(this StaffingPattern pattern) =>
        pattern switch
        {
            StaffingPattern.Integrated => "the agency’s teams with a peer integrated",
            StaffingPattern.DesignatedTeamCloseBy => "the agency’s teams with a team of peers close by",
            StaffingPattern.DesignatedTeamElsewhere => "the agency’s teams with a team of peers elsewhere",
            _ => "the agency’s teams without peers",
        };
}
