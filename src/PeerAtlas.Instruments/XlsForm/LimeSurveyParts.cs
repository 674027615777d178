namespace PeerAtlas.Instruments;

/// <summary>A row of a table of LimeSurvey; what it has not is empty.</summary>
internal readonly struct LimeSurveyRow(IReadOnlyDictionary<string, string> cells)
{
    public string this[string column] => cells?.GetValueOrDefault(column, "") ?? "";

    public int Number(string column) => int.TryParse(this[column], System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
}

/// <summary>A question, subquestion, answer or group of LimeSurvey with its texts by language.</summary>
internal sealed class LimeSurveyItem(LimeSurveyRow row)
{
    public LimeSurveyRow Row => row;

    /// <summary>The code: of a question or subquestion its title.</summary>
    public string Code => row["title"].Length > 0 ? row["title"] : row["code"];

    public int Scale => row.Number("scale_id");

    /// <summary>By column and language.</summary>
    public Dictionary<(string Column, string Language), string> Texts { get; } = [];

    public IReadOnlyDictionary<string, string> Attributes { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public List<LimeSurveyItem> Subquestions { get; } = [];

    public List<LimeSurveyItem> Answers { get; } = [];

    /// <summary>Its place in the survey, from 1.</summary>
    public int Number { get; set; }

    public string Text(string column, string language) => Texts.GetValueOrDefault((column, language), "");

    public string Attribute(string name) => Attributes.GetValueOrDefault(name, "");
}

/// <summary>The parts of a survey of LimeSurvey, whether its texts stand in the tables of the parts (before version 4) or in tables of their own.</summary>
internal sealed class LimeSurveyParts
{
    private readonly LimeSurveyFile _file;

    public LimeSurveyParts(LimeSurveyFile file)
    {
        _file = file;
        Survey = new LimeSurveyRow(file["surveys"] is [var survey, ..] ? survey : new Dictionary<string, string>());
        var named = Survey["additional_languages"].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var language = Survey["language"];
        if (language.Length == 0)
            language = file["surveys_languagesettings"] is [var settings, ..] ? settings.GetValueOrDefault("surveyls_language", "en") : "en";
        Languages = [.. named.Prepend(language).Distinct(StringComparer.Ordinal)];
        Groups = Items("groups", "gid", "group_l10ns", ["group_name", "description"], "group_order");
        Questions = Items("questions", "qid", "question_l10ns", ["question", "help"], "question_order");
        var byId = Questions.ToDictionary(question => question.Row["qid"], StringComparer.Ordinal);
        foreach (var part in Items("subquestions", "qid", "question_l10ns", ["question"], "question_order"))
            byId.GetValueOrDefault(part.Row["parent_qid"])?.Subquestions.Add(part);
        foreach (var answer in Answers())
            byId.GetValueOrDefault(answer.Row["qid"])?.Answers.Add(answer);
        foreach (var attributes in file["question_attributes"].GroupBy(row => row.GetValueOrDefault("qid", ""), StringComparer.Ordinal))
        {
            if (byId.GetValueOrDefault(attributes.Key) is { } question)
                question.Attributes = attributes
                    .Where(row => row.GetValueOrDefault("value", "").Length > 0)
                    .DistinctBy(row => row.GetValueOrDefault("attribute", ""))
                    .ToDictionary(row => row.GetValueOrDefault("attribute", ""), row => row["value"], StringComparer.Ordinal);
        }
        var order = Groups.Select((group, at) => (group.Row["gid"], at)).ToDictionary(StringComparer.Ordinal);
        Questions = [.. Questions.Where(question => order.ContainsKey(question.Row["gid"])).OrderBy(question => order[question.Row["gid"]])];
        for (var at = 0; at < Questions.Count; at++)
            Questions[at].Number = at + 1;
    }

    public LimeSurveyRow Survey { get; }

    /// <summary>The survey's language, then the others.</summary>
    public IReadOnlyList<string> Languages { get; }

    public IReadOnlyList<LimeSurveyItem> Groups { get; }

    /// <summary>In the order of the survey.</summary>
    public IReadOnlyList<LimeSurveyItem> Questions { get; }

    public string Title(string language) => Setting(language, "surveyls_title");

    /// <summary>A text of the survey itself.</summary>
    public string Setting(string language, string column) =>
        _file["surveys_languagesettings"].FirstOrDefault(row => row.GetValueOrDefault("surveyls_language") == language)?.GetValueOrDefault(column, "") ?? "";

    public bool Has(string table) => _file[table].Count > 0;

    /// <summary>The older way to say when a question is asked.</summary>
    public IEnumerable<LimeSurveyRow> Conditions(LimeSurveyItem question) =>
        _file["conditions"].Where(row => row.GetValueOrDefault("qid") == question.Row["qid"]).Select(row => new LimeSurveyRow(row));

    /// <summary>The answers that stand before anything was answered, with the subquestion that each is for.</summary>
    public IEnumerable<(string Subquestion, string Value)> Defaults(LimeSurveyItem question)
    {
        var texts = _file["defaultvalue_l10ns"]
            .Where(row => row.GetValueOrDefault("language") == Languages[0])
            .ToLookup(row => row.GetValueOrDefault("dvid", ""));
        return _file["defaultvalues"]
            .Where(row => row.GetValueOrDefault("qid") == question.Row["qid"] && row.GetValueOrDefault("specialtype", "").Length == 0)
            .Where(row => row.GetValueOrDefault("language", Languages[0]) is var language && (language.Length == 0 || language == Languages[0]))
            .Select(row =>
                (
                    row.GetValueOrDefault("sqid", ""),
                    row.GetValueOrDefault("defaultvalue") ?? texts[row.GetValueOrDefault("dvid", "")].FirstOrDefault()?.GetValueOrDefault("defaultvalue") ?? ""
                )
            );
    }

    private List<LimeSurveyItem> Items(string table, string id, string textTable, string[] columns, string order)
    {
        var items = new Dictionary<string, LimeSurveyItem>(StringComparer.Ordinal);
        // The row of the survey's own language says what does not hang on a language.
        foreach (var row in _file[table].OrderBy(row => row.GetValueOrDefault("language", "") == Languages[0] ? 0 : 1))
        {
            items.TryAdd(row.GetValueOrDefault(id, ""), new LimeSurveyItem(new LimeSurveyRow(row)));
            AddTexts(items, row, id, columns, row.GetValueOrDefault("language", ""));
        }
        foreach (var row in _file[textTable])
            AddTexts(items, row, id, columns, row.GetValueOrDefault("language", ""));
        return [.. items.Values.OrderBy(item => item.Row.Number(order)).ThenBy(item => item.Row.Number(id))];
    }

    private IEnumerable<LimeSurveyItem> Answers()
    {
        var items = new Dictionary<string, LimeSurveyItem>(StringComparer.Ordinal);
        foreach (var row in _file["answers"])
        {
            var id = row.GetValueOrDefault("aid") ?? $"{row.GetValueOrDefault("qid")} {row.GetValueOrDefault("scale_id", "0")} {row.GetValueOrDefault("code")}";
            var item = items.TryGetValue(id, out var known) ? known : items[id] = new LimeSurveyItem(new LimeSurveyRow(row));
            if (row.GetValueOrDefault("language") is { } language)
                item.Texts[("answer", language)] = row.GetValueOrDefault("answer", "");
        }
        foreach (var row in _file["answer_l10ns"])
            AddTexts(items, row, "aid", ["answer"], row.GetValueOrDefault("language", ""));
        return items.Values.OrderBy(item => item.Row.Number("sortorder"));
    }

    private static void AddTexts(
        Dictionary<string, LimeSurveyItem> items,
        IReadOnlyDictionary<string, string> row,
        string id,
        string[] columns,
        string language
    )
    {
        if (!items.TryGetValue(row.GetValueOrDefault(id, ""), out var item))
            return;
        foreach (var column in columns.Where(row.ContainsKey))
            item.Texts[(column, language)] = row[column];
    }
}
