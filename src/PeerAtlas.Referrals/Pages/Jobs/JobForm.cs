using Microsoft.AspNetCore.Mvc.ModelBinding;
using PeerAtlas.Design;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Referrals.Roles;

namespace PeerAtlas.Referrals.Pages.Jobs;

/// <summary>The fields of a version of a job description.</summary>
internal sealed class JobForm : IVersioned
{
    private const int MostAnHour = 500,
        MostAYear = 500_000;

    // Job descriptions from before this are of no use, and nobody plans one for longer.
    private const int FirstYear = 1990,
        YearsAhead = 2;

    public string? Title
    {
        get;
        set => field = value?.Trim();
    }

    public string? TitleSpanish
    {
        get;
        set => field = value?.Trim();
    }

    public DateOnly? HoldsFrom { get; set; }

    public string? Opening
    {
        get;
        set => field = value?.Trim();
    }

    public string? OpeningSpanish
    {
        get;
        set => field = value?.Trim();
    }

    public List<string> Inside { get; set; } = [];

    public List<string> Outside { get; set; } = [];

    public string? Setting { get; set; }

    public string? Level { get; set; }

    public string? CredentialRule { get; set; }

    public string? HoursAWeek { get; set; }

    public string? PayFrom { get; set; }

    public string? PayTo { get; set; }

    public PayTime? PayPer { get; set; }

    public string? PeerLine
    {
        get;
        set => field = value?.Trim();
    }

    public string? ProfessionalLine
    {
        get;
        set => field = value?.Trim();
    }

    public string? PeerLineSpanish
    {
        get;
        set => field = value?.Trim();
    }

    public string? ProfessionalLineSpanish
    {
        get;
        set => field = value?.Trim();
    }

    public Guid Version { get; set; }

    /// <summary>The form of a version, of which another is written.</summary>
    internal static JobForm Of(JobVersion version) =>
        new()
        {
            Title = version.Title,
            TitleSpanish = version.TitleSpanish,
            Opening = version.Opening,
            OpeningSpanish = version.OpeningSpanish,
            Setting = version.Setting,
            Level = version.Level,
            CredentialRule = version.CredentialRule,
            HoursAWeek = version.MinutesAWeek is { } minutes ? Written(minutes / 60m) : null,
            PayFrom = version.PayFrom is { } from ? Written(from / 100m) : null,
            PayTo = version.PayTo is { } to ? Written(to / 100m) : null,
            PayPer = version.PayPer,
            PeerLine = version.PeerLine,
            ProfessionalLine = version.ProfessionalLine,
            PeerLineSpanish = version.PeerLineSpanish,
            ProfessionalLineSpanish = version.ProfessionalLineSpanish,
        };

    /// <summary>Whether a version says what this form holds: a second press of the same button.</summary>
    internal bool IsOf(JobVersion version)
    {
        var other = Of(version);
        var chosen = Inside.Concat(Outside).ToHashSet(StringComparer.Ordinal);
        return HoldsFrom == version.HoldsFrom
            && Texts().SequenceEqual(other.Texts())
            && (PayPer ?? version.PayPer) == version.PayPer
            && chosen.SetEquals(version.Activities.Where(activity => activity.Standing != RoleStanding.Prohibited).Select(activity => activity.Key));
    }

    private IEnumerable<string> Texts() =>
        [
            .. new[]
            {
                Title,
                TitleSpanish,
                Opening?.ReplaceLineEndings("\n"),
                OpeningSpanish?.ReplaceLineEndings("\n"),
                Setting,
                Level,
                CredentialRule,
                PeerLine,
                ProfessionalLine,
                PeerLineSpanish,
                ProfessionalLineSpanish,
                Plain(HoursAWeek),
                Plain(PayFrom),
                Plain(PayTo),
            }.Select(text => text ?? ""),
        ];

    private static string? Plain(string? typed) => FormNumber.Read(typed, out _) is { } number ? Written(number) : null;

