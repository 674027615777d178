using System.Globalization;
using System.Xml;
using ExcelNumberFormat;

namespace PeerAtlas.Tables;

/// <summary>Which of a workbook's numbers are moments or durations, as their number formats say, and how each number is written.</summary>
internal sealed class XlsxFormats
{
    // Days before March of 1900 are one too few: Excel knows a 29 February 1900 that never was.
    private const double FirstRightDay = 60;
    private const double DaysTo1904 = 1462;
    private const double LastDay = 2_958_466;

    private readonly List<Kind> styles = [];
    private readonly bool from1904;

    private XlsxFormats(bool from1904) => this.from1904 = from1904;

    private enum Kind
    {
        Number,
        Moment,
        Duration,
    }

    public static XlsxFormats Read(OfficePart? part, bool from1904)
    {
        var formats = new XlsxFormats(from1904);
        if (part is null)
            return formats;
        var own = new Dictionary<int, string>();
        using var xml = part.Read();
        var inCells = false;
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs")
                inCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "numFmt" && int.TryParse(xml.GetAttribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                own[id] = xml.GetAttribute("formatCode") ?? "";
            else if (inCells && xml.LocalName == "xf")
                formats.styles.Add(
                    KindOf(int.TryParse(xml.GetAttribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var used) ? used : 0, own)
                );
        }

        return formats;
    }

    /// <summary>A number of a cell in a style, as text.</summary>
    public string Show(double number, int style) =>
        (style >= 0 && style < styles.Count ? styles[style] : Kind.Number) switch
        {
            Kind.Duration when Math.Abs(number) <= LastDay => TimeSpan
                .FromSeconds(Math.Round(number * 24 * 60 * 60))
                .ToString("c", CultureInfo.InvariantCulture),
            // Less than a day is a time alone, from whichever day a workbook counts.
            Kind.Moment when number is >= 0 and < 1 => TimeOnly
                .MinValue.Add(TimeSpan.FromSeconds(Math.Round(number * 24 * 60 * 60)))
                .ToString("HH:mm:ss", CultureInfo.InvariantCulture),
            Kind.Moment when number >= 0 && number + (from1904 ? DaysTo1904 : 0) < LastDay => Show(DateTime.FromOADate(OfExcel(number))),
            _ => Show(number),
        };

    /// <summary>A moment, or the day alone at midnight, or the time alone: Excel keeps that as a moment of its day zero.</summary>
    public static string Show(DateTime moment) =>
        moment switch
        {
            { Year: < 1900 } => moment.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
            { TimeOfDay.Ticks: 0 } => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => moment.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        };

    private double OfExcel(double number) =>
        from1904 ? number + DaysTo1904
        : number < FirstRightDay ? number + 1
        : number;

    /// <summary>Fifteen significant digits, as Excel shows them: 0.1 + 0.2 is 0.3 there.</summary>
    public static string Show(double number)
    {
        var size = Math.Abs(number);
        if (size is not 0 and (< 1e-9 or >= 1e21) || !double.IsFinite(number))
            return number.ToString("R", CultureInfo.InvariantCulture);
        return ((decimal)number).ToString(CultureInfo.InvariantCulture);
    }

    private static Kind KindOf(int id, Dictionary<int, string> own)
    {
        if (own.TryGetValue(id, out var code))
        {
            var format = new NumberFormat(code);
            return !format.IsValid ? Kind.Number
                : format.IsTimeSpanFormat ? Kind.Duration
                : format.IsDateTimeFormat ? Kind.Moment
                : Kind.Number;
        }

        // The formats that every workbook has without naming them, with those of East Asian editions.
        return id switch
        {
            46 => Kind.Duration,
            (>= 14 and <= 22) or (>= 27 and <= 36) or 45 or 47 or (>= 50 and <= 58) => Kind.Moment,
            _ => Kind.Number,
        };
    }
}
