using System.Globalization;
using PeerAtlas.Lists.Joining;
using PeerAtlas.Lists.Values;
using PeerAtlas.Tables;

namespace PeerAtlas.Lists;

/// <summary>
/// The rows of a file as a mapping reads them, one at a time: each is a record with the form's fields, left out with a reason, or a problem.
/// </summary>
public sealed class MappedRows
{
    private const string LettersAndMarks = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ :=()";

    private readonly GridFile file;
    private readonly ListForm form;
    private readonly ListMapping mapping;
    private readonly TableHeader header;
    private readonly FieldReader?[] readers;
    private readonly ListField? subject;
    private readonly int measure;
    private readonly KeyMaker? keys;
    private readonly BetweenTimes? between;
    private readonly AcrossRows? across;
    private readonly RunningTotals? totals;
    private readonly YearTurns? turns;
    private string? above = "";
    private SheetDays? days;
    private bool isLeftOut;

    /// <summary>Applies a mapping.</summary>
    /// <param name="file">The file; a CSV file is read from its beginning.</param>
    /// <param name="form">The form.</param>
    /// <param name="mapping">The mapping.</param>
    /// <param name="leavesEqual">Whether equal rows get the same made key, for whoever numbers them.</param>
    /// <exception cref="TableException">The mapping does not fit the form or the file.</exception>
    public MappedRows(GridFile file, ListForm form, ListMapping mapping, bool leavesEqual = false)
    {
        if (MappingCheck.Problem(mapping, form) is { } problem)
            throw new TableException(problem, file.Name);
        (this.file, this.form, this.mapping) = (file, form, mapping);
        header = new TableHeader([.. form.Fields.Select(field => field.Name)]);
        readers = [.. form.Fields.Select((field, at) => mapping.Source(field.Name) is { } source ? new FieldReader(field, at, source, mapping) : null)];
        subject = form.Subject;
        measure = form.Measure is { } duration ? form.At(duration.Name) : -1;
        keys = mapping.MakeKeys ? KeyMaker.Of(form, mapping, leavesEqual) : null;
        between = BetweenTimes.Of(form, mapping);
        across = mapping.Across is { } columns ? new AcrossRows(columns, mapping, form) : null;
        turns = mapping is { TurnsYear: true, Year: not null } ? new YearTurns(mapping) : null;
        totals =
            measure >= 0 && across is null && Columns(subject).Count > 0
                ? new RunningTotals([.. between?.Columns ?? []], mapping.NamelessRows == NamelessRows.TakeFromAbove)
                : null;
    }

    /// <summary>The names of the form's fields, under which records have their values.</summary>
    public TableHeader Header => header;

    /// <summary>Words that were not known and were taken as they are, by field, as far as was read.</summary>
    public IReadOnlyDictionary<string, IReadOnlyCollection<string>> Added =>
        readers
            .OfType<FieldReader>()
            .Where(reader => reader.Added.Count > 0)
            .ToDictionary(reader => reader.Field.Name, reader => reader.Added, StringComparer.Ordinal);

    /// <summary>Reads the rows of the sheets that the mapping names, one at a time.</summary>
    /// <exception cref="TableException">The file is refused, or has no such sheet.</exception>
    public IEnumerable<MappedRow> Read()
    {
        var sheets = SheetsOf().Select(sheet => CellText.Of(sheet, mapping.Cells)).ToList();
        for (var at = 0; at < sheets.Count; at++)
        {
            var columns = at == 0 ? null : SheetColumns.Of(ShapedSheet.Of(sheets[at], mapping.Shape, mapping.HeaderRow, mapping.LeftOutRows).Rows(), mapping);
            var headerRow = columns?.HeaderRow ?? mapping.HeaderRow;
            var sheet = ShapedSheet.Of(sheets[at], mapping.Shape, headerRow, mapping.LeftOutRows);
            var rules = new RowRules(mapping, sheet.Name, headerRow, Columns(subject), isLog: measure >= 0);
            foreach (var reader in readers.OfType<FieldReader>())
                reader.Sheet = sheet.Name;
            above = "";
            totals?.Begin();
            across?.Begin();
            var rows = new List<GridRow>();
            days = new SheetDays(sheet.Name, rows, mapping, isFirst: at == 0) { Before = days };
            foreach (var row in sheet.Rows())
            {
                if ((across is not null || mapping.Weekdays is not null) && row.Number <= headerRow && rows.Count < SheetDays.MostAbove)
                    rows.Add(row);
                foreach (var read in Read(sheet.Name, columns?.Row(row) ?? row, rules))
                    yield return read;
            }
        }
    }

