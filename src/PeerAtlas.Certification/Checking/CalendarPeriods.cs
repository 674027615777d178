using PeerAtlas.Certification.Persons;
using PeerAtlas.Certification.Rules;

namespace PeerAtlas.Certification.Checking;

/// <summary>
/// Calendar years. A year is over when its window has closed; until then its hours are told, also in the January after it. A year is kept when its renewal
/// is told or its hours are all there. Whether a year without a known window was kept is not guessed.
/// </summary>
internal static class CalendarPeriods
{
    public static RunningPeriod Find(HeldCredential credential, RuleVersion version, DateOnly issued, DateOnly on, Func<DateOnly, DateOnly, bool> isKept)
    {
        var first = issued.Year + (version.Period!.FirstCounted == FirstCountedYear.YearAfterIssue ? 1 : 0);
        var renewed = Renewed(credential, version, first, on);
        var year = Math.Max(on.Year, first);
        if (year - 1 >= first && renewed < year - 1 && on <= Closes(version, year - 1))
            year--;
        year = Math.Max(year, renewed + 1);
        var (opens, closes) = (Window(version, year)?.Opens?.For(End(year)), Closes(version, year));
        // Where the window is unknown, nobody can say from when on it is late.
        var last = closes is { } day && day > End(year) ? day : End(year);
        var status =
            IsLapsed(version, Math.Max(first, renewed + 1), year, on, isKept) ? CredentialStatus.Lapsed
            : on >= (opens ?? End(year).AddDays(-CertificationCheck.DaysOfExpiring)) && on <= last ? CredentialStatus.Expiring
            : CredentialStatus.Active;
        var begins = new DateOnly(year, 1, 1);
        return new(
            status,
            begins,
            on < End(year) ? on : End(year),
            End(year),
            opens,
            closes,
            Owes: on >= begins,
            Before: year == first ? NotCountedReason.BeforeFirstYear : NotCountedReason.BeforePeriod
        );
    }

    /// <summary>The last year that is told to be renewed; the year before the first that counts where none is.</summary>
    private static int Renewed(HeldCredential credential, RuleVersion version, int first, DateOnly on)
    {
        var renewed = first - 1;
        foreach (var renewal in credential.Renewals.Where(renewal => renewal.On <= on))
        {
            var before = renewal.On.Year - 1;
            // What comes before a window opens, and after the one of the year before has closed, brings back a credential that had lapsed.
            var year =
                renewal.On <= Closes(version, before) ? before
                : Window(version, renewal.On.Year)?.Opens?.For(End(renewal.On.Year)) is { } opens && renewal.On < opens ? before
                : renewal.On.Year;
            renewed = Math.Max(renewed, year);
        }

        return renewed;
    }

    private static bool IsLapsed(RuleVersion version, int from, int year, DateOnly on, Func<DateOnly, DateOnly, bool> isKept)
    {
        for (var past = from; past < year; past++)
        {
            if (Closes(version, past) < on && !isKept(new(past, 1, 1), End(past)))
                return true;
        }

        return false;
    }

    private static RenewalWindow? Window(RuleVersion version, int year) => version.Renewal.Windows.FirstOrDefault(window => window.IsFor(year));

    private static DateOnly? Closes(RuleVersion version, int year) => Window(version, year)?.Closes?.For(End(year)).AddDays(version.Renewal.GraceDays ?? 0);

    private static DateOnly End(int year) => new(year, 12, 31);
}
