using System.CommandLine;
using PeerAtlas.Tables;

namespace PeerAtlas.Cli.Analysis;

/// <summary><c>peeratlas chart</c>.</summary>
internal static class ChartCommands
{
    public static Command Group() => new("chart", "Charts of how a service is used, as numbers.") { XmrCommand.Create(), FunnelCommand.Create() };

    /// <summary>The rows of a file that must have some columns, some of them with decimals.</summary>
    /// <exception cref="TableException">The file is refused.</exception>
    public static IReadOnlyList<TableRow> Rows(FileInfo file, IReadOnlyList<string> numbers, params string[] needed)
    {
        using var stream = file.OpenRead();
        var sheet = TableReader
            .Read(stream, file.Name)
            .Sheets[0]
            .WithDecimalPoints(column => numbers.Contains(column, StringComparer.OrdinalIgnoreCase), file.Name);
        foreach (var column in needed.Where(column => !sheet.Columns.Contains(column, StringComparer.OrdinalIgnoreCase)))
            throw new TableException($"There is no column {column}. The first row must name the columns {string.Join(", ", needed)}.", file.Name, row: 1);
        return sheet.Rows.Count > 0 ? sheet.Rows : throw new TableException("There are no rows under the header.", file.Name);
    }
}