    private IReadOnlyList<GridSheet> SheetsOf() =>
        mapping.Sheets.Count == 0 || file.Sheets is [{ IsCsv: true }]
            ? [file.Sheets.FirstOrDefault(sheet => !sheet.IsHidden) ?? file.Sheets[0]]
            :
            [
                .. mapping.Sheets.Select(named =>
                    file.Find(named)
                    ?? throw new TableException(
                        $"The file has no sheet \"{named}\". It has: {string.Join(", ", file.Sheets.Take(20).Select(sheet => sheet.Name))}.",
                        file.Name
                    )
                ),
            ];

    private IEnumerable<MappedRow> Read(string sheet, GridRow row, RowRules rules)
    {
        if (measure >= 0 && row.Number > rules.HeaderRow && !rules.IsChosen(row) && RowRules.RowInOneCell(row) is { } typed)
            return [new(sheet, row) { Problems = [new(form.Fields[measure], ValueFault.Unreadable, typed)] }];
        if (rules.Of(row) is { } reason)
        {
            if (reason == LeftOut.Section && measure >= 0)
                NoteHeading(row);
            if (reason == LeftOut.RepeatedHeader)
                across?.BeginBlock(row);
            if (reason is LeftOut.Section or LeftOut.RepeatedHeader && mapping.Weekdays is { FromSheet: true, AreNumbers: false })
                days = days!.Below(row);
            return [reason == LeftOut.Total ? Total(sheet, row) : Left(sheet, row, reason)];
        }

        return across?.Read(row, days!, (cells, part) => Record(sheet, row, cells, part), left => Left(sheet, row, left))
            ?? [Record(sheet, row, given: null, part: 0)];
    }

    private MappedRow Left(string sheet, GridRow row, LeftOut reason, int part = 0, int? total = null) =>
        new(sheet, row)
        {
            Part = part + row.Part,
            LeftOut = reason,
            Total = total,
            HasFigures = reason == LeftOut.NothingFilled && !IsShort(row) && RowRules.HasFigures(row),
            Shown = reason == LeftOut.Blank ? "" : RowRules.Shown(row),
        };

    /// <summary>Whether the duration of a row is there, and less than a minute.</summary>
    private bool IsShort(GridRow row) =>
        measure >= 0 && readers[measure]?.Columns is { Count: > 0 } columns && columns.Any(column => row[column].AsSpan().ContainsAnyInRange('1', '9'));

    /// <summary>A row that is a total, with what it says: in the column of the duration or in those side by side, else in the last cell that is one.</summary>
    private MappedRow Total(string sheet, GridRow row)
    {
        totals?.Break();
        above = "";
        if (measure < 0)
            return Left(sheet, row, LeftOut.Total);
        if (mapping.Across is null && readers[measure] is { Columns.Count: > 1 } hours)
            return Left(sheet, row, LeftOut.Total, total: int.TryParse(hours.Read(row, out _, out _), CultureInfo.InvariantCulture, out var sum) ? sum : null);
        IEnumerable<int> columns = mapping.Across?.Columns.Select(GridColumn.Of)
            ?? (readers[measure]?.Columns is { Count: > 0 } mapped ? mapped : Enumerable.Range(0, row.Width).Reverse());
        var said = columns.Select(column => Duration(row, column)).OfType<int>();
        return Left(sheet, row, LeftOut.Total, total: mapping.Across is null ? said.Cast<int?>().FirstOrDefault() : said.Sum());
    }

