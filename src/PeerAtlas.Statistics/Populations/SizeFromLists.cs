namespace PeerAtlas.Statistics.Populations;

/// <summary>Everything that partial lists say about the number of persons, side by side: the spread is the message, no one
/// number is the answer.</summary>
/// <param name="Distinct">Persons on any list.</param>
/// <param name="Petersen">For each pair of lists.</param>
/// <param name="Chapman">For each pair of lists.</param>
/// <param name="SampleCoverage">For three lists, otherwise null.</param>
/// <param name="LogLinear">Every model, fewest interactions first; empty for two lists.</param>
public sealed record SizeFromLists(
    int Distinct,
    IReadOnlyList<PopulationEstimate> Petersen,
    IReadOnlyList<PopulationEstimate> Chapman,
    SampleCoverage? SampleCoverage,
    IReadOnlyList<LogLinearModel> LogLinear
)
{
    /// <summary>Computes all that the lists allow.</summary>
    public static SizeFromLists Compute(PartialLists lists, double level = 0.95) =>
        new(
            lists.Distinct,
            TwoLists.Pairs(lists, TwoLists.Petersen, level),
            TwoLists.Pairs(lists, TwoLists.Chapman, level),
            Populations.SampleCoverage.Compute(lists),
            lists.Names.Count < 3 ? [] : Populations.LogLinear.FitAll(lists, level)
        );
}
