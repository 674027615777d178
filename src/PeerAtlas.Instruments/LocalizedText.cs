using System.Globalization;
using System.Text.RegularExpressions;

namespace PeerAtlas.Instruments;

/// <summary>A language of an instrument.</summary>
/// <param name="Name">As XLSForm writes it without the code, e.g. English.</param>
/// <param name="Code">The BCP 47 tag for the page's lang attribute, e.g. en; <c>und</c> where the form does not say.</param>
public sealed partial record InstrumentLanguage(string Name, string Code)
{
    /// <summary>The language of columns that name none, in a form that names no default language either.</summary>
    public static InstrumentLanguage Unnamed { get; } = new("default", "und");

    /// <summary>Reads "English (en)", or a language's name alone where that is enough to know the code.</summary>
    /// <returns>Null when the code is missing and cannot be told from the name.</returns>
    public static InstrumentLanguage? Parse(string text)
    {
        text = text.Trim();
        if (string.Equals(text, Unnamed.Name, StringComparison.OrdinalIgnoreCase))
            return Unnamed;
        if (WithCode().Match(text) is { Success: true } match)
            return new InstrumentLanguage(match.Groups["name"].Value, match.Groups["code"].Value.ToLowerInvariant());
        var culture = CultureInfo
            .GetCultures(CultureTypes.NeutralCultures)
            .FirstOrDefault(known =>
                known.Name.Length > 0
                && (
                    string.Equals(known.EnglishName, text, StringComparison.OrdinalIgnoreCase)
                    || string.Equals(known.NativeName, text, StringComparison.OrdinalIgnoreCase)
                )
            );
        return culture is null ? null : new InstrumentLanguage(text, culture.Name);
    }

    /// <summary>As XLSForm writes it: English (en).</summary>
    public override string ToString() => this == Unnamed ? Name : $"{Name} ({Code})";

    [GeneratedRegex(
        @"^(?<name>[^()]{1,60}?)\s*\((?<code>[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3})\)$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex WithCode();
}

/// <summary>A text in several languages; the first is the one to fall back to.</summary>
public sealed class LocalizedText : IEquatable<LocalizedText>
{
    private readonly KeyValuePair<string, string>[] _texts;

    /// <summary>Makes a text from language codes and texts; empty texts are left out.</summary>
    public LocalizedText(IEnumerable<KeyValuePair<string, string>> texts)
    {
        _texts = [.. texts.Where(text => text.Value.Length > 0)];
    }

    /// <summary>No text in any language.</summary>
    public static LocalizedText Empty { get; } = new([]);

    /// <summary>InstrumentLanguage codes and texts, the first to fall back to.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Texts => _texts;

    /// <summary>Whether there is no text in any language.</summary>
    public bool IsEmpty => _texts.Length == 0;

    /// <summary>The text in that language or in its main language (es for es-US), or else the first; empty when there is none.</summary>
    public string In(string language)
    {
        foreach (var (code, text) in _texts)
        {
            if (string.Equals(code, language, StringComparison.OrdinalIgnoreCase))
                return text;
        }
        var dash = language.IndexOf('-', StringComparison.Ordinal);
        if (dash > 0)
            return In(language[..dash]);
        return _texts.Length > 0 ? _texts[0].Value : "";
    }

    /// <summary>Whether there is a text in exactly that language.</summary>
    public bool Has(string language) => Array.Exists(_texts, text => string.Equals(text.Key, language, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether both say the same in the same languages.</summary>
    public bool Equals(LocalizedText? other) =>
        other is not null && _texts.Length == other._texts.Length && Array.TrueForAll(_texts, text => Array.IndexOf(other._texts, text) >= 0);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LocalizedText);

    /// <inheritdoc/>
    public override int GetHashCode() => _texts.Aggregate(_texts.Length, (hash, text) => hash ^ text.Value.GetHashCode(StringComparison.Ordinal));

    /// <summary>The text to fall back to.</summary>
    public override string ToString() => In("");
}
