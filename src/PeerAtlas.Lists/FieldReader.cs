using System.Buffers;
using System.Globalization;
using System.Text;
using PeerAtlas.Lists.Values;
using PeerAtlas.Tables;

namespace PeerAtlas.Lists;

/// <summary>Reads the value of one field from the cells of a row, as a mapping says. What was read before is remembered: cells repeat.</summary>
internal sealed class FieldReader
{
    private const int LongestValue = 4_000;
    private const int MostRemembered = 4_096;

    // Stands for a word that could be several: it is asked.
    private const string Ambiguous = "\0";

    private static readonly SearchValues<char> Number = SearchValues.Create("0123456789.,");

    private readonly ListMapping mapping;
    private readonly FieldSource source;
    private readonly int[] columns;
    private readonly Dictionary<string, string>? words;
    private readonly Dictionary<string, string>? remembered;
    private readonly HashSet<string> leftOut;
    private readonly HashSet<string> added = new(StringComparer.OrdinalIgnoreCase);

    public FieldReader(ListField field, int at, FieldSource source, ListMapping mapping)
    {
        (Field, At, this.source, this.mapping) = (field, at, source, mapping);
        columns = [.. source.Columns.Select(GridColumn.Of)];
        leftOut = source.LeftOut.Select(CleanText.Words).ToHashSet(StringComparer.Ordinal);
        if (field.Kind is FieldKind.Choice or FieldKind.Reference or FieldKind.YesNo || source.Words.Count > 0)
            words = WordsOf(field, source);
        if (field.Kind is not (FieldKind.Text or FieldKind.Key or FieldKind.Name))
            remembered = new(StringComparer.Ordinal);
    }

    public ListField Field { get; }

    /// <summary>The field's place in the record.</summary>
    public int At { get; }

    public IReadOnlyList<int> Columns => columns;

    /// <summary>The name of the sheet that is read.</summary>
    public string Sheet { get; set; } = "";

    /// <summary>Whether the name of the sheet is the value.</summary>
    public static bool IsOfSheet(FieldSource source) => source.Columns is [FieldSource.SheetName];

    /// <summary>Words that were not known and were taken as they are.</summary>
    public IReadOnlyCollection<string> Added => added;

    /// <summary>Whether a word says that its row is no record.</summary>
    public bool LeavesOut(string raw) => leftOut.Count > 0 && leftOut.Contains(CleanText.Words(raw));

    /// <summary>What the row says, before it is read as a value of its kind.</summary>
    public string Raw(GridRow row)
    {
        if (columns.Length == 1)
            return IsOfSheet(source) ? CleanText.Of(Sheet) : CleanText.Of(row[columns[0]]);
        if (columns.Length == 0)
            return "";
        // Of several times, the first is shown; what lies between is counted from all.
        if (Field.Kind == FieldKind.TimeOfDay)
            return columns.Select(column => CleanText.Of(row[column])).FirstOrDefault(text => text.Length > 0, "");
        if (Field.Kind == FieldKind.Duration)
            return HoursAndMinutes(CleanText.Of(row[columns[0]]), CleanText.Of(row[columns[1]]));
        var joined = new StringBuilder();
        foreach (var column in columns)
        {
            var part = CleanText.Of(row[column]);
            if (Field.Kind == FieldKind.Address)
                part = part.Trim(',', ' ');
            if (part.Length == 0 || (Field.Kind is FieldKind.Address or FieldKind.PersonName && CleanText.IsNoValue(part)))
                continue;
            joined.Append(joined.Length > 0 ? Field.Joint : "").Append(part);
        }

        return joined.ToString();
    }

    /// <summary>Numbers with their units; what has one of its own, or is none, stays. Minutes that fill an hour are no part of one, and are not read.</summary>
    private static string HoursAndMinutes(string hours, string minutes)
    {
        static bool IsNumber(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(Number);
        hours = IsNumber(hours) ? hours + "h" : hours;
        minutes =
            !IsNumber(minutes) ? minutes
            : int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) && whole < 60 ? minutes + "min"
            : minutes + " is no minutes of an hour";
        return $"{hours} {minutes}".Trim();
    }

    /// <summary>Reads a row's value; the fault is null when it was read, and then an absent value is empty.</summary>
    public string Read(GridRow row, out string raw, out ValueFault? fault)
    {
        raw = Raw(row);
        if (raw.Length == 0)
            raw = source.Value ?? "";
        return Read(raw, out fault);
    }

    /// <summary>Reads a text as a value of the field's kind.</summary>
    public string Read(string raw, out ValueFault? fault)
    {
        fault = null;
        if (raw.Length == 0)
            return "";
        if (raw.Length > LongestValue)
        {
            fault = ValueFault.TooLong;
            return "";
        }

        if (remembered is not null && remembered.TryGetValue(raw, out var known))
            return known;
        var value = words is not null ? Word(raw, out fault) : Convert(raw, out fault);
        if (value.Length > Field.Longest)
            (value, fault) = Shortened(value, Field.Longest.Value);
        if (fault is null && remembered is { Count: < MostRemembered })
            remembered[raw] = value;
        return value;
    }

