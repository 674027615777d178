namespace PeerAtlas.Lists;

/// <summary>Which number of a day comes first where all are numbers and the year stands last.</summary>
public enum DayOrder
{
    /// <summary>10/29/2026.</summary>
    MonthFirst,

    /// <summary>29/10/2026.</summary>
    DayFirst,

    /// <summary>26/10/29, with a year of two digits.</summary>
    YearFirst,
}

/// <summary>What a number without a unit counts where a duration is wanted.</summary>
public enum DurationUnit
{
    /// <summary>Minutes.</summary>
    Minutes,

    /// <summary>Hours, with decimals.</summary>
    Hours,

    /// <summary>Units of fifteen minutes.</summary>
    QuarterHours,

    /// <summary>Days, as a spreadsheet keeps a time that is not formatted as one.</summary>
    Days,

    /// <summary>Hours, a point, and minutes: 3.56 is 3 hours 56 minutes.</summary>
    HoursPointMinutes,
}

/// <summary>What becomes of rows without a name, or of a log without a day.</summary>
public enum NamelessRows
{
    /// <summary>They are left out, and counted.</summary>
    LeaveOut,

    /// <summary>Each is a problem.</summary>
    Refuse,

    /// <summary>That of the row above holds, as where cells are merged.</summary>
    TakeFromAbove,
}

/// <summary>What makes rows the same thing.</summary>
public enum SameThing
{
    /// <summary>Nothing: each row is one.</summary>
    Nothing,

    /// <summary>The same name again.</summary>
    Name,

    /// <summary>The same key again.</summary>
    Key,
}

/// <summary>What rows of the same thing become.</summary>
public enum RowsOfOne
{
    /// <summary>Units of one: its sites or programmes.</summary>
    Units,

    /// <summary>One; the first row speaks for it.</summary>
    One,
}

/// <summary>Where a field's value comes from.</summary>
public sealed record FieldSource
{
    /// <summary>Stands for the name of the sheet where the letters of a column do.</summary>
    public const string SheetName = "*";

    /// <summary>The columns, by their letters, or <see cref="SheetName"/>, joined in this order; none when one value stands for the whole file.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The value for the whole file, or for rows whose cell is empty.</summary>
    public string? Value { get; init; }

    /// <summary>The value in place of words that are not known.</summary>
    public string? Otherwise { get; init; }

    /// <summary>Whether words that are not known are taken as they are, to be added to the list.</summary>
    public bool AddUnknown { get; init; }

    /// <summary>What words of the file stand for: a known word's key, or nothing.</summary>
    public IReadOnlyDictionary<string, string> Words { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Words whose rows are no records, such as "Holiday".</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>A source of columns.</summary>
    public static FieldSource Of(params string[] columns) => new() { Columns = columns };
}

/// <summary>Days, activities or persons that stand as columns: each filled cell is a row of its own.</summary>
public sealed record AcrossColumns
{
    /// <summary>The columns, by their letters.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The field that the header gives: a day, or any other, such as an activity.</summary>
    public string Header { get; init; } = "";

    /// <summary>The field that the cell gives, a duration.</summary>
    public string Cell { get; init; } = "";

    /// <summary>A day of the week of which the weekdays are, when the headers are weekdays: one for the file.</summary>
    public DateOnly? Week { get; init; }

    /// <summary>The column that gives such a day in each row, by its letters; null when one holds for the file.</summary>
    public string? WeekColumn { get; init; }

    /// <summary>Whether that column counts weeks, as "Week 3", and <see cref="Week"/> is of the first that it names.</summary>
    public bool CountsWeeks { get; init; }

    /// <summary>A day of the month of which the days are, when the headers are numbers from 1 to 31: one for the file.</summary>
    public DateOnly? Month { get; init; }

    /// <summary>Whether each sheet tells its own week or month, in its name or above its header.</summary>
    public bool FromSheet { get; init; }
}

/// <summary>Weekdays that stand in the column of the day, as in a time sheet of a week, or the numbers of a month's days.</summary>
public sealed record WeekdayRows
{
    /// <summary>Whether they are numbers from 1 to 31 and no weekdays.</summary>
    public bool AreNumbers { get; init; }

