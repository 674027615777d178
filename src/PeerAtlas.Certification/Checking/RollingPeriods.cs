using PeerAtlas.Certification.Persons;
using PeerAtlas.Certification.Rules;

namespace PeerAtlas.Certification.Checking;

/// <summary>
/// Periods that run from the day of issue. They end on the same day of the month, or on the last one where the month has no such day, and that day belongs to
/// them. Months are counted from the first issue, so that an end on the 31st is not lost in February.
/// </summary>
internal static class RollingPeriods
{
    public static RunningPeriod Find(HeldCredential credential, RuleVersion version, DateOnly issued, DateOnly on)
    {
        var renewal = version.Renewal;
        var grace = renewal.GraceDays ?? 0;
        var years = credential.ChosenYears;
        var (anchor, months) = (issued, Months(version.Period!, years));
        var from = renewal.CountsAfterCertification ? issued.AddDays(1) : issued;
        var (end, before) = (anchor.AddMonths(months), DateOnly.MinValue);
        foreach (var next in credential.Renewals.Where(next => next.On <= on).OrderBy(next => next.On))
        {
            // The period is renewed already.
            if (next.On <= before)
                continue;
            years = next.ChosenYears ?? years;
            var isLapsed = next.On > end.AddDays(grace);
            (anchor, months) = isLapsed ? (next.On, Months(version.Period!, years)) : (anchor, months + Months(version.Period!, years));
            before = isLapsed ? next.On : end;
            end = anchor.AddMonths(months);
            // Who renews early keeps the end; hours after the renewal count for what it began.
            from = next.On.AddDays(1);
        }

        return Period(renewal, from, end, on) with
        {
            Total = version.Period!.Choices.FirstOrDefault(choice => choice.Years == years)?.Total,
        };
    }

    private static RunningPeriod Period(RenewalRule renewal, DateOnly from, DateOnly end, DateOnly on)
    {
        var last = end.AddDays(renewal.GraceDays ?? 0);
        var window = renewal.Windows.Count > 0 ? renewal.Windows[0] : null;
        var opens = window?.Opens?.For(end);
        var closes = window?.Closes?.For(end) ?? last;
        var status = Status(on, opens ?? end.AddDays(-CertificationCheck.DaysOfExpiring), end, last);
        return status == CredentialStatus.Lapsed && renewal.CountsAfterExpiryIfLapsed
            ? new(status, end.AddDays(1), on, end, opens, closes, Before: NotCountedReason.BeforeLapse)
            : new(status, from, on < last ? on : last, end, opens, closes);
    }

    private static CredentialStatus Status(DateOnly on, DateOnly opens, DateOnly end, DateOnly last) =>
        on > last ? CredentialStatus.Lapsed
        : on > end ? CredentialStatus.Grace
        : on >= opens ? CredentialStatus.Expiring
        : CredentialStatus.Active;

    private static int Months(RulePeriod period, int? years) => period.Months ?? 12 * (years ?? period.Choices.Min(choice => choice.Years));
}
