using PeerAtlas.Lists.Values;
using PeerAtlas.Tables;

namespace PeerAtlas.Lists.Guessing;

/// <summary>Finds tables that stand side by side: the same headers again, each time under another heading or beside days of their own.</summary>
internal static class BesideGuess
{
    private const int LongestHeading = 60;

    // Under these stand parts of a day, or the same hours twice.
    private static readonly HashSet<string> OfOneRecord = new(
        (
            "morning, afternoon, evening, am, pm, lunch, before lunch, after lunch, plan, planned, scheduled, budget, estimate, estimated, expected, actual, "
            + "target, soll, ist, vormittag, nachmittag, manana, tarde, matin, apres midi, ochtend, middag, manha, mattina, pomeriggio, total, totals"
        ).Split(", "),
        StringComparer.Ordinal
    );

    /// <summary>The shape; null where no tables stand so.</summary>
    public static SheetShape? Of(SheetSample sample, ListForm form, ListField measure, ListField day)
    {
        if (sample.Header is null)
            return null;
        if (PairsUnderNames(sample, form, day) is { } pairs)
            return pairs;
        if (Repeated(sample, form, measure) is not var (start, span, count) || count < 2)
            return null;
        var starts = Enumerable.Range(0, count).Select(table => start + (table * span)).ToList();
        if (starts.Skip(1).All(table => Enumerable.Range(table, span).All(column => new ContentShare(sample, column).IsEmpty)))
            return null;
        var (above, headings) = HeadingsAbove(sample, starts, span);
        var areDays = headings.Count > 0 && headings.All(IsDay);
        // Where one row has its hours before these columns, they are sums of them.
        if (!HasDay(sample, day, starts, span) && Enumerable.Range(0, start).Any(column => IsOfHours(sample, form, measure, column, 1)))
            return null;
        if (!areDays && !HasDay(sample, day, starts, span) && (headings.Count == 0 || !HasDay(sample, day, [0], start)))
            return null;
        return headings.Any(heading => OfOneRecord.Contains(CleanText.Words(heading)))
            ? null
            : new()
            {
                Kind = RowShape.TablesBeside,
                Columns = [.. starts.Select(GridColumn.Letters)],
                Span = span,
                HeadingsAbove = above,
                Heading =
                    headings.Count == 0 ? null
                    : areDays ? ShapedSheet.Day
                    : AcrossGuess.AreNames(headings) ? "Peer"
                    : "Activity",
            };
    }

    /// <summary>Two columns of times under each name, of which the second has no header: when each came and went.</summary>
    private static SheetShape? PairsUnderNames(SheetSample sample, ListForm form, ListField day)
    {
        bool IsPair(int column) =>
            sample.HeaderOf(column) is { Length: > 0 and <= LongestHeading } header
            && sample.HeaderOf(column + 1).Length == 0
            && header.Any(char.IsLetter)
            && DayText.Weekday(header) is null
            && form.Fields.All(field => HeaderWords.Score(header, field) < 0.6)
            && IsClock(sample, column)
            && IsClock(sample, column + 1);
        var first = Enumerable.Range(0, sample.Width).FirstOrDefault(IsPair, -1);
        if (first <= 0 || !HasDay(sample, day, [0], first))
            return null;
        var starts = Enumerable.Range(0, sample.Width).Select(at => first + (2 * at)).TakeWhile(column => column < sample.Width && IsPair(column)).ToList();
        return starts.Count < 2
            ? null
            : new()
            {
                Kind = RowShape.TablesBeside,
                Columns = [.. starts.Select(GridColumn.Letters)],
                Span = 2,
                Heading = AcrossGuess.AreNames(starts.ConvertAll(sample.HeaderOf)) ? "Peer" : "Activity",
            };
    }

