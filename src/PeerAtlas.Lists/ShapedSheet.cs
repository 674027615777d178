using System.Text.RegularExpressions;
using PeerAtlas.Lists.Values;
using PeerAtlas.Tables;

namespace PeerAtlas.Lists;

/// <summary>A sheet whose rows are turned into records, as its <see cref="SheetShape"/> says.</summary>
internal sealed partial class ShapedSheet
{
    /// <summary>The first of the columns that are added.</summary>
    public const int Added = 300;

    /// <summary>What a header or heading says over the column that holds the day.</summary>
    public const string Day = "Day";

    private const int LongestCell = 2_000;

    private static readonly HashSet<string> Comings = Words(
        "in, start, begin, 1, clock in, clocked in, check in, checkin, punch in, time in, sign in, login, log in, arrive, arrived, arrival, came, on, entrada, "
            + "inicio, kommen, kommt, beginn, beginnen, debut, arrivee, inizio, inn, startet, start work, started, enter, enters, entered, entry, true"
    );

    private static readonly HashSet<string> Goings = Words(
        "out, stop, end, 0, clock out, clocked out, check out, checkout, punch out, time out, sign out, logout, log out, leave, left, departure, went, off, "
            + "salida, fin, gehen, geht, ende, einde, depart, fine, ut, slut, end work, ended, stopped, finish, finished, exit, exited, exits, false"
    );

    private readonly GridSheet sheet;
    private readonly SheetShape shape;
    private readonly int headerRow;
    private readonly int[] columns;
    private readonly ChosenRows? leftOut;

    private ShapedSheet(GridSheet sheet, SheetShape shape, int headerRow, string? leftOutRows)
    {
        (this.sheet, this.shape, this.headerRow) = (sheet, shape, headerRow);
        leftOut = ChosenRows.Read(leftOutRows, out _);
        columns = [.. shape.Columns.Select(GridColumn.Of)];
    }

    /// <summary>The sheet as it is read; the same where it has no shape.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="shape">Its shape; null where one row is one record.</param>
    /// <param name="headerRow">The row with the headers, 0 for none.</param>
    /// <param name="leftOutRows">Rows that the person left out, which make no record with others.</param>
    public static GridSheet Of(GridSheet sheet, SheetShape? shape, int headerRow, string? leftOutRows = null) =>
        shape is null ? sheet : sheet.With(new ShapedSheet(sheet, shape, headerRow, leftOutRows).Rows);

    /// <summary>Whether a shape names what it needs.</summary>
    public static bool IsGood(SheetShape shape) =>
        shape.Columns.Append(shape.Event ?? "A").Append(shape.Who ?? "A").All(letters => GridColumn.Of(letters) is >= 0 and < Added)
        && (shape.Kind is RowShape.DaysAbove or RowShape.Diary || shape.Columns.Count > 0)
        && (shape.Kind != RowShape.InAndOut || shape.Event is not null)
        && (shape.Kind != RowShape.TablesBeside || (shape.Span is > 0 and <= TablesBeside.Widest && shape.HeadingsAbove is >= 0 and <= TablesBeside.MostAbove))
        && (shape is not { Kind: RowShape.TablesBeside, Heading: not null, HeadingsAbove: 0 } || shape.Span == 2);

    /// <summary>Whether a word says that somebody came, or went; null when it says neither.</summary>
    public static bool? IsComing(string text) =>
        CleanText.Words(text) is var words && Comings.Contains(words) ? true
        : Goings.Contains(words) ? false
        : null;

    /// <summary>The day that stands alone in a row, or with a figure beside it; null when none does.</summary>
    public static string? DayAlone(GridRow row)
    {
        string? day = null;
        var others = 0;
        for (var at = 0; at < row.Width; at++)
        {
            if (CleanText.Of(row[at]) is not { Length: > 0 } text)
                continue;
            if (day is null && IsDay(text))
                day = text;
            else if (++others > 1 || !RowRules.IsFigure(text))
                return null;
        }

        return day;
    }

