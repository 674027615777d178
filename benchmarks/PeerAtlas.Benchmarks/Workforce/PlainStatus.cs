using PeerAtlas.Certification.Checking;
using PeerAtlas.Certification.Persons;

namespace PeerAtlas.Benchmarks.Workforce;

/// <summary>
/// The same, counted plainly and sharing nothing with the library: for rules that hold two years from issue with one total and no more than one floor, the
/// dates are compared and the hours added up.
/// </summary>
internal static class PlainStatus
{
    private static readonly Dictionary<string, (decimal Total, string Topic, decimal Floor, int DaysOpen)> Rules = new(StringComparer.Ordinal)
    {
        ["WI-CPS"] = (20, "", 0, 90),
        ["ICRC-PR"] = (20, "ethics", 6, 90),
        ["TX-MHPS"] = (20, "ethics", 3, 90),
        ["CA-MPSS"] = (20, "ethics", 6, 90),
    };

    /// <summary>Null where the rule is not one that is counted plainly.</summary>
    public static (CredentialStatus Status, decimal Total, decimal Missing)? Of(HeldCredential held, DateOnly on)
    {
        if (!Rules.TryGetValue(held.Rule, out var rule) || held.Issued is not { } issued)
            return null;
        if (issued > on)
            return (CredentialStatus.InTraining, -1, -1);
        var (from, end) = (issued, issued.AddYears(2));
        foreach (var renewal in held.Renewals)
        {
            if (renewal.On <= on)
                (from, end) = (renewal.On.AddDays(1), renewal.On <= end ? issued.AddYears(4) : renewal.On.AddYears(2));
        }

        var status =
            on > end ? CredentialStatus.Lapsed
            : on >= end.AddDays(-rule.DaysOpen) ? CredentialStatus.Expiring
            : CredentialStatus.Active;
        var counting = held.Hours.Where(record => record.Date >= from && record.Date <= end && record.Date <= on).ToList();
        var total = counting.Sum(record => record.Hours);
        var onTopic = counting.Where(record => record.Topics.Contains(rule.Topic)).Sum(record => record.Hours);
        return (status, total, Math.Max(0, rule.Total - total) + Math.Max(0, rule.Floor - onTopic));
    }
}
