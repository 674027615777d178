using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PeerAtlas.Instruments;

/// <summary>A language of an instrument.</summary>
/// <param name="Name">As XLSForm writes it without the code, e.g. English.</param>
/// <param name="Code">The BCP 47 tag for the page's lang attribute, e.g. en; <c>und</c> where the form does not say.</param>
public sealed partial record InstrumentLanguage(string Name, string Code)
{
    /// <summary>The language of columns that name none, in a form that names no default language either.</summary>
    public static InstrumentLanguage Unnamed { get; } = new("default", "und");

    // Asking for the names takes some milliseconds each time, and a form has hundreds of columns.
    private static readonly Lazy<List<(string English, string Native, string Code)>> Known = new(() =>
        [
            .. CultureInfo
                .GetCultures(CultureTypes.NeutralCultures)
                .Where(culture => culture.Name.Length > 0)
                .Select(culture => (culture.EnglishName, culture.NativeName, culture.Name)),
        ]
    );

    /// <summary>Reads "English (en)", a language's name alone where that is enough to know the code, or its code alone.</summary>
    /// <returns>Null when the code is missing and cannot be told from the name.</returns>
    public static InstrumentLanguage? Parse(string text)
    {
        text = text.Trim();
        if (string.Equals(text, Unnamed.Name, StringComparison.OrdinalIgnoreCase))
            return Unnamed;
        if (WithCode().Match(text) is { Success: true } match)
            return new InstrumentLanguage(match.Groups["name"].Value, match.Groups["code"].Value.ToLowerInvariant().Replace('_', '-'));
        if (Known.Value.Find(known => Is(known.English, text) || Is(known.Native, text)) is { Code: not null } named)
            return new InstrumentLanguage(text, named.Code);
        if (Known.Value.Find(known => Is(known.Code, text)) is { Code: not null } coded)
            return new InstrumentLanguage(coded.English, coded.Code);
        // Two or three small letters are a code, known here or not.
        return text.Length is 2 or 3 && text.All(char.IsAsciiLetterLower) ? new InstrumentLanguage(text, text) : null;
    }

    /// <summary>A language of which nothing but the name is known; its code is a private one made of the name.</summary>
    public static InstrumentLanguage OfUnknown(string name)
    {
        var plain = string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        if (plain.Length == 0)
            plain = Convert.ToHexStringLower(Encoding.UTF8.GetBytes(name));
        var parts = plain.Chunk(8).Take(3).Select(part => new string(part));
        var shown = string.Concat(name.Trim().Where(next => next is not ('(' or ')'))).Trim();
        return new InstrumentLanguage(shown.Length is > 0 and <= 60 ? shown : "language", "x-" + string.Join('-', parts));
    }

    /// <summary>As XLSForm writes it: English (en).</summary>
    public override string ToString() => this == Unnamed ? Name : $"{Name} ({Code})";

    private static bool Is(string name, string text) => string.Equals(name, text, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(
        @"^(?<name>[^()]{1,60}?)\s*\((?<code>([A-Za-z]{2,3}|x-[A-Za-z0-9]{1,8})([-_][A-Za-z0-9]{1,8}){0,3})\)$",
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
