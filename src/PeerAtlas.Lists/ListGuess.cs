using System.Security.Cryptography;
using System.Text;
using PeerAtlas.Lists.Guessing;
using PeerAtlas.Lists.Values;
using PeerAtlas.Tables;

namespace PeerAtlas.Lists;

/// <summary>Guesses how a file is to be read. What is not certain is a question; nothing is refused.</summary>
public static class ListGuess
{
    private const int MostRows = 30;
    private const int MostSheets = 200;

    /// <summary>Proposes how to read a file.</summary>
    /// <param name="file">The file; a CSV file must be one that can be read again.</param>
    /// <param name="form">What is wanted.</param>
    /// <exception cref="TableException">The file is refused.</exception>
    public static ListProposal Propose(GridFile file, ListForm form)
    {
        var samples = file.Sheets.Take(MostSheets).Select(sheet => Sample(sheet, form)).ToList();
        var best = samples.Where(sample => !sample.Sample.Sheet.IsHidden).DefaultIfEmpty(samples[0]).MaxBy(sample => sample.Score);
        var (mapping, fields, questions) = Propose(best.Sample, form);
        var chosen = samples
            .Where(sample => sample == best || (!sample.Sample.Sheet.IsHidden && IsSameForm(sample.Sample, mapping)))
            .Select(sample => sample.Sample)
            .ToList();
        chosen = FilledFirst(chosen, form);
        // The letters are those of the first sheet; what days and durations mean is told by all that are read.
        if (chosen.Count > 1)
        {
            chosen[0].Further = Further(chosen, chosen[0], Propose(chosen[0], form).Mapping);
            (mapping, fields, questions) = Propose(chosen[0], form);
            if (SheetNames.OfPeers(form, mapping, [.. chosen.Select(sample => sample.Sheet.Name)]) is { } named)
                (mapping, questions) = (named, Questions.Of(chosen[0], form, named));
        }

        mapping = mapping with { Sheets = file.Sheets is [{ IsCsv: true }] ? [] : [.. chosen.Select(sample => sample.Sheet.Name)] };
        return Finish(file, form, mapping, samples, chosen, fields, questions);
    }

    /// <summary>Proposes how to read some sheets of a file, with the headers in a row that the person chose.</summary>
    /// <param name="file">The file.</param>
    /// <param name="form">What is wanted.</param>
    /// <param name="sheets">The sheets, all of one form; none means the first that is not hidden.</param>
    /// <param name="headerRow">The row with the headers, 0 for none; null to guess it.</param>
    /// <param name="isShaped">Whether rows may stand in a shape of their own.</param>
    public static ListProposal Propose(GridFile file, ListForm form, IReadOnlyList<string> sheets, int? headerRow, bool isShaped = true)
    {
        var samples = file.Sheets.Take(MostSheets).Select(sheet => Sample(sheet, form)).ToList();
        var chosen = FilledFirst(Chosen(samples, sheets), form);
        var first = chosen[0];
        if (headerRow is { } row)
            first.Take(first.Rows.FirstOrDefault(one => one.Number == row && row > 0));
        first.Shape(null);
        var possible = ShapeGuess.Of(first, form);
        first.Shape(isShaped ? possible : null);
        var (mapping, fields, questions) = Propose(first, form);
        var read = chosen.ConvertAll(sample => sample.Sheet.Name);
        // A sheet that the file does not have stays named, to be told.
        sheets = sheets.Count == 0 ? sheets : [.. read.Where(sheets.Contains), .. sheets.Except(read)];
        return Finish(file, form, mapping with { Sheets = sheets }, samples, chosen, fields, questions) with { PossibleShape = possible };
    }

    /// <summary>What a file with a mapping that is kept, or that the person changed, would be read as.</summary>
    /// <param name="file">The file.</param>
    /// <param name="form">What is wanted.</param>
    /// <param name="mapping">How it is read.</param>
    public static ListProposal Preview(GridFile file, ListForm form, ListMapping mapping)
    {
        var samples = file.Sheets.Take(MostSheets).Select(sheet => Sample(CellText.Of(sheet, mapping.Cells), form)).ToList();
        var chosen = Chosen(samples, mapping.Sheets);
        var sheet = chosen[0];
        sheet.Shape(null);
        sheet.Take(sheet.Rows.FirstOrDefault(row => row.Number == mapping.HeaderRow && mapping.HeaderRow > 0));
        var possible = mapping.Shape ?? ShapeGuess.Of(sheet, form);
        foreach (var one in chosen)
            one.Shape(mapping.Shape);
        mapping = mapping with { Headers = sheet.Headers };
        sheet.Further = Further(chosen, sheet, mapping);
        return Finish(file, form, mapping, samples, chosen, [], Questions.Of(sheet, form, mapping)) with { PossibleShape = possible };
    }

