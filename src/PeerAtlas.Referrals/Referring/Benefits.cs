namespace PeerAtlas.Referrals.Referring;

/// <summary>
/// What peer support does for people, in the codes of the study on how providers refer. A referral names what is hoped for, and a
/// follow-up what changed. Stored as the sum of its values, so that a value never changes its number.
/// </summary>
[Flags]
public enum Benefits
{
    /// <summary>Nothing named.</summary>
    None = 0,

    /// <summary>A relationship with somebody who has been there.</summary>
    Relationship = 1,

    /// <summary>Building skills.</summary>
    SkillBuilding = 2,

    /// <summary>Furthering recovery.</summary>
    FurtheringRecovery = 4,

    /// <summary>Seeing that recovery is possible.</summary>
    ModelOfRecovery = 8,

    /// <summary>Less self-stigma.</summary>
    LessSelfStigma = 16,

    /// <summary>Meeting other people.</summary>
    Socialization = 32,

    /// <summary>Managing symptoms.</summary>
    SymptomManagement = 64,

    /// <summary>Getting ready for work.</summary>
    ReadinessForWork = 128,

    /// <summary>Getting ready to live independently.</summary>
    IndependentLiving = 256,

    /// <summary>For the team: better information for its assessment.</summary>
    BetterAssessment = 512,

    /// <summary>For the team: its own work with the person is reinforced.</summary>
    ReinforcedWork = 1024,

    /// <summary>For the team: appointments are kept.</summary>
    KeptAppointments = 2048,

    /// <summary>For the team: a colleague to consult.</summary>
    Consultation = 4096,

    /// <summary>For the agency: people are more content with the service.</summary>
    Satisfaction = 8192,

    /// <summary>For the agency: productivity and revenue.</summary>
    Productivity = 16384,

    /// <summary>All that are benefits to the person: what a referral can hope for, and what the person is asked about.</summary>
    ToPerson = 511,

    /// <summary>All there are: what a provider is asked about.</summary>
    All = 32767,
}

/// <summary>Takes sets of benefits apart.</summary>
public static class BenefitSets
{
    /// <summary>Each single benefit, in their order.</summary>
    public static IReadOnlyList<Benefits> Each { get; } = [.. Enum.GetValues<Benefits>().Where(benefit => int.IsPow2((int)benefit)).Order()];

    /// <summary>The single benefits in a set.</summary>
    public static IEnumerable<Benefits> Singles(this Benefits set) => Each.Where(benefit => set.HasFlag(benefit));
}
