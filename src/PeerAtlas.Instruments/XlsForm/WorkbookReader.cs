namespace PeerAtlas.Instruments;

/// <summary>Turns the sheets of a form into an instrument, with everything that is not taken as it is written.</summary>
internal sealed class WorkbookReader
{
    private static readonly string[] SurveyColumns =
    [
        "type",
        "name",
        "required",
        "relevant",
        "constraint",
        "calculation",
        "default",
        "appearance",
        "choice_filter",
        "repeat_count",
        "parameters",
        "read_only",
        "trigger",
        "disabled",
    ];

    private readonly FormFile _file;
    private readonly RemarkList _remarks;
    private readonly SheetReader _survey;
    private readonly SheetReader _choices;
    private readonly SheetReader _externalChoices;
    private readonly SettingsReader _settings;
    private readonly SheetReader _figures;
    private readonly List<InstrumentLanguage> _languages;

    public WorkbookReader(FormFile file, string name, bool isStrict = false)
    {
        _remarks = new(isStrict);
        _file = file = RedcapDictionary.Read(LimeSurveyForm.Read(file, _remarks), _remarks);
        var sheets = file.Sheets.ToDictionary(sheet => sheet.Name, StringComparer.Ordinal);
        RemarkSheets(file);
        var unnamed = SettingsReader.StatedDefault(sheets.GetValueOrDefault("settings")) ?? InstrumentLanguage.Unnamed;
        _survey = Reader("survey", SurveyColumns, ["label", "hint", "guidance_hint", "required_message", "constraint_message"]);
        _choices = Reader("choices", ["list_name", "name"], ["label"]);
        _externalChoices = Reader("external_choices", ["list_name", "name"], ["label"]);
        _figures = Reader("figures", ["name", "kind", "value", "of", "where", "note"], ["label"]);
        foreach (var sheet in new[] { _survey, _figures })
        {
            foreach (var column in sheet.Others)
                sheet.LeaveOutOther(column, "The column is not read.");
        }
        var asked = _survey.Languages.Concat(_choices.Languages).Concat(_externalChoices.Languages).Concat(_figures.Languages).ToList();
        // A title without a language makes none where all that is asked has one.
        var titled = asked.Contains(InstrumentLanguage.Unnamed) ? InstrumentLanguage.Unnamed : asked.FirstOrDefault(InstrumentLanguage.Unnamed);
        _settings = new SettingsReader(sheets.GetValueOrDefault("settings"), name, titled, _remarks);
        _languages = [.. asked.Concat(_settings.Languages).DistinctBy(known => known.Code)];
        if (_languages.Count == 0)
            _languages.Add(_settings.DefaultLanguage ?? InstrumentLanguage.Unnamed);

        SheetReader Reader(string sheet, string[] plain, string[] translated) =>
            new(sheet, sheets.GetValueOrDefault(sheet), plain, translated, unnamed, _remarks);
    }

    public FormReading Read()
    {
        var byDefault = _settings.Default(_languages);
        // The default language first: it is the one to fall back to.
        List<InstrumentLanguage> inOrder = [byDefault, .. _languages.Where(language => language != byDefault)];
        var named = new[] { _choices, _externalChoices }
            .SelectMany(sheet => sheet.Rows.Where(row => sheet.Text(row, "name").Length > 0).Select(row => sheet.Text(row, "list_name")))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var names = new SurveyRows(_survey, named, [.. _file.Beside.Select(beside => Path.GetFileNameWithoutExtension(beside.Name))], _remarks).Read();
        var lists = new ChoiceLists([_choices, _externalChoices], _settings.AllowsChoicesTwice, inOrder, _remarks);
        foreach (var beside in _file.Beside)
            lists.AddFile(beside, Path.GetFileNameWithoutExtension(beside.Name));
        var nodes = new SurveyReader(_survey, inOrder, names, lists, _remarks).Read();
        lists.RemarkColumns();
        var definition = new InstrumentDefinition
        {
            Name = _settings.FormId,
            Version = _settings.Version,
            Title = Titled(_settings.Title(inOrder), byDefault),
            Languages = _languages,
            DefaultLanguage = byDefault,
            Nodes = nodes,
            ChoiceLists = lists.All,
            Figures = new FigureReader(_figures, inOrder, _remarks).Read(),
        };
        var (instrument, problems) = Made(definition, names, lists);
        // That nothing is asked follows where the questions could not be read.
        foreach (var problem in problems.All.Where(problem => problem.Item is not null || !_remarks.Stops))
            _remarks.Stop(problem.Sheet, RowOf(problem, names, lists), problem.Column ?? "", problem.Message, problem.Item, problem.Character);
        foreach (var doubt in problems.Doubts)
        {
            // A filter that is being written and asks for what no choice says would let the question vanish.
            if (_remarks.IsStrict && doubt.Column == "choice_filter")
                _remarks.Stop(doubt.Sheet, RowOf(doubt, names, lists), doubt.Column, doubt.Message, doubt.Item);
            else
                _remarks.Change(doubt.Sheet, RowOf(doubt, names, lists), doubt.Column ?? "", doubt.Message, doubt.Item);
        }

        if (instrument is not null)
            PageChoices.Check(instrument, _remarks);
        return new FormReading(_remarks.Stops ? null : instrument, _remarks.All);
    }

