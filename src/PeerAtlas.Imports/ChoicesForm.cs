using System.Globalization;
using Microsoft.AspNetCore.Http;
using PeerAtlas.Lists;
using PeerAtlas.Lists.Joining;
using PeerAtlas.Tables;

namespace PeerAtlas.Imports;

/// <summary>What the form of the import page says, as choices. What it does not show stays as it was.</summary>
internal static class ChoicesForm
{
    /// <summary>The value of a word that is left empty.</summary>
    public const string Empty = "-";

    /// <summary>The value of a word that is taken as it is.</summary>
    public const string AsItIs = "+";

    /// <summary>The value of a word whose rows are left out.</summary>
    public const string LeaveOut = "!";

    public static ListChoices Read(IFormCollection form, ListChoices before, ListForm list, GridFile grid)
    {
        var sheets = form["sheet"].OfType<string>().ToList();
        var header = int.TryParse(form["header"], CultureInfo.InvariantCulture, out var row) && row >= 0 ? row : before.Mapping.HeaderRow;
        // Other sheets or another header mean other columns: how these are read is guessed anew, but for what the person said in the same press.
        var isOtherSheet = sheets.Count > 0 && !sheets.ToHashSet(StringComparer.Ordinal).SetEquals(before.Mapping.Sheets);
        var isUnshaped = form["shape"] == Empty && before.Mapping.Shape is not null;
        var isShaped = form["shape"].ToString() is { Length: > 1 } && before.Mapping.Shape is null;
        var areOtherLetters = Encoding(form, before) != before.Mapping.Encoding;
        ListProposal? anew =
            areOtherLetters ? ListGuess.Propose(grid, list)
            // A row that was typed in the same press is the one of these sheets.
            : isOtherSheet ? ListGuess.Propose(grid, list, sheets, header == before.Mapping.HeaderRow ? null : header)
            : isUnshaped ? ListGuess.Propose(grid, list, before.Mapping.Sheets, header, isShaped: false)
            : isShaped || header != before.Mapping.HeaderRow ? ListGuess.Propose(grid, list, before.Mapping.Sheets, header)
            : null;
        // A row that the file does not have is no other header.
        var isAnew = anew is not null && (areOtherLetters || isOtherSheet || isUnshaped || isShaped || anew.Mapping.HeaderRow == header);
        var mapping = isAnew ? Kept(form, list, before.Mapping, anew!.Mapping) : Changed(form, list, before.Mapping);
        mapping = mapping with
        {
            LeftOutRows = LeftOutRows(form, before.Mapping),
            Cells = Cells(form, before.Mapping),
            ReadHiddenRows = form.ContainsKey("hiddenasked") ? form["hidden"] == "true" : before.Mapping.ReadHiddenRows,
        };
        // A header may be among the cells that were written anew, and tells what stands below it.
        if (!mapping.Cells.SequenceEqual(before.Mapping.Cells) && MappingCheck.Problem(mapping, list) is null)
            mapping = mapping with { Headers = ListGuess.Preview(grid, list, mapping).Mapping.Headers };
        return before with
        {
            Mapping = mapping,
            LeavesOutProblems = form["leaveout"] == "true",
            EmptiesStored = form["empties"] == "true",
            KeepsAllApart = before.KeepsAllApart || form["pairs"] == "apart",
            Same = Pairs(form, before, before.Same, "yes"),
            Different = Pairs(form, before, before.Different, "no"),
        };
    }

    private static string? LeftOutRows(IFormCollection form, ListMapping before) =>
        !form.ContainsKey("leftrows") ? before.LeftOutRows
        : string.IsNullOrWhiteSpace(form["leftrows"]) ? null
        : form["leftrows"].ToString().Trim();

    /// <summary>Cells that are written anew; what the page does not show stays as it was, and an empty text takes one back.</summary>
    private static List<CellText> Cells(IFormCollection form, ListMapping before)
    {
        var (sheets, rows, columns, texts) = (form["cell.sheet"], form["cell.row"], form["cell.column"], form["cell.text"]);
        var cells = before.Cells.ToList();
        for (var at = 0; at < new[] { sheets.Count, rows.Count, columns.Count, texts.Count }.Min(); at++)
        {
            if (!int.TryParse(rows[at], NumberStyles.None, CultureInfo.InvariantCulture, out var row) || (columns[at] is not { Length: > 0 }))
                continue;
            cells.RemoveAll(cell => cell.Sheet == sheets[at] && cell.Row == row && cell.Column == columns[at]);
            if (texts[at]?.Trim() is { Length: > 0 } text)
                cells.Add(new(sheets[at] ?? "", row, columns[at] ?? "", text));
        }

        return cells;
    }

