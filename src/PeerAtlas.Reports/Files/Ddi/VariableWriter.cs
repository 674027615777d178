using System.Globalization;
using System.Xml.Linq;
using PeerAtlas.Documents;
using PeerAtlas.Instruments;
using PeerAtlas.Statistics;
using static PeerAtlas.Reports.Files.Ddi.Codebook;

namespace PeerAtlas.Reports.Files.Ddi;

/// <summary>Writes the variables of a survey: one for each question, and for questions with several answers one for each of them.</summary>
internal sealed class VariableWriter(IEnumerable<Figure> figures)
{
    private readonly Dictionary<string, Figure> told = figures.Where(figure => figure.IsShown).ToDictionary(figure => figure.Name, StringComparer.Ordinal);
    private int written;

    public IEnumerable<XElement> Write(WaveSurvey survey, string fileId, RecordFile? file) =>
        (
            from question in survey.Instrument.Questions
            where question.IsAsked || (question.Type == QuestionType.Calculate && !question.Label.IsEmpty)
            from variable in Variables(survey, question)
            select variable
        )
            .Concat(survey.Sampling is null ? [] : RecordRelease.OfSample.Select(column => OfSample(survey, column.Name, column.Label)))
            .Select(variable => InFile(variable, fileId, file));

    private XElement OfSample(WaveSurvey survey, string name, string label)
    {
        var isText = name == "sample_stratum";
        return Element(
            "var",
            new XAttribute("ID", FormattableString.Invariant($"V{++written}")),
            new XAttribute("name", $"{survey.Name}.{name}"),
            name == "sample_weight" ? new XAttribute("wgt", "wgt") : null,
            new XAttribute("intrvl", name == "sample_weight" ? "contin" : "discrete"),
            new XAttribute("representationType", isText ? "text" : "numeric"),
            Words("labl", label, "en"),
            Element("varFormat", new XAttribute("type", isText ? "character" : "numeric"))
        );
    }

    private static XElement InFile(XElement variable, string fileId, RecordFile? file)
    {
        if (file?.Variables.Contains(variable.Attribute("name")!.Value) == true)
            variable.SetAttributeValue("files", fileId);
        return variable;
    }

    private IEnumerable<XElement> Variables(WaveSurvey survey, Question question)
    {
        var name = $"{survey.Name}.{question.Name}";
        var choices = survey.Instrument.ChoicesOf(question);
        switch (question.Type)
        {
            case QuestionType.SelectOne:
                var shares = choices.Select(choice => Told($"{name}.{choice.Name}.share")).ToList();
                yield return Variable(
                    survey,
                    question,
                    name,
                    question.Label,
                    "code",
                    Total(shares),
                    null,
                    choices.Select((choice, at) => Category(choice.Name, choice.Label, shares[at]))
                );
                break;
            case QuestionType.SelectMultiple:
                foreach (var choice in choices)
                {
                    var share = Told($"{name}.{choice.Name}.share");
                    yield return Variable(
                        survey,
                        question,
                        $"{name}.{choice.Name}",
                        choice.Label,
                        "code",
                        Total([share]),
                        null,
                        [Category("1", Text("Chosen", "Elegida"), share), Category("0", Text("Not chosen", "No elegida"), null)]
                    );
                }

                break;
            default:
                yield return Variable(survey, question, name, question.Label, Representation(question.Type), null, Statistics(name), []);
                break;
        }
    }

    private XElement Variable(
        WaveSurvey survey,
        Question question,
        string name,
        LocalizedText label,
        string representation,
        XElement? total,
        IEnumerable<XElement>? statistics,
        IEnumerable<XElement> categories
    ) =>
        Element(
            "var",
            new XAttribute("ID", FormattableString.Invariant($"V{++written}")),
            new XAttribute("name", XmlSafe.Of(name)),
            new XAttribute("intrvl", representation == "numeric" ? "contin" : "discrete"),
            new XAttribute("representationType", representation),
            InEveryLanguage("labl", label),
            Question(question),
            question.Relevant is { } relevant ? Words("universe", "Asked when " + relevant.Text) : null,
            total,
            statistics,
            survey.Instrument.RepeatsAround(question.Name) is { Count: > 0 } repeats
                ? Words("txt", $"Asked for each entry of {string.Join(", and in it of ", repeats.Select(Title))}.")
                : null,
            categories,
            Element("varFormat", new XAttribute("type", representation == "numeric" ? "numeric" : "character"))
        );

    private static string Title(Repeat repeat) => repeat.Label.IsEmpty ? repeat.Name : repeat.Label.In("en");

    private static XElement? Question(Question question) =>
        question.IsAsked && !question.Label.IsEmpty
            ? Element("qstn", InEveryLanguage("qstnLit", question.Label), InEveryLanguage("ivuInstr", question.Hint))
            : null;

    private static XElement Category(string value, LocalizedText label, Figure? share) =>
        Element(
            "catgry",
            Words("catValu", value),
            InEveryLanguage("labl", label),
            share?.Count is { } count ? Element("catStat", new XAttribute("type", "freq"), count) : null,
            share?.Estimate is { } estimate ? Element("catStat", new XAttribute("type", "percent"), Number(Math.Round(100 * estimate, 1))) : null
        );

    private IEnumerable<XElement> Statistics(string name)
    {
        if (Told(name + ".mean")?.Estimate is { } mean)
            yield return Element("sumStat", new XAttribute("type", "mean"), Number(mean));
        if (Told(name + ".median")?.Estimate is { } median)
            yield return Element("sumStat", new XAttribute("type", "medn"), Number(median));
    }

    /// <summary>How many answered, where the report tells it with any of the answers.</summary>
    private static XElement? Total(IEnumerable<Figure?> shares) =>
        shares.OfType<Figure>().FirstOrDefault(share => share.Base.Number > 0) is { } any ? Element("TotlResp", any.Base.Number) : null;

    private Figure? Told(string name) => told.GetValueOrDefault(name);

    private static IEnumerable<XElement> InEveryLanguage(string name, LocalizedText text) =>
        text.Texts.Select(pair => Words(name, pair.Value, pair.Key == InstrumentLanguage.Unnamed.Code ? null : pair.Key));

    private static LocalizedText Text(string english, string spanish) => new([new("en", english), new("es", spanish)]);

    private static string Representation(QuestionType type) =>
        type switch
        {
            QuestionType.Integer or QuestionType.Decimal or QuestionType.Range or QuestionType.Calculate => "numeric",
            QuestionType.Date or QuestionType.DateTime => "datetime",
            _ => "text",
        };

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
