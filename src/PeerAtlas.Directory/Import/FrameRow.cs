using PeerAtlas.Tables;

namespace PeerAtlas.Directory.Import;

/// <summary>One row while it is read: gives out its values and notes what is wrong with them.</summary>
internal sealed class FrameRow(string file, string? sheet, TableRow row, List<FrameProblem> problems)
{
    private const int LongestShown = 60;

    /// <summary>Whether something was wrong with it.</summary>
    public bool IsBad { get; private set; }

    /// <summary>Where it stands, in words.</summary>
    public string Place => sheet is null ? $"{file}, line {row.Number}" : $"{file}, sheet {sheet}, row {row.Number}";

    public string this[string column] => row[column];

    /// <summary>Whether the sheet has that column; what an absent one would say is left as it is.</summary>
    public bool Has(string column) => row.Has(column);

    /// <summary>The cell, held against a rule.</summary>
    public string Checked(string column, Func<string, string?> refuse)
    {
        if (refuse(row[column]) is { } problem) Refuse(column, problem);
        return row[column];
    }

    /// <summary>The cell, or what is there already when the sheet has no such column.</summary>
    public string Checked(string column, Func<string, string?> refuse, string existing) =>
        row.Has(column) ? Checked(column, refuse) : existing;

    /// <summary>One of several values, told by their words; case, spaces and hyphens do not matter.</summary>
    public T OneOf<T>(string column, IReadOnlyList<T> values, Func<T, string> words) where T : struct
    {
        foreach (var value in values)
            if (Plain(words(value)) == Plain(row[column])) return value;
        Refuse(column, $"{Shown(column)} is none of: {string.Join(", ", values.Select(words))}.");
        return default;
    }

    /// <summary>Yes or no; an empty cell leaves what is there.</summary>
    public bool YesOrNo(string column, bool existing)
    {
        switch (row[column].ToUpperInvariant())
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
    public T? Reference<T>(string column, IReadOnlyDictionary<string, T> known, string thing) where T : class
    {
        if (row[column].Length == 0) return null;
        if (known.TryGetValue(row[column], out var found)) return found;
        Refuse(column, $"There is no {thing} with the key {Shown(column)}, neither in these files nor in the frame.");
        return null;
    }

    public void Refuse(string? column, string problem)
    {
        IsBad = true;
        problems.Add(new FrameProblem(file, sheet, row.Number, column, problem));
    }

    public string Shown(string column)
    {
        var text = row[column];
        if (text.Length == 0) return "An empty cell";
        return $"\"{(text.Length > LongestShown ? text[..LongestShown] + "…" : text)}\"";
    }

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetter)).ToUpperInvariant();
}