    private static IReadOnlyList<SheetSample> Further(List<SheetSample> chosen, SheetSample first, ListMapping mapping) =>
        [.. chosen.Where(sample => sample != first).Select(sample => sample.As(SheetColumns.Of(sample.Rows, mapping)))];

    /// <summary>A log's form that nobody filled in tells nothing, though it stands first: a sheet with days goes before it.</summary>
    private static List<SheetSample> FilledFirst(List<SheetSample> chosen, ListForm form) =>
        form.Measure is not null && !HasDays(chosen[0], form) && chosen.Find(sample => HasDays(sample, form)) is { } filled
            ? [filled, .. chosen.Where(sample => sample != filled)]
            : chosen;

    /// <summary>The sheets that are read: those that are named, else the first that is not hidden.</summary>
    private static List<SheetSample> Chosen(List<(SheetSample Sample, double Score)> samples, IReadOnlyList<string> sheets)
    {
        var all = samples.ConvertAll(sample => sample.Sample);
        var named = sheets
            .Select(name => all.Find(sample => string.Equals(sample.Sheet.Name, name, StringComparison.OrdinalIgnoreCase)))
            .OfType<SheetSample>()
            .Distinct()
            .ToList();
        return named.Count > 0 ? named : [all.Find(sample => !sample.Sheet.IsHidden) ?? all[0]];
    }

    /// <summary>What tells the form of a file, by which the mapping of the last one of it is found.</summary>
    public static string FormOf(ListMapping mapping)
    {
        // Days as headers are others in each file.
        var headers = mapping.Headers.Select(header => DayText.Read(header, DayOrder.MonthFirst, 2000, out _) is null ? "#" : CleanText.Words(header));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{mapping.Form}\u001F{string.Join('\u001F', headers)}")))[..24];
    }

    /// <summary>A kept mapping for another file of its form: sheets, header row and headers are those of the new file.</summary>
    public static ListMapping Again(ListMapping kept, ListProposal proposal) =>
        kept with
        {
            Sheets = proposal.Mapping.Sheets,
            HeaderRow = proposal.Mapping.HeaderRow,
            Headers = proposal.Mapping.Headers,
            Encoding = proposal.Mapping.Encoding is null ? null : kept.Encoding ?? proposal.Mapping.Encoding,
        };

    /// <summary>A mapping for a page, where that words are to be added was said of another file: those of this one are asked about.</summary>
    public static ListMapping AskAnew(ListMapping kept, ListForm form) =>
        kept with
        {
            Fields = kept.Fields.ToDictionary(pair => pair.Key, pair => form.Find(pair.Key) is { } field ? Asking(field, pair.Value) : pair.Value),
        };

    private static FieldSource Asking(ListField field, FieldSource source) =>
        source with
        {
            AddUnknown = false,
            Words = source.Words.Where(word => !MappingCheck.IsNew(field, word)).ToDictionary(StringComparer.Ordinal),
        };

    /// <summary>
    /// What was decided of an earlier file, for the next one of its form: as <see cref="Again"/>, but without what held for that file alone, such as the week
    /// or whose log it was. That is guessed anew, or asked.
    /// </summary>
    public static ListMapping Next(ListMapping kept, ListProposal proposal, ListForm form)
    {
        var next = Again(kept, proposal) with
        {
            Across = kept.Across is { } across
                ? across with
                {
                    Week = null,
                    Month = null,
                    FromSheet = proposal.Mapping.Across?.FromSheet ?? across.FromSheet,
                }
                : null,
            Weekdays = proposal.Mapping.Weekdays,
            Year = null,
            LeftOutRows = null,
            Cells = [],
            Shape = proposal.Mapping.Shape,
        };
        foreach (var field in form.Fields.Where(field => field.IsOfFile && next.Source(field.Name) is { Columns.Count: 0 }))
            next = next.With(field.Name, proposal.Mapping.Source(field.Name));
        return next;
    }

    private static (SheetSample Sample, double Score) Sample(GridSheet sheet, ListForm form)
    {
        var sample = new SheetSample(sheet);
        var (row, named) = HeaderGuess.Find(sample, form);
        sample.Take(row);
        var shape = ShapeGuess.Of(sample, form);
        // A diary has no headers: what looks like one is a line of it.
        if (shape?.Kind == RowShape.Diary)
            (row, named) = (null, 0);
        sample.Take(row);
        sample.Shape(shape);
        // A large sheet with one header that fits beats a small one, but never one with more of them. A log has days, with or without a header.
        var days = form.Measure is not null && (HasDays(sample, form) || AcrossGuess.Find(sample, form, new()) is not null) ? 2 : 0;
        return (sample, sample.Body.Count == 0 ? -1 : named + days + Math.Min(0.9, Math.Log10(1 + sample.Body.Count) * 0.25));
    }

