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
public sealed record SurveyRecords(PersonGroup Everybody, IReadOnlyList<Answers> Answers, IReadOnlyList<UInt128> Keys);

/// <summary>A survey of a wave.</summary>
/// <param name="Name">The first part of the names of its figures: agency or peer.</param>
/// <param name="Who">Who answers, in words: "agencies".</param>
/// <param name="IsOfPersons">Whether persons answer about themselves, anonymously.</param>
/// <param name="Instrument">What is asked.</param>
public sealed record WaveSurvey(string Name, string Who, bool IsOfPersons, Instrument Instrument);
