using System.Globalization;
using PeerAtlas.Imports;
using PeerAtlas.Tables;
using PeerAtlas.Workforce.Register;

namespace PeerAtlas.Workforce.Import;

/// <summary>That somebody was at a course on a day.</summary>
internal sealed record AttendedLine(Guid Worker, DateOnly On, int Minutes, string Course, string Provider, string Topic);

/// <summary>The rows of a list of attendance, and what becomes of each: one person has one record of a course and day, however often they checked in.</summary>
internal sealed class AttendanceRows(ListReading reading, IEnumerable<EarnedHours> there, string centre, DateOnly today)
{
    private const decimal LeastHours = 0.25m,
        MostHours = 24;

    private readonly ILookup<(Guid, DateOnly, string), EarnedHours> known = there.ToLookup(hours => Key(hours.WorkerId, hours.On, hours.Course));
    private readonly HashSet<(Guid, DateOnly, string)> seen = [];
    private long added,
        unchanged,
        joined;

    public List<AttendedLine> New { get; } = [];

    public List<TableProblem> Problems { get; } = [];

    public int ProblemRows { get; private set; }

    public int Unchanged => (int)unchanged;

    /// <summary>How many rows say that somebody was not there.</summary>
    public int Absent { get; private set; }

    /// <summary>How many stand in the register with other hours.</summary>
    public int Differing { get; private set; }

    public RowFates Fates => new(added, 0, unchanged, joined);

    public void Read()
    {
        List<string> columns = [.. reading.Form.Fields.Select(field => field.Name)];
        var header = new TableHeader(columns);
        var isCsv = reading.Choices.Mapping.Sheets.Count == 0;
        foreach (var row in reading.Records())
        {
            string[] cells = [.. columns.Select(column => row.Record![column])];
            var line = Line(new CheckedRow(reading.FileName, isCsv ? null : row.Sheet, header.Row(row.Number, cells), Problems));
            if (line is null)
                ProblemRows++;
            else
                Take(line, isThere: row.Record!["there"] != "no");
        }
    }

    private void Take(AttendedLine line, bool isThere)
    {
        var key = Key(line.Worker, line.On, line.Course);
        if (!isThere)
        {
            (Absent, unchanged) = (Absent + 1, unchanged + 1);
        }
        else if (!seen.Add(key))
        {
            joined++;
        }
        else if (known[key].FirstOrDefault() is { } stored)
        {
            unchanged++;
            Differing += stored.Minutes == line.Minutes ? 0 : 1;
        }
        else
        {
            added++;
            New.Add(line);
        }
    }

    private AttendedLine? Line(CheckedRow row)
    {
        if (!Guid.TryParse(row["person"], out var worker))
            row.Refuse("person", "Say whose row it is. Who is not in the register is entered there first.");
        if (!DateOnly.TryParseExact(row["date"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            row.Refuse("date", "Give the day.");
        else if (day > today || day.Year < 1990)
            row.Refuse("date", "This day is to be past, and not before 1990.");
        if (
            !decimal.TryParse(row["hours"], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var hours) || hours is < LeastHours or > MostHours
        )
            row.Refuse("hours", "Give the hours of one person on one day, from 0.25 to 24.");
        if (row["course"].Length == 0)
            row.Refuse("course", "Say which course it was.");
        var minutes = (int)Math.Round(hours * 60, MidpointRounding.AwayFromZero);
        return row.IsBad ? null : new(worker, day, minutes, row["course"], row["provider"].Length == 0 ? centre : row["provider"], row["topic"]);
    }

    private static (Guid, DateOnly, string) Key(Guid worker, DateOnly on, string course) => (worker, on, course.Trim().ToLowerInvariant());
}
