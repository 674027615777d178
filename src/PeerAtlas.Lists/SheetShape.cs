namespace PeerAtlas.Lists;

/// <summary>How the rows of a sheet stand, where one row is not one record.</summary>
public enum RowShape
{
    /// <summary>A day stands alone above the rows of that day, in a column that holds other things as well.</summary>
    DaysAbove,

    /// <summary>One row for each coming and one for each going, as clocks write them.</summary>
    InAndOut,

    /// <summary>Each cell holds a day and the times of that day, under the name of whoever worked.</summary>
    SpansInCells,

    /// <summary>Lines of a text: a day, and beside or below it what was done and how long it took.</summary>
    Diary,

    /// <summary>Tables stand side by side under equal headers, each maybe under a name, a day or an activity.</summary>
    TablesBeside,
}

/// <summary>
/// The shape of sheets whose rows are turned into records before anything else is read: what they say then stands in columns behind all others.
/// </summary>
public sealed record SheetShape
{
    /// <summary>The shape.</summary>
    public RowShape Kind { get; init; }

    /// <summary>The column, by its letters, that says whether somebody came or went; null for other shapes.</summary>
    public string? Event { get; init; }

    /// <summary>The columns of the moment, joined, those whose cells hold days with times, or the first of each table.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The column that says who, so that those who come and go at the same time are told apart; null when the sheet is of one.</summary>
    public string? Who { get; init; }

    /// <summary>How many columns each of the tables has that stand side by side; 0 for other shapes.</summary>
    public int Span { get; init; }

    /// <summary>How many rows above the headers the headings of these tables stand; 0 when they have none.</summary>
    public int HeadingsAbove { get; init; }

    /// <summary>What these headings are: "Peer", "Day" or "Activity"; null when there are none.</summary>
    public string? Heading { get; init; }

    /// <summary>Whether the latest stands above, so that a going comes before its coming.</summary>
    public bool IsNewestFirst { get; init; }
}
