using PeerAtlas.Instruments;
using PeerAtlas.Statistics.Disclosure;

namespace PeerAtlas.Reports;

/// <summary>What descriptions of the data need of the census. The host implements it.</summary>
public interface IWaveSurveys
{
    /// <summary>The surveys of a wave with their instruments, which do not change once a wave uses them; none when there is no such wave.</summary>
    Task<IReadOnlyList<WaveSurvey>> SurveysAsync(Guid wave, CancellationToken cancellation = default);

    /// <summary>The complete answers to a survey, without whose they are and when they were given.</summary>
    Task<SurveyRecords> RecordsAsync(Guid wave, WaveSurvey survey, CancellationToken cancellation = default);
}

/// <summary>The complete answers to a survey.</summary>
/// <param name="Everybody">All who gave them, as the survey's tables know them.</param>
/// <param name="Answers">The answers, in no order that says when they were given.</param>
/// <param name="Keys">For each answer, the key of the one who gave it.</param>
public sealed record SurveyRecords(PersonGroup Everybody, IReadOnlyList<Answers> Answers, IReadOnlyList<UInt128> Keys)
{
    /// <summary>For each answer of a sample, for how many it stands; none where nothing is weighted.</summary>
    public IReadOnlyList<RecordWeight> Weights { get; init; } = [];
}

/// <summary>For how many an answer stands.</summary>
/// <param name="Stratum">Its stratum.</param>
/// <param name="Weight">The weight.</param>
/// <param name="InFrame">Organisations of the frame in the stratum.</param>
/// <param name="Organisation">The same number for answers of one organisation, and nothing else.</param>
public sealed record RecordWeight(string Stratum, double Weight, int InFrame, int Organisation);

/// <summary>A survey of a wave.</summary>
/// <param name="Name">The first part of the names of its figures: agency or peer.</param>
/// <param name="Who">Who answers, in words: "agencies".</param>
/// <param name="IsOfPersons">Whether persons answer about themselves, anonymously.</param>
/// <param name="Instrument">What is asked.</param>
public sealed record WaveSurvey(string Name, string Who, bool IsOfPersons, Instrument Instrument)
{
    /// <summary>How the sample of it was drawn, and how it is weighted, in words; null where everybody was asked.</summary>
    public SurveySampling? Sampling { get; init; }
}

/// <summary>How a sample was drawn, in words.</summary>
/// <param name="Procedure">How it was drawn.</param>
/// <param name="Weights">How answers are weighted.</param>
public sealed record SurveySampling(string Procedure, string Weights);
