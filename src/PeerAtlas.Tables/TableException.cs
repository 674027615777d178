using System.Globalization;

namespace PeerAtlas.Tables;

/// <summary>A table file that was refused: where, what is wrong, and what to do, in words for the person who sent it.</summary>
public sealed class TableException : Exception
{
    /// <summary>Refuses a file, at the place that is known.</summary>
    /// <param name="problem">What happened and what to do.</param>
    /// <param name="fileName">The name that the person gave the file.</param>
    /// <param name="sheet">The sheet; null for CSV.</param>
    /// <param name="row">The row or line as the person sees it, the header being 1.</param>
    /// <param name="column">The column's header, or its letter where there is none.</param>
    /// <param name="inner">What caused it.</param>
    public TableException(string problem, string fileName, string? sheet = null, int? row = null, string? column = null, Exception? inner = null)
        : base(Place(fileName, sheet, row, column) + ": " + problem, inner)
    {
        Problem = problem;
        FileName = fileName;
        Sheet = sheet;
        Row = row;
        Column = column;
    }

    /// <summary>What happened and what to do, without the place.</summary>
    public string Problem { get; }

    /// <summary>The name that the person gave the file.</summary>
    public string FileName { get; }

    /// <summary>The sheet; null for CSV.</summary>
    public string? Sheet { get; }

    /// <summary>The row or line as the person sees it, the header being 1.</summary>
    public int? Row { get; }

    /// <summary>The column's header, or its letter where there is none.</summary>
    public string? Column { get; }

    private static string Place(string fileName, string? sheet, int? row, string? column)
    {
        var place = fileName;
        if (sheet is not null)
            place += $", sheet {sheet}";
        if (row is { } number)
            place += string.Create(CultureInfo.InvariantCulture, $", {(sheet is null ? "line" : "row")} {number}");
        if (column is not null)
            place += $", column {column}";
        return place;
    }
}