    /// <summary>The duration in a cell, also behind a word as in "Total: 160".</summary>
    private int? Duration(GridRow row, int column) =>
        DurationText.Read(
            CleanText.Of(row[column]).AsSpan().TrimStart(LettersAndMarks),
            mapping.DurationUnit ?? DurationUnit.Hours,
            mapping.HasDecimalComma,
            out var minutes
        )
            is null
            ? minutes
            : null;

    /// <summary>Reads the cells of a row; what is needed and cannot be read is a problem, other values are left empty.</summary>
    private void Read(GridRow row, string[] values, ref List<ValueProblem>? problems, ref List<ValueProblem>? emptied)
    {
        Array.Fill(values, "");
        isLeftOut = false;
        foreach (var reader in readers)
        {
            if (reader is null)
                continue;
            values[reader.At] = reader.Read(row, out var raw, out var fault);
            isLeftOut |= reader.LeavesOut(raw);
            if (fault == ValueFault.Unreadable && reader.Field == subject && mapping.Weekdays is not null)
                values[reader.At] = OfWeekday(raw, ref fault);
            if (turns is not null && reader.Field == subject && fault is null && values[reader.At].Length > 0)
                values[reader.At] = turns.Of(raw, values[reader.At]);
            // An end past midnight makes a spreadsheet's duration negative: what lies between is right.
            if (fault == ValueFault.Unreadable && reader.At == measure && between is not null && raw.StartsWith('-') && raw.Length > 1)
                fault = null;
            between?.Note(reader.At, fault);
            if (fault is { } wrong)
                ((reader.Field.IsNeeded && wrong != ValueFault.Shortened ? ref problems : ref emptied) ??= []).Add(
                    new(reader.Field, wrong, raw) { Column = reader.Columns is [var column] ? column : null }
                );
        }
    }

    /// <summary>The record of a row; some values may be given from elsewhere than its cells, by their place.</summary>
    private MappedRow Record(string sheet, GridRow row, IReadOnlyList<GivenValue>? given, int part)
    {
        var values = new string[readers.Length];
        List<ValueProblem>? problems = null;
        List<ValueProblem>? emptied = null;
        Read(row, values, ref problems, ref emptied);
        if (isLeftOut)
            return Left(sheet, row, LeftOut.Chosen, part);
        foreach (var (at, value, problem) in given ?? [])
        {
            values[at] = value;
            if (problem is not null)
                (problems ??= []).Add(problem);
        }

        var isNamed = NoteSubject(values, problems);
        if (between?.Fill(values, row) == false)
            Hinder([.. emptied?.FindAll(problem => between.Has(problem.Field)) ?? [], .. between.Problems], ref problems);
        if (between?.Open is { Count: > 0 } open)
            (emptied ??= []).AddRange(open);
        if (totals is not null && Minutes(values) is > 0 and var minutes && totals.IsTotal(row, minutes, isNamed))
            return Left(sheet, row, LeftOut.Total, part, minutes);
        // A row of a log that says no duration is none, whatever else stands in it.
        if ((problems is null || !problems.Exists(IsOfMeasure)) && Without(values, problems is null) is { } reason)
            return Left(sheet, row, reason, part);
        keys?.Fill(values);
        AddMissing(values, ref problems);
        return problems is null
            ? new(sheet, row)
            {
                Part = part + row.Part,
                Record = header.Row(row.Number, values),
                DiffersFromTimes = between?.Differs == true,
                Emptied = emptied ?? (IReadOnlyList<ValueProblem>)[],
            }
            : new(sheet, row) { Part = part + row.Part, Problems = problems };
    }

