using System.Globalization;

namespace PeerAtlas.Lists;

/// <summary>Rows that a person names: "7, 40-60", or with the sheet before them, "Sites!12".</summary>
public sealed class ChosenRows
{
    private const int MostParts = 500;
    private const int LastRow = 2_000_000_000;

    private readonly List<(string? Sheet, int First, int Last)> ranges;

    private ChosenRows(List<(string? Sheet, int First, int Last)> ranges) => this.ranges = ranges;

    /// <summary>Reads what a person wrote. Parts stand between commas, semicolons or lines; without a sheet the row of each sheet is meant.</summary>
    /// <param name="text">The text; null or empty names no row.</param>
    /// <param name="problem">The part that cannot be read; null when all can.</param>
    public static ChosenRows? Read(string? text, out string? problem)
    {
        problem = null;
        var ranges = new List<(string? Sheet, int First, int Last)>();
        foreach (var part in (text ?? "").Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (ranges.Count == MostParts || Range(part) is not { } range)
            {
                problem = part;
                return null;
            }

            ranges.Add(range);
        }

        return new(ranges);
    }

    /// <summary>Whether a row is one of them.</summary>
    public bool Has(string sheet, int row) =>
        ranges.Exists(range =>
            range.First <= row && row <= range.Last && (range.Sheet is null || range.Sheet.Equals(sheet, StringComparison.OrdinalIgnoreCase))
        );

    private static (string? Sheet, int First, int Last)? Range(string part)
    {
        var mark = part.LastIndexOf('!');
        var sheet = mark < 0 ? null : part[..mark].Trim().Trim('\'');
        var ends = part[(mark + 1)..].Split(['-', '–'], 2, StringSplitOptions.TrimEntries);
        return Number(ends[0]) is { } first && Number(ends[^1]) is { } last && first <= last ? (sheet, first, last) : null;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row is > 0 and < LastRow ? row : null;
}
