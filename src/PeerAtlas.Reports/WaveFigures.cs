using PeerAtlas.Statistics;

namespace PeerAtlas.Reports;

/// <summary>What reports need of the census. The host implements it.</summary>
public interface IWaveFigures
{
    /// <summary>The waves on which a report can be written, newest first. Only closed ones can be published.</summary>
    Task<IReadOnlyList<ReportableWave>> WavesAsync(CancellationToken cancellation = default);

    /// <summary>All tables of a wave, as the answers that are in now give them.</summary>
    Task<IReadOnlyList<FigureTable>> TablesAsync(Guid wave, CancellationToken cancellation = default);

    /// <summary>The questions of a wave that were answered in words, with the number of such answers.</summary>
    Task<IReadOnlyList<CommentQuestion>> CommentQuestionsAsync(Guid wave, CancellationToken cancellation = default);

    /// <summary>What was answered in words to one question.</summary>
    Task<IReadOnlyList<WaveComment>> CommentsAsync(Guid wave, string question, CancellationToken cancellation = default);

    /// <summary>What happened in the collection that limits what the figures can say.</summary>
    Task<WaveFacts> FactsAsync(Guid wave, CancellationToken cancellation = default);
}

/// <summary>A wave on which a report can be written.</summary>
/// <param name="Id">Identifies the wave.</param>
/// <param name="Name">Its name.</param>
/// <param name="OpensOn">Its first day.</param>
/// <param name="ClosesOn">Its last day: the one on which it was really closed, once it is.</param>
/// <param name="IsClosed">Whether no answers come in any more.</param>
/// <param name="PlannedUntil">The day until which it was planned to take answers; null when it did.</param>
public sealed record ReportableWave(Guid Id, string Name, DateOnly OpensOn, DateOnly ClosesOn, bool IsClosed, DateOnly? PlannedUntil = null)
{
    /// <summary>Whether it was put away: no report is asked for any more.</summary>
    public bool IsPutAway { get; init; }
}

/// <summary>A question that is answered in words.</summary>
/// <param name="Name">Its stable name, with the survey before it.</param>
/// <param name="Survey">Which survey: "agency survey".</param>
/// <param name="Label">The question.</param>
/// <param name="Answers">How many answered it.</param>
public sealed record CommentQuestion(string Name, string Survey, string Label, int Answers);

/// <summary>What somebody answered in words.</summary>
/// <param name="Id">Identifies the comment within its wave.</param>
/// <param name="Text">Their words.</param>
public sealed record WaveComment(string Id, string Text);

/// <summary>How many organisations of a kind were invited and how many of these answered.</summary>
/// <param name="Kind">The kind, in words in the plural: "provider agencies".</param>
/// <param name="Invited">Organisations invited.</param>
/// <param name="Answered">Those of them with at least one complete response.</param>
public sealed record KindResponse(string Kind, int Invited, int Answered);

/// <summary>The sample that a wave asked.</summary>
/// <param name="InFrame">Organisations in the frame when it was drawn.</param>
/// <param name="Drawn">Those that were drawn.</param>
/// <param name="Answered">Those of them that answered.</param>
/// <param name="Silent">The strata in which nobody answered.</param>
/// <param name="InSilent">The organisations of the frame in these.</param>
/// <param name="Alone">The strata in which one organisation answered for several.</param>
public sealed record SampleFacts(int InFrame, int Drawn, int Answered, IReadOnlyList<string> Silent, int InSilent, IReadOnlyList<string> Alone);

/// <summary>What happened in the collection that limits what the figures can say.</summary>
public sealed record WaveFacts
{
    /// <summary>The sample of organisations that the wave asked; null when it asked everybody.</summary>
    public SampleFacts? Sample { get; init; }

    /// <summary>Response by kind of organisation; empty when nobody was invited through the system.</summary>
    public IReadOnlyList<KindResponse> Kinds { get; init; } = [];

    /// <summary>Complete responses to the agency survey.</summary>
    public int Responses { get; init; }

    /// <summary>Organisations that gave them.</summary>
    public int Organisations { get; init; }

    /// <summary>Organisations with more than one complete response.</summary>
    public int OrganisationsWithSeveral { get; init; }

    /// <summary>The responses of those organisations.</summary>
    public int ResponsesOfThose { get; init; }

    /// <summary>Responses that were imported from a file rather than given here.</summary>
    public int ImportedResponses { get; init; }

    /// <summary>The anonymous survey; null for a wave without one.</summary>
    public AnonymousFacts? Anonymous { get; init; }
}

/// <summary>How the anonymous survey was passed on.</summary>
/// <param name="CodesIssued">Codes handed to agencies.</param>
/// <param name="Agencies">Agencies that codes were handed to.</param>
/// <param name="AgenciesThatSaid">Those of them that said how many they passed on.</param>
/// <param name="CodesPassedOn">The codes that these say they passed on.</param>
/// <param name="Answers">Answers handed in that could be read.</param>
/// <param name="Unreadable">Answers handed in that could not be read.</param>
/// <param name="AreSealed">Whether the answers are not opened yet.</param>
public sealed record AnonymousFacts(
    int CodesIssued,
    int Agencies,
    int AgenciesThatSaid,
    int CodesPassedOn,
    int Answers,
    int Unreadable = 0,
    bool AreSealed = false
);
