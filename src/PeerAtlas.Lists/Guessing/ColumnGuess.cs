using PeerAtlas.Lists.Values;
using PeerAtlas.Tables;

namespace PeerAtlas.Lists.Guessing;

/// <summary>Finds which column is which field, by headers and by what stands in the columns.</summary>
internal sealed class ColumnGuess(SheetSample sample, ListForm form)
{
    private const double Enough = 0.35;
    private const double MailAlone = 0.8;

    // Fields that an organisation's address or a person's name may lie apart in.
    private static readonly string[][] AddressParts =
    [
        [
            "street address",
            "street",
            "address",
            "address 1",
            "address line 1",
            "street 1",
            "site address",
            "physical address",
            "location address",
            "mailing address",
            "addr",
            "st adr",
            "street adr",
            "direccion",
            "calle",
            "domicilio",
            "strasse",
        ],
        ["address 2", "address line 2", "street 2", "suite", "unit", "apt", "direccion 2"],
        ["city", "town", "city town", "municipality", "ciudad", "municipio", "location city", "site city"],
        ["state", "st", "province", "estado", "location state"],
    ];

    private static readonly string[][] PersonParts =
    [
        ["first name", "given name", "fname", "first", "nombre", "contact first name", "contact first", "primer nombre"],
        ["last name", "surname", "family name", "lname", "last", "apellido", "apellidos", "contact last name", "contact last"],
    ];

    private readonly Dictionary<int, ContentShare> shares = [];

    /// <summary>The fields with their columns; each column is taken once.</summary>
    public IReadOnlyList<ProposedField> Find() =>
        // Of a diary, what its lines say stands in the columns that are made of them.
        sample.OwnShape?.Kind == RowShape.Diary
        && form is { Subject: { } day, Measure: { } duration }
            ?
            [
                new(day, FieldSource.Of(GridColumn.Letters(ShapedSheet.Added)), 0.8, GuessedFrom.Content),
                new(duration, FieldSource.Of(GridColumn.Letters(ShapedSheet.Added + 1)), 0.8, GuessedFrom.Content),
            ]
            : OfColumns();

    private List<ProposedField> OfColumns()
    {
        var candidates = new List<(double Score, int Column, ListField Field, GuessedFrom From)>();
        for (var column = 0; column < sample.Width; column++)
        {
            if (Share(column).IsEmpty)
                continue;
            foreach (var field in form.Fields)
            {
                var (score, from) = Score(column, field);
                if (score >= Enough)
                    candidates.Add((score, column, field, from));
            }
        }

        var (taken, found) = (new HashSet<int>(), new List<ProposedField>());
        foreach (var (score, column, field, from) in candidates.OrderByDescending(candidate => candidate.Score).ThenBy(candidate => candidate.Column))
        {
            if (taken.Contains(column) || found.Exists(proposed => proposed.Field == field))
                continue;
            taken.Add(column);
            found.Add(new(field, FieldSource.Of(GridColumn.Letters(column)), score, from));
        }

        DayParts.Join(sample, form, found, taken);
        TimeColumns.Add(sample, form, found, taken);
        AddDay(found);
        AddSpanOfDay(found);
        FurtherTimes.Add(sample, form, found, taken);
        TimeColumns.DropUnfitting(sample, form, found, taken);
        TimeColumns.TurnAround(sample, form, found);
        TimeColumns.PartAtPause(sample, form, found, taken);
        if (HoursAndMinutes.Join(sample, found, taken) is { } joined)
            found[found.FindIndex(one => one.Field == joined.Field)] = joined;
        AddParts(found, taken);
        NameParts(found);
        AddName(found, taken);
        return [.. found.OrderBy(proposed => form.At(proposed.Field.Name))];
    }

    private ContentShare Share(int column) => shares.TryGetValue(column, out var share) ? share : shares[column] = new(sample, column);

