using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace PeerAtlas.Cli.Analysis;

/// <summary>What a document's styles say of its text: whether it is hidden or raised, and which paragraphs are headings.</summary>
internal sealed partial class WordStyles
{
    private const int LongestChain = 20;

    private readonly Dictionary<string, Style> styles = new(StringComparer.Ordinal);
    private readonly string? usualParagraph;

    public WordStyles(Styles? part)
    {
        foreach (var style in part?.Elements<Style>() ?? [])
        {
            if (style.StyleId?.Value is not { } id)
                continue;
            styles.TryAdd(id, style);
            if (style.Type?.InnerText == "paragraph" && style.Default is { } isDefault && IsOn(isDefault.InnerText))
                usualParagraph ??= id;
        }
    }

    /// <summary>Whether a run is hidden: as it says itself; else by one of its styles, where two undo each other (ECMA-376 part 1, 17.7.3).</summary>
    public bool IsHidden(Run run, ParagraphProperties? paragraph) =>
        On(run.RunProperties?.GetFirstChild<Vanish>()) ?? (IsHiddenBy(run.RunProperties?.RunStyle?.Val?.Value) ^ IsHiddenBy(StyleOf(paragraph)));

    /// <summary>Whether a run stands raised, as a mark that leads to a note does.</summary>
    public bool IsRaised(Run run, ParagraphProperties? paragraph)
    {
        var position = run.RunProperties?.GetFirstChild<Position>()?.Val?.InnerText;
        if (int.TryParse(position, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var height))
            return height > 0;
        var place = run.RunProperties?.GetFirstChild<VerticalTextAlignment>()?.Val
            ?? Nearest<VerticalTextAlignment>(run.RunProperties?.RunStyle?.Val?.Value)?.Val
            ?? Nearest<VerticalTextAlignment>(StyleOf(paragraph))?.Val;
        return place?.InnerText == "superscript";
    }

    /// <summary>Whether the end of a paragraph is deleted, moved away or hidden, so that the next one goes on with its text.</summary>
    public static bool GoesOn(ParagraphProperties? paragraph) =>
        paragraph?.ParagraphMarkRunProperties is { } mark
        && (
            mark.GetFirstChild<Deleted>() is not null
            || mark.GetFirstChild<MoveFrom>() is not null
            || On(mark.GetFirstChild<Vanish>()) == true
            || On(mark.GetFirstChild<SpecVanish>()) == true
        );

    /// <summary>The level of a heading; 0 for other paragraphs.</summary>
    public int HeadingLevel(ParagraphProperties? paragraph)
    {
        if (Level(paragraph?.OutlineLevel) is { } own)
            return own;
        foreach (var style in Chain(StyleOf(paragraph)))
        {
            if (HeadingName().Match(style.StyleName?.Val?.Value ?? "") is { Success: true } named)
                return LevelOf(named);
            if (Level(style.StyleParagraphProperties?.OutlineLevel) is { } level)
                return level;
        }

        // A document without its styles: Word gives the built-in ones these identifiers.
        return HeadingId().Match(paragraph?.ParagraphStyleId?.Val?.Value ?? "") is { Success: true } known ? LevelOf(known) : 0;

        static int LevelOf(Match match) => Math.Min(6, match.Groups["level"].Value[0] - '0');
    }

    private static int? Level(OutlineLevel? outline) =>
        int.TryParse(outline?.Val?.InnerText, NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? (level < 9 ? Math.Min(6, level + 1) : 0) : null;

    private string? StyleOf(ParagraphProperties? paragraph) => paragraph?.ParagraphStyleId?.Val?.Value ?? usualParagraph;

    private bool IsHiddenBy(string? style) => On(Nearest<Vanish>(style)) == true;

    private T? Nearest<T>(string? style)
        where T : OpenXmlElement => Chain(style).Select(known => known.StyleRunProperties?.GetFirstChild<T>()).FirstOrDefault(property => property is not null);

    private IEnumerable<Style> Chain(string? id)
    {
        for (var at = 0; at < LongestChain && id is not null && styles.TryGetValue(id, out var style); at++, id = style.BasedOn?.Val?.Value)
            yield return style;
    }

    private static bool? On(OnOffType? property) => property is null ? null : IsOn(property.Val?.InnerText);

    private static bool IsOn(string? value) => value is not ("0" or "false" or "off");

    [GeneratedRegex("^heading (?<level>[1-9])$", RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex HeadingName();

    [GeneratedRegex(@"^(?:Heading|heading|Berschrift|berschrift)\s?(?<level>[1-9])$", RegexOptions.None, 1_000)]
    private static partial Regex HeadingId();
}
