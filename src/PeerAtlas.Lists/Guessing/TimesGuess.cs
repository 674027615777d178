using PeerAtlas.Lists.Values;
using PeerAtlas.Tables;

namespace PeerAtlas.Lists.Guessing;

/// <summary>What start and end of the rows tell: of the clock, and of numbers beside them.</summary>
internal sealed class TimesGuess
{
    private readonly List<(string Begun, string Ended, int From, int To, string Hours)> rows = [];

    private TimesGuess(SheetSample sample, (int Start, int End, int Hours) columns)
    {
        foreach (var row in sample.Body)
        {
            var (begun, ended) = (CleanText.Of(row[columns.Start]), CleanText.Of(row[columns.End]));
            if (TimeText.TryRead(begun, out var from) && TimeText.TryRead(ended, out var to))
                rows.Add((begun, ended, from, to, columns.Hours < 0 ? "" : CleanText.Of(row[columns.Hours])));
        }
    }

    /// <summary>What the times of a mapping tell; null when it has none.</summary>
    public static TimesGuess? Of(SheetSample sample, ListForm form, ListMapping mapping) =>
        form.Fields.FirstOrDefault(field => field.Between is not null) is { Between: { } between } duration
        && Column(mapping, between.Start) is >= 0 and var start
        && Column(mapping, between.End) is >= 0 and var end
            ? new(sample, (start, end, Column(mapping, duration.Name)))
            : null;

    /// <summary>Whether times count to twelve without am and pm: some ends stand before their start, and no time is of an afternoon.</summary>
    public bool HasTwelveHours =>
        rows.Exists(row => row.To < row.From) && rows.TrueForAll(row => IsOfTwelve(row.Begun, row.From) && IsOfTwelve(row.Ended, row.To));

    /// <summary>Whether 9.15 beside 10:00 and 19:15 is nine hours and fifteen minutes: such numbers are no decimal hours.</summary>
    public bool HasPointedHours
    {
        get
        {
            var (pointed, parts) = (0, 0);
            foreach (var row in rows)
            {
                if (!NumberText.TryRead(row.Hours, hasDecimalComma: false, out var hours) || hours == Math.Truncate(hours))
                    continue;
                var between = DurationText.Between(row.From, row.To);
                parts++;
                if (Math.Abs((Math.Truncate(hours) * 60) + ((hours - Math.Truncate(hours)) * 100) - between) < 1 && Math.Abs((hours * 60) - between) > 2)
                    pointed++;
            }

            return pointed > 1 && pointed * 2 > parts;
        }
    }

    /// <summary>Whether the numbers beside the times add up what lies between them, row by row.</summary>
    public bool HasRunningTotal
    {
        get
        {
            var (running, before) = (0, (decimal?)null);
            foreach (var row in rows)
            {
                if (!NumberText.TryRead(row.Hours, hasDecimalComma: true, out var hours))
                    continue;
                var between = DurationText.Between(row.From, row.To);
                if (before is { } sum && sum > 0 && Math.Abs((hours * 60) - (sum * 60) - between) < 2)
                    running++;
                before = hours;
            }

            return running > 2 && running * 5 >= rows.Count * 3;
        }
    }

    private static int Column(ListMapping mapping, string field) => mapping.Source(field)?.Columns is [var letters, ..] ? GridColumn.Of(letters) : -1;

    private static bool IsOfTwelve(string text, int minutes) =>
        minutes is >= 60 and < 13 * 60 && !text.EndsWith('m') && !text.EndsWith('M') && text.Length <= 5;
}
