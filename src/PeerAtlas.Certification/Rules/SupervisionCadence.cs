namespace PeerAtlas.Certification.Rules;

/// <summary>Units of time in which something happens so many times.</summary>
public enum CadenceUnit
{
    /// <summary>A week, from Monday to Sunday.</summary>
    Week,

    /// <summary>A month of the calendar.</summary>
    Month,
}

/// <summary>Of which holders supervision is asked.</summary>
public enum SupervisedStage
{
    /// <summary>Of all.</summary>
    Any,

    /// <summary>While the credential is provisional.</summary>
    Provisional,

    /// <summary>Once it is full.</summary>
    Full,
}

/// <summary>Who may supervise, where a rule tells it.</summary>
public enum SupervisorKind
{
    /// <summary>A peer worker with experience, without a license.</summary>
    ExperiencedPeer,

    /// <summary>A peer worker who is certified.</summary>
    CertifiedPeer,

    /// <summary>Somebody certified to supervise peer workers.</summary>
    PeerSupervisor,

    /// <summary>Somebody whom the state has qualified for mental health.</summary>
    MentalHealthProfessional,

    /// <summary>Somebody with a license to treat.</summary>
    LicensedProfessional,
}

/// <summary>What supervision is asked. What is null or empty, nobody could tell: it is unknown, not "none".</summary>
/// <param name="Stage">Of whom.</param>
/// <param name="Times">How many times.</param>
/// <param name="Every">In what time.</param>
/// <param name="MinutesOfOne">One of them has at least so many minutes.</param>
/// <param name="FaceToFace">So many of them are face to face.</param>
/// <param name="By">Who may supervise; one of these.</param>
public sealed record SupervisionCadence(
    SupervisedStage Stage,
    int? Times,
    CadenceUnit? Every,
    int? MinutesOfOne,
    int? FaceToFace,
    IReadOnlyList<SupervisorKind> By
)
{
    // The fewest whole weeks, from Monday to Sunday, that a month of the calendar can have: one of 30 days that begins on a Tuesday has three.
    private const int FewestWeeksOfAMonth = 3;

    /// <summary>The cadence of an agency itself, which names no stage and nobody.</summary>
    public static SupervisionCadence Of(int times, CadenceUnit every, int? minutesOfOne, int? faceToFace) =>
        new(SupervisedStage.Any, times, every, minutesOfOne, faceToFace, []);

    /// <summary>Whether it asks something by the calendar, so that it can be kept or not.</summary>
    public bool IsAsked => Times is not null && Every is not null;

    /// <summary>Whether it asks the same of a holder, whatever their stage.</summary>
    public bool AsksTheSame(SupervisionCadence other) =>
        (Times, Every, MinutesOfOne, FaceToFace) == (other.Times, other.Every, other.MinutesOfOne, other.FaceToFace)
        && By.Order().SequenceEqual(other.By.Order());

    /// <summary>Whether whoever keeps this one keeps the other too: it is stricter, or asks the same.</summary>
    public bool Covers(SupervisionCadence other)
    {
        if (!other.IsAsked)
            return true;
        if (!IsAsked || (Every == CadenceUnit.Month && other.Every == CadenceUnit.Week))
            return false;
        var factor = Every == other.Every ? 1 : FewestWeeksOfAMonth;
        return factor * Times >= other.Times
            && (MinutesOfOne ?? 0) >= (other.MinutesOfOne ?? 0)
            && factor * (FaceToFace ?? 0) >= (other.FaceToFace ?? 0)
            && (other.By.Count == 0 || (By.Count > 0 && By.All(other.By.Contains)));
    }
}

/// <summary>Which supervision a version asks of a holder.</summary>
public static class AskedSupervision
{
    /// <summary>Of a holder at this stage; null where nothing is told of it.</summary>
    public static SupervisionCadence? SupervisionOf(this RuleVersion version, bool isProvisional) =>
        version.Supervision.FirstOrDefault(cadence => cadence.Stage == (isProvisional ? SupervisedStage.Provisional : SupervisedStage.Full))
        ?? version.Supervision.FirstOrDefault(cadence => cadence.Stage == SupervisedStage.Any);
}
