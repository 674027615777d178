namespace PeerAtlas.Statistics.Disclosure;

/// <summary>
/// A group of persons: respondents of an anonymous survey, or people whom agencies say they employ. Its key is the sum of a
/// random number for each response, times the persons that the response stands for. So keys add up as groups do: groups
/// without overlap have the sum of their keys together, and two groups with one key are the same persons, whatever they are called.
/// </summary>
/// <param name="Key">Known to nobody outside; never published.</param>
/// <param name="Count">How many persons they are.</param>
public readonly record struct PersonGroup(UInt128 Key, int Count)
{
    /// <summary>Those of this group who are not in a part of it.</summary>
    public PersonGroup Without(PersonGroup part) => new(unchecked(Key - part.Key), Count - part.Count);
}

/// <summary>That a group consists of others without overlap, which a reader knows from what the groups are.</summary>
/// <param name="Whole">The group.</param>
/// <param name="Parts">What it consists of.</param>
public sealed record PersonPartition(PersonGroup Whole, IReadOnlyList<PersonGroup> Parts)
{
    /// <summary>A part of a group and the rest of it.</summary>
    public static PersonPartition Of(PersonGroup whole, PersonGroup part) => new(whole, [part, whole.Without(part)]);
}