    private (string Value, ValueFault Fault) Shortened(string value, int longest)
    {
        if (Field.Kind is not (FieldKind.Name or FieldKind.Text or FieldKind.Address))
            return ("", ValueFault.TooLong);
        // No character is cut in two.
        var end = char.IsHighSurrogate(value[longest - 2]) ? longest - 2 : longest - 1;
        return (value[..end].TrimEnd() + "…", ValueFault.Shortened);
    }

    private string Word(string raw, out ValueFault? fault)
    {
        fault = null;
        if (words!.TryGetValue(Exact(raw), out var exact) || words.TryGetValue(CleanText.Words(raw), out exact) && exact != Ambiguous)
            return exact;
        if (Field.Kind == FieldKind.YesNo && YesNoText.Read(raw) is { } yes)
            return yes ? "yes" : "no";
        if (source.Otherwise is { } otherwise)
            return otherwise;
        if (Field.Kind is not (FieldKind.Choice or FieldKind.Reference or FieldKind.YesNo))
            return Convert(raw, out fault);
        if (CleanText.IsNoValue(raw))
            return "";
        if (source.AddUnknown)
        {
            added.Add(raw);
            return raw;
        }

        if (LeavesOut(raw))
            return "";
        fault = Field.Kind == FieldKind.YesNo ? ValueFault.Unreadable : ValueFault.UnknownWord;
        return "";
    }

    private string Convert(string raw, out ValueFault? fault)
    {
        fault = null;
        if (
            Field.Kind is FieldKind.Duration or FieldKind.Day or FieldKind.TimeOfDay or FieldKind.Number
            && !char.IsAsciiDigit(raw[^1])
            && CleanText.IsNoValue(raw)
        )
            return "";
        switch (Field.Kind)
        {
            case FieldKind.Day:
                fault = DayText.Read(DayText.Pointed(raw), mapping.DayOrder, mapping.Year, out var day);
                if (mapping.HasSwappedDays && DayText.IsDate(raw) && day.Day <= 12)
                    day = new(day.Year, month: day.Day, day: day.Month);
                return fault is null ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
            case FieldKind.Duration:
                fault = DurationText.Read(raw, mapping.DurationUnit, mapping.HasDecimalComma, out var minutes);
                return fault is null ? minutes.ToString(CultureInfo.InvariantCulture) : "";
        }

        var value = Plain(raw);
        fault = value is null ? ValueFault.Unreadable : null;
        return value ?? "";
    }

    /// <summary>A value that is there or not; null when it is none of its kind.</summary>
    private string? Plain(string raw) =>
        Field.Kind switch
        {
            FieldKind.Email => ContactText.Mails(raw),
            FieldKind.Phone => ContactText.AnyPhones(raw),
            FieldKind.Zip => CleanText.IsNoValue(raw) ? "" : PlaceText.Zip(raw),
            FieldKind.PersonName => CleanText.IsNoValue(raw) ? "" : PlaceText.Person(raw),
            // A spreadsheet shows the midnight at which a day begins as that day alone.
            FieldKind.TimeOfDay => TimeText.TryRead(raw, out var time) ? TimeText.Show(time)
            : raw.Length == 10 && DayText.IsDate(raw) ? TimeText.Show(0)
            : null,
            FieldKind.Number => NumberText.TryRead(raw, mapping.HasDecimalComma, out var number) ? number.ToString(CultureInfo.InvariantCulture) : null,
            FieldKind.Address when CleanText.IsNoValue(raw) => "",
            // 0 and X may be what somebody is called; N/A is not.
            FieldKind.Text when raw is not [(>= '0' and <= '9') or 'x' or 'X'] && CleanText.IsNoValue(raw) => "",
            FieldKind.Name or FieldKind.Address => raw is "-" or "." || raw.StartsWith("#N/A", StringComparison.Ordinal) ? "" : raw,
            _ => raw,
        };

    private static Dictionary<string, string> WordsOf(ListField field, FieldSource source)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (word, key) in source.Words)
            words[Exact(word)] = words[CleanText.Words(word)] = key;
        foreach (var known in field.Known)
        {
            foreach (var word in known.Synonyms.Prepend(known.Label).Prepend(known.Key))
            {
                words.TryAdd(Exact(word), known.Key);
                words.TryAdd(CleanText.Words(word), known.Key);
            }
        }

        foreach (var alike in AlikeButForMarks(field))
        {
            if (!source.Words.Keys.Any(word => CleanText.Words(word) == alike))
                words[alike] = Ambiguous;
        }

        return words;
    }

    /// <summary>Words without their marks that several known words have which differ in these: BS is not BŞ.</summary>
    private static IEnumerable<string> AlikeButForMarks(ListField field) =>
        field
            .Known.SelectMany(known => new[] { known.Label, known.Key }.Select(word => (Word: CleanText.Words(word), Exact: Exact(word), known.Key)))
            .GroupBy(one => one.Word, StringComparer.Ordinal)
            .Where(same => same.Select(one => one.Exact).Distinct().Skip(1).Any() && same.Select(one => one.Key).Distinct().Skip(1).Any())
            .Select(same => same.Key);

    /// <summary>A word with its marks, apart from the words without them.</summary>
    private static string Exact(string word) => "=" + CleanText.Of(word).ToUpperInvariant();
}
