using PeerAtlas.Certification.Rules;

namespace PeerAtlas.Certification.Words;

/// <summary>What a version of a rule says, in parts that stand beside those of another rule.</summary>
/// <param name="Heading">What it is, who gives it and since when this holds.</param>
/// <param name="Entry">What is asked before it is issued.</param>
/// <param name="Stages">Its stages, levels, endorsements and supervision.</param>
/// <param name="Renewal">How long it holds, and what renewing it asks.</param>
/// <param name="Unknown">What nobody could find out; null when nothing.</param>
/// <param name="Source">What this was read from, and when.</param>
public sealed record RuleParts(
    string Heading,
    IReadOnlyList<string> Entry,
    IReadOnlyList<string> Stages,
    IReadOnlyList<string> Renewal,
    string? Unknown,
    string Source
);

/// <summary>Something that must be there from the start.</summary>
/// <param name="Code">Its word in data.</param>
/// <param name="Text">What it is.</param>
public sealed record AskedPart(string Code, string Text);

/// <summary>A rule explains itself in plain words, made from its data alone.</summary>
public static class RuleExplanation
{
    /// <summary>The sentences for one version of a rule.</summary>
    public static IReadOnlyList<string> Of(CertificationRule rule, RuleVersion version, WordLanguage language)
    {
        var parts = Parts(rule, version, language);
        return [parts.Heading, .. parts.Entry, .. parts.Stages, .. parts.Renewal, .. OfOne(parts.Unknown), parts.Source];
    }

    private static string[] OfOne(string? sentence) => sentence is null ? [] : [sentence];

    /// <summary>The credential's name.</summary>
    public static string Name(RuleName name, WordLanguage language) => new Speech(language).Name(name);

    /// <summary>What must be there from the start: who applies can say of each that it is.</summary>
    public static IReadOnlyList<AskedPart> Asked(RuleVersion version, WordLanguage language) =>
        [.. new EntryExplanation(new Speech(language)).Asked(version.Entry)];

    /// <summary>The same sentences by what they are about.</summary>
    public static RuleParts Parts(CertificationRule rule, RuleVersion version, WordLanguage language)
    {
        var speech = new Speech(language);
        return new(
            Heading(rule, version, speech),
            [.. new EntryExplanation(speech).Of(version.Entry)],
            [.. new StageExplanation(speech).Of(version), .. new SupervisionExplanation(speech).Of(version)],
            [.. new RenewalExplanation(speech).Of(version)],
            Unknown(version, speech).SingleOrDefault(),
            Source(version, speech)
        );
    }

    /// <summary>The levels and marks that a version names, a sentence for each.</summary>
    public static IReadOnlyList<string> LevelsAndMarks(RuleVersion version, WordLanguage language) =>
        [.. new StageExplanation(new Speech(language)).LevelsAndMarks(version)];

    /// <summary>What supervision is asked, in few words; null where how often is unknown.</summary>
    public static string? Supervision(SupervisionCadence cadence, WordLanguage language) => new SupervisionExplanation(new Speech(language)).Short(cadence);

    /// <summary>Who may supervise.</summary>
    public static string By(SupervisorKind kind, WordLanguage language) => new SupervisionExplanation(new Speech(language)).By(kind);

    private static string Heading(CertificationRule rule, RuleVersion version, Speech speech)
    {
        var body = rule.CertifiedBy is null ? "" : speech.Say($" It is given by: {rule.CertifiedBy}.", $" Lo otorga: {rule.CertifiedBy}.");
        var since = version.From is { } from
            ? speech.Say($" This holds since {speech.Day(from)}", $" Esto vale desde el {speech.Day(from)}")
            : speech.Say(" Since when this holds is unknown", " Se desconoce desde cuándo vale esto");
        var until = version.To is { } to ? speech.Say($" until {speech.Day(to)}.", $" hasta el {speech.Day(to)}.") : ".";
        return $"{speech.Name(rule.Name)} ({rule.Id})." + body + since + until;
    }

    private static IEnumerable<string> Unknown(RuleVersion version, Speech speech)
    {
        var (entry, renewal, kind) = (version.Entry, version.Renewal, version.Period?.Kind);
        var canExpire = kind is not null and not PeriodKind.None;
        var unknown = new List<(bool IsUnknown, string English, string Spanish)>
        {
            (entry is { Training: null, TrainingDays: null, CoreCourses: null, OneOf: null }, "the hours of training", "las horas de formación"),
            (entry is { Training.Total: null, Training: not null }, "the total hours of training", "el total de horas de formación"),
            (entry.Exam is null && entry.CoreCourses is null, "if there is an exam", "si hay un examen"),
            (version.Period is null, "how long it holds", "cuánto tiempo vale"),
            (renewal is { Hours: null, AsksNone: false } && kind != PeriodKind.Chosen, "the hours to renew it", "las horas para renovarla"),
            (canExpire && renewal.Windows.All(window => window.Opens is null), "from when it can be renewed", "desde cuándo se puede renovar"),
            (canExpire && renewal.GraceDays is null, "if it can be renewed late", "si se puede renovar tarde"),
            (canExpire && renewal.Fees.Count == 0, "the cost of renewal", "el costo de renovarla"),
        };
        unknown.AddRange(SupervisionExplanation.Unknown(version));
        string[] told = [.. unknown.Where(part => part.IsUnknown).Select(part => speech.Say(part.English, part.Spanish))];
        if (told.Length > 0)
            yield return speech.Say($"Unknown: {speech.List(told)}.", $"No se sabe: {speech.List(told)}.");
    }

    private static string Source(RuleVersion version, Speech speech)
    {
        var sources = version.Sources.Select(source => source.Title + (source.Address is null ? "" : $" ({source.Address})")).ToList();
        var text = sources.Count > 0 ? $" {speech.Say("Source", "Fuente")}: {string.Join("; ", sources)}." : "";
        var from = version.ReadFrom switch
        {
            ReadFrom.Text => speech.Say("Read from the rule itself", "Leído en la regla misma"),
            ReadFrom.OfficialPage => speech.Say("Read on an official page", "Leído en una página oficial"),
            _ => speech.Say("Read on the pages of others; check it before you rely on it", "Leído en páginas de otros; compruébelo antes de confiar en ello"),
        };
        return speech.Say($"{from}. Last checked: {version.ReviewedOn}.", $"{from}. Última revisión: {version.ReviewedOn}.") + text;
    }
}
