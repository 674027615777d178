namespace PeerAtlas.Instruments;

/// <summary>The sheets that are made of a survey of LimeSurvey, row by row.</summary>
/// <param name="parts">The survey.</param>
/// <param name="texts">Reads its texts.</param>
internal sealed class LimeSurveySheet(LimeSurveyParts parts, LimeSurveyTexts texts)
{
    private static readonly string[] Plain =
    [
        "type",
        "name",
        "relevant",
        "required",
        "constraint",
        "calculation",
        "read_only",
        "default",
        "appearance",
        "parameters",
        "choice_filter",
    ];

    private readonly List<FormRow> _survey = [];

    public FormSheet Survey => FormSheet.Of("survey", [.. Plain, .. Headers("label"), .. Headers("hint")], _survey);

    public FormSheet Settings
    {
        get
        {
            var titles = parts.Languages.Select(language => texts.Read(parts.Title(language), new LimeSurveyItem(default)));
            return FormSheet.Of("settings", ["default_language", .. Headers("form_title")], [new FormRow(1, [Header(parts.Languages[0]), .. titles])]);
        }
    }

    public FormSheet Choices(List<FormRow> rows) => FormSheet.Of("choices", ["list_name", "name", .. Headers("label")], rows);

    private IEnumerable<string> Headers(string column) => parts.Languages.Select(language => $"{column}::{Header(language)}");

    /// <summary>A language as the header of a column names it; a form of address within a language is that language.</summary>
    private string Header(string language)
    {
        var main = language.Split('-')[0];
        var known = InstrumentLanguage.Parse(language);
        if (known is null && !parts.Languages.Contains(main))
            known = InstrumentLanguage.Parse(main);
        return known is null ? language : known.ToString();
    }

    /// <summary>A text in all languages.</summary>
    public (string Column, string[] Cells) Words(string column, LimeSurveyItem item, string text) =>
        (column, [.. parts.Languages.Select(language => texts.Read(item.Text(text, language), item))]);

    /// <summary>The texts of a row and of a column.</summary>
    public (string Column, string[] Cells) Both(LimeSurveyItem row, LimeSurveyItem column) =>
        (
            "label",
            [
                .. parts.Languages.Select(language =>
                    $"{texts.Read(row.Text("question", language), row)} – {texts.Read(column.Text("question", language), column)}"
                ),
            ]
        );

    /// <summary>Words of ours.</summary>
    public (string Column, string[] Cells) Said(string column, LocalizedText words) => (column, [.. parts.Languages.Select(language => words.In(language))]);

    /// <summary>Adds a row for a question, with cells by column.</summary>
    public void Add(LimeSurveyItem of, string type, string name, params Cell[] cells)
    {
        var words = cells.ToLookup(cell => cell.Column);
        _survey.Add(
            new FormRow(
                of.Number,
                [
                    .. Plain.Select(column =>
                        column == "type" ? type
                        : column == "name" ? name
                        : words[column].FirstOrDefault().Cells?[0] ?? ""
                    ),
                    .. new[] { "label", "hint" }
                        .SelectMany(column => words[column].FirstOrDefault().Cells ?? new string[parts.Languages.Count])
                        .Select(cell => cell ?? ""),
                ]
            )
        );
    }

    /// <summary>The cell of a column, or its cells in all languages.</summary>
    public readonly record struct Cell(string Column, string[] Cells)
    {
        public static implicit operator Cell((string Column, string Text) cell) => new(cell.Column, [cell.Text]);

        public static implicit operator Cell((string Column, string[] Cells) cells) => new(cells.Column, cells.Cells);
    }
}
