using System.Reflection;
using System.Text;
using DocumentFormat.OpenXml.Packaging;

namespace PeerAtlas.Documents.Word;

/// <summary>The styles, lists and settings of every Word file of the site.</summary>
public static class WordFrame
{
    private const string English = "en-US";

    /// <summary>Adds them to a document, whose language is this one.</summary>
    public static void Add(MainDocumentPart main, string language)
    {
        Feed(main.AddNewPart<StyleDefinitionsPart>(), "styles.xml", language);
        Feed(main.AddNewPart<DocumentSettingsPart>(), "settings.xml", language);
        Feed(main.AddNewPart<NumberingDefinitionsPart>(), "numbering.xml", language);
    }

    private static void Feed(OpenXmlPart part, string resource, string language)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(reader.ReadToEnd().Replace(English, language, StringComparison.Ordinal)));
        part.FeedData(content);
    }
}