    /// <summary>The parts of a cell that holds a day with its times; null when it is none.</summary>
    public static (string Day, IReadOnlyList<string> Spans)? SpansOf(string cell)
    {
        if (cell.Length is < 12 or > LongestCell || DayFirst().Match(cell) is not { Success: true } day || !IsDay(day.Groups["day"].Value))
            return null;
        var rest = cell[day.Length..];
        var spans = Span().Matches(rest).Select(match => match.Value).ToList();
        return spans.Count > 0 && Span().Replace(rest, "").All(next => char.IsWhiteSpace(next) || next is ',' or ';' or '/' or ':' or '-')
            ? (day.Groups["day"].Value, spans)
            : null;
    }

    private static bool IsDay(string text) =>
        text.Length >= 5
        && text.AsSpan().ContainsAny('-', '/', '.')
        && !RowRules.IsFigure(text)
        && (DayText.Read(text, DayOrder.MonthFirst, 2000, out _) is null || DayText.Read(text, DayOrder.DayFirst, 2000, out _) is null);

    private IEnumerable<GridRow> Rows() =>
        shape.Kind switch
        {
            RowShape.DaysAbove => DaysAbove(),
            RowShape.InAndOut => InAndOut(),
            RowShape.Diary => Diary(),
            RowShape.TablesBeside => new TablesBeside(shape, headerRow).Rows(sheet.Rows(), IsLeftOut),
            _ => SpansInCells(),
        };

    private IEnumerable<GridRow> DaysAbove()
    {
        var day = "";
        foreach (var row in sheet.Rows())
        {
            var own = row.Number > headerRow && !IsLeftOut(row) ? DayAlone(row) : null;
            // Below a heading that is left out, or is meant as a day and is none, nobody knows the day.
            day = own ?? (IsBrokenDay(row) ? "" : day);
            yield return row.Number == headerRow ? row.And(Added, Day)
            : own is not null || day.Length == 0 || row.IsBlank ? row
            : row.And(Added, day);
        }
    }

    /// <summary>
    /// Each line that says how long is a record of the day that stands in it, or last above it. Where every line so far had its own day, one without is of
    /// no day: it rather sums up, unless the line before begins what it ends.
    /// </summary>
    private IEnumerable<GridRow> Diary()
    {
        const int Enough = 3;
        var (day, own, below) = ("", 0, 0);
        var isBegun = false;
        foreach (var row in sheet.Rows())
        {
            var line = LineOf(row, sheet);
            day = line.Day.Length > 0 ? (IsLeftOut(row) ? "" : line.Day) : day;
            var isTimed = line.Duration.Length > 0 && !IsLeftOut(row) && !IsTotal(line.Text);
            own += isTimed && line.Day.Length > 0 ? 1 : 0;
            var isOfNoDay = line.Day.Length == 0 && own >= Enough && below == 0 && !isBegun;
            isBegun = line is { Day.Length: > 0, Duration: "" };
            below += isTimed && line.Day.Length == 0 && !isOfNoDay ? 1 : 0;
            yield return row.Number == headerRow ? row.And(Added, Day, "Time", "What")
            : !isTimed ? row
            // What it said before stands in these three, and in no cell that it was cut into.
            : new GridRow(row.Number, []) { IsHidden = row.IsHidden }.And(Added, isOfNoDay ? "" : day, line.Duration, line.Text);
        }
    }

    /// <summary>Whether a line of a diary sums up, as "Total overtime: 2h" does: it begins with the word, and says little else.</summary>
    private static bool IsTotal(string text) => CleanText.Words(text).Split(' ') is [var first, ..] words && words.Length <= 4 && RowRules.IsTotalWord(first);

    /// <summary>What a line says; where it has cells, one of them may be how long, as "1:30" alone.</summary>
    public static DiaryLine LineOf(GridRow row, GridSheet sheet)
    {
        var line = DiaryLine.Of(Line(row, sheet));
        var cells = Enumerable.Range(0, row.Width).Select(at => CleanText.Of(row[at])).Where(cell => cell.Length > 0).ToList();
        if (line.Duration.Length > 0 || cells.Count < 2)
            return line;
        var clocks = cells.FindAll(cell => ClockAlone().IsMatch(cell));
        return clocks is [var only] ? line with { Duration = only, Text = line.Text.Replace(only, "", StringComparison.Ordinal) } : line;
    }

