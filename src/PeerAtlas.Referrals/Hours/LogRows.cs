using System.Globalization;
using PeerAtlas.Imports;
using PeerAtlas.Lists;
using PeerAtlas.Lists.Values;
using PeerAtlas.Tables;

namespace PeerAtlas.Referrals.Hours;

/// <summary>The records of a log, each under a number of its own, and what becomes of its rows.</summary>
internal sealed class LogRows
{
    private const int MostPlaces = 5;
    private const int MostNamed = 40;

    private readonly ListReading reading;
    private readonly List<(string Sheet, int Row)> places = [];
    private readonly Dictionary<string, StagedRecord> byId = new(StringComparer.Ordinal);
    private readonly HashSet<(string Sheet, int Row)> joined = [];
    private readonly HashSet<(string Sheet, int Row)> bad = [];
    private readonly Dictionary<(string? Column, string Message), Said> said = [];
    private readonly Overlaps overlaps = new();
    private readonly bool hasOneStart;
    private IReadOnlyDictionary<int, bool> known = new Dictionary<int, bool>();
    private readonly DateOnly firstDay;
    private int withoutPerson;

    private LogRows(ListReading reading, Guid organisation, DateOnly firstDay)
    {
        (this.reading, Organisation, this.firstDay) = (reading, organisation, firstDay);
        hasOneStart = reading.Choices.Mapping.Source("start")?.Columns.Count == 1;
    }

    public Guid Organisation { get; }

    public string FileName => reading.FileName;

    /// <summary>What can come in.</summary>
    public List<StagedRecord> Records { get; } = [];

    /// <summary>How many rows the rules of service records refuse.</summary>
    public int ProblemRows => bad.Count;

    /// <summary>Whether what cannot come in is none, or is left out knowingly.</summary>
    public bool IsGood => bad.Count == 0 || reading.Choices.LeavesOutProblems;

    /// <summary>What is refused, each reason once with what it is refused for.</summary>
    public IReadOnlyList<RowProblem> Problems => [.. said.Values.Select(one => one.Told()).OrderByDescending(problem => problem.Count)];

    /// <summary>What speaks against the log being read rightly.</summary>
    public IReadOnlyList<string> Doubts =>
        [
            .. new[]
            {
                HoursSum.Doubt(Records.Sum(record => (long)record.Minutes), Records.Count, reading.Counts.Totals),
                HoursSum.LongDays(Records),
                HoursSum.LongRows(Records),
                Corrected(),
                OfOnePeer(),
                OnTwoSheets(),
                OtherTable(),
                OtherThanTimes(),
                overlaps.Told(),
                WeekdaysAgain(),
                MistypedYears.Told([.. Records.Select(record => (record.Day, places[record.Line].Row))]),
                HoursSum.Elsewhere(reading.Counts.WithFiguresElsewhere, Records.Count),
            }.OfType<string>(),
        ];

    public IReadOnlyList<string> Notes => [.. new[] { WithoutPerson(), BeforeRoleList(), WithBreaks() }.OfType<string>()];

    private string? WithBreaks() =>
        reading.Choices.Mapping.Source("break") is { Columns.Count: > 0 } && reading.Choices.Mapping.Source("minutes") is { Columns.Count: > 0 }
            ? "Breaks are not taken off, since “How long” has a column of its own. If that is the time with breaks, choose another column for it."
            : null;

    private string? WithoutPerson() =>
        withoutPerson switch
        {
            0 => null,
            1 => "1 record names no person served and counts as work without one.",
            _ => string.Create(CultureInfo.InvariantCulture, $"{withoutPerson:N0} records name no person served and count as work without one."),
        };

