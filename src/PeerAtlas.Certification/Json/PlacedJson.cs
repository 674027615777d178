using System.Text;
using System.Text.Json;

namespace PeerAtlas.Certification.Json;

/// <summary>A value of a JSON file that knows the line on which it stands, which the library's own documents do not.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Line">Its line, counted from 1.</param>
/// <param name="Text">The text of a string; a number as it is written.</param>
/// <param name="Properties">The properties of an object, in their order.</param>
/// <param name="Items">The items of an array.</param>
internal sealed record PlacedJson(
    JsonValueKind Kind,
    int Line,
    string Text = "",
    IReadOnlyList<(string Name, int Line, PlacedJson Value)>? Properties = null,
    IReadOnlyList<PlacedJson>? Items = null
)
{
    private const int Depth = 16;
    private const int LongestText = 1000;

    /// <summary>Reads a file that may be hostile: it has limits of size and depth, and no name stands twice in an object.</summary>
    public static PlacedJson Parse(ReadOnlySpan<byte> utf8, string file, int limit)
    {
        if (utf8.Length > limit)
            throw Refuse(file, null, $"The file has more than {limit} bytes.");
        utf8 = utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = Depth });
        var lines = new LineCounter();
        try
        {
            reader.Read();
            var value = Value(ref reader, utf8, lines, file);
            // What follows the value is refused by the reader.
            reader.Read();
            return value;
        }
        catch (JsonException exception)
        {
            throw Refuse(file, (int)(exception.LineNumber ?? 0) + 1, exception is { LineNumber: null } ? "This is no JSON." : Said(exception));
        }
        catch (InvalidOperationException)
        {
            // A text that is no UTF-8, or half a surrogate.
            throw Refuse(file, lines.At(utf8, (int)reader.TokenStartIndex), "A text has characters that cannot be read.");
        }
    }

    private static string Said(JsonException exception)
    {
        var end = exception.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return "This is no JSON: " + (end < 0 ? exception.Message : exception.Message[..end]);
    }

    private static PlacedJson Value(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, LineCounter lines, string file)
    {
        var line = lines.At(utf8, (int)reader.TokenStartIndex);
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => Object(ref reader, utf8, lines, file, line),
            JsonTokenType.StartArray => Array(ref reader, utf8, lines, file, line),
            JsonTokenType.String => new(JsonValueKind.String, line, Short(reader.GetString()!, file, line)),
            JsonTokenType.Number => new(JsonValueKind.Number, line, Short(Encoding.UTF8.GetString(reader.ValueSpan), file, line)),
            JsonTokenType.True => new(JsonValueKind.True, line),
            JsonTokenType.False => new(JsonValueKind.False, line),
            JsonTokenType.Null => new(JsonValueKind.Null, line),
            _ => throw Refuse(file, line, "The file is empty."),
        };
    }

    private static PlacedJson Object(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, LineCounter lines, string file, int line)
    {
        var properties = new List<(string, int, PlacedJson)>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var at = lines.At(utf8, (int)reader.TokenStartIndex);
            var name = Short(reader.GetString()!, file, at);
            if (!names.Add(name))
                throw Refuse(file, at, $"\"{name}\" stands twice in one object.");
            reader.Read();
            properties.Add((name, at, Value(ref reader, utf8, lines, file)));
        }

        return new(JsonValueKind.Object, line, Properties: properties);
    }

    private static PlacedJson Array(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, LineCounter lines, string file, int line)
    {
        var items = new List<PlacedJson>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(Value(ref reader, utf8, lines, file));
        return new(JsonValueKind.Array, line, Items: items);
    }

    private static string Short(string text, string file, int line) =>
        text.Length <= LongestText ? text : throw Refuse(file, line, $"A text has more than {LongestText} characters.");

    private static CertificationInputException Refuse(string file, int? line, string problem) => new([new(file, line, "", problem)]);

    /// <summary>Counts on from where it last was, since places come in their order.</summary>
    private sealed class LineCounter
    {
        private int counted;
        private int line = 1;

        public int At(ReadOnlySpan<byte> utf8, int place)
        {
            line += place > counted ? utf8[counted..place].Count((byte)'\n') : 0;
            counted = Math.Max(counted, place);
            return line;
        }
    }
}