    private (double Score, GuessedFrom From) Score(int column, ListField field)
    {
        var share = Share(column);
        var words = HeaderWords.Score(sample.HeaderOf(column), field);
        var content =
            field.Kind is FieldKind.Choice or FieldKind.Reference ? (double?)null
            // Under a header that says so, numbers of any country are phones.
            : field.Kind == FieldKind.Phone && words > 0.3 ? share.Phones
            : share.Of(field);
        if (field.Kind == FieldKind.Key && words > 0 && field.Made == KeyMade.FromName)
            return share.Filled >= 0.95 && !share.IsCounting && (share.Distinct == 1 || TellsNames(column, isBothWays: share.Distinct < 0.98))
                ? (words, GuessedFrom.Header)
                : (0, GuessedFrom.Header);
        // Weekdays are the day where nothing better is.
        if (field.Kind == FieldKind.Day && (share.Weekdays >= 0.6 || share.DaysOfMonth >= 0.8))
            return (OfWeekdays(column, words), GuessedFrom.Header);
        // What stands in a row or two of many is a total beside the log, and what grows by another column is its running total.
        if (field.Kind == FieldKind.Duration && words > 0 && ((share.Filled < 0.1 && share.Few) || RunningColumn.Is(sample, column)))
            words *= 0.3;
        if (IsNone(field, share, words) || (field.Kind == FieldKind.Duration && IsStartOrEnd(column, field.IsNeeded ? words : 0)))
            return (0, GuessedFrom.Header);
        // A few words again and again are what things are, and not their names; a header that only shares a word is no sign where none of the words is known.
        if (field is { Kind: FieldKind.Name, IsPart: false } && share is { Many: true, Distinct: < 0.2 })
            words *= 0.5;
        if (field.Kind == FieldKind.Choice && words < 0.75 && share.Known(field) == 0)
            words = 0;
        if (words > 0.3 && !(field.Kind == FieldKind.Email && share.MailsAlone >= 0.5 && words < MailAlone))
            return (
                words
                    * (
                        content is not { } part ? 1
                        : part >= 0.6 ? 1
                        : part >= 0.25 ? 0.8
                        : part > 0 ? 0.45
                        : 0.2
                    ),
                GuessedFrom.Header
            );
        return (Alone(column, field, content), GuessedFrom.Content);
    }

    /// <summary>Whether the header of a column rather says start or end, as "Back from lunch in", and times stand in it.</summary>
    private bool IsStartOrEnd(int column, double words) =>
        form.Fields.FirstOrDefault(field => field.Between is not null)?.Between is var (start, end)
        && Math.Max(HeaderWords.Score(sample.HeaderOf(column), form.Find(start)!), HeaderWords.Score(sample.HeaderOf(column), form.Find(end)!))
            is >= 0.6
                and var time
        && time >= words
        && Share(column).Of(form.Find(start)!) >= 0.8;

    /// <summary>How likely weekdays or numbers of days are the day: over weekdays, a header of no word, or of a week, says as much as one of a day.</summary>
    private double OfWeekdays(int column, double words) =>
        !form.MayGoAcross ? 0
        : words > 0.3 ? 0.45
        : Share(column).Weekdays >= 0.6 && (sample.HeaderOf(column).Length == 0 || sample.HeaderOf(column).Any(char.IsAsciiDigit)) ? 0.36
        : 0;

    /// <summary>How likely a column is a field by what stands in it alone.</summary>
    private double Alone(int column, ListField field, double? content)
    {
        var share = Share(column);
        var hasHeader = sample.HeaderOf(column).Length > 0;
        return field.Kind switch
        {
            FieldKind.Email => share.MailsAlone >= 0.5 ? MailAlone : 0,
            FieldKind.Phone => content >= 0.7 && !IsNumbers(column) && !IsFax(column) ? (hasHeader ? 0.4 : 0.7) : 0,
            FieldKind.Zip => content >= 0.95 && !hasHeader ? 0.45 : 0,
            FieldKind.Day => content >= 0.8 ? 0.5 : 0,
            FieldKind.Duration => field.IsNeeded && content >= 0.8 && !share.IsConstant && (!hasHeader || !IsNumbers(column)) ? (hasHeader ? 0.36 : 0.42) : 0,
            FieldKind.Choice or FieldKind.Reference => share.Filled >= 0.5 && !IsOfAnother(column, field) && share.Known(field) is >= 0.7 and var known
                ? 0.6 * known
                : 0,
            _ => 0,
        };
    }

    /// <summary>Whether what stands in a column is nothing that the field could hold, whatever its header says.</summary>
    private static bool IsNone(ListField field, ContentShare share, double words)
    {
        // Rows that give a street as the place are no sites: their street is the address.
        if (field.IsPart && words > 0 && share.Streets >= 0.6)
            return true;
        if (field.Kind == FieldKind.Duration)
            return share.Clock >= 0.05;
        if (field.Kind == FieldKind.Name)
            return share.YesNo >= 0.9;
        // Sentences describe, and are the word of no program.
        if (field is { Kind: FieldKind.Text, IsPart: false, Longest: > 0 } && share.Lengths > field.Longest)
            return true;
        if (field.Kind is not (FieldKind.Text or FieldKind.Choice or FieldKind.Reference) || share.Known(field) >= 0.2)
            return false;
        // Yes and no are no words of a text, texts of which nearly each is another are no choice, and neither are numbers.
        return share.YesNo >= 0.9
            || (field.Kind == FieldKind.Choice && share.Distinct > 0.5 && (share.Many || share.Sentences >= 0.4))
            || (field.Kind != FieldKind.Text && share.Numbers > 0.8);
    }

