using System.Globalization;
using PeerAtlas.Lists.Values;

namespace PeerAtlas.Lists;

/// <summary>The duration of a row that has none of its own: what lies between a start and an end, less a break.</summary>
internal sealed class BetweenTimes
{
    private readonly ListForm form;
    private readonly ListMapping mapping;
    private readonly int duration;
    private readonly int start;
    private readonly int end;
    private readonly int less;
    private string startText = "";
    private string endText = "";
    private bool isLessBad;

    private BetweenTimes(ListForm form, ListMapping mapping, ListField field, (string Start, string End) between)
    {
        (this.form, this.mapping, duration) = (form, mapping, form.At(field.Name));
        (start, end) = (form.At(between.Start), form.At(between.End));
        less = field.Less is { } name && mapping.Fields.ContainsKey(name) ? form.At(name) : -1;
    }

    /// <summary>What fills in the durations of a form; null when the file has no times.</summary>
    public static BetweenTimes? Of(ListForm form, ListMapping mapping) =>
        form.Fields.FirstOrDefault(field => field.Between is not null) is { Between: { } between } field
        && mapping.Fields.ContainsKey(between.Start)
        && mapping.Fields.ContainsKey(between.End)
            ? new(form, mapping, field, between)
            : null;

    /// <summary>Whether a field is one of the times or the break.</summary>
    public bool Has(ListField field) => form.At(field.Name) is var at && (at == start || at == end || at == less);

    /// <summary>Hears what a cell says.</summary>
    public void Note(int at, string raw, ValueFault? fault)
    {
        if (at == start)
            startText = raw;
        else if (at == end)
            endText = raw;
        else if (at == less)
            isLessBad = fault is not null;
    }

    /// <summary>Fills in the duration where there is none.</summary>
    /// <returns>Whether there is one now, or nothing to make one from that would be worth a word.</returns>
    public bool Fill(string[] values)
    {
        if (values[duration].Length > 0)
            return true;
        if (isLessBad || !TimeText.TryRead(values[start], out var begun) || !TimeText.TryRead(values[end], out var ended))
            return false;
        var minutes = Days() is { } days ? (days * 24 * 60) + ended - begun : DurationText.Between(begun, ended);
        if (less >= 0 && int.TryParse(values[less], NumberStyles.None, CultureInfo.InvariantCulture, out var pause))
            minutes -= pause;
        if (minutes >= 0)
            values[duration] = minutes.ToString(CultureInfo.InvariantCulture);
        return minutes >= 0;
    }

    /// <summary>The days between start and end where both are moments with a day; null when they are times alone.</summary>
    private int? Days() =>
        startText.Length > 8
        && endText.Length > 8
        && DayText.Read(startText, mapping.DayOrder ?? DayOrder.MonthFirst, mapping.Year, out var first) is null
        && DayText.Read(endText, mapping.DayOrder ?? DayOrder.MonthFirst, mapping.Year, out var last) is null
            ? last.DayNumber - first.DayNumber
            : null;
}
