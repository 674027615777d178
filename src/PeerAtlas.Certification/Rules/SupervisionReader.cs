using PeerAtlas.Certification.Json;

namespace PeerAtlas.Certification.Rules;

/// <summary>Reads what supervision a rule asks.</summary>
internal static class SupervisionReader
{
    private const int MostMinutes = 600;
    private const int MostTimes = 31;
    private const string FaceToFace = "face_to_face";

    private static readonly Dictionary<string, CadenceUnit> Units = new(StringComparer.Ordinal) { ["week"] = CadenceUnit.Week, ["month"] = CadenceUnit.Month };

    private static readonly Dictionary<string, SupervisedStage> Stages = new(StringComparer.Ordinal)
    {
        ["provisional"] = SupervisedStage.Provisional,
        ["full"] = SupervisedStage.Full,
    };

    private static readonly Dictionary<string, SupervisorKind> Kinds = new(StringComparer.Ordinal)
    {
        ["experienced_peer"] = SupervisorKind.ExperiencedPeer,
        ["certified_peer"] = SupervisorKind.CertifiedPeer,
        ["peer_supervisor"] = SupervisorKind.PeerSupervisor,
        ["mental_health_professional"] = SupervisorKind.MentalHealthProfessional,
        ["licensed_professional"] = SupervisorKind.LicensedProfessional,
    };

    public static SupervisionCadence Read(JsonFields fields)
    {
        var (times, every) = (fields.Whole("times", 1, MostTimes), fields.Choice("every", Units));
        var cadence = new SupervisionCadence(
            fields.Choice("stage", Stages) ?? SupervisedStage.Any,
            times,
            every,
            fields.Whole("minutes_of_one", 1, MostMinutes),
            InPerson(fields, times),
            By(fields)
        );
        if (times is null != every is null)
            fields.Refuse(times is null ? "every" : "times", "How many times and in what time belong together.");
        if (cadence.FaceToFace > times)
            fields.Refuse(FaceToFace, "More of them are face to face than are asked.");
        if (cadence is { IsAsked: false, MinutesOfOne: null, By.Count: 0 })
            fields.Refuse("", "This asks nothing. Leave out what no source says.");
        fields.RefuseOthers();
        return cadence;
    }

    /// <summary>No stage is asked twice, and what holds for all stands alone.</summary>
    public static void Check(RuleVersion version, JsonFields fields)
    {
        var stages = version.Supervision.Select(cadence => cadence.Stage).ToList();
        if (stages.Distinct().Count() < stages.Count || (stages.Count > 1 && stages.Contains(SupervisedStage.Any)))
            fields.Refuse("supervision", "Of each stage supervision is told once; what holds for every stage stands alone.");
    }

    // How many, or true for all of them.
    private static int? InPerson(JsonFields fields, int? times)
    {
        if (!fields.IsFlag(FaceToFace))
            return fields.Whole(FaceToFace, 1, MostTimes) is not { } number ? null : OfTimes(fields, times, number);
        return fields.Flag(FaceToFace) == true ? OfTimes(fields, times, times ?? 1) : null;
    }

    private static int OfTimes(JsonFields fields, int? times, int number)
    {
        if (times is null)
            fields.Refuse(FaceToFace, "There is no number of times to which this belongs.");
        return number;
    }

    private static List<SupervisorKind> By(JsonFields fields)
    {
        var kinds = new List<SupervisorKind>();
        foreach (var word in fields.Texts("by", Kinds.Count, longest: 40))
        {
            if (!Kinds.TryGetValue(word, out var kind))
                fields.Refuse("by", $"This is to be one of {string.Join(", ", Kinds.Keys)}.");
            else if (kinds.Contains(kind))
                fields.Refuse("by", $"\"{word}\" stands there twice.");
            else
                kinds.Add(kind);
        }

        return kinds;
    }
}
