using Microsoft.AspNetCore.Mvc.ModelBinding;
using PeerAtlas.Design;
using PeerAtlas.Platform.Forms;
using PeerAtlas.Workforce.Supervision;

namespace PeerAtlas.Workforce.Pages;

/// <summary>The fields of a talk in supervision. None of them takes words.</summary>
public sealed class TalkForm
{
    /// <summary>In which line.</summary>
    public Guid? Line { get; set; }

    /// <summary>The day.</summary>
    public DateOnly? On { get; set; }

    /// <summary>How long.</summary>
    public int? Minutes { get; set; }

    /// <summary>How they met.</summary>
    public TalkKind? Kind { get; set; }

    /// <summary>What about.</summary>
    public List<TalkTopic> Topics { get; set; } = [];

    internal IEnumerable<string> TopicValues => Topics.Select(topic => topic.ToString());

    /// <summary>The lines to choose from; one is not asked for.</summary>
    internal IReadOnlyList<Choice> Lines { get; set; } = [];

    internal static IReadOnlyList<Choice> Kinds(Language language) =>
        [.. Enum.GetValues<TalkKind>().Select(kind => new Choice(kind.ToString(), language[TalkTopicWords.Of(kind)]))];

    internal static IReadOnlyList<Choice> TopicChoices(Language language) =>
        [.. Enum.GetValues<TalkTopic>().Select(topic => new Choice(topic.ToString(), language[TalkTopicWords.Of(topic)]))];

    /// <summary>Says what is wrong with it; true when nothing is.</summary>
    internal bool Check(ModelStateDictionary state, SupervisionLine line, DateOnly today, Language language)
    {
        state.Refuse(
            nameof(On),
            On is null ? language[SupervisionWords.GiveTheDay]
                : On > today ? language[SupervisionWords.ThatDayIsStillToCome]
                : On < line.StartsOn ? language[SupervisionWords.ItBeganOn, language.Day(line.StartsOn)]
                : null
        );
        state.Refuse(nameof(Minutes), Minutes is >= 1 and <= SupervisionSession.MostMinutes ? null : language[SupervisionWords.MinutesFromTo]);
        state.Refuse(nameof(Kind), Kind is { } kind && Enum.IsDefined(kind) ? null : language[SupervisionWords.SayHow]);
        Topics.RemoveAll(topic => !Enum.IsDefined(topic));
        return state.IsValid;
    }

    internal SupervisionSession Make(SupervisionLine line, Guid by, bool asWorker) =>
        new()
        {
            OrganisationId = line.OrganisationId,
            LineId = line.Id,
            On = On!.Value,
            Minutes = Minutes!.Value,
            Kind = Kind!.Value,
            Topics = SupervisionSession.Written(Topics),
            LoggedById = by,
            IsByWorker = asWorker,
        };
}
