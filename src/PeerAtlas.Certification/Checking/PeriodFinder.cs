using PeerAtlas.Certification.Persons;
using PeerAtlas.Certification.Rules;

namespace PeerAtlas.Certification.Checking;

/// <summary>Finds the running period of a credential.</summary>
internal static class PeriodFinder
{
    public static RunningPeriod Find(CredentialFrame frame)
    {
        var (held, version, on) = (frame.Held, frame.Version, frame.On);
        if (frame.IsInTraining)
            return new(CredentialStatus.InTraining, DateOnly.MinValue, on, null, null, null);
        var issued = held.Issued!.Value;
        if (frame.IsProvisional)
            return Stage(held, version.Provisional!, issued, on);
        return version.Period?.Kind switch
        {
            PeriodKind.None => new(CredentialStatus.NeverExpires, issued, on, null, null, null, Owes: false),
            PeriodKind.Rolling or PeriodKind.Chosen => RollingPeriods.Find(held, version, issued, on),
            PeriodKind.Calendar => CalendarPeriods.Find(held, version, issued, on, (from, to) => HourCount.IsKept(frame, from, to)),
            // How long it holds is unknown, which is not "for good".
            _ => new(CredentialStatus.Active, issued, on, null, null, null),
        };
    }

    /// <summary>Whether the extension was asked for in time; null where it was not asked for.</summary>
    public static bool? IsExtended(HeldCredential held, ProvisionalStage stage, DateOnly on) =>
        held.ExtensionAsked is { } asked && asked <= on && LastDayToAsk(held, stage) is { } last ? asked <= last : null;

    /// <summary>The last day on which the extension can be asked for; null where there is none.</summary>
    public static DateOnly? LastDayToAsk(HeldCredential held, ProvisionalStage stage) =>
        stage is { Months: { } months, Extension: { } extension } && held.Issued is { } issued
            ? issued.AddMonths(months).AddDays(-(extension.AskedDaysBefore ?? 0))
            : null;

    private static RunningPeriod Stage(HeldCredential held, ProvisionalStage stage, DateOnly issued, DateOnly on)
    {
        if (stage.Months is not { } months)
            return new(CredentialStatus.Provisional, issued, on, null, null, null);
        var end = issued.AddMonths(months + (IsExtended(held, stage, on) == true ? stage.Extension!.Months : 0));
        return new(on > end ? CredentialStatus.Lapsed : CredentialStatus.Provisional, issued, on < end ? on : end, end, null, end);
    }
}
