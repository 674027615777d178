using System.Text;
using System.Xml.Linq;
using PeerAtlas.Reports.Files.Ddi;

namespace PeerAtlas.Reports.Tests.Files.Ddi;

public class CodebookTests
{
    /// <summary>
    /// What may stand within what, in which order: read by hand from codebook.xsd of DDI-Codebook 2.5 (DDI Alliance, 2012-01-17),
    /// for the elements that are written here.
    /// </summary>
    private static readonly Dictionary<string, string[]> Order = new(StringComparer.Ordinal)
    {
        ["codeBook"] = ["docDscr", "stdyDscr", "fileDscr", "dataDscr", "otherMat"],
        ["docDscr"] = ["citation", "guide", "docStatus", "docSrc", "controlledVocabUsed", "notes"],
        ["citation"] = ["titlStmt", "rspStmt", "prodStmt", "distStmt", "serStmt", "verStmt", "biblCit", "holdings", "notes"],
        ["titlStmt"] = ["titl", "subTitl", "altTitl", "parTitl", "IDNo"],
        ["rspStmt"] = ["AuthEnty", "othId"],
        ["prodStmt"] = ["producer", "copyright", "prodDate", "prodPlac", "software", "fundAg", "grantNo"],
        ["distStmt"] = ["distrbtr", "contact", "depositr", "depDate", "distDate"],
        ["verStmt"] = ["version", "verResp", "notes"],
        ["stdyDscr"] = ["citation", "studyAuthorization", "stdyInfo", "studyDevelopment", "method", "dataAccs", "othrStdyMat", "notes"],
        ["stdyInfo"] = ["studyBudget", "subject", "abstract", "sumDscr", "qualityStatement", "notes", "exPostEvaluation"],
        ["subject"] = ["keyword", "topcClas"],
        ["sumDscr"] = ["timePrd", "collDate", "nation", "geogCover", "geogUnit", "geoBndBox", "boundPoly", "anlyUnit", "universe", "dataKind"],
        ["method"] = ["dataColl", "notes", "anlyInfo", "stdyClas", "dataProcessing", "codingInstructions"],
        ["dataColl"] =
        [
            "timeMeth",
            "dataCollector",
            "collectorTraining",
            "frequenc",
            "sampProc",
            "sampleFrame",
            "targetSampleSize",
            "deviat",
            "collMode",
            "resInstru",
            "instrumentDevelopment",
            "sources",
            "collSitu",
            "actMin",
            "ConOps",
            "weight",
            "cleanOps",
        ],
        ["dataAccs"] = ["setAvail", "useStmt", "notes"],
        ["useStmt"] = ["confDec", "specPerm", "restrctn", "contact", "citReq", "deposReq", "conditions", "disclaimer"],
        ["fileDscr"] = ["fileTxt", "locMap", "notes"],
        ["fileTxt"] =
        [
            "fileName",
            "fileCitation",
            "fileCont",
            "fileStrc",
            "dimensns",
            "fileType",
            "format",
            "filePlac",
            "dataChck",
            "ProcStat",
            "dataMsng",
            "software",
            "verStmt",
        ],
        ["dimensns"] = ["caseQnty", "varQnty", "logRecL", "recPrCas", "recNumTot"],
        ["dataDscr"] = ["varGrp", "nCubeGrp", "var", "nCube", "notes"],
        ["var"] =
        [
            "location",
            "labl",
            "imputation",
            "security",
            "embargo",
            "respUnit",
            "anlysUnit",
            "qstn",
            "valrng",
            "invalrng",
            "undocCod",
            "universe",
            "TotlResp",
            "sumStat",
            "txt",
            "stdCatgry",
            "catgryGrp",
            "catgry",
            "codInstr",
            "verStmt",
            "concept",
            "derivation",
            "varFormat",
            "geoMap",
            "catLevel",
            "notes",
        ],
        ["catgry"] = ["catValu", "labl", "txt", "catStat", "mrow"],
        // Any of these, in any order; one language after the other here.
        ["qstn"] = ["preQTxt", "qstnLit", "postQTxt", "forward", "backward", "ivuInstr"],
        ["fileStrc"] = ["recGrp", "notes"],
    };

    private readonly XDocument codebook = XDocument.Parse(
        Encoding.UTF8.GetString(Codebook.Write(Editions.Full, [ShortSurvey.Make("agency", isOfPersons: false)])).TrimStart('\uFEFF')
    );

