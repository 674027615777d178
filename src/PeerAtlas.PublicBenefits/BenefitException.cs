namespace PeerAtlas.PublicBenefits;

/// <summary>A case cannot be read, contradicts itself, or asks for a month of which no figures are known.</summary>
/// <param name="place">The key of the case, as <c>wages</c>; empty where the whole file is meant.</param>
/// <param name="problem">What is wrong, and what to do.</param>
public sealed class BenefitException(string place, string problem) : Exception(place.Length == 0 ? problem : $"{place}: {problem}")
{
    /// <summary>The key of the case.</summary>
    public string Place => place;

    /// <summary>What is wrong.</summary>
    public string Problem => problem;
}
