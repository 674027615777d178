using PeerAtlas.Design;
using PeerAtlas.Workforce.Supervision;

namespace PeerAtlas.Workforce.Pages;

/// <summary>A talk as a list shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Line">Its line.</param>
/// <param name="On">The day.</param>
/// <param name="Minutes">How long.</param>
/// <param name="Kind">How they met.</param>
/// <param name="Topics">What about.</param>
/// <param name="With">With whom.</param>
/// <param name="State">Whether it is confirmed, or whose turn it is.</param>
/// <param name="MayConfirm">Whether the reader can confirm it.</param>
/// <param name="MayDeny">Whether the reader can say that it did not happen.</param>
/// <param name="MayRemove">Whether the reader can take it out.</param>
internal sealed record TalkLine(
    Guid Id,
    Guid Line,
    DateOnly On,
    int Minutes,
    string Kind,
    string Topics,
    string With,
    string State,
    bool MayConfirm,
    bool MayDeny,
    bool MayRemove
);

/// <summary>Talks, as one of the two sees them.</summary>
internal sealed record TalkTable(IReadOnlyList<TalkLine> Lines, bool HasOlder)
{
    /// <summary>So many are shown at once.</summary>
    public const int MostShown = 60;

    /// <summary>The talks of lines, of which those in <paramref name="open"/> hold today.</summary>
    public static TalkTable Of(
        IReadOnlyList<SupervisionSession> sessions,
        IReadOnlyDictionary<Guid, (SupervisionLine Line, string With)> lines,
        IReadOnlySet<Guid> open,
        bool asWorker,
        Language language,
        int shown = MostShown
    ) =>
        new(
            [
                .. sessions
                    .Take(shown)
                    .Select(session =>
                    {
                        var (line, with) = lines[session.LineId];
                        var isMine = session.IsByWorker == asWorker;
                        var isOpen = session.ConfirmedOn is null && open.Contains(line.Id);
                        return new TalkLine(
                            session.Id,
                            line.Id,
                            session.On,
                            session.Minutes,
                            language[TalkTopicWords.Of(session.Kind)],
                            string.Join("; ", session.ReadTopics().Select(topic => language[TalkTopicWords.Of(topic)])),
                            with,
                            State(session, line, isMine, isOpen, language),
                            isOpen && !isMine,
                            isOpen && !isMine && session.DeniedOn is null,
                            isOpen && isMine && session.DeniedOn is null
                        );
                    }),
            ],
            sessions.Count > shown
        );

    private static string State(SupervisionSession session, SupervisionLine line, bool isMine, bool isOpen, Language language) =>
        session.ConfirmedOn is { } day ? language[SupervisionWords.ConfirmedOn, language.Day(day)]
        : session.DeniedOn is { } denied ? language[isMine ? SupervisionWords.TheOtherSaysNo : SupervisionWords.YouSaidNo, language.Day(denied)]
        : !isOpen ? language[SupervisionWords.StaysUnconfirmed]
        : !isMine ? language[SupervisionWords.WaitsForYou]
        : session.IsByWorker && line.SupervisorId is null ? language[SupervisionWords.NobodyCanConfirm]
        : language[SupervisionWords.WaitsForTheOther];
}
