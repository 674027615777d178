using System.Globalization;

namespace PeerAtlas.Tables;

/// <summary>Why a row, a sheet or a file cannot be imported.</summary>
/// <param name="File">The file.</param>
/// <param name="Sheet">The sheet; null for CSV.</param>
/// <param name="Row">The row, or the line of a CSV file, the header being 1.</param>
/// <param name="Column">The column's header.</param>
/// <param name="Problem">What is wrong and what to do.</param>
public sealed record TableProblem(string File, string? Sheet, int? Row, string? Column, string Problem)
{
    /// <summary>The problem of a file that could not be read at all.</summary>
    public static TableProblem Of(TableException exception) => new(exception.FileName, exception.Sheet, exception.Row, exception.Column, exception.Problem);

    /// <summary>Where it is, in words.</summary>
    public string Place =>
        string.Join(
            ", ",
            new[]
            {
                File,
                Sheet is null ? null : $"sheet {Sheet}",
                Row is null ? null : $"{(Sheet is null ? "line" : "row")} {Row}",
                Column is null ? null : $"column {Column}",
            }.OfType<string>()
        );
}

/// <summary>One row while it is read: gives out its values and notes what is wrong with them.</summary>
/// <param name="file">The file, for messages.</param>
/// <param name="sheet">The sheet; null for CSV.</param>
/// <param name="row">The row.</param>
/// <param name="problems">Where what is wrong is noted.</param>
public sealed class CheckedRow(string file, string? sheet, TableRow row, ICollection<TableProblem> problems)
{
    private const int LongestShown = 60;

    /// <summary>Whether something was wrong with it.</summary>
    public bool IsBad { get; private set; }

    /// <summary>Where it stands, in words.</summary>
    public string Place => sheet is null ? $"{file}, line {row.Number}" : $"{file}, sheet {sheet}, row {row.Number}";

    /// <summary>The cell's text without characters that nobody sees; empty when there is none.</summary>
    public string this[string column] => row.Key(column);

    /// <summary>Whether the sheet has that column; what an absent one would say is left as it is.</summary>
    public bool Has(string column) => row.Has(column);

    /// <summary>The cell, held against a rule.</summary>
    public string Checked(string column, Func<string, string?> refuse)
    {
        if (refuse(this[column]) is { } problem)
            Refuse(column, problem);
        return this[column];
    }

    /// <summary>The cell, or what is there already when the sheet has no such column.</summary>
    public string Checked(string column, Func<string, string?> refuse, string existing) => row.Has(column) ? Checked(column, refuse) : existing;

    /// <summary>One of several values, told by their words; case, spaces and hyphens do not matter.</summary>
    public T OneOf<T>(string column, IReadOnlyList<T> values, Func<T, string> words)
        where T : struct
    {
        foreach (var value in values)
            if (Plain(words(value)) == Plain(this[column]))
                return value;
        Refuse(column, $"{Shown(column)} is none of: {string.Join(", ", values.Select(words))}.");
        return default;
    }

    /// <summary>Yes or no; an empty cell leaves what is there.</summary>
    public bool YesOrNo(string column, bool existing)
    {
        switch (this[column].ToUpperInvariant())
        {
            case "":
                return existing;
            case "YES" or "TRUE" or "1":
                return true;
            case "NO" or "FALSE" or "0":
                return false;
            default:
                Refuse(column, $"{Shown(column)} is neither yes nor no.");
                return existing;
        }
    }

    /// <summary>What the cell refers to by key; null when it is empty.</summary>
    /// <param name="column">The column.</param>
    /// <param name="known">What can be referred to, by key.</param>
    /// <param name="missing">What to say when it is not there, behind what the cell holds.</param>
    public T? Reference<T>(string column, IReadOnlyDictionary<string, T> known, string missing)
        where T : class
    {
        if (this[column].Length == 0)
            return null;
        if (known.TryGetValue(this[column], out var found))
            return found;
        Refuse(column, $"{Shown(column)} {missing}");
        return null;
    }

    /// <summary>A day written as 2026-11-22, the way spreadsheets give dates out too; null when the cell is empty.</summary>
    public DateOnly? Day(string column)
    {
        if (this[column].Length == 0)
            return null;
        if (DateOnly.TryParseExact(this[column], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Refuse(column, $"{Shown(column)} is not a day. Write it like 2026-11-22.");
        return null;
    }

    /// <summary>Notes that something is wrong.</summary>
    public void Refuse(string? column, string problem)
    {
        IsBad = true;
        problems.Add(new TableProblem(file, sheet, row.Number, column, problem));
    }

    /// <summary>What the cell holds, shortened for a message.</summary>
    public string Shown(string column)
    {
        var text = this[column];
        if (text.Length == 0)
            return "An empty cell";
        return $"\"{(text.Length > LongestShown ? text[..LongestShown] + "…" : text)}\"";
    }

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetter)).ToUpperInvariant();
}