    private int Minutes(string[] values) => int.TryParse(values[measure], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? minutes : 0;

    /// <summary>The day of a weekday or of a number, in the week or month that the sheet or the person tells.</summary>
    private string OfWeekday(string raw, ref ValueFault? fault)
    {
        var told = mapping.Weekdays!;
        DateOnly? Told(DateOnly? ofSheet, DateOnly? ofFile) =>
            told.FromSheet ? ofSheet
            : days!.IsFirst ? ofFile
            : null;
        DateOnly? day;
        if (told.AreNumbers && AcrossRows.NumberOfDay(raw) is { } number)
        {
            if (Told(days!.Month, told.Month) is { } month && AcrossRows.DayOfMonth(month, number) is null)
                return "";
            day = AcrossRows.DayOfMonth(Told(days.Month, told.Month), number);
        }
        else if (!told.AreNumbers && DayText.Weekday(raw) is { } weekday)
            day = Told(days!.Week, told.Week) is { } start ? SheetDays.InWeek(start, weekday) : null;
        else
            return "";
        fault = day is null ? ValueFault.InDoubt : null;
        return day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
    }

    private bool IsOfMeasure(ValueProblem problem) =>
        measure >= 0 && (form.At(problem.Field.Name) == measure || between?.Has(problem.Field) == true || mapping.Across is not null);

    /// <summary>What makes the duration stands in the way where there is no other.</summary>
    private static void Hinder(List<ValueProblem> found, ref List<ValueProblem>? problems)
    {
        if (found.Count > 0)
            (problems ??= []).AddRange(found);
    }

    /// <summary>Why a row without its subject, or of a log without a duration, is no record; takes the subject from above where the mapping says so.</summary>
    private LeftOut? Without(string[] values, bool isGood)
    {
        if (measure >= 0 && values[measure] is "" or "0")
            return LeftOut.NothingFilled;
        if (subject is null)
            return null;
        ref var value = ref values[form.At(subject.Name)];
        if (value.Length == 0 && mapping.NamelessRows == NamelessRows.TakeFromAbove)
            value = above ?? "";
        var isOfUnknown = mapping.NamelessRows == NamelessRows.TakeFromAbove && above is null;
        return isGood && value.Length == 0 && !isOfUnknown && mapping.NamelessRows != NamelessRows.Refuse ? LeftOut.NoName : null;
    }

    /// <summary>The day on a line of its own over the rows of that day.</summary>
    private void NoteHeading(GridRow row)
    {
        if (
            subject is not null
            && readers[form.At(subject.Name)] is { } reader
            && reader.Read(row, out _, out var fault) is { Length: > 0 } day
            && fault is null
        )
            above = day;
    }

    /// <summary>Remembers the day or name for rows below that have none, whatever becomes of this row; where it cannot be read, theirs is not known.</summary>
    /// <returns>Whether the row has one of its own, readable or not.</returns>
    private bool NoteSubject(string[] values, List<ValueProblem>? problems)
    {
        if (subject is null)
            return false;
        var value = values[form.At(subject.Name)];
        var isBad = problems?.Find(problem => problem.Field == subject) is { } problem && (subject.Kind != FieldKind.Day || IsLikeDay(problem.Value));
        if (value.Length > 0 || isBad)
            above = isBad ? null : value;
        return value.Length > 0 || isBad;
    }

    private void AddMissing(string[] values, ref List<ValueProblem>? problems)
    {
        for (var at = 0; at < values.Length; at++)
        {
            var field = form.Fields[at];
            // A duration that a time stands in the way of is said of the time.
            bool IsSaid(ValueProblem problem) => problem.Field == field || (field.Between is not null && between?.Has(problem.Field) == true);
            if (field.IsNeeded && values[at].Length == 0 && problems?.Exists(IsSaid) != true)
                (problems ??= []).Add(new(field, ValueFault.Missing, "") { Column = readers[at]?.Columns is [var column] ? column : null });
        }
    }

    /// <summary>Whether a text that is no day was meant as one, as 31/02/2026 is and "Week 1" is not.</summary>
    private static bool IsLikeDay(string text) => text.Length > 0 && char.IsAsciiDigit(text[0]) && text.AsSpan().ContainsAny('/', '-', '.');

    private IReadOnlyList<int> Columns(ListField? field) => field is null || readers[form.At(field.Name)] is not { } reader ? [] : reader.Columns;
}
