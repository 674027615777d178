using PeerAtlas.Tables;

namespace PeerAtlas.Instruments.Tests;

/// <summary>Forms written as the tables that a person would type, columns parted by bars.</summary>
internal static class Forms
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    public static Instrument Read(string survey, string choices = "", string settings = "", string figures = "") =>
        XlsForm.Read(Workbook(survey, choices, settings, figures), "form");

    public static FormReading Open(string survey, string choices = "", string settings = "", string figures = "") =>
        XlsForm.Open(Workbook(survey, choices, settings, figures), "form");

    /// <summary>The problems of a form that is refused where it is written.</summary>
    public static IReadOnlyList<InstrumentProblem> Refused(string survey, string choices = "", string settings = "", string figures = "") =>
        Assert.Throws<InstrumentException>(() => XlsForm.Open(Workbook(survey, choices, settings, figures), "form", isStrict: true).Taken).Problems;

    public static TableWorkbook Workbook(string survey, string choices = "", string settings = "", string figures = "")
    {
        var sheets = new List<TableSheet>();
        foreach (var (name, text) in new[] { ("survey", survey), ("choices", choices), ("settings", settings), ("figures", figures) })
        {
            if (text.Length > 0)
                sheets.Add(Sheet(name, text));
        }
        return new TableWorkbook(sheets);
    }

    public static TableSheet Sheet(string name, string text)
    {
        var lines = text.ReplaceLineEndings("\n")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToArray();
        return TableSheet.Create(name, lines[0], lines.Skip(1));
    }

    /// <summary>Form input: "hours=20", check-alls by repeating the name.</summary>
    public static FormInput Input(params string[] fields)
    {
        var byName = fields.Select(field => field.Split('=', 2)).ToLookup(field => field[0], field => (string?)field[1], StringComparer.Ordinal);
        return name => [.. byName[name]];
    }

    public static AnswerSheet Answer(this Instrument instrument, params string[] fields) => AnswerSheet.Read(instrument, Input(fields), Today);
}
