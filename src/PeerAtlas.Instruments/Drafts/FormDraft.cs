using System.Text.Encodings.Web;
using System.Text.Json;
using PeerAtlas.Tables;

namespace PeerAtlas.Instruments;

/// <summary>
/// A form that is being written, complete or not: the rows of its sheets as a workbook holds them. It is read in the same way as a file, so that
/// whatever a workbook may say, and whatever is wrong with it, is the same here.
/// </summary>
public sealed class FormDraft
{
    /// <summary>The most rows of its sheets.</summary>
    public const int MostRows = 55_000;

    /// <summary>The most characters of a cell: of more, a workbook keeps none.</summary>
    public const int LongestCell = 10_000;

    internal const string Begin = "begin_";
    internal const string End = "end_";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Its languages as XLSForm writes them, the default first: English (en).</summary>
    public List<string> Languages { get; init; } = [];

    /// <summary>The one row of the sheet settings.</summary>
    public Dictionary<string, string> Settings { get; init; } = [];

    /// <summary>The number of the newest version when it was begun, 0 where there was none; null where that is not known.</summary>
    public int? Newest { get; set; }

    /// <summary>Stands for what was sent when it was saved last: by it a second press of the same button is known.</summary>
    public string LastPress { get; set; } = "";

    /// <summary>The row that the last press wrote.</summary>
    public int LastRow { get; set; }

    /// <summary>Questions, and rows that begin and end groups, in order.</summary>
    public List<DraftRow> Survey { get; init; } = [];

    /// <summary>The choices of all lists.</summary>
    public List<DraftRow> Choices { get; init; } = [];

    /// <summary>The figures that are wanted.</summary>
    public List<DraftRow> Figures { get; init; } = [];

    /// <summary>A form without questions.</summary>
    public static FormDraft New(string formId, IEnumerable<InstrumentLanguage> languages)
    {
        var draft = new FormDraft { Languages = [.. languages.Select(language => language.ToString())] };
        draft.Settings["form_id"] = formId;
        draft.Settings["default_language"] = draft.Languages[0];
        draft.Settings["style"] = "pages";
        return draft;
    }

