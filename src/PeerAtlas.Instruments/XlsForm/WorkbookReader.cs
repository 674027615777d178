using PeerAtlas.Tables;

namespace PeerAtlas.Instruments;

/// <summary>Turns the sheets of a form into an instrument, and what is wrong into problems with their rows.</summary>
internal sealed class WorkbookReader
{
    private static readonly string[] ForeignSheets = ["external_choices", "entities", "osm"];

    private readonly ProblemList _problems = new();
    private readonly Dictionary<(string Sheet, string Item), int> _rows = [];
    private readonly SheetReader _survey;
    private readonly SheetReader _choices;
    private readonly SheetReader _settings;
    private readonly SheetReader _figures;
    private readonly string _fallbackName;
    private readonly InstrumentLanguage _default;
    private readonly List<InstrumentLanguage> _languages;

    public WorkbookReader(TableWorkbook workbook, string name)
    {
        _fallbackName = name;
        foreach (var foreign in workbook.Sheets.Where(sheet => sheet.Rows.Count > 0 && ForeignSheets.Contains(sheet.Name.ToLowerInvariant())))
            _problems.Add(new InstrumentProblem(foreign.Name, null, null, null, null, "This sheet of XLSForm is not supported. Remove it."));
        if (workbook.Find("survey") is null)
            _problems.Add(new InstrumentProblem("survey", null, null, null, null, "The workbook has no sheet named survey, which holds the questions."));
        var stated = StatedDefault(workbook.Find("settings"));
        var unnamed = stated ?? InstrumentLanguage.Unnamed;
        _settings = new SheetReader(
            "settings",
            workbook.Find("settings"),
            ["form_id", "version", "default_language", "style"],
            ["form_title"],
            unnamed,
            _problems
        );
        _survey = new SheetReader(
            "survey",
            workbook.Find("survey"),
            ["type", "name", "required", "relevant", "constraint", "calculation", "default", "appearance"],
            ["label", "hint", "required_message", "constraint_message"],
            unnamed,
            _problems
        );
        _choices = new SheetReader("choices", workbook.Find("choices"), ["list_name", "name"], ["label"], unnamed, _problems);
        _figures = new SheetReader("figures", workbook.Find("figures"), ["name", "kind", "value", "of", "where", "note"], ["label"], unnamed, _problems);
        _languages =
        [
            .. _survey.Languages.Concat(_choices.Languages).Concat(_figures.Languages).Concat(_settings.Languages).DistinctBy(language => language.Code),
        ];
        _default = _languages.Find(language => language.Code == unnamed.Code) ?? stated ?? _languages.FirstOrDefault() ?? InstrumentLanguage.Unnamed;
        if (_languages.Count == 0)
            _languages.Add(_default);
    }

    public Instrument Read()
    {
        var definition = ReadSettings() with
        {
            Nodes = new SurveyReader(_survey, TextOrder, _problems, _rows).Read(),
            ChoiceLists = ReadChoices(),
            Figures = ReadFigures(),
        };
        _problems.ThrowIfAny();
        try
        {
            return Instrument.Create(definition);
        }
        catch (InstrumentException exception)
        {
            throw new InstrumentException([.. exception.Problems.Select(problem => problem with { Row = RowOf(problem) })]);
        }
    }

    /// <summary>The default language first: it is the one to fall back to.</summary>
    private IEnumerable<InstrumentLanguage> TextOrder =>
        _languages.Where(language => language == _default).Concat(_languages.Where(language => language != _default));

    private int? RowOf(InstrumentProblem problem) => problem.Item is not null && _rows.TryGetValue((problem.Sheet, problem.Item), out var row) ? row : null;

    private InstrumentLanguage? StatedDefault(TableSheet? settings)
    {
        var text = settings is { Rows.Count: > 0 } ? settings.Rows[0]["default_language"] : "";
        if (text.Length == 0)
            return null;
        if (InstrumentLanguage.Parse(text) is { } language)
            return language;
        _problems.Add(
            new InstrumentProblem(
                "settings",
                settings!.Rows[0].Number,
                "default_language",
                null,
                null,
                $"The language \"{text}\" is not known by its name. Add its code, as in English (en)."
            )
        );
        return null;
    }

    private InstrumentDefinition ReadSettings()
    {
        var row = _settings.Rows.Count > 0 ? _settings.Rows[0] : null;
        if (_settings.Rows.Count > 1)
            _settings.Refuse(_settings.Rows[1].Number, null, "The settings have one row only.");
        if (row is not null && _settings.Text(row, "style") is { Length: > 0 } style && style != "pages")
            _settings.Refuse(row.Number, "style", $"The style \"{style}\" is not supported. Forms are shown in pages, one for each group.");
        var name = row is null ? "" : _settings.Text(row, "form_id");
        return new InstrumentDefinition
        {
            Name = name.Length > 0 ? name : NameOf(_fallbackName),
            Version = row is null ? "" : _settings.Text(row, "version"),
            Title = row is null ? LocalizedText.Empty : _settings.Texts(row, "form_title", TextOrder),
            Languages = _languages,
            DefaultLanguage = _default,
            Nodes = [],
        };
    }

    private static string NameOf(string fileName)
    {
        var name = string.Concat(fileName.Select(next => char.IsAsciiLetterOrDigit(next) || next is '-' or '_' ? next : '_'));
        return name.Length > 0 && (char.IsAsciiLetter(name[0]) || name[0] == '_')
            ? name[..Math.Min(64, name.Length)]
            : "form_" + name[..Math.Min(59, name.Length)];
    }

    private List<ChoiceList> ReadChoices()
    {
        var lists = new List<(string Name, List<AnswerChoice> Choices)>();
        foreach (var row in _choices.Rows)
        {
            var (list, name) = (_choices.Text(row, "list_name"), _choices.Text(row, "name"));
            if (list.Length == 0 || name.Length == 0)
            {
                _choices.Refuse(row.Number, list.Length == 0 ? "list_name" : "name", "Every choice needs the name of its list and a name of its own.");
                continue;
            }
            _rows[("choices", list + "/" + name)] = row.Number;
            _rows.TryAdd(("choices", list), row.Number);
            if (lists.Find(known => known.Name == list).Choices is not { } choices)
                lists.Add((list, choices = []));
            choices.Add(new AnswerChoice(name, _choices.Texts(row, "label", TextOrder)));
        }
        return [.. lists.Select(list => new ChoiceList(list.Name, list.Choices))];
    }

    private List<FigureDefinition> ReadFigures()
    {
        var figures = new List<FigureDefinition>();
        foreach (var row in _figures.Rows)
        {
            var name = _figures.Text(row, "name");
            _rows[("figures", name)] = row.Number;
            if (!QuestionTypes.TryParseKind(_figures.Text(row, "kind"), out var kind, out var level))
                _figures.Refuse(
                    row.Number,
                    "kind",
                    $"\"{_figures.Text(row, "kind")}\" is not a kind of figure. Write total, "
                        + "mean, median, share, ratio, or quantile with its level, as in quantile 0.25.",
                    name
                );
            if (_figures.Text(row, "value").Length == 0)
                _figures.Refuse(row.Number, "value", "A figure needs a value.", name);
            if (_figures.Expression(row, "value", name) is not { } value)
                continue;
            figures.Add(
                new FigureDefinition
                {
                    Name = name,
                    Label = _figures.Texts(row, "label", TextOrder),
                    Kind = kind,
                    Level = level,
                    Value = value,
                    Of = _figures.Expression(row, "of", name),
                    Where = _figures.Expression(row, "where", name),
                    Note = _figures.Text(row, "note"),
                }
            );
        }
        return figures;
    }
}
