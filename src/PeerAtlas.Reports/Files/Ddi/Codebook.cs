using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using PeerAtlas.Documents;

namespace PeerAtlas.Reports.Files.Ddi;

/// <summary>
/// Writes DDI-Codebook 2.5: the study, its files and its variables with their questions in every language of the instruments.
/// Frequencies are those that the report tells, and no others. Elements stand in the order of the schema codebook.xsd of the DDI Alliance.
/// </summary>
internal static class Codebook
{
    public static readonly XNamespace Ddi = "ddi:codebook:2_5";

    /// <summary>The file's bytes, in UTF-8.</summary>
    public static byte[] Write(ReportEdition edition, IReadOnlyList<WaveSurvey> surveys, IReadOnlyList<RecordFile>? files = null)
    {
        var variables = new VariableWriter(edition.Document.Figures);
        var root = Element(
            "codeBook",
            new XAttribute("version", "2.5"),
            new XAttribute(XNamespace.Xml + "lang", "en"),
            Element("docDscr", Element("citation", Title("Codebook of: " + edition.Document.Title), Production(edition), Version(edition))),
            Study(edition, surveys),
            surveys.Select((survey, at) => File(survey, at, FileOf(survey))),
            Element("dataDscr", surveys.SelectMany((survey, at) => variables.Write(survey, FileId(at), FileOf(survey))))
        );
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, NewLineChars = "\n" }))
            new XDocument(root).Save(writer);
        return stream.ToArray();

        RecordFile? FileOf(WaveSurvey survey) => files?.FirstOrDefault(file => file.Survey == survey.Name);
    }

    public static XElement Element(string name, params object?[] content) => new(Ddi + name, content);

    /// <summary>Words, with their language where there are several.</summary>
    public static XElement Words(string name, string words, string? language = null) =>
        Element(name, language is null ? null : new XAttribute(XNamespace.Xml + "lang", language), XmlSafe.Of(words));

    private static XElement Study(ReportEdition edition, IReadOnlyList<WaveSurvey> surveys)
    {
        var document = edition.Document;
        return Element(
            "stdyDscr",
            Element(
                "citation",
                Title(document.Title),
                Element("rspStmt", Words("AuthEnty", document.Publisher)),
                Production(edition),
                Element("distStmt", Words("distrbtr", document.Publisher)),
                Version(edition),
                Words("biblCit", edition.Citation),
                Element("holdings", new XAttribute("URI", edition.Address))
            ),
            Element(
                "stdyInfo",
                Element("subject", Words("keyword", "peer support workers"), Words("keyword", "mental health workforce")),
                Words("abstract", $"Wave {document.Wave} of the census of the peer-support workforce."),
                Element(
                    "sumDscr",
                    Date("collDate", document.OpensOn, new XAttribute("event", "start")),
                    Date("collDate", document.ClosesOn, new XAttribute("event", "end")),
                    surveys.Select(survey => Words("anlyUnit", survey.IsOfPersons ? "peer worker" : "agency, or a part of it")),
                    surveys.Select(survey =>
                        Words("universe", survey.IsOfPersons ? "peer workers to whom agencies passed on a code" : "agencies of the census frame")
                    ),
                    Words("dataKind", "survey data")
                )
            ),
            Method(surveys),
            Element(
                "dataAccs",
                Element(
                    "useStmt",
                    Words("confDec", "Peer workers answer anonymously. No number of persons from 1 to 10 is told, nor what it could be worked out from."),
                    Words("citReq", edition.Citation)
                )
            )
        );
    }

    private static XElement Method(IReadOnlyList<WaveSurvey> surveys)
    {
        var samplings = surveys.Select(survey => survey.Sampling).OfType<SurveySampling>().ToList();
        return Element(
            "method",
            Element(
                "dataColl",
                samplings.Select(sampling => Words("sampProc", sampling.Procedure)),
                Words("collMode", "self-administered questionnaire on the web"),
                samplings.Select(sampling => Words("weight", sampling.Weights))
            )
        );
    }

    private static XElement File(WaveSurvey survey, int at, RecordFile? file) =>
        Element(
            "fileDscr",
            new XAttribute("ID", FileId(at)),
            Element(
                "fileTxt",
                Words("fileName", survey.Name + ".csv"),
                Words(
                    "fileCont",
                    $"Answers of {survey.Who} to {Title(survey)}. "
                        + (
                            file is null ? "The records are not here. Frequencies that the report tells stand with the variables."
                            : survey.IsOfPersons
                                ? "Variables that refer to this file may leave together: no combination of their "
                                    + "answers was given by 1 to 10 persons. Records are in the order of their values."
                            : "Choices only, without texts, numbers, dates and names. Records are in the order of their values."
                        )
                ),
                Element("fileStrc", new XAttribute("type", "rectangular")),
                file is null ? null : Element("dimensns", Element("caseQnty", file.Rows.Count), Element("varQnty", file.Variables.Count)),
                Element("fileType", new XAttribute("charset", "UTF-8"), "CSV")
            )
        );

    private static string Title(WaveSurvey survey) => survey.Instrument.Title.IsEmpty ? survey.Instrument.Name : survey.Instrument.Title.In("en");

    private static XElement Title(string title) => Element("titlStmt", Words("titl", title));

    private static XElement Production(ReportEdition edition) =>
        Element("prodStmt", Words("producer", edition.Document.Publisher), Date("prodDate", edition.PublishedOn), Words("software", "PeerAtlas"));

    private static XElement Version(ReportEdition edition) =>
        Element(
            "verStmt",
            Words("version", edition.Number.ToString(CultureInfo.InvariantCulture)),
            edition.Correction.Length > 0 ? Words("notes", edition.Correction) : null
        );

    private static XElement Date(string name, DateOnly day, XAttribute? extra = null)
    {
        var text = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Element(name, new XAttribute("date", text), extra, text);
    }

    private static string FileId(int at) => FormattableString.Invariant($"F{at + 1}");
}
