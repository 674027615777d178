using DocumentFormat.OpenXml;

namespace PeerAtlas.Cli.Analysis;

/// <summary>The same thing written several times, for newer programs and for older ones (ECMA-376 part 3).</summary>
internal static class WordAlternatives
{
    // What Word and its like give a meaning to; a namespace of anybody else is an extension that they pass over.
    private static readonly string[] Understood =
    [
        "http://schemas.microsoft.com/office/",
        "http://schemas.openxmlformats.org/",
        "http://purl.oclc.org/ooxml/",
        "urn:schemas-microsoft-com:",
    ];

    /// <summary>The alternative that a reader sees: the first whose every namespace is understood, else the fallback, else the first of all.</summary>
    public static OpenXmlElement Read(AlternateContent alternatives)
    {
        var choices = alternatives.Elements<AlternateContentChoice>().ToList();
        return choices.Find(IsUnderstood) ?? alternatives.GetFirstChild<AlternateContentFallback>() ?? choices.FirstOrDefault() ?? (OpenXmlElement)alternatives;
    }

    private static bool IsUnderstood(AlternateContentChoice choice) =>
        (choice.Requires?.Value ?? "")
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .All(prefix => choice.LookupNamespace(prefix) is { } name && Understood.Any(stem => name.StartsWith(stem, StringComparison.Ordinal)));
}
