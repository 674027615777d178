using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using PeerAtlas.Design.Figures;
using PeerAtlas.Documents;
using PeerAtlas.Statistics;
using static PeerAtlas.Documents.Word.WordParts;

namespace PeerAtlas.Reports.Files.Word;

/// <summary>
/// Adds a chart of Word's own: it can be restyled, and "Edit data" opens the workbook within. Its elements stand in the order
/// that ECMA-376 part 1, 21.2, prescribes.
/// </summary>
internal static class WordChart
{
    private const long Width = 5_943_600; // 6.5 inches in English metric units
    private const long Inch = 914_400;
    private const string ChartUri = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private const string CategoryAxis = "111111111";
    private const string ValueAxis = "222222222";

    private static readonly XNamespace C = ChartUri;
    private static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly string[] Colours = ["73B3E7", "F0A08A", "94C78F", "C3A1E6", "CDB09A", "7FC5C1"];
    private static readonly string[] Edges = ["1A4480", "8B1303", "154C14", "5B2A9A", "5C4033", "0B4B48"];

    /// <summary>Adds the chart's parts and gives the paragraph that shows it.</summary>
    public static Paragraph Add(MainDocumentPart main, FigurePlot plot, int number)
    {
        var part = main.AddNewPart<ChartPart>();
        var workbook = part.AddEmbeddedPackagePart(EmbeddedPackagePartType.Xlsx);
        using (var data = new MemoryStream(ChartWorkbook.Write(plot)))
            workbook.FeedData(data);
        using (var xml = new MemoryStream())
        {
            new XDocument(Space(plot, part.GetIdOfPart(workbook))).Save(xml);
            xml.Position = 0;
            part.FeedData(xml);
        }

        return new Paragraph(Style("Chart"), new Run(new Drawing(Inline(main.GetIdOfPart(part), plot, number).ToString())));
    }

    private static XElement Inline(string relation, FigurePlot plot, int number)
    {
        XNamespace w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        XNamespace wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
        return new(
            w + "drawing",
            new XElement(
                wp + "inline",
                new XAttribute("distT", 0),
                new XAttribute("distB", 0),
                new XAttribute("distL", 0),
                new XAttribute("distR", 0),
                new XElement(wp + "extent", new XAttribute("cx", Width), new XAttribute("cy", Height(plot))),
                new XElement(wp + "effectExtent", new XAttribute("l", 0), new XAttribute("t", 0), new XAttribute("r", 0), new XAttribute("b", 0)),
                new XElement(
                    wp + "docPr",
                    new XAttribute("id", number),
                    new XAttribute("name", $"Chart {number}"),
                    new XAttribute("descr", XmlSafe.Of(plot.Description))
                ),
                new XElement(wp + "cNvGraphicFramePr"),
                new XElement(
                    A + "graphic",
                    new XElement(A + "graphicData", new XAttribute("uri", ChartUri), new XElement(C + "chart", new XAttribute(R + "id", relation)))
                )
            )
        );
    }

    private static long Height(FigurePlot plot)
    {
        if (plot.Shape == FigureShape.OverWaves)
            return 3 * Inch;
        var lines = plot.Categories.Sum(label => Math.Max(plot.Series.Count, (label.Length / 38) + 1));
        var inches = 0.85 + (lines * 0.25) + (plot.Categories.Count * 0.06) + Legend(plot);
        return (long)(Math.Clamp(inches, 1.8, 7.5) * Inch);
    }

    /// <summary>The height of the legend in inches: a line for three series.</summary>
    private static double Legend(FigurePlot plot) => plot.Series.Count == 1 ? 0 : 0.1 + (0.22 * ((plot.Series.Count + 2) / 3));

    private static XElement Space(FigurePlot plot, string workbook) =>
        new(
            C + "chartSpace",
            new XAttribute(XNamespace.Xmlns + "c", ChartUri),
            new XAttribute(XNamespace.Xmlns + "a", A),
            new XAttribute(XNamespace.Xmlns + "r", R),
            Val("date1904", 0),
            Val("lang", "en-US"),
            Val("roundedCorners", 0),
            new XElement(
                C + "chart",
                Val("autoTitleDeleted", 1),
                new XElement(C + "plotArea", Layout(plot), plot.Shape == FigureShape.OverWaves ? Lines(plot) : Bars(plot), Category(plot), Value(plot)),
                plot.Series.Count > 1 ? new XElement(C + "legend", Val("legendPos", plot.Shape == FigureShape.OverWaves ? "r" : "t"), Val("overlay", 0)) : null,
                Val("plotVisOnly", 1),
                Val("dispBlanksAs", "gap")
            ),
            new XElement(C + "spPr", new XElement(A + "noFill"), new XElement(A + "ln", new XElement(A + "noFill"))),
            TextSize(900),
            new XElement(C + "externalData", new XAttribute(R + "id", workbook), Val("autoUpdate", 0))
        );