    [Fact]
    public void Elements_stand_where_the_schema_has_them() => AssertInOrder(codebook);

    [Fact]
    public void A_sample_is_described_and_its_variables_are_in_the_file_of_records()
    {
        var survey = ShortSurvey.Make("agency", isOfPersons: false) with { Sampling = new("Drawn by region.", "By stratum.") };
        var file = new RecordFile(
            "agency",
            ["agency.turnover", "agency.sample_weight"],
            [
                ["yes", "2.5"],
            ],
            []
        );
        var sampled = XDocument.Parse(Encoding.UTF8.GetString(Codebook.Write(Editions.Full, [survey], [file])).TrimStart('\uFEFF'));
        AssertInOrder(sampled, hasRecords: true);
        Assert.Equal("Drawn by region.", sampled.Descendants(Codebook.Ddi + "sampProc").Single().Value);
        Assert.Equal("By stratum.", sampled.Descendants(Codebook.Ddi + "weight").Single().Value);
        var variables = sampled.Descendants(Codebook.Ddi + "var").Where(variable => variable.Attribute("name")!.Value.Contains(".sample_")).ToList();
        Assert.Equal(4, variables.Count);
        var weight = variables.Single(variable => variable.Attribute("wgt") is not null);
        Assert.Equal(("agency.sample_weight", "F1"), (weight.Attribute("name")!.Value, weight.Attribute("files")!.Value));
        Assert.DoesNotContain("sample_", codebook.ToString());
    }

    private static void AssertInOrder(XDocument codebook, bool hasRecords = false)
    {
        Assert.Equal("2.5", codebook.Root!.Attribute("version")!.Value);
        Assert.All(codebook.Descendants(), element =>
        {
            Assert.Equal(Codebook.Ddi, element.Name.Namespace);
            if (!element.HasElements)
                return;
            Assert.True(Order.TryGetValue(element.Name.LocalName, out var order), $"{element.Name.LocalName} holds elements.");
            var places = element.Elements().Select(child => Array.IndexOf(order!, child.Name.LocalName)).ToList();
            Assert.True(
                !places.Contains(-1) && places.SequenceEqual(places.Order()),
                $"{element.Name.LocalName}: {string.Join(", ", element.Elements().Select(child => child.Name.LocalName))}"
            );
        });
        Assert.All(codebook.Descendants(Codebook.Ddi + "var"), variable => Assert.NotEmpty(variable.Attribute("name")!.Value));
        var ids = codebook.Descendants().Attributes("ID").Select(id => id.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(hasRecords, codebook.Descendants().Attributes("files").Any());
    }

    [Fact]
    public void Questions_and_answers_are_there_in_both_languages()
    {
        var turnover = Variable("agency.turnover");
        Assert.Equal([("en", "Was there turnover?"), ("es", "¿Hubo bajas?")], turnover.Descendants(Codebook.Ddi + "qstnLit").Select(InLanguage));
        Assert.Equal(
            [("en", "Some turnover"), ("es", "Algunas")],
            turnover.Elements(Codebook.Ddi + "catgry").First().Elements(Codebook.Ddi + "labl").Select(InLanguage)
        );
    }

    [Fact]
    public void Frequencies_are_those_that_the_report_tells_and_no_others()
    {
        // 19 and 11 of 30 are in the report; of the question on pay only the mean is, and of reasons nothing.
        Assert.Equal(["19", "63.3", "11", "36.7"], Variable("agency.turnover").Descendants(Codebook.Ddi + "catStat").Select(statistic => statistic.Value));
        Assert.Equal("30", Variable("agency.turnover").Element(Codebook.Ddi + "TotlResp")!.Value);
        Assert.Equal("14.204", Variable("agency.pay").Element(Codebook.Ddi + "sumStat")!.Value);
        Assert.Empty(Variable("agency.reasons.stress").Descendants(Codebook.Ddi + "catStat"));
        Assert.Null(Variable("agency.reasons.stress").Element(Codebook.Ddi + "TotlResp"));
    }

    private XElement Variable(string name) => codebook.Descendants(Codebook.Ddi + "var").Single(variable => variable.Attribute("name")!.Value == name);

    private static (string? Language, string Words) InLanguage(XElement element) => (element.Attribute(XNamespace.Xml + "lang")?.Value, element.Value);
}
