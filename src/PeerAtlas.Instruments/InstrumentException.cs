using System.Globalization;

namespace PeerAtlas.Instruments;

/// <summary>One thing that is wrong with an instrument, and where.</summary>
/// <param name="Sheet">survey, choices, settings or figures.</param>
/// <param name="Row">The row of the sheet, as the person sees it; null when the instrument came from elsewhere.</param>
/// <param name="Column">The column.</param>
/// <param name="Item">The name of the question, group, list or figure.</param>
/// <param name="Character">The place in the cell's expression, from 1.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record InstrumentProblem(string Sheet, int? Row, string? Column, string? Item, int? Character, string Message)
{
    /// <summary>The problem with its place, in one sentence.</summary>
    public override string ToString()
    {
        var place = $"sheet {Sheet}";
        if (Row is { } row)
            place += string.Create(CultureInfo.InvariantCulture, $", row {row}");
        if (Column is not null)
            place += $", column {Column}";
        if (Item is not null)
            place += $" ({Item})";
        if (Character is { } character)
            place += string.Create(CultureInfo.InvariantCulture, $", character {character}");
        return $"{place}: {Message}";
    }
}

/// <summary>An instrument that was refused, with everything that is wrong with it.</summary>
public sealed class InstrumentException(IReadOnlyList<InstrumentProblem> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>Everything that is wrong, in the order of the sheets.</summary>
    public IReadOnlyList<InstrumentProblem> Problems { get; } = problems;
}
