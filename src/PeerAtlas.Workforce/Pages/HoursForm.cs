using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using PeerAtlas.Design;
using PeerAtlas.Platform.Forms;
using PeerAtlas.Workforce.Register;

namespace PeerAtlas.Workforce.Pages;

/// <summary>The fields of hours of training.</summary>
public sealed class HoursForm
{
    /// <summary>The day.</summary>
    public DateOnly? On { get; set; }

    /// <summary>How many hours.</summary>
    public decimal? Hours { get; set; }

    /// <summary>What they were about.</summary>
    public List<string> Topics { get; set; } = [];

    /// <summary>The course.</summary>
    public string? Course { get; set; }

    /// <summary>Who gave it.</summary>
    public string? Provider { get; set; }

    /// <summary>What shows it.</summary>
    public string? Evidence { get; set; }

    internal IReadOnlyList<Choice> TopicChoices { get; set; } = [];

    internal string? HoursText => Hours?.ToString(CultureInfo.InvariantCulture);

    /// <summary>Says what is wrong with it, a second press of the same button among it; true when nothing is.</summary>
    internal bool Check(ModelStateDictionary state, IReadOnlyList<EarnedHours> there, DateOnly today, Language language)
    {
        Hours = NumberWithComma.Of(state, "Input." + nameof(Hours), Hours);
        state.Refuse(
            nameof(On),
            On is null ? language[CredentialWords.GiveTheDay]
                : On > today ? language[CredentialWords.ThatDayIsStillToCome]
                : On.Value.Year < 1990 ? language[CredentialWords.LookAtTheYear]
                : null
        );
        state.Refuse(nameof(Hours), Hours is >= 0.25m and <= 500 ? null : language[CredentialWords.HoursFromTo]);
        Topics.RemoveAll(topic => TopicChoices.All(choice => choice.Value != topic));
        foreach (var (field, text, longest) in Texts().Where(part => part.Text?.Length > part.Longest))
            state.Refuse(field, language[CredentialWords.UseAtMost, longest]);
        if (state.IsValid && there.Any(IsSame))
            state.Refuse(nameof(On), language[CredentialWords.TheseHoursAreThere]);
        return state.IsValid;
    }

    internal EarnedHours Make(Guid organisation, Guid worker, Guid? by, DateOnly? confirmed) =>
        new()
        {
            OrganisationId = organisation,
            WorkerId = worker,
            On = On!.Value,
            Minutes = Minutes,
            Topics = string.Join(',', Topics.Distinct()),
            Course = Course?.Trim() ?? "",
            Provider = Provider?.Trim() ?? "",
            Evidence = Evidence?.Trim() ?? "",
            EnteredById = by,
            ConfirmedOn = confirmed,
        };

    private int Minutes => (int)Math.Round(Hours!.Value * 60, MidpointRounding.AwayFromZero);

    private bool IsSame(EarnedHours other) =>
        other.On == On
        && other.Minutes == Minutes
        && string.Equals(other.Course, Course?.Trim() ?? "", StringComparison.OrdinalIgnoreCase)
        && string.Equals(other.Provider, Provider?.Trim() ?? "", StringComparison.OrdinalIgnoreCase);

    private IEnumerable<(string Field, string? Text, int Longest)> Texts() =>
        [
            (nameof(Course), Course, EarnedHours.NameLength),
            (nameof(Provider), Provider, EarnedHours.NameLength),
            (nameof(Evidence), Evidence, EarnedHours.EvidenceLength),
        ];
}
