using System.Globalization;
using System.Text.Json;

namespace PeerAtlas.Certification.Json;

/// <summary>
/// The fields of an object of a file, read one by one. What is of the wrong kind, out of bounds or unknown is gathered as a problem, so that one reading
/// tells all of them.
/// </summary>
internal sealed class JsonFields
{
    private const int MostProblems = 50;

    private readonly PlacedJson json;
    private readonly string file;
    private readonly string place;
    private readonly List<InputProblem> problems;
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public JsonFields(PlacedJson json, string file)
        : this(json, file, "", []) { }

    private JsonFields(PlacedJson json, string file, string place, List<InputProblem> problems)
    {
        (this.json, this.file, this.place, this.problems) = (json, file, place, problems);
        if (json.Kind != JsonValueKind.Object)
            Refuse(json.Line, "", "This is to be an object.");
    }

    public IReadOnlyList<InputProblem> Problems => problems;

    public int Line => json.Line;

    public bool Has(string name) => Find(name) is not null;

    /// <summary>Whether a field that may be told in two ways is true or false.</summary>
    public bool IsFlag(string name) => Find(name) is { Kind: JsonValueKind.True or JsonValueKind.False };

    /// <summary>Throws what was found.</summary>
    public void ThrowIfAny()
    {
        if (problems.Count > 0)
            throw new CertificationInputException([.. problems.OrderBy(problem => problem.Line).Take(MostProblems)]);
    }

    /// <summary>Adds a problem of this object or of one of its fields.</summary>
    public void Refuse(string name, string problem) => Refuse(Find(name)?.Line ?? json.Line, name, problem);

    /// <summary>Ends the reading of this object: what was not asked for is unknown.</summary>
    public void RefuseOthers()
    {
        foreach (var (name, line, _) in json.Properties ?? [])
        {
            if (!asked.Contains(name))
                Refuse(line, Shown(name), $"This field is unknown. Known are {string.Join(", ", asked.Order(StringComparer.Ordinal))}.");
        }
    }

    public string? Text(string name, bool required = false, int longest = 200)
    {
        var value = Ask(name, required);
        if (value is null)
            return null;
        if (value.Kind != JsonValueKind.String || string.IsNullOrWhiteSpace(value.Text))
            return Wrong<string>(value, name, "This is to be a text.");
        return value.Text.Length > longest ? Wrong<string>(value, name, $"The text has more than {longest} characters.") : value.Text.Trim();
    }

    public decimal? Number(string name, decimal low, decimal high, bool required = false)
    {
        var value = Ask(name, required);
        if (value is null)
            return null;
        if (value.Kind != JsonValueKind.Number || !decimal.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return WrongValue<decimal>(value, name, "This is to be a number.");
        if (number < low || number > high)
            return WrongValue<decimal>(value, name, string.Create(CultureInfo.InvariantCulture, $"This is to be from {low} to {high}."));
        return decimal.Round(number, 4) == number ? number : WrongValue<decimal>(value, name, "A number has at most four decimals.");
    }

    public int? Whole(string name, int low, int high, bool required = false)
    {
        var number = Number(name, low, high, required);
        if (number is null || decimal.Truncate(number.Value) == number)
            return (int?)number;
        Refuse(name, "This is to be a whole number.");
        return null;
    }

    public bool? Flag(string name)
    {
        var value = Ask(name, required: false);
        if (value is null or { Kind: JsonValueKind.True or JsonValueKind.False })
            return value is null ? null : value.Kind == JsonValueKind.True;
        return WrongValue<bool>(value, name, "This is to be true or false.");
    }

    public DateOnly? Day(string name, bool required = false)
    {
        var value = Ask(name, required);
        if (value is null)
            return null;
        return value.Kind == JsonValueKind.String && DayOf(value.Text) is { } day
            ? day
            : WrongValue<DateOnly>(value, name, "This is to be a day of the years 1900 to 2199, written as 2026-03-31.");
    }

    /// <summary>One of the words of a list.</summary>
    public T? Choice<T>(string name, IReadOnlyDictionary<string, T> words, bool required = false)
        where T : struct
    {
        var value = Ask(name, required);
        if (value is null)
            return null;
        return value.Kind == JsonValueKind.String && words.TryGetValue(value.Text, out var choice)
            ? choice
            : WrongValue<T>(value, name, $"This is to be one of {string.Join(", ", words.Keys)}.");
    }

    public JsonFields? Object(string name, bool required = false)
    {
        var value = Ask(name, required);
        return value is null ? null : new(value, file, Within(name), problems);
    }

    public IReadOnlyList<JsonFields> Objects(string name, int most, bool required = false) =>
        [.. Items(name, most, required).Select((item, number) => new JsonFields(item, file, $"{Within(name)}[{number}]", problems))];

    public IReadOnlyList<string> Texts(string name, int most, int longest = 200)
    {
        var texts = new List<string>();
        foreach (var (item, number) in Items(name, most, required: false).Select((item, number) => (item, number)))
        {
            if (item.Kind == JsonValueKind.String && !string.IsNullOrWhiteSpace(item.Text) && item.Text.Length <= longest)
                texts.Add(item.Text.Trim());
            else
                Refuse(item.Line, $"{name}[{number}]", $"This is to be a text of at most {longest} characters.");
        }

        return texts;
    }

    private static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and < 2200
            ? day
            : null;

    private IReadOnlyList<PlacedJson> Items(string name, int most, bool required)
    {
        var value = Ask(name, required);
        if (value is null)
            return [];
        if (value.Kind != JsonValueKind.Array)
            return Wrong<IReadOnlyList<PlacedJson>>(value, name, "This is to be a list.") ?? [];
        return value.Items!.Count > most ? Wrong<IReadOnlyList<PlacedJson>>(value, name, $"The list has more than {most} items.") ?? [] : value.Items;
    }

    private PlacedJson? Ask(string name, bool required)
    {
        asked.Add(name);
        var value = Find(name);
        if (value is null && required && json.Kind == JsonValueKind.Object)
            Refuse(json.Line, name, "This is missing.");
        return value;
    }

    // Null and absent are the same: unknown.
    private PlacedJson? Find(string name) =>
        (json.Properties ?? []).FirstOrDefault(property => property.Name == name) is { Value: { Kind: not JsonValueKind.Null } value } ? value : null;

    private T? Wrong<T>(PlacedJson value, string name, string problem)
        where T : class
    {
        Refuse(value.Line, name, problem);
        return null;
    }

    private T? WrongValue<T>(PlacedJson value, string name, string problem)
        where T : struct
    {
        Refuse(value.Line, name, problem);
        return null;
    }

    private void Refuse(int line, string name, string problem) => problems.Add(new(file, line, Within(name), problem));

    private string Within(string name) =>
        name.Length == 0 ? place
        : place.Length == 0 ? name
        : $"{place}.{name}";

    // A name that somebody made up may be anything.
    private static string Shown(string name) => name.Length <= 60 ? name : name[..60] + "…";
}