    /// <summary>What an instrument holds, to be changed.</summary>
    public static FormDraft Of(Instrument instrument)
    {
        var id = 0;
        var sheets = WorkbookWriter.Sheets(instrument).ToDictionary(sheet => sheet.Name, Rows);
        return new()
        {
            Languages = [.. instrument.Languages.OrderBy(language => language != instrument.DefaultLanguage).Select(language => language.ToString())],
            Settings = sheets["settings"][0].Cells,
            Survey = sheets["survey"],
            Choices = sheets["choices"],
            Figures = sheets["figures"],
        };

        List<DraftRow> Rows(TableSheet sheet) =>
            [
                .. sheet.Rows.Select(row => new DraftRow(
                    ++id,
                    sheet.Columns.Where(column => row[column].Length > 0).ToDictionary(column => column, column => row[column])
                )),
            ];
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static FormDraft FromJson(string json) =>
        JsonSerializer.Deserialize<FormDraft>(json, Json) ?? throw new JsonException("This is no draft of a form.");

    /// <summary>All of it, to be stored.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>What stands once in each language.</summary>
    public static IReadOnlyList<string> Texts { get; } = ["label", "hint", "guidance_hint", "required_message", "constraint_message"];

    /// <summary>What a name may be, in words.</summary>
    public static string NameRule => Names.Rule;

    /// <summary>Whether a text can be the name of a question, group or list.</summary>
    public static bool IsName(string text) => Names.IsName(text);

    /// <summary>Whether a text is a number as expressions write it: digits, a point and a sign before, no more.</summary>
    public static bool IsNumber(string text) => SimpleSyntax.IsNumber(text);

    /// <summary>Whether a text can be the name of a choice.</summary>
    public static bool IsChoiceName(string text) => Names.IsChoice(text);

    /// <summary>The column that holds a text in one of the languages.</summary>
    public static string Column(string key, string language) => language == InstrumentLanguage.Unnamed.ToString() ? key : $"{key}::{language}";

    /// <summary>The setting that holds the title in one of the languages.</summary>
    public string TitleIn(string language) => language == Languages[0] ? "form_title" : ColumnNames.TitleIn + language;

    /// <summary>Gives it other languages, the first of them the one to fall back to. Texts of languages that go are thrown away.</summary>
    public void SetLanguages(IReadOnlyList<InstrumentLanguage> languages)
    {
        var titles = Languages.ToDictionary(language => language, language => Settings.GetValueOrDefault(TitleIn(language)));
        foreach (var language in Languages)
            Settings.Remove(TitleIn(language));
        foreach (var gone in Languages.Except(languages.Select(language => language.ToString())))
        {
            foreach (var row in Survey.Concat(Choices).Concat(Figures))
            foreach (var key in Texts)
                row.Cells.Remove(Column(key, gone));
        }
        Languages.Clear();
        Languages.AddRange(languages.Select(language => language.ToString()));
        foreach (var (language, title) in titles.Where(title => title.Value is not null && Languages.Contains(title.Key)))
            Settings[TitleIn(language)] = title!;
        Settings["default_language"] = Languages[0] == InstrumentLanguage.Unnamed.ToString() ? "" : Languages[0];
    }

    /// <summary>Reads it as a file is read. Rows of remarks are the ids of rows.</summary>
    public FormReading Read()
    {
        FormSheet[] sheets =
        [
            .. Sheets().Select(sheet => FormSheet.Of(sheet.Name, sheet.Columns, [.. sheet.Rows.Select(row => FormRowOf(row, sheet.Columns))])),
        ];
        return new WorkbookReader(
            new FormFile(sheets, [.. sheets.Select(sheet => sheet.Name)], []),
            Settings.GetValueOrDefault("form_id", "form"),
            isStrict: true
        ).Read();

        static FormRow FormRowOf(DraftRow row, string[] columns) => new(row.Id, Array.ConvertAll(columns, column => row[column]));
    }

    /// <summary>Writes it as a workbook (.xlsx), complete or not.</summary>
    public void WriteWorkbook(Stream stream) =>
        XlsxTable.Write(
            stream,
            [
                .. Sheets()
                    .Select(sheet =>
                        TableSheet.Create(sheet.Name, sheet.Columns, sheet.Rows.Select(row => Array.ConvertAll(sheet.Columns, column => row[column])))
                    ),
            ]
        );

    private IEnumerable<(string Name, string[] Columns, IReadOnlyList<DraftRow> Rows)> Sheets()
    {
        var languages = Languages.ConvertAll(language => InstrumentLanguage.Parse(language) ?? InstrumentLanguage.OfUnknown(language));
        yield return ("survey", Used(Survey, ["type", "name"], WorkbookWriter.SurveyColumns(languages)), Survey);
        yield return ("choices", Used(Choices, ["list_name", "name"], WorkbookWriter.ChoiceColumns(languages)), Choices);
        DraftRow settings = new(0, Settings);
        yield return ("settings", Used([settings], ["form_title", "form_id", "version"], WorkbookWriter.SettingsColumns(languages)), [settings]);
        yield return ("figures", Used(Figures, ["name", "kind", "value", "of", "where", "note"], WorkbookWriter.FigureColumns(languages)), Figures);
    }

    private static string[] Used(IReadOnlyList<DraftRow> rows, string[] always, IEnumerable<string> known)
    {
        var filled = rows.SelectMany(row => row.Cells.Keys).ToHashSet(StringComparer.Ordinal);
        return [.. known.Where(column => always.Contains(column) || filled.Contains(column)).Concat(filled.Order(StringComparer.Ordinal)).Distinct()];
    }
}