    /// <summary>Whether the header is that of another field, such as a city, whatever words stand in it.</summary>
    private bool IsOfAnother(int column, ListField field) =>
        IsMailing(column) || form.Fields.Any(other => other != field && HeaderWords.Score(sample.HeaderOf(column), other) >= 0.6);

    /// <summary>Whether each value of a column stands with one name: an identifier, repeated where the name is.</summary>
    /// <param name="column">The column.</param>
    /// <param name="isBothWays">Whether each name must stand with one value as well.</param>
    private bool TellsNames(int column, bool isBothWays)
    {
        if (form.First(FieldKind.Name) is not { } name)
            return false;
        var (score, named) = Enumerable.Range(0, sample.Width).Select(at => (HeaderWords.Score(sample.HeaderOf(at), name), at)).Max();
        if (score < 0.6)
            return false;
        var pairs = sample
            .Body.Select(row => (Key: CleanText.Words(row[column]), Name: CleanText.Words(row[named])))
            .Where(pair => pair.Key.Length > 0 && pair.Name.Length > 0)
            .Distinct()
            .ToList();
        return pairs.Count > 1
            && pairs.DistinctBy(pair => pair.Key).Count() == pairs.Count
            && (!isBothWays || pairs.DistinctBy(pair => pair.Name).Count() == pairs.Count);
    }

    private bool IsNumbers(int column) =>
        sample.HeaderOf(column).Length > 0
        && sample.Values(column).Take(20).ToList() is { Count: > 0 } values
        && values.Count(value => value.All(next => char.IsAsciiDigit(next) || next is '.' or ',')) * 10 >= values.Count * 8;

    /// <summary>The day of a log that has none of its own: that of the start, where it is a moment.</summary>
    private void AddDay(List<ProposedField> found)
    {
        if (form.Subject is not { Kind: FieldKind.Day } day || found.Exists(proposed => proposed.Field == day))
            return;
        bool IsMoment(ContentShare share) => share.Of(day) >= 0.8 || share.CountedSeconds >= 0.8;
        if (found.Find(one => one.Field.Kind == FieldKind.TimeOfDay && IsMoment(Share(GridColumn.Of(one.Source.Columns[0])))) is { } start)
            found.Add(start with { Field = day, Confidence = 0.7, From = GuessedFrom.Content });
    }

    /// <summary>The duration of a log that has none of its own: the span that stands behind the day in its cell.</summary>
    private void AddSpanOfDay(List<ProposedField> found)
    {
        if (form.Measure is not { Between: not null } duration || found.Exists(one => one.Field == duration || one.Field.Kind == FieldKind.TimeOfDay))
            return;
        if (found.Find(one => one.Field == form.Subject && one.Source.Columns is [var column] && Share(GridColumn.Of(column)).Of(duration) >= 0.8) is { } day)
            found.Add(day with { Field = duration, Confidence = 0.7, From = GuessedFrom.Content });
    }

    /// <summary>First and last name, street and city: columns that make one value together.</summary>
    private void AddParts(List<ProposedField> found, HashSet<int> taken)
    {
        foreach (var field in form.Fields.Where(field => field.MayJoin && field.Kind is FieldKind.Address or FieldKind.PersonName or FieldKind.Choice))
        {
            var at = found.FindIndex(proposed => proposed.Field == field);
            var first = at < 0 ? -1 : GridColumn.Of(found[at].Source.Columns[0]);
            var parts = field.Kind == FieldKind.Address ? AddressParts : PersonParts;
            bool IsFree(int column) => (!taken.Contains(column) || column == first) && !Share(column).IsEmpty;
            bool IsPlace(int column) => IsFree(column) && !IsMailing(column);
            // Where mail goes is not where it is: the two are not mixed, and the place itself comes first.
            Func<int, bool> isOf = field.Kind == FieldKind.Address && Best(parts[0], IsPlace, []) >= 0 ? IsPlace : IsFree;
            var isReplaced = first >= 0 && !isOf(first);
            first = isReplaced ? -1 : first;
            var columns = new List<int>();
            for (var part = 0; part < parts.Length; part++)
            {
                if (Part(parts, part, field.Kind == FieldKind.Address ? first : -1, isOf, columns) is >= 0 and var best)
                    columns.Add(best);
            }

            if (columns.Count < (isReplaced ? 1 : 2) || (first >= 0 && !columns.Contains(first)))
                continue;
            if (at >= 0)
                found.RemoveAt(at);
            taken.UnionWith(columns);
            found.Add(new(field, FieldSource.Of([.. columns.Select(GridColumn.Letters)]), 0.8, GuessedFrom.Parts));
        }
    }