    internal void CheckWords(ModelStateDictionary state)
    {
        state.Refuse(nameof(Title), string.IsNullOrEmpty(Title) ? "Give the title." : TooLong(Title, JobVersion.TitleLength));
        state.Refuse(nameof(TitleSpanish), TooLong(TitleSpanish, JobVersion.TitleLength));
        state.Refuse(nameof(Opening), TooMany(Opening, JobVersion.OpeningLength));
        state.Refuse(nameof(OpeningSpanish), TooMany(OpeningSpanish, JobVersion.OpeningLength));
        state.Refuse(nameof(PeerLine), TooLong(PeerLine, JobVersion.LineLength));
        state.Refuse(nameof(ProfessionalLine), TooLong(ProfessionalLine, JobVersion.LineLength));
        state.Refuse(nameof(PeerLineSpanish), TooLong(PeerLineSpanish, JobVersion.LineLength));
        state.Refuse(nameof(ProfessionalLineSpanish), TooLong(ProfessionalLineSpanish, JobVersion.LineLength));
    }

    internal void CheckDay(ModelStateDictionary state, JobVersion? latest, DateOnly today) =>
        state.Refuse(
            nameof(HoldsFrom),
            HoldsFrom is not { } day ? "Give the day from which it holds."
                : day.Year < FirstYear || day.Year > today.Year + YearsAhead ? $"Look at the year: it is from {FirstYear} to {today.Year + YearsAhead}."
                : latest is null ? null
                : day < today ? "A new version holds from today or later. What held before stays as it was."
                : day <= latest.HoldsFrom ? $"Version {latest.Number} holds from {latest.HoldsFrom:yyyy-MM-dd}. Choose a later day."
                : null
        );

    internal void CheckChoices(
        ModelStateDictionary state,
        (IReadOnlyList<Choice> Inside, IReadOnlyList<Choice> Outside) activities,
        (IReadOnlyList<Choice> Settings, IReadOnlyList<Choice> Levels, IReadOnlyList<Choice> Credentials) terms
    )
    {
        state.Refuse(nameof(Inside), Inside.TrueForAll(key => Holds(activities.Inside, key)) ? null : "Choose from the list.");
        state.Refuse(nameof(Outside), Outside.TrueForAll(key => Holds(activities.Outside, key)) ? null : "Choose from the list.");
        if (Inside.Count == 0)
            state.Refuse(nameof(Inside), "Choose at least one. A job without any of them is not that of a peer specialist.");
        state.Refuse(nameof(Setting), Holds(terms.Settings, Setting) ? null : "Choose from the list.");
        state.Refuse(nameof(Level), Holds(terms.Levels, Level) ? null : "Choose from the list.");
        state.Refuse(nameof(CredentialRule), Holds(terms.Credentials, CredentialRule) ? null : "Choose from the list.");
    }

    /// <summary>Checks hours and pay.</summary>
    /// <returns>Minutes of a week, and the lowest and highest pay in cents.</returns>
    internal (int? Minutes, int? From, int? To) CheckNumbers(ModelStateDictionary state)
    {
        var hours = FormNumber.Read(HoursAWeek, out var isHours);
        var (most, isRight) = (JobVersion.MostMinutes / 60, hours is null or > 0 and <= JobVersion.MostMinutes / 60);
        state.Refuse(nameof(HoursAWeek), isHours && isRight ? null : $"Give a number of hours up to {most}, such as 37.5, or leave it empty.");
        var limit = PayPer == PayTime.Year ? MostAYear : MostAnHour;
        var (from, to) = (FormNumber.Read(PayFrom, out var isFrom), FormNumber.Read(PayTo, out var isTo));
        var pay = $"Give dollars up to {limit:N0}, such as 41,200 or 21.50, or leave it empty.";
        state.Refuse(nameof(PayFrom), isFrom && (from is null || (from > 0 && from <= limit)) ? null : pay);
        state.Refuse(nameof(PayTo), isTo && (to is null || (to > 0 && to <= limit)) ? null : pay);
        if (isFrom && isTo)
            state.Refuse(
                nameof(PayTo),
                from is null != to is null ? "Give both, the lowest and the highest. They may be the same."
                    : from > to ? "The highest is below the lowest."
                    : null
            );
        state.Refuse(nameof(PayPer), from is not null && PayPer is null ? "Say for what time the pay is." : null);
        return state.IsValid ? ((int?)(hours * 60), (int?)(from * 100), (int?)(to * 100)) : default;
    }

    private static bool Holds(IReadOnlyList<Choice> choices, string? value) => string.IsNullOrEmpty(value) || choices.Any(choice => choice.Value == value);

    private static string? TooLong(string? text, int most) => UnseenCharacters.Refuse(text) ?? TooMany(text, most);

    private static string? TooMany(string? text, int most) => text?.Length > most ? $"Use at most {most} characters." : null;

    private static string Written(decimal number) => number.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
}
