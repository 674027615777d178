using PeerAtlas.Instruments;

namespace PeerAtlas.Census.Pages.Drafts;

/// <summary>Fields for a text in all languages of a questionnaire, side by side.</summary>
internal sealed record TextsView(FormDraft Form, ItemForm Input, string Key, string Label, bool IsRequired)
{
    /// <summary>The code of a language, for the lang attribute.</summary>
    public static string? CodeOf(string language) => InstrumentLanguage.Parse(language) is { Code: not "und" } known ? known.Code : null;
}