    /// <summary>
    /// Bars leave three eighths of the width to their labels, so that long ones break into lines and the bars of all charts begin at one
    /// edge.
    /// </summary>
    private static XElement Layout(FigurePlot plot)
    {
        if (plot.Shape == FigureShape.OverWaves)
            return new(C + "layout");
        var height = (double)Height(plot) / Inch;
        var top = 0.08 + Legend(plot);
        return new(
            C + "layout",
            new XElement(
                C + "manualLayout",
                Val("layoutTarget", "inner"),
                Val("xMode", "edge"),
                Val("yMode", "edge"),
                Val("x", 0.375),
                Val("y", Math.Round(top / height, 4)),
                Val("w", 0.6),
                Val("h", Math.Round((height - top - 0.55) / height, 4))
            )
        );
    }

    private static XElement Bars(FigurePlot plot) =>
        new(
            C + "barChart",
            Val("barDir", "bar"),
            Val("grouping", "clustered"),
            Val("varyColors", 0),
            plot.Series.Select(
                (series, at) =>
                    new XElement(
                        C + "ser",
                        Names(plot, at),
                        Shape(at),
                        Val("invertIfNegative", 0),
                        Labels(plot, "outEnd"),
                        Intervals(plot, at, direction: null),
                        Data(plot, at)
                    )
            ),
            Val("gapWidth", plot.Shape == FigureShape.Distribution ? 8 : 45),
            Val("axId", CategoryAxis),
            Val("axId", ValueAxis)
        );

    private static XElement Lines(FigurePlot plot) =>
        new(
            C + "lineChart",
            Val("grouping", "standard"),
            Val("varyColors", 0),
            plot.Series.Select(
                (series, at) =>
                    new XElement(
                        C + "ser",
                        Names(plot, at),
                        new XElement(C + "spPr", Line(Edges[at % Edges.Length], 19050)),
                        new XElement(C + "marker", Val("symbol", "circle"), Val("size", 8), Shape(at)),
                        Labels(plot, "r"),
                        Intervals(plot, at, "y"),
                        Data(plot, at),
                        Val("smooth", 0)
                    )
            ),
            Val("marker", 1),
            Val("axId", CategoryAxis),
            Val("axId", ValueAxis)
        );

    private static object[] Names(FigurePlot plot, int series) =>
        [
            Val("idx", series),
            Val("order", series),
            new XElement(
                C + "tx",
                new XElement(C + "strRef", new XElement(C + "f", ChartWorkbook.NameOf(series)), Cache("strCache", null, [ChartWorkbook.Heading(plot, series)]))
            ),
        ];

    private static XElement Shape(int series) => new(C + "spPr", Fill(Colours[series % Colours.Length]), Line(Edges[series % Edges.Length], 9525));

    /// <summary>The values in figures, unless there are intervals, which would run through them; the table under the chart says both.</summary>
    private static XElement? Labels(FigurePlot plot, string place) =>
        plot.HasIntervals
            ? null
            : new(
                C + "dLbls",
                new XElement(C + "numFmt", new XAttribute("formatCode", Format(plot)), new XAttribute("sourceLinked", 0)),
                new XElement(C + "spPr", new XElement(A + "noFill"), new XElement(A + "ln", new XElement(A + "noFill"))),
                TextSize(900, isBold: true),
                Val("dLblPos", place),
                Val("showLegendKey", 0),
                Val("showVal", 1),
                Val("showCatName", 0),
                Val("showSerName", 0),
                Val("showPercent", 0),
                Val("showBubbleSize", 0)
            );

    private static XElement? Intervals(FigurePlot plot, int series, string? direction) =>
        !plot.Series[series].Points.Any(point => point.Low is not null)
            ? null
            : new(
                C + "errBars",
                direction is null ? null : Val("errDir", direction),
                Val("errBarType", "both"),
                Val("errValType", "cust"),
                Val("noEndCap", 0),
                new XElement(C + "plus", Numbers(plot, ChartWorkbook.UpOf(plot, series), plot.Series[series].Points.Select(point => point.High - point.Value))),
                new XElement(
                    C + "minus",
                    Numbers(plot, ChartWorkbook.DownOf(plot, series), plot.Series[series].Points.Select(point => point.Value - point.Low))
                ),
                new XElement(C + "spPr", Line("1B1B1B", 15875))
            );

    private static object[] Data(FigurePlot plot, int series) =>
        [
            new XElement(
                C + "cat",
                new XElement(C + "strRef", new XElement(C + "f", ChartWorkbook.CategoriesOf(plot)), Cache("strCache", null, plot.Categories))
            ),
            new XElement(C + "val", Numbers(plot, ChartWorkbook.ValuesOf(plot, series), plot.Series[series].Points.Select(point => point.Value))),
        ];

    private static XElement Numbers(FigurePlot plot, string range, IEnumerable<double?> values) =>
        new(
            C + "numRef",
            new XElement(C + "f", range),
            Cache("numCache", Format(plot), [.. values.Select(value => value?.ToString("R", CultureInfo.InvariantCulture))])
        );

