using PeerAtlas.Statistics;
using PeerAtlas.Statistics.Estimation;

namespace PeerAtlas.Reports.Indicators;

/// <summary>What goals and the size of the workforce need of the census beyond a wave's tables. The host implements it.</summary>
public interface IWaveMeasures
{
    /// <summary>The totals that a wave's agency survey names, estimated for all organisations invited; none where that cannot be done.</summary>
    Task<IReadOnlyList<WaveFrameTotal>> FrameTotalsAsync(Guid wave, CancellationToken cancellation = default);

    /// <summary>What the anonymous survey says of the people behind the jobs.</summary>
    Task<WavePersons> PersonsAsync(Guid wave, CancellationToken cancellation = default);

    /// <summary>The later wave's figure minus the earlier one's, tested; null for what cannot be compared so.</summary>
    Task<Difference?> ChangeAsync(Guid later, Guid earlier, string figure, CancellationToken cancellation = default);
}

/// <summary>A total of all organisations invited.</summary>
/// <param name="Figure">The figure, with its estimate and interval; its name begins with "frame.".</param>
/// <param name="Estimate">The same with its standard error.</param>
/// <param name="Reported">What was reported.</param>
/// <param name="Classes">The weighting classes.</param>
public sealed record WaveFrameTotal(Figure Figure, Estimate Estimate, double Reported, IReadOnlyList<WaveFrameClass> Classes);

/// <summary>A class of organisations of which those that answered stand for the others.</summary>
/// <param name="Label">Its kinds and regions.</param>
/// <param name="Organisations">Organisations in it.</param>
/// <param name="Answered">Those that answered.</param>
/// <param name="Weight">How many organisations each of these stands for.</param>
public sealed record WaveFrameClass(string Label, int Organisations, int Answered, double Weight);

/// <summary>What the anonymous survey says of the people behind the jobs; null for what it did not ask.</summary>
/// <param name="CertifiedShare">The share certified.</param>
/// <param name="JobsPerPerson">Jobs per person where everybody answers once.</param>
/// <param name="JobsPerPersonByJob">Jobs per person where those with more jobs are more likely to answer.</param>
public sealed record WavePersons(Estimate? CertifiedShare, Estimate? JobsPerPerson, Estimate? JobsPerPersonByJob);
