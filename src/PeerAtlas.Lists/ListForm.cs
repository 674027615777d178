namespace PeerAtlas.Lists;

/// <summary>What kind of value stands in a field; each is read and written in one way.</summary>
public enum FieldKind
{
    /// <summary>Any text, on one line.</summary>
    Text,

    /// <summary>What identifies the row; a number loses no zeros.</summary>
    Key,

    /// <summary>The name of a thing, such as an organisation.</summary>
    Name,

    /// <summary>The name of a person; "LAST, FIRST" is turned.</summary>
    PersonName,

    /// <summary>Addresses of mail, several parted by "; ".</summary>
    Email,

    /// <summary>Phone numbers, several parted by "; ".</summary>
    Phone,

    /// <summary>A ZIP code, with the zeros that a spreadsheet took away.</summary>
    Zip,

    /// <summary>A postal address, whose parts may stand in several columns.</summary>
    Address,

    /// <summary>One of the field's known words.</summary>
    Choice,

    /// <summary>yes or no.</summary>
    YesNo,

    /// <summary>A day, as 2026-11-22.</summary>
    Day,

    /// <summary>A time of day, as 14:05.</summary>
    TimeOfDay,

    /// <summary>A duration, as whole minutes.</summary>
    Duration,

    /// <summary>A number, with a point.</summary>
    Number,

    /// <summary>A thing of a list that may grow: words that are not known may be added.</summary>
    Reference,
}

/// <summary>What a key is made from where a file has none.</summary>
public enum KeyMade
{
    /// <summary>It is not made: the file must have it.</summary>
    No,

    /// <summary>From the name: the same name gives the same key.</summary>
    FromName,

    /// <summary>From all that the row says: the same file twice gives the same keys; equal rows are numbered.</summary>
    FromContent,
}

/// <summary>A word that a field may hold.</summary>
/// <param name="Key">What is written.</param>
/// <param name="Label">What the person sees.</param>
/// <param name="Synonyms">Other words for it that files have.</param>
public sealed record KnownWord(string Key, string Label, IReadOnlyList<string> Synonyms)
{
    /// <summary>A word without others for it.</summary>
    public KnownWord(string key, string label)
        : this(key, label, []) { }
}

/// <summary>One thing that a module wants of a row.</summary>
/// <param name="Name">Its name, which is the column under which the importer finds it.</param>
/// <param name="Label">What the person sees.</param>
/// <param name="Kind">The kind of value.</param>
public sealed record ListField(string Name, string Label, FieldKind Kind)
{
    /// <summary>What stands in it, in a sentence.</summary>
    public string Hint { get; init; } = "";

    /// <summary>Whether a row without it is none.</summary>
    public bool IsNeeded { get; init; }

    /// <summary>Headers under which files have it, in English and Spanish, the likeliest first; case, blanks and punctuation do not matter.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The words of a choice, or what a reference may name.</summary>
    public IReadOnlyList<KnownWord> Known { get; init; } = [];

    /// <summary>Whether one value may stand for the whole file.</summary>
    public bool MayStandForFile { get; init; }

    /// <summary>Whether one value for the whole file holds for that file alone, such as whose log it is: the next file of the form is asked anew.</summary>
    public bool IsOfFile { get; init; }

    /// <summary>Whether several columns may be joined, as first and last name or street and city.</summary>
    public bool MayJoin { get; init; }

    /// <summary>What stands between joined columns.</summary>
    public string Joint { get; init; } = " ";

    /// <summary>Whether it names a part of what a row is of, such as a site: a row that has a part and no name is of the name above.</summary>
    public bool IsPart { get; init; }

    /// <summary>How many characters a value may have; any number when null. A longer text is shortened, and another value left empty.</summary>
    public int? Longest { get; init; }

    /// <summary>What the key is made from where there is none.</summary>
    public KeyMade Made { get; init; }

    /// <summary>Of a duration, the fields of kind <see cref="FieldKind.TimeOfDay"/> between which it lies where the file has no duration.</summary>
    public (string Start, string End)? Between { get; init; }

    /// <summary>Of a duration between two times, the field of kind <see cref="FieldKind.Duration"/> that is taken off it, such as a break.</summary>
    public string? Less { get; init; }

    /// <summary>What can be done about words that are not known, such as "Add them as regions."; empty when nothing.</summary>
    public string WayOut { get; init; } = "";
}

/// <summary>What a module wants of a list or a log: any sheet is turned into rows with these fields.</summary>
public sealed record ListForm
{
    /// <summary>Makes a form.</summary>
    /// <param name="name">Its name, by which kept mappings know it.</param>
    /// <param name="fields">What is wanted, each by a name of its own.</param>
    public ListForm(string name, IReadOnlyList<ListField> fields)
    {
        if (fields.Select(field => field.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() != fields.Count)
            throw new ArgumentException("Every field needs a name of its own.", nameof(fields));
        (Name, Fields) = (name, fields);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The fields, in order.</summary>
    public IReadOnlyList<ListField> Fields { get; }

    /// <summary>Whether days, activities or persons may stand as columns, with the duration in the cells: a log.</summary>
    public bool MayGoAcross { get; init; }

    /// <summary>The field that stands in the cells of columns side by side where that is no duration, such as whether somebody was there: its name.</summary>
    public string? Mark { get; init; }

    /// <summary>The field whose values stand in the cells of columns side by side; null when there is none.</summary>
    public ListField? AcrossCell => Mark is null ? First(FieldKind.Duration) : Find(Mark);

    /// <summary>The field of that name; null when there is none.</summary>
    public ListField? Find(string name) => Fields.FirstOrDefault(field => string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The place of the field of that name; −1 when there is none.</summary>
    internal int At(string name)
    {
        for (var at = 0; at < Fields.Count; at++)
        {
            if (Fields[at].Name == name)
                return at;
        }

        return -1;
    }

    /// <summary>What a row is of: the name, or of a log the day. A row without it is none, or has that of the row above.</summary>
    public ListField? Subject => First(FieldKind.Name) ?? (MayGoAcross ? First(FieldKind.Day) : null);

    /// <summary>What a row is of, in a word.</summary>
    public string SubjectWord => Subject is { Kind: FieldKind.Day } ? "day" : "name";

    /// <summary>What a row of a log counts: how long something took; null when the form is no log.</summary>
    public ListField? Measure => First(FieldKind.Name) is null && First(FieldKind.Duration) is { IsNeeded: true } duration ? duration : null;

    /// <summary>The first field of that kind; null when there is none.</summary>
    public ListField? First(FieldKind kind) => Fields.FirstOrDefault(field => field.Kind == kind);
}
