using PeerAtlas.Statistics.Disclosure;

namespace PeerAtlas.Statistics.Tests.Disclosure;

/// <summary>Random publications: several tables of the same persons that share margins, with many small counts and zeros.</summary>
internal static class RandomTables
{
    public static Publication Linked(Random random)
    {
        var publication = new Publication();
        var dimensions = Enumerable.Range(0, random.Next(2, 5)).Select(_ => random.Next(2, 5)).ToArray();
        var persons = Persons(random, dimensions);
        var drawn = 0;
        for (var a = 0; a < dimensions.Length; a++)
        {
            for (var b = a + 1; b < dimensions.Length; b++)
            {
                if (drawn > 0 && random.Next(4) == 0)
                    continue;
                publication.AddTable("all", Names(a, dimensions[a]), Names(b, dimensions[b]), Count(persons, a, dimensions[a], b, dimensions[b]));
                drawn++;
            }
        }

        return publication;
    }

    private static int[][] Count(List<int[]> persons, int a, int aLevels, int b, int bLevels) =>
        [.. Enumerable.Range(0, aLevels).Select(i => Enumerable.Range(0, bLevels).Select(j => persons.Count(p => p[a] == i && p[b] == j)).ToArray())];

    /// <summary>Persons with a level on each dimension, low levels more likely, so that high ones are rare or empty.</summary>
    private static List<int[]> Persons(Random random, int[] dimensions) =>
        [.. Enumerable.Range(0, random.Next(1, 400)).Select(_ => dimensions.Select(levels => Math.Min(random.Next(levels), random.Next(levels))).ToArray())];

    private static string[] Names(int dimension, int levels) => [.. Enumerable.Range(0, levels).Select(level => $"{(char)('A' + dimension)}{level}")];
}
