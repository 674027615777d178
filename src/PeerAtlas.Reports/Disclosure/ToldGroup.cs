using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using PeerAtlas.Statistics;
using PeerAtlas.Statistics.Disclosure;

namespace PeerAtlas.Reports.Disclosure;

/// <summary>
/// That a published version told the number of a group of persons. Kept beside the version, so that later ones reveal nothing together
/// with it.
/// </summary>
/// <param name="Figure">The name of the figure that told it.</param>
/// <param name="Place">Which of the figure's groups.</param>
/// <param name="Key">The group's key, in hexadecimal.</param>
/// <param name="Count">The number told.</param>
public sealed record ToldGroup(string Figure, int Place, string Key, int Count)
{
    /// <summary>The group.</summary>
    [JsonIgnore]
    public PersonGroup Group => new(UInt128.Parse(Key, NumberStyles.HexNumber, CultureInfo.InvariantCulture), Count);

    /// <summary>What a figure tells.</summary>
    public static IEnumerable<ToldGroup> Of(Figure figure) =>
        figure.Persons.Select((group, place) => new ToldGroup(figure.Name, place, group.Key.ToString("x32", CultureInfo.InvariantCulture), group.Count));

    /// <summary>As it is stored.</summary>
    public static string ToJson(IEnumerable<ToldGroup> told) => JsonSerializer.Serialize(told);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static IReadOnlyList<ToldGroup> FromJson(string json) => json.Length == 0 ? [] : JsonSerializer.Deserialize<List<ToldGroup>>(json) ?? [];
}
