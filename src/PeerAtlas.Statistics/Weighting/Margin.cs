namespace PeerAtlas.Statistics.Weighting;

/// <summary>A known distribution of the population, such as organisations by region, and where each answer stands in it.</summary>
/// <param name="Name">What is distributed, for messages.</param>
/// <param name="Levels">The level of each answer, from 0.</param>
/// <param name="Totals">How many the population has of each level: finite, not negative. All margins add up to the same.</param>
public sealed record Margin(string Name, int[] Levels, double[] Totals);