    private string? BeforeRoleList() =>
        Records.Count(record => record.Day < firstDay) is > 0 and var earlier
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{earlier:N0} {(earlier == 1 ? "record is" : "records are")} older than the role list, which begins on {firstDay:MMMM d, yyyy}. "
                    + $"What the list said first is taken for them."
            )
            : null;

    /// <summary>Reads a log to its end.</summary>
    public static LogRows Read(ListReading reading, Guid organisation, AgencyLists lists, DateOnly today)
    {
        var rows = new LogRows(reading, organisation, lists.FirstDay);
        var told = new List<(string? Column, string Message)>();
        var reader = new ServiceRowReader(lists, today, (_, column, message) => told.Add((column, message))) { TakesEarlier = true };
        foreach (var row in reading.Records())
        {
            told.Clear();
            var record = reader.Read(row.Record!);
            foreach (var (column, message) in told)
                rows.Say(row, column, message);
            if (record is { } good)
                rows.Add(row, good);
        }

        return rows;
    }

    /// <summary>Sheets may be of somebody each, though one peer stands for the whole file.</summary>
    private string? OfOnePeer()
    {
        var sheets = Records.Select(record => places[record.Line].Sheet).Distinct().ToList();
        return sheets.Count < 2 || reading.Choices.Mapping.Source("peer") is not { Columns.Count: 0, Value: not null }
            ? null
            : $"Sheets are read as of one peer: {string.Join(", ", sheets.Take(MostPlaces).Select(sheet => $"“{sheet}”"))}"
                + $"{(sheets.Count > MostPlaces ? " and others" : "")}. If each is of somebody else, send the file once for each with that sheet alone.";
    }

    /// <summary>Weekdays of one week that come round again: they may be of the next one.</summary>
    private string? WeekdaysAgain()
    {
        const int Back = 3;
        if (reading.Choices.Mapping.Weekdays is not { AreNumbers: false })
            return null;
        var again = Records.Zip(Records.Skip(1)).FirstOrDefault(pair => pair.Second.Day.DayNumber <= pair.First.Day.DayNumber - Back);
        return again.Second.Record is null
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Weekdays come round again in row {places[again.Second.Line].Row}, and are read as of the same week. If the next week begins there, write its "
                    + $"days anew, or send each week alone."
            );
    }

    /// <summary>A row that begins with the header of a column and is not the header again: another table may stand below it.</summary>
    private string? OtherTable()
    {
        var headers = reading.Choices.Mapping.Headers;
        var row = reading
            .Counts.Problems.SelectMany(group => group.Cells)
            .Where(cell =>
                CleanText.Words(headers.ElementAtOrDefault(GridColumn.Of(cell.Column)) ?? "") is { Length: > 0 } header && CleanText.Words(cell.Text) == header
            )
            .Select(cell => cell.Row)
            .DefaultIfEmpty(0)
            .Min();
        return row == 0
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Row {row} looks like the header of another table. If what stands below it is no work, leave its rows out by their numbers, from {row} on."
            );
    }

    /// <summary>The column of the duration may be another's, such as the sum of a day.</summary>
    private string? OtherThanTimes()
    {
        var (count, first) = reading.Counts.DifferentFromTimes;
        var places = string.Join(", ", first.Take(MostPlaces).Select(place => $"row {place.Row}"));
        return count == 0
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"In {count:N0} {(count == 1 ? "row" : "rows")} the duration does not fit what lies between start and end, such as in {places}. "
            ) + "See whether it is the right column: say that it is “Not in the file”, and what lies between counts.";
    }

    /// <summary>Rows that stand equal on two sheets: an overlap of two years, or a copy, would count twice.</summary>
    private string? OnTwoSheets()
    {
        var twice = Records
            .GroupBy(record => record with { Record = "", Line = 0 })
            .Where(same => same.Select(record => places[record.Line].Sheet).Distinct().Skip(1).Any())
            .ToList();
        if (twice.Count < 3)
            return null;
        var last = twice.Select(same => places[same.Last().Line]).ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{twice.Count:N0} records stand equal on two sheets, and count twice. If they are the same, leave those of one sheet out: on "
                + $"“{last[0].Sheet}” they are in the rows {last.Min(place => place.Row)} to {last.Max(place => place.Row)}."
        );
    }

    /// <summary>Where records are known by what they say alone, one that was corrected is another, and the first stays.</summary>
    private string? Corrected()
    {
        if (reading.Choices.Mapping.Fields.ContainsKey("record"))
            return null;
        var there = Records.Where(record => known.ContainsKey(record.Line)).Select(record => record.Day).ToList();
        var others = there.Count == 0 ? 0 : Records.Count(record => !known.ContainsKey(record.Line) && record.Day >= there.Min() && record.Day <= there.Max());
        return others == 0
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{there.Count:N0} {(there.Count == 1 ? "record is" : "records are")} there already, and {others:N0} "
                    + $"{(others == 1 ? "record" : "records")} of the same time {(others == 1 ? "is" : "are")} new. If rows were corrected since they came "
                    + $"in, they would count twice: take the earlier import back first, and send this file then."
            );
    }

    /// <summary>Hears which records are there already, by their numbers, and whether they say the same.</summary>
    public void Know(IReadOnlyDictionary<int, bool> there) => known = there;

    /// <summary>Whether a record is there already and says the same.</summary>
    public bool IsUnchanged(int number) => known.TryGetValue(number, out var isSame) && isSame;

    /// <summary>What becomes of the rows: one with several records is new when one of them is, else changed when one is.</summary>
    public RowFates Fates()
    {
        var fates = new Dictionary<(string, int), int>();
        foreach (var record in Records)
        {
            var place = places[record.Line];
            fates[place] = Math.Max(fates.GetValueOrDefault(place), known.TryGetValue(record.Line, out var isSame) ? (isSame ? 1 : 2) : 3);
        }

        foreach (var place in joined)
            fates.TryAdd(place, 0);
        var told = fates
            .Where(pair => !bad.Contains(pair.Key) && !reading.IsHindered(pair.Key.Item1, pair.Key.Item2))
            .GroupBy(pair => pair.Value)
            .ToDictionary(same => same.Key, same => same.LongCount());
        return new(told.GetValueOrDefault(3), told.GetValueOrDefault(2), told.GetValueOrDefault(1), told.GetValueOrDefault(0));
    }

    private void Add(MappedRow row, StagedRecord record)
    {
        record = record with { Line = places.Count };
        if (byId.TryGetValue(record.Record, out var first))
        {
            if (first with { Line = record.Line } == record)
                joined.Add((row.Sheet, row.Number));
            else
                Say(row, "record", "The id stands in an earlier row already, with something else. Give each contact an id of its own.");
            return;
        }

        withoutPerson += record.Person is null ? 1 : 0;
        byId.Add(record.Record, record);
        Records.Add(record);
        places.Add((row.Sheet, row.Number));
        if (hasOneStart)
            overlaps.Note(record, row.Record!["start"], row.Number);
    }

    private void Say(MappedRow row, string? column, string message)
    {
        bad.Add((row.Sheet, row.Number));
        if (!said.TryGetValue((column, message), out var one))
            said[(column, message)] = one = new(reading.Form.Find(column ?? "")?.Label, message, isPerson: column == "person");
        one.Count++;
        if (one.Places.Count < MostNamed)
            one.Places.Add($"row {row.Number}");
        if (column is not null && one.Values.Count < MostPlaces && row.Record![column] is { Length: > 0 } value)
            one.Values.Add(column == "minutes" ? Lasted(row, value) : value);
    }

    /// <summary>The minutes with the times between which they lie, where there are any: 1,790 of them say little.</summary>
    private static string Lasted(MappedRow row, string minutes) =>
        (row.Record!["start"], row.Record["end"]) is ({ Length: > 0 } start, { Length: > 0 } end) ? $"{minutes} minutes, from {start} to {end}" : minutes;

    private sealed class Said(string? label, string message, bool isPerson)
    {
        public int Count { get; set; }

        public List<string> Places { get; } = [];

        public HashSet<string> Values { get; } = new(StringComparer.OrdinalIgnoreCase);

        public RowProblem Told() =>
            new(
                (label is null ? "" : $"{label}: ")
                    + message
                    + (isPerson ? " If these are no persons served, say that the column is “Not in the file”." : "")
                    + (Values.Count == 0 ? "" : $" Such as: {string.Join("; ", Values)}."),
                Count,
                Places
            );
    }
}
