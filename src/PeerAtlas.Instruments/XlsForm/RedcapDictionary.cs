namespace PeerAtlas.Instruments;

/// <summary>Turns a data dictionary of REDCap into the sheets of a form, row by row, so that it is read and told of like any other.</summary>
internal sealed class RedcapDictionary
{
    private static readonly string[] SurveyColumns =
    [
        "type",
        "name",
        "label",
        "hint",
        "relevant",
        "required",
        "constraint",
        "calculation",
        "read_only",
        "default",
        "appearance",
        "parameters",
    ];

    private static readonly Dictionary<string, string> TextTypes = new(StringComparer.Ordinal)
    {
        ["integer"] = "integer",
        ["number"] = "decimal",
        ["date"] = "date",
        ["datetime"] = "dateTime",
        ["time"] = "time",
    };

    private readonly FormSheet _sheet;
    private readonly RemarkList _remarks;
    private readonly RedcapLogic _logic;
    private readonly List<FormRow> _survey = [];
    private readonly List<FormRow> _choices = [];

    private RedcapDictionary(FormSheet sheet, RemarkList remarks)
    {
        (_sheet, _remarks) = (sheet, remarks);
        _logic = new RedcapLogic(sheet.Rows.Select(row => Cell(row, "Variable")).ToHashSet(StringComparer.Ordinal), remarks);
    }

    /// <summary>The form that a dictionary holds; the same file when it holds none.</summary>
    public static FormFile Read(FormFile file, RemarkList remarks) =>
        file.Sheets is [var sheet] && Column(sheet, "Variable") >= 0 && Column(sheet, "Field Type") >= 0 ? new RedcapDictionary(sheet, remarks).Form() : file;

    private FormFile Form()
    {
        var form = "";
        foreach (var row in _sheet.Rows)
        {
            var next = Cell(row, "Form Name");
            if (next != form || _survey.Count == 0)
            {
                End(row.Number);
                Add(row.Number, ("type", "begin_group"), ("name", "form_" + next), ("label", next.Replace('_', ' ')));
                form = next;
            }
            if (Cell(row, "Section Header") is { Length: > 0 } header)
                Add(row.Number, ("type", "note"), ("label", _logic.Label(header)));
            Add(row);
        }
        End(_sheet.HeaderRow);
        return new([FormSheet.Of("survey", SurveyColumns, _survey), FormSheet.Of("choices", ["list_name", "name", "label"], _choices)], [], []);
    }

    private void End(int row)
    {
        if (_survey.Count > 0)
            Add(row, ("type", "end_group"));
    }

    private void Add(FormRow row)
    {
        var (name, type, validation) = (Cell(row, "Variable"), Cell(row, "Field Type"), Cell(row, "Text Validation Type").Split('_')[0]);
        var tags = RedcapTags.Read(Cell(row, "Field Annotation"));
        foreach (var tag in tags.Keys.Where(tag => !RedcapTags.Followed.Contains(tag)))
            _remarks.LeaveOut("survey", row.Number, tag, "The action tag is not followed.", name);
        var isSelect = type is "radio" or "dropdown" or "checkbox" or "yesno" or "truefalse";
        if (isSelect)
            AddChoices(row, name, type, tags.GetValueOrDefault("@HIDECHOICE", ""));
        Add(
            row.Number,
            ("type", (tags.ContainsKey("@HIDDEN") || tags.ContainsKey("@HIDDEN-SURVEY")) && type != "calc" ? "hidden" : TypeOf(type, validation, name)),
            ("name", name),
            ("label", _logic.Label(Cell(row, "Field Label"))),
            ("hint", _logic.Label(type == "slider" ? Slider(row) : Cell(row, "Field Note"))),
            ("relevant", _logic.Expression(Cell(row, "Branching Logic"), row.Number, "Branching Logic", name)),
            ("required", Cell(row, "Required Field") is "y" or "Y" ? "yes" : ""),
            ("constraint", Constraint(row, type, validation, name, tags)),
            ("calculation", type == "calc" ? _logic.Expression(Cell(row, "Choices"), row.Number, "Calculations", name) : ""),
            ("read_only", type == "calc" || tags.ContainsKey("@READONLY") ? "yes" : ""),
            ("default", tags.ContainsKey("@TODAY") ? "today()" : tags.GetValueOrDefault("@DEFAULT", "")),
            (
                "appearance",
                type == "dropdown" ? "minimal"
                : type == "notes" ? "multiline"
                : ""
            ),
            ("parameters", type == "slider" ? "start=0 end=100 step=1" : "")
        );
    }

    private static string TypeOf(string type, string validation, string name) =>
        type switch
        {
            "text" => TextTypes.GetValueOrDefault(validation, validation == "signature" ? "image" : "text"),
            "notes" => "text",
            "radio" or "dropdown" or "yesno" or "truefalse" => "select_one " + name,
            "checkbox" => "select_multiple " + name,
            "calc" => "decimal",
            "slider" => "range",
            "descriptive" => "note",
            "file" => "file",
            // A list that comes from the project's own database.
            "sql" => "redcap:sql",
            _ => type,
        };

    private void AddChoices(FormRow row, string list, string type, string hidden)
    {
        var choices = type switch
        {
            "yesno" => "1, Yes | 0, No",
            "truefalse" => "1, True | 0, False",
            _ => Cell(row, "Choices"),
        };
        var without = hidden.Split(',', StringSplitOptions.TrimEntries);
        foreach (var choice in choices.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = choice.Split(',', 2, StringSplitOptions.TrimEntries);
            if (!without.Contains(parts[0]))
                _choices.Add(new FormRow(row.Number, [list, parts[0], _logic.Label(parts[^1])]));
        }
    }

    private string Slider(FormRow row) =>
        string.Join(" – ", Cell(row, "Choices").Split('|', StringSplitOptions.TrimEntries).Prepend(Cell(row, "Field Note")).Where(part => part.Length > 0));

    private string Constraint(FormRow row, string type, string validation, string name, Dictionary<string, string> tags)
    {
        var parts = new List<string>();
        foreach (var (bound, sign) in new[] { (Cell(row, "Text Validation Min"), ">="), (Cell(row, "Text Validation Max"), "<=") })
        {
            if (bound.Length == 0 || type != "text")
                continue;
            if (Value.TryNumber(bound, out _))
                parts.Add($". {sign} {bound}");
            else if (Value.TryDate(bound, out _))
                parts.Add($". {sign} date('{bound}')");
            else if (bound == "today")
                parts.Add($". {sign} today()");
            else
                _remarks.LeaveOut("survey", row.Number, "Text Validation", "The bound is not checked.", name);
        }
        if (type == "text" && validation.Length > 0 && !TextTypes.ContainsKey(validation) && validation is not ("autocomplete" or "signature"))
            _remarks.LeaveOut("survey", row.Number, "Text Validation " + validation, "How the text is written is not checked.", name);
        foreach (var alone in tags.GetValueOrDefault("@NONEOFTHEABOVE", "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            parts.Add($"not(selected(., '{alone}') and count-selected(.) > 1)");
        return string.Join(" and ", parts);
    }

    private void Add(int number, params (string Column, string Cell)[] cells) =>
        _survey.Add(new FormRow(number, [.. SurveyColumns.Select(column => Array.Find(cells, cell => cell.Column == column).Cell ?? "")]));

    private string Cell(FormRow row, string header) => Column(_sheet, header) is var at and >= 0 ? row[at] : "";

    private static int Column(FormSheet sheet, string header) =>
        Array.FindIndex(sheet.Header, column => column.StartsWith(header, StringComparison.OrdinalIgnoreCase));
}