    /// <summary>What the workbook holds in a range, so that the chart is drawn before it is opened. What is withheld is not there.</summary>
    private static XElement Cache(string name, string? format, IReadOnlyList<string?> values) =>
        new(
            C + name,
            format is null ? null : new XElement(C + "formatCode", format),
            Val("ptCount", values.Count),
            values.Select((value, at) => value is null ? null : new XElement(C + "pt", new XAttribute("idx", at), new XElement(C + "v", XmlSafe.Of(value))))
        );

    private static XElement Category(FigurePlot plot) =>
        new(
            C + "catAx",
            Val("axId", CategoryAxis),
            // The first row of the table stands on top.
            new XElement(C + "scaling", Val("orientation", plot.Shape == FigureShape.OverWaves ? "minMax" : "maxMin")),
            Val("delete", 0),
            Val("axPos", plot.Shape == FigureShape.OverWaves ? "b" : "l"),
            // Beside bars the labels say what they are, and a title would run into the long ones.
            plot.Shape == FigureShape.OverWaves
                ? Title(plot.CategoryTitle)
                : null,
            new XElement(C + "numFmt", new XAttribute("formatCode", "General"), new XAttribute("sourceLinked", 0)),
            Val("majorTickMark", "none"),
            Val("minorTickMark", "none"),
            Val("tickLblPos", "low"),
            new XElement(C + "spPr", Line("71767A", 9525)),
            TextSize(900),
            Val("crossAx", ValueAxis),
            Val("crosses", "autoZero"),
            Val("auto", 1),
            Val("lblAlgn", "ctr"),
            Val("lblOffset", 100),
            Val("noMultiLvlLbl", 0)
        );

    private static XElement Value(FigurePlot plot) =>
        new(
            C + "valAx",
            Val("axId", ValueAxis),
            new XElement(C + "scaling", Val("orientation", "minMax"), plot.IsPercent ? Val("max", 1) : null, plot.Smallest < 0 ? null : Val("min", 0)),
            Val("delete", 0),
            Val("axPos", plot.Shape == FigureShape.OverWaves ? "l" : "b"),
            new XElement(C + "majorGridlines", new XElement(C + "spPr", Line("DFE1E2", 6350))),
            Title(plot.ValueTitle),
            new XElement(C + "numFmt", new XAttribute("formatCode", plot.IsPercent ? "0%" : Format(plot)), new XAttribute("sourceLinked", 0)),
            Val("majorTickMark", "none"),
            Val("minorTickMark", "none"),
            Val("tickLblPos", "nextTo"),
            new XElement(C + "spPr", Line("71767A", 9525)),
            TextSize(900),
            Val("crossAx", CategoryAxis),
            Val("crosses", plot.Shape == FigureShape.OverWaves ? "autoZero" : "max"),
            Val("crossBetween", "between"),
            plot.IsPercent ? Val("majorUnit", "0.25") : null
        );

    private static XElement Title(string words) =>
        new(
            C + "title",
            new XElement(
                C + "tx",
                new XElement(
                    C + "rich",
                    new XElement(A + "bodyPr"),
                    new XElement(
                        A + "p",
                        new XElement(A + "pPr", new XElement(A + "defRPr", new XAttribute("sz", 900), new XAttribute("b", 0))),
                        new XElement(
                            A + "r",
                            new XElement(A + "rPr", new XAttribute("lang", "en-US"), new XAttribute("sz", 900), new XAttribute("b", 0)),
                            new XElement(A + "t", XmlSafe.Of(words))
                        )
                    )
                )
            ),
            Val("overlay", 0)
        );

    private static XElement TextSize(int hundredths, bool isBold = false) =>
        new(
            C + "txPr",
            new XElement(A + "bodyPr"),
            new XElement(
                A + "p",
                new XElement(A + "pPr", new XElement(A + "defRPr", new XAttribute("sz", hundredths), new XAttribute("b", isBold ? 1 : 0), Fill("1B1B1B"))),
                new XElement(A + "endParaRPr", new XAttribute("lang", "en-US"))
            )
        );

    private static XElement Fill(string colour) => new(A + "solidFill", new XElement(A + "srgbClr", new XAttribute("val", colour)));

    private static XElement Line(string colour, int width) => new(A + "ln", new XAttribute("w", width), Fill(colour));

    /// <summary>Excel's number format: as many decimals as the table writes.</summary>
    private static string Format(FigurePlot plot)
    {
        var decimals = plot
            .Series.SelectMany(series => series.Points)
            .Where(point => point.Value is not null)
            .Select(point => Decimals(point.Value!.Value * (plot.IsPercent ? 100 : 1)))
            .DefaultIfEmpty()
            .Max();
        var digits = (plot.IsPercent ? "0" : "#,##0") + (decimals > 0 ? "." + new string('0', decimals) : "");
        return plot.IsPercent ? digits + "%"
            : plot.IsMoney ? "\"$\"#,##0.00"
            : digits;
    }

    private static int Decimals(double value) =>
        Enumerable.Range(0, 3).First(decimals => decimals == 2 || Math.Abs(value - Math.Round(value, decimals)) < 1e-9);

    private static XElement Val(string name, object value) => new(C + name, new XAttribute("val", value));
}
