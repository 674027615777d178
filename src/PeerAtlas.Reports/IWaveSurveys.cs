using PeerAtlas.Instruments;

namespace PeerAtlas.Reports;

/// <summary>What descriptions of the data need of the census. The host implements it.</summary>
public interface IWaveSurveys
{
    /// <summary>The surveys of a wave with their instruments, which do not change once a wave uses them; none when there is no such wave.</summary>
    Task<IReadOnlyList<WaveSurvey>> SurveysAsync(Guid wave, CancellationToken cancellation = default);

    /// <summary>The complete answers to a survey, without whose they are and when they were given.</summary>
    Task<IReadOnlyList<Answers>> RecordsAsync(Guid wave, WaveSurvey survey, CancellationToken cancellation = default);
}

/// <summary>A survey of a wave.</summary>
/// <param name="Name">The first part of the names of its figures: agency or peer.</param>
/// <param name="Who">Who answers, in words: "agencies".</param>
/// <param name="IsOfPersons">Whether persons answer about themselves, anonymously.</param>
/// <param name="Instrument">What is asked.</param>
public sealed record WaveSurvey(string Name, string Who, bool IsOfPersons, Instrument Instrument);
