using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PeerAtlas.Statistics.Populations;
using PeerAtlas.Tables;

namespace PeerAtlas.Reports.Sizes;

/// <summary>
/// Reads a file of partial lists, in one of two forms: a column of 0 and 1 for each list and a column <c>count</c>, one row for
/// each combination; or the columns <c>list</c> and <c>id</c>, one row for each entry of a list. Ids are matched by a hash with a
/// key that is made for the one file and thrown away with it: no id leaves this class, and none is kept.
/// </summary>
public static class ListsFile
{
    /// <summary>The longest name of a list.</summary>
    public const int NameLength = 40;

    /// <summary>The most lists.</summary>
    public const int MostLists = 4;

    private const string Count = "count";
    private const string List = "list";
    private const string Id = "id";
    private const int IdLength = 200;
    private const int LargestCount = 10_000_000;

    /// <summary>How large a file may be.</summary>
    public static TableLimits Limits { get; } = new(20 * 1024 * 1024, 500_000, 20, 1_000);

    /// <summary>Reads the lists.</summary>
    /// <param name="stream">The file; it stays open.</param>
    /// <param name="fileName">The name that the person gave it.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="TableException">The file is refused; nothing of it was taken.</exception>
    public static PartialLists Read(Stream stream, string fileName, CancellationToken cancellation = default)
    {
        var sheet = TableReader.Read(stream, fileName, Limits, cancellation).Sheets[0];
        var refuse = new Refusal(Path.GetFileName(fileName));
        if (sheet.Rows.Count == 0)
            throw refuse.At(null, null, "The file has no rows under its header.");
        return sheet.Columns.Any(column => Is(column, Id)) ? ReadIds(sheet, refuse) : ReadCounts(sheet, refuse);
    }

    private static PartialLists ReadCounts(TableSheet sheet, Refusal refuse)
    {
        if (!sheet.Columns.Any(column => Is(column, Count)))
            throw refuse.At(
                1,
                null,
                "There is neither a column \"count\" nor a column \"id\". Give a column for each list and one called count, or the columns list and id."
            );
        List<string> names = [.. sheet.Columns.Where(column => !Is(column, Count))];
        CheckNames(names, 1, refuse);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var rows = sheet.Rows.Select(row => Combination(row, names, seen, refuse)).ToList();
        return new(names, rows);
    }

    private static (bool[] On, int Count) Combination(TableRow row, List<string> names, Dictionary<string, int> seen, Refusal refuse)
    {
        bool[] on =
        [
            .. names.Select(name =>
                row[name] switch
                {
                    "0" => false,
                    "1" => true,
                    // What stands there may be about a person, and is not repeated.
                    _ => throw refuse.At(row.Number, name, "The cell is neither 0 nor 1. Write 1 for those on the list, 0 for those who are not."),
                }
            ),
        ];
        if (!int.TryParse(row[Count], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > LargestCount)
            throw refuse.At(row.Number, Count, "The count is not a whole number from 0 to 10,000,000, written without separators.");
        if (!on.Contains(true) && count > 0)
            throw refuse.At(
                row.Number,
                Count,
                "These people are on no list, and nobody can have counted them. Remove the row: their number is what is to be estimated."
            );
        var combination = string.Concat(on.Select(yes => yes ? '1' : '0'));
        if (!seen.TryAdd(combination, row.Number))
            throw refuse.At(
                row.Number,
                null,
                $"The same combination stands in line {seen[combination].ToString(CultureInfo.InvariantCulture)} already. Give each combination once."
            );
        return (on, count);
    }

    private static PartialLists ReadIds(TableSheet sheet, Refusal refuse)
    {
        if (sheet.Columns.FirstOrDefault(column => !Is(column, List) && !Is(column, Id)) is { } other)
            throw refuse.At(1, other, "Only the columns list and id are read. Remove the others, so that no more of people is sent than is needed.");
        if (!sheet.Columns.Any(column => Is(column, List)))
            throw refuse.At(1, null, "There is no column \"list\" that says on which list the id stands.");
        var names = new List<string>();
        var key = RandomNumberGenerator.GetBytes(32);
        var persons = new Dictionary<(ulong, ulong), int>();
        try
        {
            foreach (var row in sheet.Rows)
            {
                var list = 1 << PlaceOf(row, names, refuse);
                if (row.Key(Id).Length is 0 or > IdLength)
                    throw refuse.At(row.Number, Id, row.Key(Id).Length == 0 ? "The id is empty." : "The id has more than 200 characters.");
                var person = Hashed(key, row.Key(Id));
                persons[person] = persons.GetValueOrDefault(person) | list;
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }

        CheckNames(names, null, refuse);
        return new(
            names,
            persons
                .Values.CountBy(on => on)
                .Select(pair => (Enumerable.Range(0, names.Count).Select(place => (pair.Key >> place & 1) == 1).ToArray(), pair.Value))
        );
    }

    private static int PlaceOf(TableRow row, List<string> names, Refusal refuse)
    {
        var name = row.Key(List);
        var place = names.FindIndex(known => Is(known, name));
        if (place >= 0)
            return place;
        if (name.Length is 0 or > NameLength)
            throw refuse.At(row.Number, List, name.Length == 0 ? "The list is not named." : "The list's name has more than 40 characters.");
        if (names.Count == MostLists)
            throw refuse.At(
                row.Number,
                List,
                $"This would be one list more than the {MostLists} that are read. Check how the lists are spelt, or put lists together."
            );
        names.Add(name);
        return names.Count - 1;
    }

    /// <summary>The first 128 bits of the keyed hash; letters' case and surrounding blanks do not count.</summary>
    private static (ulong, ulong) Hashed(byte[] key, string id)
    {
        var hash = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(id.ToUpperInvariant()));
        return (BitConverter.ToUInt64(hash, 0), BitConverter.ToUInt64(hash, 8));
    }

    private static void CheckNames(List<string> names, int? row, Refusal refuse)
    {
        if (names.Count is < 2 or > MostLists)
            throw refuse.At(row, null, $"There {(names.Count == 1 ? "is 1 list" : $"are {names.Count} lists")}. Two to {MostLists} are needed.");
        if (names.Find(name => name.Length > NameLength) is { } tooLong)
            throw refuse.At(row, Short(tooLong), "The list's name has more than 40 characters.");
    }

    private static bool Is(string column, string name) => string.Equals(column, name, StringComparison.OrdinalIgnoreCase);

    private static string Short(string cell) => cell.Length <= 30 ? cell : cell[..30] + "…";

    private sealed class Refusal(string fileName)
    {
        public TableException At(int? row, string? column, string problem) => new(problem, fileName, row: row, column: column);
    }
}
