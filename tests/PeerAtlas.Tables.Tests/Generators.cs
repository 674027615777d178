using FsCheck;
using FsCheck.Fluent;

namespace PeerAtlas.Tables.Tests;

internal static class Generators
{
    /// <summary>Text made of what breaks tables.</summary>
    public static Gen<string> TextCell { get; } =
        Gen.Elements("a", "ñ", "😀", " ", ",", ";", "\"", "'", "=", "+", "-", "@", "\t", "\r", "\n", "1", "_x000D_", "&lt;", "]]>", "\u0001")
            .ArrayOf()
            .Select(parts => string.Concat(parts));

    public static Gen<string[][]> Rows(Gen<string> cell) => cell.ArrayOf(3).ArrayOf();

    /// <summary>What a reader gives back: trimmed cells, no blank rows.</summary>
    public static IEnumerable<string[]> AsRead(string[][] rows) =>
        rows.Where(row => !Array.TrueForAll(row, string.IsNullOrWhiteSpace)).Select(row => Array.ConvertAll(row, cell => cell.Trim()));
}