    private static bool HasDays(SheetSample sample, ListForm form) =>
        form.First(FieldKind.Day) is { } day
        && Enumerable.Range(0, sample.Width).Any(column => new ContentShare(sample, column) is { IsEmpty: false } share && share.Of(day) >= 0.6);

    private static bool IsSameForm(SheetSample one, ListMapping mapping) =>
        // Without headers, only a shape of their own tells that sheets are of one form.
        (one.Header is null && mapping is { HeaderRow: 0, Shape: { } shape } && one.OwnShape?.Kind == shape.Kind)
        || one.Header is { } header
            && one.Body.Count > 0
            && (mapping.Across is not null || mapping.Fields.Values.Any(source => source.Columns.Count > 0))
            && (RowRules.HasHeaders(header, mapping) || SheetColumns.Of([header], mapping) is { AreElsewhere: true, Lacking.Count: 0 });

    private static (ListMapping Mapping, IReadOnlyList<ProposedField> Fields, IReadOnlyList<ListQuestion> Questions) Propose(SheetSample sample, ListForm form)
    {
        var mapping = new ListMapping
        {
            Form = form.Name,
            HeaderRow = sample.HeaderRow,
            Headers = sample.Headers,
            Shape = sample.OwnShape,
        };
        var across = form.MayGoAcross ? AcrossGuess.Find(sample, form, mapping) : null;
        var fields = new ColumnGuess(sample, form).Find();
        across ??= AcrossGuess.FindWords(sample, form, fields);
        if (across is not null)
        {
            fields =
            [
                .. fields.Where(proposed =>
                    proposed.Field.Name != across.Header && proposed.Field.Name != across.Cell && !proposed.Source.Columns.Any(across.Columns.Contains)
                ),
            ];
            mapping = mapping with { Across = across };
        }

        // A duration that stands in the file is what was worked: no break is taken off it.
        var withBreak = form.Fields.FirstOrDefault(field => field.Between is not null);
        if (withBreak is not null && fields.Any(proposed => proposed.Field == withBreak))
            fields = [.. fields.Where(proposed => proposed.Field.Name != withBreak.Less)];
        foreach (var proposed in fields)
            mapping = mapping.With(proposed.Field.Name, proposed.Source);
        // Where there is but one, it is that one; in a log also where a header only makes a column likely, such as that of a place.
        foreach (var field in form.Fields.Where(field => field is { IsNeeded: true, MayStandForFile: true, Known.Count: 1 }))
            mapping =
                mapping.Source(field.Name) is null || (form.Measure is not null && !field.IsOfFile && KnowsNone(sample, field, mapping))
                    ? mapping.With(field.Name, new FieldSource { Value = field.Known[0].Key })
                    : mapping;
        mapping = mapping with { Weekdays = AcrossGuess.FindWeekdays(sample, form, mapping) };
        var times = TimesGuess.Of(sample, form, mapping);
        if (times is { HasPointedHours: true } or { HasRunningTotal: true })
            mapping = mapping.With(withBreak!.Name, null);
        mapping = Details.Fill(sample, form, mapping) with { HasTwelveHours = times?.HasTwelveHours == true, LeftOutRows = SumRows.Of(sample, mapping) };
        return (mapping, fields, Questions.Of(sample, form, mapping));
    }

    private static ListProposal Finish(
        GridFile file,
        ListForm form,
        ListMapping mapping,
        List<(SheetSample Sample, double Score)> samples,
        List<SheetSample> chosen,
        IReadOnlyList<ProposedField> fields,
        IReadOnlyList<ListQuestion> questions
    )
    {
        mapping = mapping with { Encoding = file.Encoding };
        var sheets = samples
            .Select(sample => new ProposedSheet(
                sample.Sample.Sheet.Name,
                sample.Sample.Sheet.IsHidden,
                chosen.Contains(sample.Sample),
                sample.Sample.HeaderRow,
                sample.Sample.Columns()
            ))
            .ToList();
        return new(mapping, sheets, fields, questions, [.. new MappedRows(file, form, Shown(form, mapping)).Read().Take(MostRows)])
        {
            Beside = Beside(chosen[0], form, mapping),
            Telling = Telling(chosen[0], form, mapping),
            FilledAbove = chosen[0].FilledAbove,
            Lacking =
            [
                .. chosen
                    .Skip(1)
                    .Select(sample => new SheetLack(sample.Sheet.Name, SheetColumns.Of(sample.Rows, mapping).Lacking))
                    .Where(lack => lack.Headers.Count > 0),
            ],
            StartsAcross = mapping.Across is { } across ? TimeColumns.StartsOf(chosen[0], across.Columns) : [],
            DoubtfulName = DoubtfulName(chosen[0], form, mapping),
            HasDoubtfulHeader = mapping.HeaderRow > 0 && !chosen[0].Headers.Any(header => IsWord(header, form)),
        };
    }

