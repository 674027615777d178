using PeerAtlas.Lists.Values;
using PeerAtlas.Tables;

namespace PeerAtlas.Lists.Guessing;

/// <summary>Finds out whether the rows of a log stand in a shape of their own.</summary>
internal static class ShapeGuess
{
    private const int Fewest = 3;

    /// <summary>The shape; null where one row is one record.</summary>
    public static SheetShape? Of(SheetSample sample, ListForm form)
    {
        if (form.Measure is not { } measure || form.Subject is not { Kind: FieldKind.Day } day || sample.Width >= ShapedSheet.Added)
            return null;
        return InAndOut(sample, form, measure)
            ?? SpansInCells(sample)
            ?? BesideGuess.Of(sample, form, measure, day)
            ?? Diary(sample, form, day)
            ?? DaysAbove(sample, day);
    }

    /// <summary>A column of comings and goings, nearly as many of either, beside a moment, and no column that says how long.</summary>
    private static SheetShape? InAndOut(SheetSample sample, ListForm form, ListField measure)
    {
        var columns = Enumerable.Range(0, sample.Width).ToList();
        if (
            columns.Exists(column =>
                HeaderWords.Score(sample.HeaderOf(column), measure) >= 0.6 && !IsOfEvents(sample, column) && Moment(sample, column) is null
            )
        )
            return null;
        var events = columns.Find(column => IsOfEvents(sample, column)) is var found && IsOfEvents(sample, found) ? found : -1;
        if (events < 0)
            return null;
        var moments = columns.Where(column => column != events && Moment(sample, column) is not null).ToList();
        if (moments.Find(column => Moment(sample, column) == true) is var whole && moments.Contains(whole) && Moment(sample, whole) == true)
            moments = [whole];
        else if (moments.Count != 2)
            return null;
        var who = form.Find("peer") is { } peer ? columns.FirstOrDefault(column => HeaderWords.Score(sample.HeaderOf(column), peer) >= 0.6, -1) : -1;
        return new()
        {
            Kind = RowShape.InAndOut,
            Event = GridColumn.Letters(events),
            Columns = [.. moments.Select(GridColumn.Letters)],
            Who = who < 0 || who == events ? null : GridColumn.Letters(who),
            IsNewestFirst = IsNewestFirst(sample, moments),
        };
    }

    /// <summary>Whether moments rather go back from row to row, in either order of day and month.</summary>
    private static bool IsNewestFirst(SheetSample sample, List<int> moments)
    {
        const int MostLooked = 400;
        var rows = sample.Body.Take(MostLooked).Select(row => moments.ConvertAll(column => CleanText.Of(row[column]))).ToList();
        return Array.TrueForAll<DayOrder>([DayOrder.MonthFirst, DayOrder.DayFirst], order =>
        {
            var times = rows.Select(cells => Minutes(cells, order)).OfType<long>().ToList();
            return times.Zip(times.Skip(1), (one, next) => Math.Sign(next - one)).Sum() < 0;
        });
    }

    /// <summary>The minutes from the first of all days to a moment; null when no day stands there.</summary>
    private static long? Minutes(List<string> cells, DayOrder order)
    {
        long? day = null;
        var time = 0;
        foreach (var cell in cells)
        {
            if (DayText.Read(cell, order, 2000, out var found) is null)
                day = found.DayNumber;
            if (cell.Contains(':', StringComparison.Ordinal) && TimeText.TryRead(cell, out var minutes))
                time = minutes;
        }

        return (day * 24 * 60) + time;
    }

    private static bool IsOfEvents(SheetSample sample, int column)
    {
        var said = sample.Values(column).Select(ShapedSheet.IsComing).ToList();
        var (comings, goings) = (said.Count(word => word == true), said.Count(word => word == false));
        return said.Count >= 2 * Fewest && (comings + goings) * 10 >= sample.Body.Count * 9 && Math.Min(comings, goings) * 10 >= Math.Max(comings, goings) * 7;
    }