    private static ListMapping Changed(IFormCollection form, ListForm list, ListMapping before)
    {
        var mapping = list.Fields.Aggregate(before, (read, field) =>
            read.With(field.Name, Source(form, field, read.Source(field.Name), read.Across?.Header == field.Name))
        );
        mapping = Details(form, mapping, list);
        // Who chooses an identifier means that it tells things apart, as the page promises; without one only names do.
        if (mapping.SameThing == before.SameThing && Identifies(list, mapping) != Identifies(list, before))
            mapping = mapping with { SameThing = Identifies(list, mapping) ? SameThing.Key : SameThing.Name };
        // Who says that a column is no identifier has them made.
        return list.Fields.Any(field => field.Made != KeyMade.No && mapping.Source(field.Name) is null) ? mapping with { MakeKeys = true } : mapping;
    }

    private static bool Identifies(ListForm list, ListMapping mapping) =>
        list.Fields.FirstOrDefault(field => field.Made == KeyMade.FromName) is { } key && mapping.Source(key.Name) is { Columns.Count: > 0 };

    /// <summary>In what the letters of the file are written: as was said just now, else as before.</summary>
    public static string? Encoding(IFormCollection form, ListChoices before) =>
        form["encoding"].ToString() is var said && TextEncodings.Has(said) && said != (before.Mapping.Encoding ?? TextEncodings.Western)
            ? said
            : before.Mapping.Encoding;

    /// <summary>What was said of the whole file, or said just now, holds whichever row has its headers.</summary>
    private static ListMapping Kept(IFormCollection form, ListForm list, ListMapping before, ListMapping guessed)
    {
        foreach (var field in list.Fields)
        {
            var isSaid = form.ContainsKey($"column.{field.Name}") && IsOther(Source(form, field, before.Source(field.Name), false), before.Source(field.Name));
            if (isSaid || (field.MayStandForFile && guessed.Source(field.Name) is null))
                guessed = guessed.With(field.Name, Source(form, field, guessed.Source(field.Name), isAcross: false));
            else if (guessed.Source(field.Name) is { } source)
                guessed = guessed.With(field.Name, Words(form, field, source));
        }

        if (Across(form, before.Across, list) is var across && IsOther(across, before.Across))
            guessed = guessed with { Across = across };
        // A week or a month that was said holds however the letters are read.
        var (week, month) = (Day(form["week"].ToString()), Day($"{form["month"]}-01"));
        return guessed with
        {
            Across = guessed.Across is { } side ? side with { Week = week ?? side.Week, Month = month ?? side.Month } : null,
            Weekdays = guessed.Weekdays is { } rows ? rows with { Week = week ?? rows.Week, Month = month ?? rows.Month } : null,
            DayOrder = Said(Chosen<DayOrder>(form, "dayorder"), before.DayOrder) ?? guessed.DayOrder ?? before.DayOrder,
            DurationUnit = Said(Chosen<DurationUnit>(form, "unit"), before.DurationUnit) ?? guessed.DurationUnit ?? before.DurationUnit,
            Year = int.TryParse(form["year"], CultureInfo.InvariantCulture, out var year) ? year : guessed.Year,
            NamelessRows = Said(Chosen<NamelessRows>(form, "nameless"), before.NamelessRows) ?? guessed.NamelessRows,
            SameThing = Said(Chosen<SameThing>(form, "same"), before.SameThing) ?? guessed.SameThing,
            RowsOfOne = Said(Chosen<RowsOfOne>(form, "rowsofone"), before.RowsOfOne) ?? guessed.RowsOfOne,
        };
    }

    /// <summary>What was chosen, where that is something else than before.</summary>
    private static T? Said<T>(T? chosen, T? before)
        where T : struct => chosen is { } said && !said.Equals(before) ? said : null;

    private static bool IsOther(FieldSource? said, FieldSource? before) =>
        !(said?.Columns ?? []).SequenceEqual(before?.Columns ?? [], StringComparer.Ordinal) || said?.Value != before?.Value;

    private static bool IsOther(AcrossColumns? said, AcrossColumns? before) =>
        said?.Header != before?.Header || !(said?.Columns ?? []).SequenceEqual(before?.Columns ?? [], StringComparer.Ordinal);

