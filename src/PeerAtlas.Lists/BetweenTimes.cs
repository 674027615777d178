using System.Globalization;
using PeerAtlas.Lists.Values;
using PeerAtlas.Tables;

namespace PeerAtlas.Lists;

/// <summary>The duration of a row that has none of its own: what lies between each start and its end, less a break.</summary>
internal sealed class BetweenTimes
{
    private readonly ListForm form;
    private readonly ListMapping mapping;
    private readonly int duration;
    private readonly int start;
    private readonly int end;
    private readonly int less;
    private readonly (int Start, int End)[] pairs;
    private readonly List<ValueProblem> problems = [];
    private readonly List<ValueProblem> open = [];
    private bool isLessBad;

    private BetweenTimes(ListForm form, ListMapping mapping, ListField field, (string Start, string End) between)
    {
        (this.form, this.mapping, duration) = (form, mapping, form.At(field.Name));
        (start, end) = (form.At(between.Start), form.At(between.End));
        less = field.Less is { } name && mapping.Fields.ContainsKey(name) ? form.At(name) : -1;
        pairs = [.. mapping.Source(between.Start)!.Columns.Select(GridColumn.Of).Zip(mapping.Source(between.End)!.Columns.Select(GridColumn.Of))];
    }

    /// <summary>What fills in the durations of a form; null when the file has no times.</summary>
    public static BetweenTimes? Of(ListForm form, ListMapping mapping) =>
        form.Fields.FirstOrDefault(field => field.Between is not null) is { Between: { } between } field
        && mapping.Fields.ContainsKey(between.Start)
        && mapping.Fields.ContainsKey(between.End)
            ? new(form, mapping, field, between)
            : null;

    /// <summary>What kept the last row from having a duration, beside cells that could not be read.</summary>
    public IReadOnlyList<ValueProblem> Problems => problems;

    /// <summary>The stretches of the last row of which one time is missing while others are whole.</summary>
    public IReadOnlyList<ValueProblem> Open => problems.Count > 0 ? [] : open;

    /// <summary>Whether the last row names a duration that is more than lies between its times, or hours less.</summary>
    public bool Differs { get; private set; }

    private bool IsOther(string said, GridRow row)
    {
        const int MostBreaks = 120;
        if (!int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) || minutes == 0 || Minutes(row) is not { } between)
            return false;
        // Seconds are rounded, and a break may be taken off.
        return minutes > between + 2 || between - minutes > MostBreaks;
    }

    /// <summary>The columns of the times.</summary>
    public IEnumerable<int> Columns => pairs.SelectMany(pair => new[] { pair.Start, pair.End });

    /// <summary>Whether a field is one of the times or the break.</summary>
    public bool Has(ListField field) => form.At(field.Name) is var at && (at == start || at == end || at == less);

    /// <summary>Hears what a cell says.</summary>
    public void Note(int at, ValueFault? fault)
    {
        if (at == less)
            isLessBad = fault is not null;
    }

    /// <summary>Fills in the duration where there is none.</summary>
    /// <returns>Whether there is one now.</returns>
    public bool Fill(string[] values, GridRow row)
    {
        problems.Clear();
        open.Clear();
        Differs = false;
        if (values[duration].Length > 0)
        {
            Differs = IsOther(values[duration], row);
            return true;
        }

        if (Minutes(row) is not { } minutes || isLessBad)
            return false;
        var pause = less >= 0 && int.TryParse(values[less], NumberStyles.None, CultureInfo.InvariantCulture, out var said) ? said : 0;
        // An end that lies days before its start is wrong, and so is a break that is longer than all between.
        if (minutes < 0)
            problems.Add(new(form.Fields[end], ValueFault.Unreadable, CleanText.Of(row[pairs[^1].End])));
        else if (minutes < pause)
            problems.Add(new(form.Fields[less], ValueFault.Unreadable, $"{pause} minutes"));
        if (minutes < 0 || minutes < pause)
            return false;
        values[duration] = (minutes - pause).ToString(CultureInfo.InvariantCulture);
        return true;
    }

    /// <summary>
    /// What lies between all starts and ends; null when there is none. Where somebody forgot to write one time down, the other stretches of the day
    /// count all the same, and the forgotten one is told.
    /// </summary>
    private int? Minutes(GridRow row)
    {
        int? all = null;
        open.Clear();
        foreach (var (first, last) in pairs)
        {
            var (begun, ended) = (CleanText.Of(row[first]), CleanText.Of(row[last]));
            if (IsNone(begun) && IsNone(ended))
                continue;
            if (Minutes(begun, ended) is { } minutes)
                all = (all ?? 0) + minutes;
            else if (pairs.Length > 1 && (IsNone(begun) || IsNone(ended)))
                open.Add(new(form.Fields[IsNone(begun) ? start : end], ValueFault.Missing, IsNone(begun) ? ended : begun));
            else if (pairs.Length > 1)
                return Refuse(TimeText.TryRead(begun, out _) ? (end, ended) : (start, begun));
            else
                return null;
        }

        if (all is null)
            problems.AddRange(open);
        return all;
    }

    private static bool IsNone(string text) => text.Length == 0 || (!char.IsAsciiDigit(text[^1]) && CleanText.IsNoValue(text));

    private int? Refuse((int At, string Text) time)
    {
        problems.Add(new(form.Fields[time.At], time.Text.Length == 0 ? ValueFault.Missing : ValueFault.Unreadable, time.Text));
        return null;
    }

    private int? Minutes(string begun, string ended)
    {
        if (TimeText.CountedSeconds(begun) is { } first && TimeText.CountedSeconds(ended) is { } last)
            return (int)Math.Round((last - first).TotalMinutes, MidpointRounding.AwayFromZero);
        if (!TryRead(begun, out var from) || !TryRead(ended, out var to))
            return null;
        if (Days(begun, ended) is { } days)
            return (days * 24 * 60) + to - from;
        // Where nobody writes am or pm, an end before the start is in the afternoon.
        return mapping.HasTwelveHours && to < from ? to + (12 * 60) - from : DurationText.Between(from, to);
    }

    /// <summary>Reads a time; a spreadsheet shows the midnight at which a day begins as that day alone.</summary>
    private static bool TryRead(string text, out int minutes) => TimeText.TryRead(text, out minutes) || (text.Length == 10 && DayText.IsDate(text));

    /// <summary>The days between start and end where both are moments with a day; null when they are times alone.</summary>
    private int? Days(string begun, string ended) =>
        begun.Length > 8
        && ended.Length > 8
        && DayText.Read(begun, mapping.DayOrder ?? DayOrder.MonthFirst, mapping.Year, out var first) is null
        && DayText.Read(ended, mapping.DayOrder ?? DayOrder.MonthFirst, mapping.Year, out var last) is null
            ? last.DayNumber - first.DayNumber
            : null;
}