    /// <summary>A day of the week of which weekdays are: one for the file.</summary>
    public DateOnly? Week { get; init; }

    /// <summary>A day of the month of which numbers are: one for the file.</summary>
    public DateOnly? Month { get; init; }

    /// <summary>Whether each sheet tells its own week or month, in its name or above its header.</summary>
    public bool FromSheet { get; init; }
}

/// <summary>How one form of file is read into the fields of a <see cref="ListForm"/>. It is kept for the next file of that form.</summary>
public sealed record ListMapping
{
    /// <summary>The form for which it is.</summary>
    public string Form { get; init; } = "";

    /// <summary>The sheets that are read, all of one form; none means the first that is not hidden.</summary>
    public IReadOnlyList<string> Sheets { get; init; } = [];

    /// <summary>In what the letters of a CSV file are written that is not in UTF-8, one of <see cref="Tables.TextEncodings.All"/>.</summary>
    public string? Encoding { get; init; }

    /// <summary>The row with the headers, as the person sees it; 0 when there is none. In further sheets the row with the same headers is looked for.</summary>
    public int HeaderRow { get; init; }

    /// <summary>The headers, which tell whether a file has this form.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>Where the values come from, by field.</summary>
    public IReadOnlyDictionary<string, FieldSource> Fields { get; init; } = new Dictionary<string, FieldSource>(StringComparer.Ordinal);

    /// <summary>How the rows stand, where one is not one record; null where it is.</summary>
    public SheetShape? Shape { get; init; }

    /// <summary>Days that stand as columns; null when none do.</summary>
    public AcrossColumns? Across { get; init; }

    /// <summary>How weekdays, or numbers alone, are told that stand where a day is wanted; null when none do.</summary>
    public WeekdayRows? Weekdays { get; init; }

    /// <summary>The order of days; null where nothing is known, so that a day that can be read in two ways is a problem.</summary>
    public DayOrder? DayOrder { get; init; }

    /// <summary>Whether the spreadsheet took 5/11 for the fifth month where the fifth day was meant: day and month of its dates are swapped back.</summary>
    public bool HasSwappedDays { get; init; }

    /// <summary>The year of days without one.</summary>
    public int? Year { get; init; }

    /// <summary>Whether days without a year go over New Year: the year is that of the first of them.</summary>
    public bool TurnsYear { get; init; }

    /// <summary>What numbers without a unit count; null where nothing is known, so that they are a problem.</summary>
    public DurationUnit? DurationUnit { get; init; }

    /// <summary>Whether times have neither am nor pm and count to twelve, so that an end before its start is in the afternoon and not past midnight.</summary>
    public bool HasTwelveHours { get; init; }

    /// <summary>Whether a comma parts the decimals.</summary>
    public bool HasDecimalComma { get; init; }

    /// <summary>What becomes of rows without a name.</summary>
    public NamelessRows NamelessRows { get; init; }

    /// <summary>Whether rows with one filled cell are left out, as headings of a section.</summary>
    public bool HasSections { get; init; }

    /// <summary>Rows that are left out because the person says so, as <see cref="ChosenRows"/> reads them: of this file alone.</summary>
    public string? LeftOutRows { get; init; }

    /// <summary>Cells that the person wrote anew, as where a day is none: of this file alone.</summary>
    public IReadOnlyList<CellText> Cells { get; init; } = [];

    /// <summary>Whether hidden rows are read.</summary>
    public bool ReadHiddenRows { get; init; }

    /// <summary>What makes rows the same thing.</summary>
    public SameThing SameThing { get; init; }

    /// <summary>What rows of the same thing become.</summary>
    public RowsOfOne RowsOfOne { get; init; }

    /// <summary>Whether keys are made where the cell is empty or there is no column.</summary>
    public bool MakeKeys { get; init; }

    /// <summary>The source of a field; null when the file does not give it.</summary>
    public FieldSource? Source(string field) => Fields.GetValueOrDefault(field);

    /// <summary>The same mapping with another source of a field; null takes it away.</summary>
    public ListMapping With(string field, FieldSource? source)
    {
        var fields = new Dictionary<string, FieldSource>(Fields, StringComparer.Ordinal);
        if (source is null)
            fields.Remove(field);
        else
            fields[field] = source;
        return this with { Fields = fields };
    }
}