    /// <summary>What only a person knows, one value for the file or what a word stands for, hides no row while it is asked.</summary>
    private static ListMapping Shown(ListForm form, ListMapping mapping)
    {
        var shown = MappingCheck
            .Missing(mapping, form)
            .Where(field => field is { MayStandForFile: true, Known.Count: > 0 })
            .Aggregate(mapping, (shown, field) => shown.With(field.Name, new FieldSource { Value = field.Known[0].Key }));
        return form
            .Fields.Where(field => field is { IsNeeded: true, Kind: FieldKind.Choice, Known.Count: > 0 })
            .Where(field => shown.Source(field.Name) is { Columns.Count: > 0, Otherwise: null })
            .Aggregate(shown, (asked, field) => asked.With(field.Name, asked.Source(field.Name)! with { Otherwise = field.Known[0].Key }));
    }

    private static bool KnowsNone(SheetSample sample, ListField field, ListMapping mapping) =>
        mapping.Source(field.Name)!.Columns is [var letters] && new ContentShare(sample, GridColumn.Of(letters)).Known(field) == 0;

    /// <summary>The column that is read as the name, where its header says nothing of it.</summary>
    private static SheetColumn? DoubtfulName(SheetSample sample, ListForm form, ListMapping mapping) =>
        form.First(FieldKind.Name) is { } name
        && mapping.Source(name.Name) is { Columns: [var letters] }
        && sample.Columns().FirstOrDefault(column => column.Letters == letters) is { Header.Length: > 0 } read
        && HeaderWords.Score(read.Header, name) < 0.4
        && !form.Fields.Any(field => field.IsPart && HeaderWords.Score(read.Header, field) >= 0.4)
            ? read
            : null;

    /// <summary>Columns among those that stand side by side, which hold durations too and are not read: a day whose header nobody knows.</summary>
    private static IEnumerable<int> Among(SheetSample sample, ListField measure, ListMapping mapping)
    {
        var side = (mapping.Across?.Columns ?? []).Select(GridColumn.Of).ToList();
        return side.Count == 0
            ? []
            : Enumerable
                .Range(side.Min(), side.Max() - side.Min() + 1)
                .Except(RowRules.ColumnsRead(mapping))
                .Where(column => new ContentShare(sample, column) is { IsEmpty: false } share && share.Of(measure) >= 0.8);
    }

    private static bool IsWord(string header, ListForm form) => header.Length > 0 && form.Fields.Any(field => HeaderWords.Score(header, field) >= 0.85);

    /// <summary>Columns under the header of the column that is read as the day or the duration of a log, which hold such too.</summary>
    private static IReadOnlyList<string> Beside(SheetSample sample, ListForm form, ListMapping mapping)
    {
        if (form.Measure is not { } measure || form.Subject is not { } day)
            return [];
        var read = mapping.Fields.Values.SelectMany(source => source.Columns).Concat(mapping.Across?.Columns ?? []).Select(GridColumn.Of).ToHashSet();
        IEnumerable<int> Like(ListField field) =>
            mapping.Source(field.Name)?.Columns is [var letters] && CleanText.Words(sample.HeaderOf(GridColumn.Of(letters))) is { Length: > 0 } header
                ? Enumerable
                    .Range(0, sample.Width)
                    .Where(column => !read.Contains(column) && CleanText.Words(sample.HeaderOf(column)) == header)
                    .Where(column => new ContentShare(sample, column) is { IsEmpty: false } share && share.Of(field) >= 0.6)
                : [];
        return [.. Like(day).Concat(Like(measure)).Concat(Among(sample, measure, mapping)).Distinct().Order().Select(GridColumn.Letters)];
    }

    /// <summary>A short code with a figure in it that no two rows share.</summary>
    private static SheetColumn? Telling(SheetSample sample, ListForm form, ListMapping mapping)
    {
        const int Fewest = 10;
        if (form.Fields.FirstOrDefault(field => field.Made == KeyMade.FromName) is not { } key || mapping.Source(key.Name) is not null)
            return null;
        var read = mapping.Fields.Values.SelectMany(source => source.Columns).ToHashSet(StringComparer.Ordinal);
        return sample
            .Columns()
            .Where(column => !read.Contains(column.Letters) && column.Header.Length > 0 && column.Samples.All(IsCode))
            .FirstOrDefault(column =>
                new ContentShare(sample, GridColumn.Of(column.Letters)) is { Distinct: 1, Filled: 1, IsCounting: false } && sample.Body.Count >= Fewest
            );
    }

    private static bool IsCode(string text) => text.Length is > 2 and <= 20 && text.Any(char.IsAsciiDigit) && !text.Contains(' ') && !text.Contains('.');
}
