using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace PeerAtlas.Instruments;

/// <summary>
/// The answers of one response by question name, as they are stored: texts, numbers, dates (as ISO text), choices and,
/// for repeats, answers for each entry. The text of an "other" stands under the question's name with <c>_other</c>.
/// What was not answered is absent. It never changes.
/// </summary>
public sealed class Answers : IEquatable<Answers>
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 8 };

    // string, double, string[] (choices) or Answers[] (entries), in the order of the instrument.
    private readonly List<KeyValuePair<string, object>> _values;
    private Dictionary<string, object>? _index;

    internal Answers(List<KeyValuePair<string, object>> values) => _values = values;

    /// <summary>No answers.</summary>
    public static Answers Empty { get; } = new([]);

    /// <summary>The names that have an answer, in the order of the instrument.</summary>
    public IEnumerable<string> Names => _values.Select(value => value.Key);

    /// <summary>Whether nothing was answered.</summary>
    public bool IsEmpty => _values.Count == 0;

    private Dictionary<string, object> Index => _index ??= new Dictionary<string, object>(_values, StringComparer.Ordinal);

    /// <summary>Whether there is an answer.</summary>
    public bool Has(string name) => Index.ContainsKey(name);

    /// <summary>The answer as text: a text, a number, an ISO date, a choice; several choices separated by spaces; empty when there is none.</summary>
    public string Text(string name) =>
        Index.GetValueOrDefault(name) switch
        {
            string text => text,
            double number => Value.Format(number),
            string[] choices => string.Join(' ', choices),
            _ => "",
        };

    /// <summary>The answer as a number; null when there is none or it is not a number.</summary>
    public double? Number(string name) =>
        Index.GetValueOrDefault(name) switch
        {
            double number => number,
            string text when Value.TryNumber(text, out var number) => number,
            _ => null,
        };

    /// <summary>The answer as a date; null when there is none or it is not a date.</summary>
    public DateOnly? Date(string name) => Index.GetValueOrDefault(name) is string text && Value.TryDate(text, out var date) ? date : null;

    /// <summary>The choices made, one for a select_one; empty when none was.</summary>
    public IReadOnlyList<string> Choices(string name) =>
        Index.GetValueOrDefault(name) switch
        {
            string[] choices => choices,
            string choice => [choice],
            _ => [],
        };

    /// <summary>The answers for each entry of a repeat.</summary>
    public IReadOnlyList<Answers> Instances(string repeat) => Index.GetValueOrDefault(repeat) as Answers[] ?? [];

    /// <summary>The answers in an entry; these themselves for none, null when there is no such entry.</summary>
    public Answers? At(Entry? entry) => entry is null ? this : At(entry.Around)?.Instances(entry.Repeat).ElementAtOrDefault(entry.Place);

    /// <summary>The entries that were answered of the last of some repeats, each of which stands in the one before it.</summary>
    public IEnumerable<(Entry Entry, Answers Answers)> EntriesOf(IReadOnlyList<Repeat> repeats) =>
        repeats
            .Aggregate<Repeat, IEnumerable<(Entry? Entry, Answers Answers)>>([(null, this)], (entries, repeat) =>
                entries.SelectMany(around =>
                    around.Answers.Instances(repeat.Name).Select((answers, at) => ((Entry?)new Entry(repeat.Name, at, around.Entry), answers))
                )
            )
            .Where(entry => entry.Entry is not null)
            .Select(entry => (entry.Entry!, entry.Answers));

    /// <summary>Compact JSON in the order of the instrument: <c>{"role":"cps","hours":20,"benefits":["health","leave"]}</c>.</summary>
    public string ToJson()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Compact))
            Write(writer);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static Answers FromJson(string json)
    {
        using var document = JsonDocument.Parse(json, Shallow);
        return Read(document.RootElement);
    }

    /// <summary>Whether both have the same answers, in whatever order.</summary>
    public bool Equals(Answers? other) =>
        other is not null
        && _values.Count == other._values.Count
        && _values.TrueForAll(value => other.Index.TryGetValue(value.Key, out var theirs) && AreEqual(value.Value, theirs));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Answers);

    /// <inheritdoc/>
    public override int GetHashCode() => _values.Aggregate(_values.Count, (hash, value) => hash ^ value.Key.GetHashCode(StringComparison.Ordinal));

    private static bool AreEqual(object left, object right) =>
        (left, right) switch
        {
            (string[] first, string[] second) => first.SequenceEqual(second, StringComparer.Ordinal),
            (Answers[] first, Answers[] second) => first.SequenceEqual(second),
            _ => left.Equals(right),
        };

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in _values)
        {
            writer.WritePropertyName(name);
            switch (value)
            {
                case double number:
                    writer.WriteRawValue(number.ToString("R", CultureInfo.InvariantCulture), skipInputValidation: true);
                    break;
                case string text:
                    writer.WriteStringValue(text);
                    break;
                default:
                    WriteArray(writer, (object[])value);
                    break;
            }
        }
        writer.WriteEndObject();
    }

    private static void WriteArray(Utf8JsonWriter writer, object[] members)
    {
        writer.WriteStartArray();
        foreach (var member in members)
        {
            if (member is Answers instance)
                instance.Write(writer);
            else
                writer.WriteStringValue((string)member);
        }
        writer.WriteEndArray();
    }

    private static Answers Read(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new JsonException("Answers are a JSON object.");
        var values = new List<KeyValuePair<string, object>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            if (!seen.Add(property.Name))
                throw new JsonException($"The answer \"{property.Name}\" stands twice.");
            values.Add(new(property.Name, ReadValue(property)));
        }
        return new Answers(values);
    }

    private static object ReadValue(JsonProperty property)
    {
        var value = property.Value;
        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number when value.TryGetDouble(out var number) && double.IsFinite(number) => number,
            JsonValueKind.Array when value.EnumerateArray().All(member => member.ValueKind == JsonValueKind.String) => value
                .EnumerateArray()
                .Select(member => member.GetString()!)
                .ToArray(),
            JsonValueKind.Array => value.EnumerateArray().Select(Read).ToArray(),
            _ => throw new JsonException($"The answer \"{property.Name}\" is neither text, number nor list."),
        };
    }
}