    /// <summary>
    /// The column of a part: for the first of an address that which was found as the whole, unless it is only a city or state beside a street; of the
    /// others none that the address says already.
    /// </summary>
    private int Part(string[][] parts, int part, int whole, Func<int, bool> isOf, List<int> columns)
    {
        if (part > 0 || whole < 0)
            return Best(parts[part], isOf, columns) is >= 0 and var column && !(part > 1 && whole >= 0 && Says(columns, column)) ? column : -1;
        var isOther = Array.Exists(parts[2..], words => Best(words, column => column == whole, []) == whole);
        return isOther && Best(parts[0], isOf, columns) is >= 0 and var street ? street : whole;
    }

    /// <summary>Whether one of the columns has in nearly every row the words that another one has: "MA" does not stand in "1 Main St".</summary>
    private bool Says(List<int> columns, int column)
    {
        string Words(GridRow row, int of) => $" {CleanText.Words(row[of])} ";
        var rows = sample.Body.Where(row => Words(row, column).Length > 3).ToList();
        return rows.Count > 0
            && columns.Exists(other => rows.Count(row => Words(row, other).Contains(Words(row, column), StringComparison.Ordinal)) * 10 >= rows.Count * 9);
    }

    /// <summary>The column whose header names a part best; −1 when none does.</summary>
    private int Best(IReadOnlyList<string> words, Func<int, bool> isOf, List<int> taken)
    {
        var looked = new ListField("part", "", FieldKind.Text) { Words = words };
        return Enumerable
            .Range(0, sample.Width)
            .Where(column => isOf(column) && !taken.Contains(column) && CleanText.Words(sample.HeaderOf(column)) != "name")
            .Select(column => (Score: HeaderWords.Score(sample.HeaderOf(column), looked), Column: column))
            .Where(candidate => candidate.Score >= 0.7)
            .OrderByDescending(candidate => candidate.Score)
            .ThenBy(candidate => candidate.Column)
            .Select(candidate => candidate.Column)
            .FirstOrDefault(-1);
    }

    private bool IsFax(int column) => CleanText.Words(sample.HeaderOf(column)).Split(' ').Contains("fax", StringComparer.Ordinal);

    private bool IsMailing(int column) => CleanText.Words(sample.HeaderOf(column)).Split(' ').Any(word => word is "mailing" or "billing" or "postal");

    /// <summary>The name where no header tells it: the column that looks most like names.</summary>
    /// <summary>Where nothing names a whole, what would be its part is the whole: a list with "Clinic name" alone is a list of clinics.</summary>
    private void NameParts(List<ProposedField> found)
    {
        if (form.First(FieldKind.Name) is not { } name || found.Exists(proposed => proposed.Field == name && proposed.From == GuessedFrom.Header))
            return;
        if (found.Find(proposed => proposed.Field.IsPart && proposed.From == GuessedFrom.Header) is not { } part)
            return;
        found.RemoveAll(proposed => proposed == part || proposed.Field == name);
        found.Add(part with { Field = name });
    }

    private void AddName(List<ProposedField> found, HashSet<int> taken)
    {
        if (form.First(FieldKind.Name) is not { } field || found.Exists(proposed => proposed.Field == field))
            return;
        var best = Enumerable
            .Range(0, sample.Width)
            .Where(column => !taken.Contains(column))
            .Select(column => (Score: Share(column).Names() * (1 - (0.02 * Math.Min(column, 10))), column))
            .OrderByDescending(candidate => candidate.Score)
            .FirstOrDefault((0, -1));
        // A list of one column is a list of names, whatever it is called.
        if (best.Item2 < 0 && found is [var only] && Enumerable.Range(0, sample.Width).Count(column => !Share(column).IsEmpty) == 1)
        {
            found[0] = only with { Field = field, Confidence = 0.5, From = GuessedFrom.Content };
            return;
        }

        if (best.Item2 >= 0 && best.Score >= 0.3)
            found.Add(new(field, FieldSource.Of(GridColumn.Letters(best.Item2)), best.Score * 0.5, GuessedFrom.Content));
    }
}
