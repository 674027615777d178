using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using PeerAtlas.Statistics.Populations;

namespace PeerAtlas.Statistics.Tests.Reference;

/// <summary>Reads the files of this folder; their provenance is in its README.</summary>
internal static class ReferenceFile
{
    public static JsonElement Json(string name) => JsonDocument.Parse(File.ReadAllText(PathOf(name))).RootElement;

    /// <summary>The files of that pattern.</summary>
    public static IEnumerable<string> Names(string pattern) =>
        Directory.EnumerateFiles(Folder(), pattern).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    /// <summary>Every number in a file with its path, names and positions joined by points.</summary>
    public static IEnumerable<(string Path, double Value)> Numbers(JsonElement element, string path = "") =>
        element.ValueKind switch
        {
            JsonValueKind.Number => [(path, element.GetDouble())],
            JsonValueKind.Object => element.EnumerateObject().SelectMany(part => Numbers(part.Value, Join(path, part.Name))),
            JsonValueKind.Array => element.EnumerateArray().SelectMany((part, at) => Numbers(part, Join(path, at.ToString(CultureInfo.InvariantCulture)))),
            _ => [],
        };

    /// <summary>The three lists of the hepatitis outbreak.</summary>
    public static PartialLists Hepatitis()
    {
        var columns = Columns("hepatitis-a-taiwan.lists.csv");
        string[] names = ["P", "Q", "E"];
        return new(
            names,
            columns["count"].Select((count, row) => (names.Select(n => columns[n][row] == "1").ToArray(), int.Parse(count, CultureInfo.InvariantCulture)))
        );
    }

    /// <summary>The columns of a comma-separated file without quoted commas.</summary>
    public static Dictionary<string, string[]> Columns(string name)
    {
        var lines = File.ReadAllLines(PathOf(name)).Select(line => line.Split(',').Select(cell => cell.Trim('"')).ToArray()).ToList();
        return lines[0].Select((header, column) => (header, column)).ToDictionary(h => h.header, h => lines.Skip(1).Select(line => line[h.column]).ToArray());
    }

    public static double[] Numbers(this string[] cells) => [.. cells.Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];

    public static int[] Codes(this string[] cells)
    {
        var labels = cells.Distinct().Order(StringComparer.Ordinal).ToList();
        return [.. cells.Select(cell => labels.IndexOf(cell))];
    }

    public static void AssertRelative(double expected, double actual, double tolerance = 1e-8) =>
        Assert.True(Math.Abs(actual - expected) <= tolerance * Math.Max(Math.Abs(expected), 1e-6), $"expected {expected:R}, got {actual:R}");

    private static string Join(string path, string part) => path.Length == 0 ? part : $"{path}.{part}";

    private static string PathOf(string name) => Path.Combine(Folder(), name);

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
