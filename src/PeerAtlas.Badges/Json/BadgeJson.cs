using System.Text;
using System.Text.Json;

namespace PeerAtlas.Badges.Json;

/// <summary>Reads JSON that may be hostile: it is small, not deep, has no name twice in an object, and every text in it can be read.</summary>
public static class BadgeJson
{
    /// <summary>The most bytes that a file may have.</summary>
    public const int Limit = 4_000_000;

    private const int Depth = 40;
    private const int MostValues = 50_000;

    /// <summary>Reads the JSON.</summary>
    /// <exception cref="BadgeInputException">It is none, or passes a limit.</exception>
    public static JsonElement Parse(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Length > Limit)
            throw new BadgeInputException($"There are more than {Limit} bytes.");
        if (utf8.Span.StartsWith(Encoding.UTF8.Preamble))
            utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        try
        {
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = Depth, AllowDuplicateProperties = false });
            var left = MostValues;
            Check(document.RootElement, ref left);
            return document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            throw new BadgeInputException($"This is no JSON that can be read: {Said(exception)}");
        }
        catch (InvalidOperationException)
        {
            throw new BadgeInputException("A text in it has characters that cannot be read.");
        }
    }

    /// <summary>The text of a member; null where there is none, or something else than a text.</summary>
    public static string? Text(this JsonElement json, string name) => json.Member(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>A member that is there and not null.</summary>
    public static JsonElement? Member(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>What an array holds, or the value itself, as JSON-LD has it; nothing where there is nothing.</summary>
    public static IEnumerable<JsonElement> Each(this JsonElement? json) =>
        json is not { } value ? []
        : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray()
        : [value];

    /// <summary>The texts of a member that is a text or an array of them.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement json, string name) =>
        [.. json.Member(name).Each().Where(value => value.ValueKind == JsonValueKind.String).Select(value => value.GetString()!)];

    private static void Check(JsonElement json, ref int left)
    {
        if (--left < 0)
            throw new BadgeInputException($"There are more than {MostValues} values in it.");
        if (json.ValueKind == JsonValueKind.String)
            _ = json.GetString();
        else if (json.ValueKind == JsonValueKind.Number && !(json.TryGetDouble(out var number) && double.IsFinite(number)))
            throw new BadgeInputException("A number in it is too large.");
        else if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in json.EnumerateArray())
                Check(item, ref left);
        }
        else if (json.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in json.EnumerateObject())
            {
                _ = member.Name;
                Check(member.Value, ref left);
            }
        }
    }

    private static string Said(JsonException exception)
    {
        var end = exception.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var said = end < 0 ? exception.Message : exception.Message[..end];
        return exception.LineNumber is { } line ? $"line {line + 1}: {said}" : said;
    }
}
