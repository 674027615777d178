using PeerAtlas.Tables;

namespace PeerAtlas.Instruments;

/// <summary>Turns an instrument into the sheets of a form. Columns that nothing uses are left out.</summary>
internal sealed class WorkbookWriter
{
    private readonly Instrument _instrument;

    private WorkbookWriter(Instrument instrument) => _instrument = instrument;

    public static IReadOnlyList<TableSheet> Sheets(Instrument instrument)
    {
        var writer = new WorkbookWriter(FilteredOther.SpeltOut(instrument));
        return [writer.Survey(), writer.Choices(), writer.Settings(), writer.Figures()];
    }

    private TableSheet Survey()
    {
        var rows = new List<Dictionary<string, string>>();
        foreach (var node in _instrument.Nodes)
            Add(rows, node);
        return Sheet("survey", rows, ["type", "name"], SurveyColumns(_instrument.Languages));
    }

    /// <summary>The columns of each sheet in their order; those of choices without what an author adds.</summary>
    internal static string[] SurveyColumns(IReadOnlyList<InstrumentLanguage> languages) =>
        [
            "type",
            "name",
            .. Texts("label", languages),
            .. Texts("hint", languages),
            .. Texts("guidance_hint", languages),
            "required",
            .. Texts("required_message", languages),
            "relevant",
            "constraint",
            .. Texts("constraint_message", languages),
            "calculation",
            "read_only",
            "default",
            "choice_filter",
            "repeat_count",
            "parameters",
            "appearance",
        ];

    internal static string[] ChoiceColumns(IReadOnlyList<InstrumentLanguage> languages) => ["list_name", "name", .. Texts("label", languages)];

    internal static string[] SettingsColumns(IReadOnlyList<InstrumentLanguage> languages) =>
        ["form_title", .. languages.Select(TitleIn), "form_id", "version", "default_language", "style", "allow_choice_duplicates"];

    internal static string[] FigureColumns(IReadOnlyList<InstrumentLanguage> languages) =>
        ["name", .. Texts("label", languages), "kind", "value", "of", "where", "note"];

    private void Add(List<Dictionary<string, string>> rows, Node node)
    {
        var row = new Dictionary<string, string>
        {
            ["name"] = node.Name,
            ["relevant"] = node.Relevant?.Text ?? "",
            ["appearance"] = node.Appearance,
            ["repeat_count"] = (node as Repeat)?.Count?.Text ?? "",
        };
        Put(row, "label", node.Label);
        Put(row, "hint", node.Hint);
        rows.Add(row);
        if (node is Question question)
        {
            Put(row, question);
            return;
        }
        var what = node is Repeat ? "repeat" : "group";
        row["type"] = "begin_" + what;
        foreach (var child in ((Container)node).Nodes)
            Add(rows, child);
        rows.Add(new() { ["type"] = "end_" + what });
    }

    private void Put(Dictionary<string, string> row, Question question)
    {
        row["type"] =
            question.Type.Name() + (question.IsSelect ? " " + question.ListName : "") + (question is { OrOther: true, IsSelect: true } ? " or_other" : "");
        row["required"] = question.Required?.Text is "true()" ? "yes" : question.Required?.Text ?? "";
        row["constraint"] = question.Constraint?.Text ?? "";
        row["calculation"] = question.Calculation?.Text ?? "";
        row["read_only"] = question is { Calculation: not null, IsShown: true } ? "yes" : "";
        row["default"] = question.DefaultCalculation?.Text ?? Defaults.Written(question);
        row["choice_filter"] = question.ChoiceFilter?.Text ?? "";
        row["parameters"] = question.Range is { } range
            ? $"start={Value.Format(range.Start)} end={Value.Format(range.End)} step={Value.Format(range.Step)}"
            : "";
        Put(row, "guidance_hint", question.Guidance);
        Put(row, "required_message", question.RequiredMessage);
        Put(row, "constraint_message", question.ConstraintMessage);
    }

    private TableSheet Choices()
    {
        var rows = new List<Dictionary<string, string>>();
        foreach (var (list, choice) in _instrument.ChoiceLists.SelectMany(list => list.Choices.Select(choice => (list.Name, choice))))
        {
            var row = new Dictionary<string, string> { ["list_name"] = list, ["name"] = choice.Name };
            Put(row, "label", choice.Label);
            foreach (var (column, cell) in choice.Columns)
                row[column] = cell;
            rows.Add(row);
        }
        var columns = _instrument
            .ChoiceLists.SelectMany(list => list.Choices)
            .SelectMany(choice => choice.Columns.Keys)
            .Distinct()
            .Order(StringComparer.Ordinal);
        return Sheet("choices", rows, ["list_name", "name"], [.. ChoiceColumns(_instrument.Languages), .. columns]);
    }

    private TableSheet Settings()
    {
        // Other tools know the title without a language only, and stumble over form_title::Spanish.
        var row = new Dictionary<string, string>
        {
            ["form_id"] = _instrument.Name,
            ["version"] = _instrument.Version,
            ["default_language"] = _instrument.DefaultLanguage == InstrumentLanguage.Unnamed ? "" : _instrument.DefaultLanguage.ToString(),
            ["style"] = "pages",
            ["allow_choice_duplicates"] = HasChoicesTwice ? "yes" : "",
        };
        foreach (var (code, text) in _instrument.Title.Texts)
            row[code == _instrument.DefaultLanguage.Code ? "form_title" : TitleIn(LanguageOf(code))] = text;
        return Sheet("settings", [row], ["form_title", "form_id", "version"], SettingsColumns(_instrument.Languages));
    }

    private bool HasChoicesTwice => _instrument.ChoiceLists.Any(list => list.Choices.DistinctBy(choice => choice.Name).Count() < list.Choices.Count);

    private static string TitleIn(InstrumentLanguage language) => language == InstrumentLanguage.Unnamed ? "form_title" : ColumnNames.TitleIn + language;

    private TableSheet Figures()
    {
        var rows = new List<Dictionary<string, string>>();
        foreach (var figure in _instrument.Figures)
        {
            var row = new Dictionary<string, string>
            {
                ["name"] = figure.Name,
                ["kind"] = QuestionTypes.KindText(figure),
                ["value"] = figure.Value.Text,
                ["of"] = figure.Of?.Text ?? "",
                ["where"] = figure.Where?.Text ?? "",
                ["note"] = figure.Note,
            };
            Put(row, "label", figure.Label);
            rows.Add(row);
        }
        return Sheet("figures", rows, ["name", "kind", "value", "of", "where", "note"], FigureColumns(_instrument.Languages));
    }

    private static TableSheet Sheet(string name, List<Dictionary<string, string>> rows, string[] always, IEnumerable<string> columns)
    {
        string[] used = [.. columns.Distinct().Where(column => always.Contains(column) || rows.Exists(row => row.GetValueOrDefault(column, "").Length > 0))];
        return TableSheet.Create(name, used, rows.Select(row => Array.ConvertAll(used, column => row.GetValueOrDefault(column, ""))));
    }

    private void Put(Dictionary<string, string> row, string key, LocalizedText text)
    {
        foreach (var (code, words) in text.Texts)
            row[Header(key, LanguageOf(code))] = words;
    }

    private InstrumentLanguage LanguageOf(string code) => _instrument.Languages.First(language => language.Code == code);

    private static IEnumerable<string> Texts(string key, IReadOnlyList<InstrumentLanguage> languages) => languages.Select(language => Header(key, language));

    private static string Header(string key, InstrumentLanguage language) => language == InstrumentLanguage.Unnamed ? key : $"{key}::{language}";
}
