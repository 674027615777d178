using System.Collections.Frozen;

namespace PeerAtlas.Design;

/// <summary>Where the translations are kept.</summary>
public interface ITranslationSource
{
    /// <summary>Every translated text, by the code of its language and by its key; null when they cannot be read now.</summary>
    Task<IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>?> ReadAsync(CancellationToken cancellation);
}

/// <summary>
/// The languages into which the product was translated, as they stood at most half a minute ago. They are read again by the request that finds
/// them old, so that every node follows an import by itself.
/// </summary>
public sealed class Translations(WordList? list = null, TimeProvider? time = null)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private volatile Snapshot held = new(FrozenDictionary<string, IReadOnlyDictionary<string, string>>.Empty, DateTimeOffset.MinValue);
    private int isReading;

    /// <summary>The codes of the languages that are offered: a page that says its language is one, and speaks another, is read out wrongly.</summary>
    public IEnumerable<string> Codes =>
        held
            .Texts.Where(language => list is null || language.Value.Count >= Enough(list.All.Count))
            .Select(language => language.Key)
            .Order(StringComparer.Ordinal);

    /// <summary>How many of all words have to be translated before a language is offered: nine of ten.</summary>
    public static int Enough(int words) => (int)Math.Ceiling(0.9 * words);

    /// <summary>A text in a language; null where it is missing.</summary>
    public string? Text(string code, Words words) =>
        held.Texts.TryGetValue(code, out var texts) && list?.KeyOf(words) is { } key ? texts.GetValueOrDefault(key) : null;

    /// <summary>Reads the translations where they are old. Whoever comes while somebody reads goes on with what there is.</summary>
    public async Task RefreshAsync(ITranslationSource source, CancellationToken cancellation)
    {
        if (time is null || time.GetUtcNow() - held.ReadAt < Fresh || Interlocked.Exchange(ref isReading, 1) == 1)
            return;
        try
        {
            var texts = await source.ReadAsync(cancellation) ?? held.Texts;
            held = new(texts.ToFrozenDictionary(StringComparer.Ordinal), time.GetUtcNow());
        }
        finally
        {
            Volatile.Write(ref isReading, 0);
        }
    }

    private sealed record Snapshot(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Texts, DateTimeOffset ReadAt);
}
