using PeerAtlas.Tables;

namespace PeerAtlas.Lists;

/// <summary>Why a row of a file is no record.</summary>
public enum LeftOut
{
    /// <summary>It is blank.</summary>
    Blank,

    /// <summary>It stands above the header.</summary>
    Title,

    /// <summary>It is the header.</summary>
    Header,

    /// <summary>It is the heading of a section.</summary>
    Section,

    /// <summary>It is a total.</summary>
    Total,

    /// <summary>It is the header again.</summary>
    RepeatedHeader,

    /// <summary>It has no name, or of a log no day.</summary>
    NoName,

    /// <summary>It is hidden.</summary>
    Hidden,

    /// <summary>The person named it.</summary>
    Chosen,

    /// <summary>It is of a log and has no duration.</summary>
    NothingFilled,
}

/// <summary>What is wrong with a value.</summary>
public enum ValueFault
{
    /// <summary>It is needed and not there.</summary>
    Missing,

    /// <summary>It is no value of its kind.</summary>
    Unreadable,

    /// <summary>Its word is not known.</summary>
    UnknownWord,

    /// <summary>It can be read in two ways: the mapping must say which.</summary>
    InDoubt,

    /// <summary>It is too long.</summary>
    TooLong,

    /// <summary>It was too long and is shortened; the rest of the row is as it was.</summary>
    Shortened,
}

/// <summary>A value that could not be read.</summary>
/// <param name="Field">Its field.</param>
/// <param name="Fault">What is wrong.</param>
/// <param name="Value">What the file says.</param>
public sealed record ValueProblem(ListField Field, ValueFault Fault, string Value)
{
    /// <summary>The column in which it stands, counted from 0; null when it stands in none, or in several.</summary>
    public int? Column { get; init; }
}

/// <summary>One row of a file, or one cell of it where days stand as columns: a record, left out, or a problem.</summary>
public sealed class MappedRow
{
    internal MappedRow(string sheet, GridRow row) => (Sheet, Number, ErrorCells) = (sheet, row.Number, row.Emptied);

    /// <summary>The sheet.</summary>
    public string Sheet { get; }

    /// <summary>The row's number as the person sees it.</summary>
    public int Number { get; }

    /// <summary>Which record of its row it is: 0, but for rows with several.</summary>
    public int Part { get; internal init; }

    /// <summary>The record, with the form's fields as columns; null when the row is none.</summary>
    public TableRow? Record { get; internal init; }

    /// <summary>Why it was left out; null when it was not.</summary>
    public LeftOut? LeftOut { get; internal init; }

    /// <summary>Why the row is no record although it ought to be one; empty when it is none of these.</summary>
    public IReadOnlyList<ValueProblem> Problems { get; internal init; } = [];

    /// <summary>Values of a record that could not be read and were left empty, none of them needed, or that were shortened.</summary>
    public IReadOnlyList<ValueProblem> Emptied { get; internal init; } = [];

    /// <summary>The minutes that a row names which is the total of a log; null when it is none, or names none.</summary>
    public int? Total { get; internal init; }

    /// <summary>Whether a record names a duration that is more than lies between its times, or hours less.</summary>
    public bool DiffersFromTimes { get; internal init; }

    /// <summary>Whether a row that says no duration where it is looked for has figures elsewhere.</summary>
    public bool HasFigures { get; internal init; }

    /// <summary>How many cells of the row show an error or a formula without a saved value, and are read as empty.</summary>
    public int ErrorCells { get; }

    /// <summary>The first words of a row that was left out, so that a person can tell whether that is right.</summary>
    public string Shown { get; internal init; } = "";
}
