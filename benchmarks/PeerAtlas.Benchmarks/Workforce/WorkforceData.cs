using System.Globalization;
using PeerAtlas.Certification.Persons;
using PeerAtlas.Certification.Rules;

namespace PeerAtlas.Benchmarks.Workforce;

/// <summary>Made-up persons: one credential each of all shipped rules in turn, twenty records of hours on one, two or no topics.</summary>
internal static class WorkforceData
{
    public const int Records = 20;

    private static readonly string[] Topics =
    [
        "ethics",
        "trauma",
        "boundaries",
        "diversity",
        "navigation",
        "trafficking",
        "behavioral_health",
        "wellness",
        "coaching",
        "peer",
        "advocacy",
        "art",
    ];

    private static readonly DateOnly First = new(2022, 1, 1);

    public static CertifiedPerson[] Make(int persons)
    {
        var random = new Random(20_261_130);
        var rules = RuleBook.Shipped.All;
        return [.. Enumerable.Range(0, persons).Select(person => new CertifiedPerson([Credential(rules[person % rules.Count], random)], []))];
    }

    private static HeldCredential Credential(CertificationRule rule, Random random)
    {
        var issued = First.AddDays(random.Next(4 * 365));
        return new HeldCredential(rule.Id, issued, [.. Enumerable.Range(0, Records).Select(number => Record(number, issued, random))]) with
        {
            ChosenYears = rule.Versions[0].Period?.Kind == PeriodKind.Chosen ? random.Next(1, 4) : null,
            Renewals = random.Next(2) == 0 ? [] : [new(issued.AddDays(700), null)],
        };
    }

    private static HourRecord Record(int number, DateOnly issued, Random random)
    {
        string[] topics = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Topics[random.Next(Topics.Length)]).Distinct()];
        return new(
            "h" + number.ToString(CultureInfo.InvariantCulture),
            issued.AddDays(random.Next(-100, 1500)),
            random.Next(1, 17) / 4m,
            topics,
            random.Next(3) == 0 ? "GMHCN" : "Somebody else",
            "Course " + random.Next(50).ToString(CultureInfo.InvariantCulture)
        );
    }
}
