using System.Globalization;

namespace PeerAtlas.Instruments;

/// <summary>What becomes of something in a form that cannot be taken as it is written.</summary>
public enum RemarkKind
{
    /// <summary>The form is not taken until it is mended.</summary>
    Stops,

    /// <summary>It cannot be understood and is taken as if it were not there, which may change who is asked what, or what is checked.</summary>
    NotUnderstood,

    /// <summary>It is taken in another way than it is written.</summary>
    Changed,

    /// <summary>It is left out.</summary>
    LeftOut,
}

/// <summary>Where something stands in a sheet.</summary>
/// <param name="Row">The row, as the person sees it; null when it is about the whole sheet.</param>
/// <param name="Item">The name of the question, group, choice or figure.</param>
/// <param name="Character">The place in the cell's expression, from 1.</param>
public sealed record RemarkPlace(int? Row, string? Item, int? Character);

/// <summary>Something in a form that stops the import, is changed or is left out, once for all the rows that it is about.</summary>
/// <param name="Kind">What becomes of it.</param>
/// <param name="Sheet">The sheet.</param>
/// <param name="What">The column, or another thing by name; empty when it is the sheet itself.</param>
/// <param name="Text">What that means, and for what stops the import what to do.</param>
/// <param name="Places">Where, in the order of the sheet.</param>
public sealed record FormRemark(RemarkKind Kind, string Sheet, string What, string Text, IReadOnlyList<RemarkPlace> Places)
{
    private const int MostNamed = 12;

    /// <summary>How many rows: 14 rows; empty when it is about no row.</summary>
    public string Count =>
        Places.Count(place => place.Row is not null) switch
        {
            0 => "",
            1 => "1 row",
            var rows => string.Create(CultureInfo.InvariantCulture, $"{rows} rows"),
        };

    /// <summary>The rows by number with the items that stand there, the first dozen of them.</summary>
    public string Rows
    {
        get
        {
            var named = Places.Where(place => place.Row is not null).Take(MostNamed).Select(Named);
            var more = Places.Count(place => place.Row is not null) - MostNamed;
            return string.Join(", ", named) + (more > 0 ? string.Create(CultureInfo.InvariantCulture, $" and {more} more") : "");
        }
    }

    /// <summary>The remark in one line: choice_filter: 14 rows. What it means.</summary>
    public override string ToString()
    {
        var what = What.Length > 0 ? $"{Sheet}, {What}" : Sheet;
        return Rows.Length > 0 ? $"{what}: {Count} ({Rows}). {Text}" : $"{what}: {Text}";
    }

    private static string Named(RemarkPlace place) =>
        string.Create(CultureInfo.InvariantCulture, $"{place.Row}{(place.Item is { Length: > 0 } item ? " " + item : "")}")
        + (place.Character is { } character ? string.Create(CultureInfo.InvariantCulture, $", character {character}") : "");
}

/// <summary>What a form came to.</summary>
/// <param name="Instrument">The instrument; null when something stops the import.</param>
/// <param name="Remarks">Everything that is not taken as it is written, in the order of <see cref="RemarkKind"/>.</param>
public sealed record FormReading(Instrument? Instrument, IReadOnlyList<FormRemark> Remarks)
{
    /// <summary>The instrument, whatever was changed or left out.</summary>
    /// <exception cref="InstrumentException">Something stops the import; everything that does is named.</exception>
    public Instrument Taken =>
        Instrument
        ?? throw new InstrumentException([
            .. Remarks
                .Where(remark => remark.Kind == RemarkKind.Stops)
                .SelectMany(remark =>
                    remark.Places.Select(place => new InstrumentProblem(
                        remark.Sheet,
                        place.Row,
                        remark.What.Length > 0 ? remark.What : null,
                        place.Item,
                        place.Character,
                        remark.Text
                    ))
                ),
        ]);
}
