using PeerAtlas.Lists.Values;
using PeerAtlas.Tables;

namespace PeerAtlas.Lists.Guessing;

/// <summary>Finds the row with the headers: titles and notes may stand above it, and there may be none.</summary>
internal static class HeaderGuess
{
    private const int MostLooked = 40;
    private const double Enough = 1.6;

    /// <summary>The row, and how many of its cells name a field.</summary>
    public static (GridRow? Row, int Named) Find(SheetSample sample, ListForm form)
    {
        GridRow? best = null;
        var (bestScore, bestNamed) = (Enough, 0);
        var usual = UsualWidth(sample);
        var place = 0;
        foreach (var row in sample.Rows.Where(row => !row.IsBlank).Take(MostLooked))
        {
            var (score, named) = Score(row, form, usual, sample.Width);
            score -= place++ * 0.04;
            if (score > bestScore)
                (best, bestScore, bestNamed) = (row, score, named);
        }

        return best is not null && FirstOfFilled(sample, best, usual) is { } first ? Above(first, form, usual, sample.Width) : (best, bestNamed);
    }

    /// <summary>
    /// The first row filled as rows usually are, where several such stand above the one that looks most like headers: these would be records that are
    /// lost, since titles are short.
    /// </summary>
    private static GridRow? FirstOfFilled(SheetSample sample, GridRow best, int usual)
    {
        const int Fewest = 3;
        if (usual < Fewest)
            return null;
        var above = sample.Rows.Where(row => row.Number < best.Number && Filled(row) * 5 >= usual * 4).Take(2).ToList();
        return above.Count > 1 ? above[0] : null;
    }

    /// <summary>That row where it may be the headers; none where it holds what no header is.</summary>
    private static (GridRow? Row, int Named) Above(GridRow first, ListForm form, int usual, int width) =>
        Score(first, form, usual, width) is { Score: > 0.5 } found && !HasData(first) ? (first, found.Named) : (null, 0);

    private static bool HasData(GridRow row) =>
        Enumerable.Range(0, row.Width).Count(at => CleanText.Of(row[at]) is { Length: > 0 } text && IsData(text)) * 5 > Filled(row);

    private static int Filled(GridRow row) => Enumerable.Range(0, row.Width).Count(at => !string.IsNullOrWhiteSpace(row[at]));

    private static (double Score, int Named) Score(GridRow row, ListForm form, int usual, int width)
    {
        var (filled, data, named, acrossDays) = (0, 0, 0, 0);
        var words = 0.0;
        var texts = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var found = new HashSet<string>(StringComparer.Ordinal);
        var numbers = form.MayGoAcross ? AcrossGuess.NumbersOfDays(at => CleanText.Of(row[at]), width) : [];
        for (var at = 0; at < width; at++)
        {
            var text = CleanText.Of(row[at]);
            if (text.Length == 0)
                continue;
            filled++;
            texts.Add(text);
            acrossDays += form.MayGoAcross && (numbers.Contains(at) || (IsDay(text) && !text.Contains(':', StringComparison.Ordinal))) ? 1 : 0;
            data += IsData(text) ? 1 : 0;
            var (score, field) = form.Fields.Select(field => (HeaderWords.Score(text, field), field.Name)).Max();
            if (score >= 0.6)
            {
                named++;
                words += found.Add(field) ? score : 0.2;
            }
        }

        if (filled == 0 || (filled == 1 && usual > 1))
            return (0, 0);
        // Days as columns are headers and no data.
        if (acrossDays >= 3)
            (data, words) = (Math.Max(0, data - acrossDays), words + 2);
        var width01 = Math.Min(1.0, (double)filled / Math.Max(1, usual));
        return ((words * 1.5) + (width01 * 1.5) + ((double)texts.Count / filled * 0.5) - ((double)data / filled * 5), named + (acrossDays >= 3 ? 1 : 0));
    }

    private static bool IsDay(string text) =>
        DayText.Weekday(text) is not null
        || DayText.Read(text, DayOrder.MonthFirst, 2000, out _) is null
        || DayText.Read(text, DayOrder.DayFirst, 2000, out _) is null;

    /// <summary>What no header is: mail, a phone, a number, a day, a time, a long text.</summary>
    private static bool IsData(string text) =>
        text.Length > 100
        || text.Contains('@', StringComparison.Ordinal)
        || (char.IsAsciiDigit(text[0]) && (!text.Any(char.IsLetter) || RowRules.IsFigure(text)))
        || (text.Any(char.IsAsciiDigit) && (ContactText.Phones(text) is { Length: > 0 } || IsDay(text) || TimeText.TryRead(text, out _)));

    private static int UsualWidth(SheetSample sample) =>
        sample
            .Rows.Where(row => !row.IsBlank)
            .Take(200)
            .Select(Filled)
            .GroupBy(count => count)
            .OrderByDescending(same => same.Count())
            .ThenByDescending(same => same.Key)
            .Select(same => same.Key)
            .FirstOrDefault();
}
