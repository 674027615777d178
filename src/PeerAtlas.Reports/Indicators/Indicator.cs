using PeerAtlas.Statistics.Goals;

namespace PeerAtlas.Reports.Indicators;

/// <summary>What an indicator speaks of.</summary>
public enum IndicatorTopic
{
    /// <summary>How large the workforce is.</summary>
    Size,

    /// <summary>What agencies do.</summary>
    Agencies,

    /// <summary>How peer workers fare.</summary>
    PeerWorkers,

    /// <summary>Any other figure that a survey names.</summary>
    Other,
}

/// <summary>
/// A figure that means the same in every wave, because the instruments define it under one name. Those listed here come with the
/// product; every other figure that an instrument names can be an indicator as well.
/// </summary>
/// <param name="Figure">The figure's name: "agency.cps_share"; "frame." before a total that is estimated for all organisations invited.</param>
/// <param name="Label">What it says.</param>
/// <param name="Topic">What it speaks of.</param>
/// <param name="Better">On which side of a target it usually should be.</param>
public sealed record Indicator(string Figure, string Label, IndicatorTopic Topic, GoalDirection Better = GoalDirection.AtLeast)
{
    /// <summary>The indicators of the size of the workforce and of the quality of its jobs that come with the product.</summary>
    public static IReadOnlyList<Indicator> Shipped { get; } =
    [
        new("frame.peers_employed_total", "Peer workers employed, estimated for all organizations", IndicatorTopic.Size),
        new("frame.peers_direct_total", "Peer workers in direct service, estimated for all organizations", IndicatorTopic.Size),
        new("frame.peers_admin_total", "Peer workers in administration or management, estimated for all organizations", IndicatorTopic.Size),
        new("frame.cps_total", "Certified Peer Specialists employed, estimated for all organizations", IndicatorTopic.Size),
        new("agency.peers_employed_total", "Peer workers employed, as reported", IndicatorTopic.Size),
        new("agency.cps_share", "Certified Peer Specialists among all peer workers", IndicatorTopic.Size),
        new("agency.agencies_without_peers_share", "Agencies that employ no peer workers", IndicatorTopic.Size, GoalDirection.AtMost),
        new("agency.plan_expand_yes_share", "Agencies that plan to add peer positions", IndicatorTopic.Size),
        new("agency.full_time_share", "Peer workers who work full time, by the agencies", IndicatorTopic.Agencies),
        new("agency.management_posts_share", "Agencies with peer workers in management posts", IndicatorTopic.Agencies),
        new("agency.job_descriptions_share", "Agencies with written job descriptions for peer workers", IndicatorTopic.Agencies),
        new("agency.rlc_memorandum_share", "Agencies with a written agreement with a Recovery Learning Community", IndicatorTopic.Agencies),
        new("agency.disclosure_policy_share", "Agencies with a written policy on sharing lived experience", IndicatorTopic.Agencies),
        new("agency.turnover_share", "Agencies that a peer worker left in the last 12 months", IndicatorTopic.Agencies, GoalDirection.AtMost),
        new("agency.training_wanted_share", "Agencies that would be helped by training or technical assistance", IndicatorTopic.Agencies, GoalDirection.AtMost),
        new("peer.role_valued_share", "Say that their role is valued", IndicatorTopic.PeerWorkers),
        new("peer.treated_as_equal_share", "Are treated as an equal", IndicatorTopic.PeerWorkers),
        new("peer.uses_experience_share", "Use their lived experience to help the people they serve", IndicatorTopic.PeerWorkers),
        new("peer.culture_recovery_share", "Work in a culture that promotes recovery and openness", IndicatorTopic.PeerWorkers),
        new("peer.disrespect_heard_share", "Hear disrespectful language at work", IndicatorTopic.PeerWorkers, GoalDirection.AtMost),
        new("peer.support_offered_share", "Are offered support that fits their role", IndicatorTopic.PeerWorkers),
        new("peer.accommodation_share", "Are offered flexibility or reasonable accommodation", IndicatorTopic.PeerWorkers),
        new("peer.hours_full_time_share", "Work full time", IndicatorTopic.PeerWorkers),
        new("peer.employer_benefits_share", "Have benefits from their employer", IndicatorTopic.PeerWorkers),
        new("peer.time_in_position_under_1_share", "Less than a year in their position", IndicatorTopic.PeerWorkers, GoalDirection.AtMost),
    ];
}
