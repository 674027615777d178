namespace PeerAtlas.Statistics.Claims;

/// <summary>A numeric claim, or several together, that arithmetic rules out.</summary>
/// <param name="Rule">The rule's name, one of <see cref="ClaimRules"/>.</param>
/// <param name="Sentences">The sentences as they stand in the text, in its order.</param>
/// <param name="Arithmetic">Why it cannot be, with the numbers.</param>
public sealed record ClaimFinding(string Rule, IReadOnlyList<string> Sentences, string Arithmetic);

/// <summary>What reading a text for claims came to.</summary>
/// <param name="Findings">In the order of their first sentence; none when what was read is consistent.</param>
/// <param name="Unread">The sentences that were not checked.</param>
public sealed record ClaimReading(IReadOnlyList<ClaimFinding> Findings, IReadOnlyList<string> Unread);

/// <summary>The names of the rules.</summary>
public static class ClaimRules
{
    /// <summary>No whole number out of the stated base gives the percentage at its precision.</summary>
    public const string PercentageOfBase = "percentage impossible for its base";

    /// <summary>"x of y" does not give the percentage beside it.</summary>
    public const string CountAgainstPercentage = "count against percentage";

    /// <summary>A part, or parts that exclude each other, exceed their whole.</summary>
    public const string PartsAboveWhole = "parts above their whole";

    /// <summary>Shares that exclude each other, or that should make a whole, do not add up.</summary>
    public const string SharesDoNotAddUp = "shares do not add up";

    /// <summary>The lower bounds of the bands, times their counts, exceed the total.</summary>
    public const string BandsAboveTotal = "bands above the total";

    /// <summary>An average is not the total divided by the number.</summary>
    public const string AverageAgainstTotal = "average against total";

    /// <summary>The same quantity has two values.</summary>
    public const string StatedTwice = "stated twice, differently";

    /// <summary>A word such as "two thirds" or "a majority" does not fit its number.</summary>
    public const string WordAgainstNumber = "word against number";
}
