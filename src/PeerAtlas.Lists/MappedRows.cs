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
    private readonly GridFile file;
    private readonly ListForm form;
    private readonly ListMapping mapping;
    private readonly TableHeader header;
    private readonly FieldReader?[] readers;
    private readonly ListField? subject;
    private readonly int measure;
    private readonly KeyMaker? keys;
    private readonly (int Duration, int Start, int End)? between;
    private string above = "";

    /// <summary>Applies a mapping.</summary>
    /// <param name="file">The file; a CSV file is read from its beginning.</param>
    /// <param name="form">The form.</param>
    /// <param name="mapping">The mapping.</param>
    /// <exception cref="TableException">The mapping does not fit the form or the file.</exception>
    public MappedRows(GridFile file, ListForm form, ListMapping mapping)
    {
        if (MappingCheck.Problem(mapping, form) is { } problem)
            throw new TableException(problem, file.Name);
        (this.file, this.form, this.mapping) = (file, form, mapping);
        header = new TableHeader([.. form.Fields.Select(field => field.Name)]);
        readers = [.. form.Fields.Select((field, at) => mapping.Source(field.Name) is { } source ? new FieldReader(field, at, source, mapping) : null)];
        subject = form.Subject;
        measure = form.First(FieldKind.Name) is null && form.First(FieldKind.Duration) is { IsNeeded: true } duration ? form.At(duration.Name) : -1;
        keys = mapping.MakeKeys ? KeyMaker.Of(form, mapping) : null;
        between = FindBetween();
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
        var sheets = SheetsOf();
        for (var at = 0; at < sheets.Count; at++)
        {
            var headerRow = at == 0 ? mapping.HeaderRow : RowRules.FindHeader(sheets[at], mapping);
            var rules = new RowRules(mapping, headerRow, Columns(subject));
            above = "";
            foreach (var row in sheets[at].Rows())
            {
                foreach (var read in Read(sheets[at].Name, row, rules))
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
        if (rules.Of(row) is { } reason)
            return [Left(sheet, row, reason)];
        return mapping.Across is { } across
            ? AcrossRows.Read(row, across, mapping, form, (cells, part) => Record(sheet, row, cells, part), left => Left(sheet, row, left))
            : [Record(sheet, row, given: null, part: 0)];
    }

    private static MappedRow Left(string sheet, GridRow row, LeftOut reason, int part = 0) =>
        new(sheet, row.Number)
        {
            Part = part,
            LeftOut = reason,
            Shown = reason == LeftOut.Blank ? "" : RowRules.Shown(row),
        };

    /// <summary>The record of a row; some values may be given from elsewhere than its cells, by their place.</summary>
    private MappedRow Record(string sheet, GridRow row, IReadOnlyList<(int At, string Value)>? given, int part)
    {
        var values = new string[readers.Length];
        Array.Fill(values, "");
        List<ValueProblem>? problems = null;
        List<ValueProblem>? emptied = null;
        foreach (var reader in readers)
        {
            if (reader is null)
                continue;
            values[reader.At] = reader.Read(row, out var raw, out var fault);
            if (fault is { } wrong)
                ((reader.Field.IsNeeded ? ref problems : ref emptied) ??= []).Add(new(reader.Field, wrong, raw));
        }

        foreach (var (at, value) in given ?? [])
            values[at] = value;
        if (between is { } three)
            Between(values, three);
        if (problems is null && Without(values) is { } reason)
            return Left(sheet, row, reason, part);
        keys?.Fill(values);
        AddMissing(values, ref problems);
        return problems is null
            ? new(sheet, row.Number)
            {
                Part = part,
                Record = header.Row(row.Number, values),
                Emptied = emptied ?? (IReadOnlyList<ValueProblem>)[],
            }
            : new(sheet, row.Number) { Part = part, Problems = problems };
    }

    /// <summary>Why a row without its subject, or of a log without a duration, is no record; takes the subject from above where the mapping says so.</summary>
    private LeftOut? Without(string[] values)
    {
        if (measure >= 0 && values[measure] is "" or "0")
            return LeftOut.NothingFilled;
        if (subject is null)
            return null;
        ref var value = ref values[form.At(subject.Name)];
        if (value.Length == 0 && mapping.NamelessRows == NamelessRows.TakeFromAbove)
            value = above;
        above = value.Length > 0 ? value : above;
        return value.Length == 0 && mapping.NamelessRows != NamelessRows.Refuse ? LeftOut.NoName : null;
    }

    private void AddMissing(string[] values, ref List<ValueProblem>? problems)
    {
        for (var at = 0; at < values.Length; at++)
        {
            var field = form.Fields[at];
            if (field.IsNeeded && values[at].Length == 0 && problems?.Exists(problem => problem.Field == field) != true)
                (problems ??= []).Add(new(field, ValueFault.Missing, ""));
        }
    }

    private (int Duration, int Start, int End)? FindBetween()
    {
        if (form.Fields.FirstOrDefault(field => field.Between is not null) is not { Between: var (start, end) } field)
            return null;
        return mapping.Fields.ContainsKey(start) && mapping.Fields.ContainsKey(end) ? (form.At(field.Name), form.At(start), form.At(end)) : null;
    }

    private static void Between(string[] values, (int Duration, int Start, int End) three)
    {
        if (values[three.Duration].Length > 0 || !TimeText.TryRead(values[three.Start], out var start) || !TimeText.TryRead(values[three.End], out var end))
            return;
        values[three.Duration] = DurationText.Between(start, end).ToString(CultureInfo.InvariantCulture);
    }

    private IReadOnlyList<int> Columns(ListField? field) => field is null || readers[form.At(field.Name)] is not { } reader ? [] : reader.Columns;
}