    /// <summary>The line that a row was, before it was cut into cells.</summary>
    private static string Line(GridRow row, GridSheet sheet) =>
        string.Join(sheet.IsCsv ? sheet.Delimiter : ' ', Enumerable.Range(0, row.Width).Select(at => row[at])).TrimEnd(sheet.Delimiter, ' ');

    private bool IsLeftOut(GridRow row) => leftOut?.Has(sheet.Name, row.Number) == true;

    /// <summary>Whether a row has one cell alone that was left out, names a weekday, or looks like a day and is none.</summary>
    private bool IsBrokenDay(GridRow row)
    {
        var filled = Enumerable.Range(0, row.Width).Select(at => CleanText.Of(row[at])).Where(text => text.Length > 0).Take(2).ToList();
        return filled is [var only]
            && row.Number > headerRow
            && (
                (IsLeftOut(row) && DayAlone(row) is not null)
                || DayText.Weekday(only) is not null
                || (char.IsAsciiDigit(only[0]) && only.Count(next => next is '-' or '/' or '.') >= 2 && !IsDay(only))
            );
    }

    /// <summary>
    /// A coming waits for its going, or, where the latest stands above, a going for its coming; one that is followed by another of its kind, or by
    /// nothing, is a row without an end or a start.
    /// </summary>
    private IEnumerable<GridRow> InAndOut()
    {
        var waiting = new Dictionary<string, GridRow>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in sheet.Rows())
        {
            if (row.Number <= headerRow || row.IsBlank || IsLeftOut(row) || IsComing(row[GridColumn.Of(shape.Event!)]) is not { } isComing)
            {
                yield return row.Number == headerRow ? row.And(Added, "Start", "End") : row;
                continue;
            }

            var who = shape.Who is { } letters ? CleanText.Of(row[GridColumn.Of(letters)]) : "";
            var waits = isComing != shape.IsNewestFirst;
            if (waiting.Remove(who, out var first))
                yield return waits ? Alone(first) : first.And(Added, Moment(isComing ? row : first), Moment(isComing ? first : row));
            else if (!waits)
                yield return shape.IsNewestFirst ? row.And(Added, Moment(row), "") : row.And(Added, "", Moment(row));
            if (waits)
                waiting[who] = row;
        }

        foreach (var open in waiting.Values.OrderBy(row => row.Number))
            yield return Alone(open);
    }

    private GridRow Alone(GridRow row) => shape.IsNewestFirst ? row.And(Added, "", Moment(row)) : row.And(Added, Moment(row), "");

    private string Moment(GridRow row) => string.Join(' ', columns.Select(column => CleanText.Of(row[column])).Where(text => text.Length > 0));

    private IEnumerable<GridRow> SpansInCells()
    {
        string[] names = [.. columns.Select(_ => "")];
        foreach (var row in sheet.Rows())
        {
            if (row.Number == headerRow)
            {
                names = [.. columns.Select(column => CleanText.Of(row[column]))];
                yield return row.And(Added, "Peer", Day, "Time");
                continue;
            }

            var found = columns.Select((column, at) => (Name: names[at], Spans: SpansOf(row[column]))).Where(cell => cell.Spans is not null).ToList();
            if (found.Count == 0 || IsLeftOut(row))
            {
                yield return row;
                continue;
            }

            var part = 0;
            foreach (var (name, cell) in found)
            {
                foreach (var span in cell!.Value.Spans)
                    yield return row.And(Added, name, cell.Value.Day, span).Again(part++);
            }
        }
    }

    private static HashSet<string> Words(string words) => words.Split(", ").ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex("^[0-9]{1,2}:[0-5][0-9](:[0-5][0-9])?$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex ClockAlone();

    [GeneratedRegex(@"^\s*(?<day>[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}\.?)[\s,:]", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex DayFirst();

    [GeneratedRegex(
        @"[0-9]{1,2}[:.][0-9]{2}\s*([ap]m)?\s*[-–—]\s*[0-9]{1,2}[:.][0-9]{2}\s*([ap]m)?",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        1_000
    )]
    private static partial Regex Span();
}