    /// <summary>A form without a title is called by its name, as elsewhere.</summary>
    private LocalizedText Titled(LocalizedText title, InstrumentLanguage language) =>
        _remarks.IsStrict || title.In(language.Code).Length > 0 ? title : new LocalizedText([new(language.Code, _settings.FormId)]);

    /// <summary>Makes the instrument, without the expressions that cannot be understood; one that goes may show another, as circles do.</summary>
    private (Instrument? Instrument, ProblemList Problems) Made(InstrumentDefinition definition, FormNames names, ChoiceLists lists)
    {
        while (true)
        {
            var problems = new ProblemList();
            var instrument = Instrument.Make(definition, problems);
            var items = Unread.All(definition.Nodes).DistinctBy(node => node.Name).ToDictionary(node => node.Name, StringComparer.Ordinal);
            var unread = problems
                .All.Where(problem => !_remarks.IsStrict && problem is { Sheet: "survey", Item: not null, Column: not null })
                .Where(problem => items.TryGetValue(problem.Item!, out var node) && Unread.Has(node, problem.Column!))
                .ToList();
            if (unread.Count == 0)
                return (instrument, problems);
            foreach (var problem in unread)
                _remarks.NotUnderstood(
                    "survey",
                    RowOf(problem, names, lists),
                    problem.Column!,
                    Unread.Effect(problem.Column!),
                    problem.Message,
                    problem.Item,
                    problem.Character
                );
            definition = definition with { Nodes = Unread.Without(definition.Nodes, unread.ToLookup(problem => problem.Item!, problem => problem.Column!)) };
        }
    }

    private int? RowOf(InstrumentProblem problem, FormNames names, ChoiceLists lists) =>
        problem.Sheet switch
        {
            "survey" => names.All.Find(entry => entry.Name == problem.Item)?.Row.Number,
            "choices" => lists.RowOf(problem.Item),
            "figures" => _figures.Rows.FirstOrDefault(row => _figures.Text(row, "name") == problem.Item)?.Number,
            _ => _settings.Row,
        };

    private void RemarkSheets(FormFile file)
    {
        var names = file.Sheets.Select(sheet => sheet.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var wanted in XlsForm.SheetNames.Where(sheet => !names.Contains(sheet)))
        {
            var near = file.Others.FirstOrDefault(other => ColumnNames.Near(other.Trim().ToLowerInvariant(), [wanted]) is not null);
            if (wanted == "survey")
                _remarks.Stop(
                    wanted,
                    null,
                    "",
                    "The workbook has no sheet named survey, which holds the questions."
                        + (near is null ? "" : $" If the sheet \"{near}\" holds them, name it survey.")
                );
            else if (near is not null)
                _remarks.LeaveOut(near, null, "", $"The sheet is not read. If it is meant to be {wanted}, name it so.");
        }
        foreach (var foreign in file.Others.Where(other => XlsForm.IsForeign(other)))
            _remarks.LeaveOut(foreign.Trim().ToLowerInvariant(), null, "", "The sheet is not read: it is for other programs.");
    }
}
