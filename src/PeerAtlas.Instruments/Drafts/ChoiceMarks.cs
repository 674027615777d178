namespace PeerAtlas.Instruments;

/// <summary>
/// What a choice has in columns of its own, which filters of choices look at, as one line: <c>region=north; size=large</c>. What cannot be written so stays
/// in the workbook.
/// </summary>
public static class ChoiceMarks
{
    private const int Most = 20;

    private static readonly HashSet<string> OfEveryList = new(StringComparer.OrdinalIgnoreCase)
    {
        "list_name",
        "name",
        "label",
        "image",
        "audio",
        "video",
        "media",
    };

    /// <summary>The columns of a choice as a line.</summary>
    public static string Write(DraftRow choice) => string.Join("; ", Shown(choice).Select(column => $"{column.Key}={column.Value}"));

    /// <summary>Puts a line into a choice: columns that the line does not name go, but for those that no line can hold.</summary>
    /// <returns>What is wrong with the line; null when nothing is. Nothing is changed then.</returns>
    public static string? Put(DraftRow choice, string line)
    {
        var parts = line.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => part.Split('=', 2)).ToList();
        if (parts.Find(part => part.Length < 2 || part[1].Trim().Length == 0) is { } half)
            return $"“{half[0]}” has no value. Write column=value, such as region=north.";
        var named = parts.ConvertAll(part => (Column: part[0].Trim(), Value: part[1].Trim()));
        if (named.Find(part => !Names.IsName(part.Column) || OfEveryList.Contains(part.Column)) is { Column: { } unfit })
            return $"“{unfit}” can be no column. {Names.Rule}";
        if (named.Count > Most || named.Select(part => part.Column).Distinct(StringComparer.OrdinalIgnoreCase).Count() < named.Count)
            return $"Name each column once, and at most {Most}.";
        foreach (var (column, _) in Shown(choice).ToList())
            choice[column] = "";
        foreach (var (column, value) in named)
            choice[column] = value;
        return null;
    }

    private static IEnumerable<KeyValuePair<string, string>> Shown(DraftRow choice) =>
        choice.Cells.Where(cell =>
            !OfEveryList.Contains(cell.Key)
            && Names.IsName(cell.Key)
            && cell.Value.Trim() == cell.Value
            && cell.Value.Length > 0
            && cell.Value.IndexOfAny([';', '\n']) < 0
        );
}
