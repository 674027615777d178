using System.Globalization;
using PeerAtlas.Statistics.Disclosure;

namespace PeerAtlas.Reports.Disclosure;

/// <summary>What a file of records tells of persons: how many there are, and how many gave each combination of its variables' values.</summary>
internal static class RecordGroups
{
    // Every set of variables is a table that can be counted in the file.
    private const int ManyVariables = 10;

    /// <summary>The groups that can be counted.</summary>
    /// <param name="survey">The survey's name.</param>
    /// <param name="everybody">All records, as the survey's tables know them.</param>
    /// <param name="variables">The variables' names.</param>
    /// <param name="records">Each record's key and values, one for each variable.</param>
    public static IReadOnlyList<ToldGroup> Of(
        string survey,
        PersonGroup everybody,
        IReadOnlyList<string> variables,
        IReadOnlyList<(UInt128 Key, IReadOnlyList<string> Values)> records
    )
    {
        var told = new List<ToldGroup> { Told($"{survey}.records", 0, everybody) };
        // Of more variables only those counts that are not the sum of others: all of them, and each alone.
        var sets =
            variables.Count <= ManyVariables
                ? Enumerable.Range(1, (1 << variables.Count) - 1)
                : Enumerable.Range(0, variables.Count).Select(variable => 1 << variable).Append((1 << variables.Count) - 1);
        foreach (var set in sets)
        {
            var chosen = Enumerable.Range(0, variables.Count).Where(variable => (set >> variable & 1) == 1).ToList();
            var name = $"{survey}.records: {string.Join(" × ", chosen.Select(variable => variables[variable]))}";
            told.AddRange(
                records
                    .GroupBy(record => string.Join('\n', chosen.Select(variable => record.Values[variable])), StringComparer.Ordinal)
                    .OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(
                        (group, place) =>
                            Told(name, place, group.Aggregate(new PersonGroup(0, 0), (sum, record) => new(unchecked(sum.Key + record.Key), sum.Count + 1)))
                    )
            );
        }

        return told;
    }

    private static ToldGroup Told(string figure, int place, PersonGroup group) =>
        new(figure, place, group.Key.ToString("x32", CultureInfo.InvariantCulture), group.Count);
}