    /// <summary>The first column, the width and the number of the tables that cover most columns.</summary>
    private static (int Start, int Span, int Count)? Repeated(SheetSample sample, ListForm form, ListField measure)
    {
        var headers = Enumerable.Range(0, sample.Width).Select(column => CleanText.Words(sample.HeaderOf(column))).ToList();
        (int Start, int Span, int Count)? best = null;
        for (var start = 0; start < headers.Count; start++)
        {
            for (var span = 1; span <= Math.Min(TablesBeside.Widest, headers.Count - start - 1) && headers[start].Length > 0; span++)
            {
                if (!IsOfHours(sample, form, measure, start, span))
                    continue;
                var count = Count(headers, start, span);
                if (count > 1 && count * span > (best is var (_, width, tables) ? width * tables : 0))
                    best = (start, span, count);
            }
        }

        return best;
    }

    private static int Count(List<string> headers, int start, int span)
    {
        var count = 1;
        while (
            start + (count * span) < headers.Count
            && Enumerable.Range(0, span).All(at => (headers.ElementAtOrDefault(start + (count * span) + at) ?? "") == headers[start + at])
        )
            count++;
        return count;
    }

    /// <summary>Whether the headers of a table say how long, or from when, and no weekdays, which are columns of one table.</summary>
    private static bool IsOfHours(SheetSample sample, ListForm form, ListField measure, int start, int span)
    {
        bool IsOfTimes(int column) =>
            HeaderWords.Score(sample.HeaderOf(column), measure) >= 0.6
            || (
                measure.Between is var (begin, _)
                && form.Find(begin) is { } first
                && (HeaderWords.Score(sample.HeaderOf(column), first) >= 0.6 || IsClock(sample, column))
            );
        var columns = Enumerable.Range(start, span).ToList();
        return columns.Exists(IsOfTimes) && columns.TrueForAll(column => DayText.Weekday(sample.HeaderOf(column)) is null);
    }

    private static bool IsClock(SheetSample sample, int column)
    {
        var values = sample.Values(column).Where(value => !CleanText.IsNoValue(value)).Take(100).ToList();
        return values.Count > 1
            && values.Count(value => value.Contains(':', StringComparison.Ordinal) && TimeText.TryRead(value, out _)) * 10 >= values.Count * 9;
    }

    private static (int Above, IReadOnlyList<string> Headings) HeadingsAbove(SheetSample sample, List<int> starts, int span)
    {
        for (var above = 1; above <= TablesBeside.MostAbove; above++)
        {
            if (sample.Rows.FirstOrDefault(row => row.Number == sample.HeaderRow - above) is not { IsBlank: false } row)
                continue;
            var headings = TablesBeside.Headings(row, starts, span);
            return
                headings.All(heading => heading.Length is > 0 and <= LongestHeading && heading.Any(char.IsLetterOrDigit))
                && headings.Distinct(StringComparer.OrdinalIgnoreCase).Count() == headings.Count
                && headings.All(heading => heading.Any(char.IsLetter) || IsDay(heading))
                ? (above, headings)
                : (0, []);
        }

        return (0, []);
    }

    /// <summary>Whether each table has a column of days.</summary>
    private static bool HasDay(SheetSample sample, ListField day, List<int> starts, int span) =>
        Enumerable
            .Range(0, span)
            .Any(at =>
                starts.TrueForAll(start => new ContentShare(sample, start + at) is { IsEmpty: false } share && IsOfDays(sample, day, share, start + at))
            );

    private static bool IsOfDays(SheetSample sample, ListField day, ContentShare share, int column) =>
        share.Of(day) >= 0.6 || (HeaderWords.Score(sample.HeaderOf(column), day) >= 0.6 && (share.Weekdays >= 0.6 || share.DaysOfMonth >= 0.6));

    private static bool IsDay(string text) =>
        DayText.Weekday(text) is not null
        || DayText.Read(text, DayOrder.MonthFirst, 2000, out _) is null
        || DayText.Read(text, DayOrder.DayFirst, 2000, out _) is null;
}