    /// <summary>Whether a column holds moments with day and time, or, false, days or times alone; null when neither.</summary>
    private static bool? Moment(SheetSample sample, int column)
    {
        var values = sample.Values(column).Take(200).ToList();
        if (values.Count * 10 < Math.Min(200, sample.Body.Count) * 9)
            return null;
        bool IsDay(string text) =>
            text.Length >= 6 && (DayText.Read(text, DayOrder.MonthFirst, 2000, out _) is null || DayText.Read(text, DayOrder.DayFirst, 2000, out _) is null);
        bool IsTime(string text) => text.Contains(':', StringComparison.Ordinal) && TimeText.TryRead(text, out _);
        var (days, times) = (values.Count(IsDay), values.Count(IsTime));
        return days * 10 < values.Count * 9 && times * 10 < values.Count * 9 ? null : days * 10 >= values.Count * 9 && times * 10 >= values.Count * 9;
    }

    private static SheetShape? SpansInCells(SheetSample sample)
    {
        if (sample.Header is null)
            return null;
        var columns = Enumerable
            .Range(0, sample.Width)
            .Where(column =>
                sample.HeaderOf(column).Length > 0
                && sample.Body.Select(row => row[column]).Where(cell => !string.IsNullOrWhiteSpace(cell)).ToList() is { Count: >= Fewest } cells
                && cells.Count(cell => ShapedSheet.SpansOf(cell) is not null) * 10 >= cells.Count * 7
            )
            .ToList();
        return columns.Count == 0 ? null : new() { Kind = RowShape.SpansInCells, Columns = [.. columns.Select(GridColumn.Letters)] };
    }

    /// <summary>Lines of a text that say how long, under days or behind them, where neither headers nor a column of days make a table of it.</summary>
    private static SheetShape? Diary(SheetSample sample, ListForm form, ListField day)
    {
        const int MostLooked = 400;
        var fields = form.Fields.Where(field => Enumerable.Range(0, sample.Width).Any(column => HeaderWords.Score(sample.HeaderOf(column), field) >= 0.6));
        if (fields.Take(2).Count() == 2)
            return null;
        var lines = sample.Rows.Where(row => !row.IsBlank).Take(MostLooked).Select(row => ShapedSheet.LineOf(row, sample.Sheet)).ToList();
        if (!AreOnTwoLines(lines) && (HasDays(sample, day) || IsTable(sample)))
            return null;
        var timed = lines.FindAll(line => line.Duration.Length > 0);
        return lines.Count(line => line.Day.Length > 0) >= Fewest && timed.Count >= Fewest && timed.Count * 6 >= lines.Count
            ? new() { Kind = RowShape.Diary }
            : null;
    }

    /// <summary>Whether many entries begin with a day on one line and say how long on the next, as where a page was copied.</summary>
    private static bool AreOnTwoLines(List<DiaryLine> lines)
    {
        var begun = lines.Zip(lines.Skip(1)).Where(pair => pair.First is { Day.Length: > 0, Duration: "" }).ToList();
        return begun.Count >= Fewest
            && begun.Count * 4 >= lines.Count
            && begun.Count(pair => pair.Second is { Day: "", Duration.Length: > 0 }) * 10 >= begun.Count * 8;
    }

    /// <summary>Whether most rows have three cells and more.</summary>
    private static bool IsTable(SheetSample sample) =>
        sample.Rows.Where(row => !row.IsBlank).ToList() is var rows
        && rows.Count(row => Enumerable.Range(0, row.Width).Count(at => !string.IsNullOrWhiteSpace(row[at])) >= 3) * 2 > rows.Count;

    private static bool HasDays(SheetSample sample, ListField day) =>
        Enumerable.Range(0, sample.Width).Any(column => new ContentShare(sample, column) is { IsEmpty: false, Filled: >= 0.3 } share && share.Of(day) >= 0.8);

    /// <summary>Days that stand alone, where no column has a day in most of its rows.</summary>
    private static SheetShape? DaysAbove(SheetSample sample, ListField day)
    {
        var alone = sample.Body.Count(row => ShapedSheet.DayAlone(row) is not null);
        return alone >= Fewest && alone * 3 <= sample.Body.Count * 2 && !HasDays(sample, day) ? new() { Kind = RowShape.DaysAbove } : null;
    }
}