    private static FieldSource? Source(IFormCollection form, ListField field, FieldSource? before, bool isAcross)
    {
        var columns = form[$"column.{field.Name}"].OfType<string>().Where(column => column.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var value = form[$"value.{field.Name}"].ToString().Trim();
        // What stands as columns has words and no column of its own.
        if (columns.Count == 0 && value.Length == 0 && form[$"from.{field.Name}"].Count == 0 && !(isAcross && before is not null))
            return null;
        var source = (before ?? new FieldSource()) with { Columns = columns, Value = value.Length == 0 ? null : value };
        return Words(form, field, source);
    }

    /// <summary>What words stand for. Each word is answered by itself: one that is added as new says nothing of the others.</summary>
    private static FieldSource Words(IFormCollection form, ListField field, FieldSource source)
    {
        // The form shows what was said of words; what it shows can be taken back by it.
        if (form[$"said.{field.Name}"].Count == 0)
            return source;
        var (froms, tos) = (form[$"from.{field.Name}"], form[$"to.{field.Name}"]);
        var words = new Dictionary<string, string>(source.Words, StringComparer.Ordinal);
        var leftOut = source.LeftOut.ToHashSet(StringComparer.Ordinal);
        for (var at = 0; at < Math.Min(froms.Count, tos.Count); at++)
        {
            var from = froms[at] ?? "";
            leftOut.Remove(from);
            if (tos[at] is not { Length: > 0 } to)
                words.Remove(from);
            else if (to == LeaveOut)
            {
                words.Remove(from);
                leftOut.Add(from);
            }
            else
                words[from] = to switch
                {
                    Empty => "",
                    AsItIs => from,
                    _ => to,
                };
        }

        return source with
        {
            Words = words,
            LeftOut = [.. leftOut],
            AddUnknown = form[$"add.{field.Name}"] == "true",
            Otherwise = form[$"otherwise.{field.Name}"].ToString() is { Length: > 0 } otherwise ? otherwise : null,
        };
    }

    private static ListMapping Details(IFormCollection form, ListMapping mapping, ListForm list) =>
        mapping with
        {
            DayOrder = Chosen<DayOrder>(form, "dayorder") ?? mapping.DayOrder,
            DurationUnit = Chosen<DurationUnit>(form, "unit") ?? mapping.DurationUnit,
            Year = int.TryParse(form["year"], CultureInfo.InvariantCulture, out var year) ? year : mapping.Year,
            TurnsYear = form["turns"].ToString() is { Length: > 0 } turns ? turns == "true" : mapping.TurnsYear,
            Across = Across(form, mapping.Across, list),
            Weekdays = mapping.Weekdays is { } rows
                ? rows with
                {
                    Week = Day(form["week"].ToString()) ?? rows.Week,
                    Month = Day($"{form["month"]}-01") ?? rows.Month,
                }
                : null,
            HasSwappedDays = form["swapped"].ToString() is { Length: > 0 } swapped ? swapped == "true" : mapping.HasSwappedDays,
            HasTwelveHours = form.ContainsKey("clock") ? form["twelve"] == "true" : mapping.HasTwelveHours,
            NamelessRows = Chosen<NamelessRows>(form, "nameless") ?? mapping.NamelessRows,
            SameThing = Chosen<SameThing>(form, "same") ?? mapping.SameThing,
            RowsOfOne = Chosen<RowsOfOne>(form, "rowsofone") ?? mapping.RowsOfOne,
        };

    /// <summary>Columns that stand side by side; a form that does not ask for them leaves them as they were.</summary>
    private static AcrossColumns? Across(IFormCollection form, AcrossColumns? across, ListForm list)
    {
        if (form.ContainsKey("across") && list.AcrossCell is { } duration)
        {
            var columns = form["across.column"].OfType<string>().ToList();
            across =
                form["across"].ToString() is not { Length: > 0 } header || columns.Count == 0 ? null
                : across?.Header == header ? across with { Columns = columns }
                : new()
                {
                    Header = header,
                    Cell = duration.Name,
                    Columns = columns,
                };
        }

        return across is null ? null : across with { Week = Day(form["week"].ToString()) ?? across.Week, Month = Day($"{form["month"]}-01") ?? across.Month };
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static T? Chosen<T>(IFormCollection form, string name)
        where T : struct, Enum => Enum.TryParse<T>(form[name], out var value) && Enum.IsDefined(value) ? value : null;

    /// <summary>The pairs that were answered so, with those of before that were not asked about again.</summary>
    private static List<NearPair> Pairs(IFormCollection form, ListChoices before, IReadOnlyList<NearPair> answered, string answer)
    {
        var (ones, others) = (form["pair.one"], form["pair.other"]);
        var said = before.Same.Concat(before.Different).Select(pair => (pair.One, pair.Other)).ToHashSet();
        var pairs = answered.ToList();
        for (var at = 0; at < Math.Min(ones.Count, others.Count); at++)
        {
            var (one, other) = (ones[at] ?? "", others[at] ?? "");
            // What is said of all at once is said of those that are asked, and not of those that were answered before.
            var isForAll = form["pairs"] == "joined" && !said.Contains((one, other));
            if ((isForAll ? "yes" : form[$"pair.{at}"].ToString()) is not { Length: > 0 } given)
                continue;
            pairs.RemoveAll(pair => pair.One == one && pair.Other == other);
            if (given == answer)
                pairs.Add(new NearPair(one, other, Nearness.Writing));
        }

        return pairs;
    }
}
