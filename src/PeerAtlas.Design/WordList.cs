using System.Reflection;

namespace PeerAtlas.Design;

/// <summary>All words of some assemblies by their keys.</summary>
public sealed class WordList
{
    private readonly Dictionary<Words, string> keys = new(ReferenceEqualityComparer.Instance);

    /// <summary>The words of the classes of words in these assemblies.</summary>
    /// <exception cref="ArgumentException">Two words have the same key.</exception>
    public WordList(IEnumerable<Assembly> assemblies)
    {
        var all = new SortedDictionary<string, Words>(StringComparer.Ordinal);
        foreach (var (key, words) in assemblies.Distinct().SelectMany(Of))
        {
            all.Add(key, words);
            keys.Add(words, key);
        }

        All = all;
    }

    /// <summary>The words by their keys, in their order.</summary>
    public IReadOnlyDictionary<string, Words> All { get; }

    /// <summary>The key of some words; null when they stand in no class of words of these assemblies.</summary>
    public string? KeyOf(Words words) => keys.GetValueOrDefault(words);

    /// <summary>The words that say something in both languages as it is said here; null when there are none.</summary>
    public Words? Find(string english, string spanish) => All.Values.FirstOrDefault(words => words.English == english && words.Spanish == spanish);

    private static IEnumerable<(string Key, Words Words)> Of(Assembly assembly) =>
        assembly
            .GetTypes()
            .Where(type => type.Name.EndsWith(nameof(Words), StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(Words))
            .Select(field => ($"{field.DeclaringType!.Name}.{field.Name}", (Words)field.GetValue(null)!));
}
