namespace PeerAtlas.Instruments;

/// <summary>Turns a survey structure of LimeSurvey into the sheets of a form, question by question, so that it is read and told of like any other.</summary>
internal sealed class LimeSurveyForm
{
    private readonly LimeSurveyParts _parts;
    private readonly LimeSurveyConditions _conditions;
    private readonly LimeSurveyLists _lists;
    private readonly LimeSurveyTexts _texts;
    private readonly RemarkList _remarks;
    private readonly LimeSurveySheet _sheet;

    private LimeSurveyForm(LimeSurveyFile file, RemarkList remarks)
    {
        (_parts, _remarks) = (new LimeSurveyParts(file), remarks);
        var names = new LimeSurveyNames(_parts);
        _texts = new LimeSurveyTexts(names, remarks);
        _conditions = new LimeSurveyConditions(_parts, names, remarks);
        _sheet = new LimeSurveySheet(_parts, _texts);
        _lists = new LimeSurveyLists(_parts, _texts);
    }

    /// <summary>The form that a survey structure holds; the same file when it holds none.</summary>
    public static FormFile Read(FormFile file, RemarkList remarks) => file.Survey is { } survey ? new LimeSurveyForm(survey, remarks).Form() : file;

    private FormFile Form()
    {
        foreach (var group in _parts.Groups)
            Add(group);
        foreach (var (what, column) in new[] { ("the welcome text", "surveyls_welcometext"), ("the text at the end", "surveyls_endtext") })
        {
            if (_parts.Setting(_parts.Languages[0], column).Trim().Length > 0)
                _remarks.LeaveOut("survey", null, what, "What is said before and after the questions is written for each wave.");
        }
        foreach (var (table, effect) in new[] { ("quota", "Nobody is turned away because enough answered."), ("assessments", "Nobody is shown a score.") })
        {
            if (_parts.Has(table))
                _remarks.LeaveOut("survey", null, table, effect);
        }
        return new FormFile([_sheet.Survey, _sheet.Choices(_lists.Rows), _sheet.Settings], [], []);
    }

    private void Add(LimeSurveyItem group)
    {
        var questions = _parts.Questions.Where(question => question.Row["gid"] == group.Row["gid"]).ToList();
        if (questions.Count == 0)
            return;
        group.Number = questions[0].Number;
        if (group.Row["randomization_group"].Length > 0)
            _remarks.LeaveOut("survey", group.Number, "randomization_group", "Groups stand in the order of the survey.", $"group_{group.Row["gid"]}");
        var relevant = _conditions.Read(group.Row["grelevance"], group, "relevance of the group");
        _sheet.Add(
            group,
            "begin_group",
            $"group_{group.Row["gid"]}",
            ("relevant", relevant),
            _sheet.Words("label", group, "group_name"),
            _sheet.Words("hint", group, "description")
        );
        foreach (var question in questions)
            AddQuestion(question);
        if (group == _parts.Groups.LastOrDefault(last => _parts.Questions.Any(question => question.Row["gid"] == last.Row["gid"])))
        {
            foreach (var (name, calculation) in _texts.WorkedOut)
                _sheet.Add(group, "calculate", name, ("calculation", calculation));
        }
        _sheet.Add(group, "end_group", "");
    }

    private void AddQuestion(LimeSurveyItem question)
    {
        foreach (var (attribute, effect) in LimeSurveyConditions.NotFollowed)
        {
            if (question.Attribute(attribute) is not ("" or "0" or "normal"))
                _remarks.LeaveOut("survey", question.Number, attribute, effect, question.Code);
        }
        if (question.Row["mandatory"] == "S")
            _remarks.Change("survey", question.Number, "mandatory", "The question may be left open; nobody is asked a second time.", question.Code);
        var type = question.Row["type"];
        if (LimeSurveyLists.AreMissing(question))
            _remarks.LeaveOut(
                "survey",
                question.Number,
                "no choices",
                "The question has no choices, so that nobody could answer it; it is not asked.",
                question.Code
            );
        if ((question.Attribute("hidden") == "1" && type is not ("*" or "X")) || LimeSurveyLists.AreMissing(question))
            Hide(question);
        else if (type is "F" or "A" or "B" or "C" or "E" or "H" or "1" or "Q" or "K" or ":" or ";")
            AddTable(question, type);
        else
            AddOne(question, type);
    }

    private void Hide(LimeSurveyItem question)
    {
        var defaults = _parts.Defaults(question).ToList();
        foreach (var name in LimeSurveyNames.PartsOf(question).Append(question.Code).Distinct(StringComparer.Ordinal))
            _sheet.Add(question, "hidden", name, ("default", defaults is [var only] ? only.Value : ""));
    }

    private void AddOne(LimeSurveyItem question, string type)
    {
        var code = question.Code;
        var other = type is "L" or "!" or "M" or "P" && question.Row["other"] == "Y" ? " or_other" : "";
        var relevant = _conditions.Of(question);
        var filter = type is "M" or "P" or "L" or "!" ? _conditions.FilterOf(question) : "";
        var (written, appearance) = TypeOf(question, type);
        if (type == "R" && (question.Attribute("max_answers") + question.Attribute("max_subquestions")).Length > 0)
            _remarks.Change("survey", question.Number, "max_answers", "All choices are put in order, and not only some.", code);
        _sheet.Add(
            question,
            written + other,
            code,
            ("relevant", relevant),
            ("required", question.Row["mandatory"] == "Y" && type is not ("X" or "*") ? "yes" : ""),
            ("constraint", type is "X" or "*" ? "" : _conditions.ConstraintOf(question, type)),
            ("calculation", type == "*" ? _conditions.Equation(question) : ""),
            ("default", DefaultOf(question, type)),
            ("appearance", appearance),
            ("choice_filter", filter),
            _sheet.Words("label", question, type == "*" ? "" : "question"),
            _sheet.Words("hint", question, "help")
        );
        AddComments(question, type, relevant);
    }

    private (string Type, string Appearance) TypeOf(LimeSurveyItem question, string type) =>
        type switch
        {
            "L" or "O" or "5" or "Y" or "G" => ("select_one " + _lists.Of(question), ""),
            "!" => ("select_one " + _lists.Of(question), "minimal"),
            "M" or "P" => ("select_multiple " + _lists.Of(question), ""),
            "R" => ("rank " + _lists.Of(question), ""),
            "D" => (DateType(question.Attribute("date_format")), ""),
            "N" => (question.Attribute("num_value_int_only") == "1" ? "integer" : "decimal", ""),
            "T" or "U" => ("text", "multiline"),
            "X" => ("note", ""),
            "*" => ("calculate", ""),
            "|" => ("file", ""),
            "I" => ("limesurvey:language", ""),
            _ => (question.Attribute("numbers_only") == "1" ? "decimal" : "text", ""),
        };

    /// <summary>The texts that go with answers.</summary>
    private void AddComments(LimeSurveyItem question, string type, string relevant)
    {
        var code = question.Code;
        if (type == "O")
            _sheet.Add(question, "text", code + "_comment", ("relevant", relevant), ("appearance", "multiline"), _sheet.Said("label", LimeSurveyLists.Comment));
        foreach (var option in type == "P" ? LimeSurveyNames.Rows(question) : [])
            _sheet.Add(
                question,
                "text",
                $"{code}_{option.Code}comment",
                ("relevant", $"selected(${{{Names.Tidy(code)}}}, '{option.Code}')"),
                _sheet.Words("label", option, "question")
            );
    }

    private void AddTable(LimeSurveyItem question, string type)
    {
        _sheet.Add(
            question,
            "begin_group",
            question.Code,
            ("relevant", _conditions.Of(question)),
            ("appearance", type is "Q" or "K" or ":" or ";" ? "" : "table-list"),
            _sheet.Words("label", question, "question"),
            _sheet.Words("hint", question, "help")
        );
        var total = LimeSurveyConditions.NotChecked(question);
        if (total.Length > 0)
            _remarks.LeaveOut("survey", question.Number, total, "What all answers of the question come to is not checked.", question.Code);
        foreach (var row in LimeSurveyNames.Rows(question))
        {
            foreach (var (suffix, written, column) in Cells(question, row, type))
                _sheet.Add(
                    question,
                    written,
                    $"{question.Code}_{row.Code}{suffix}",
                    ("relevant", _conditions.OfRow(question, row)),
                    ("required", question.Row["mandatory"] == "Y" ? "yes" : ""),
                    ("constraint", _conditions.ConstraintOf(question, type)),
                    ("appearance", written.StartsWith("select_one", StringComparison.Ordinal) && question.Attribute("use_dropdown") == "1" ? "minimal" : ""),
                    column is null ? _sheet.Words("label", row, "question") : _sheet.Both(row, column)
                );
        }
        _sheet.Add(question, "end_group", "");
    }

    private IEnumerable<(string Suffix, string Type, LimeSurveyItem? Column)> Cells(LimeSurveyItem question, LimeSurveyItem row, string type)
    {
        var number = question.Attribute("num_value_int_only") == "1" ? "integer" : "decimal";
        switch (type)
        {
            case "Q":
                return [("", question.Attribute("numbers_only") == "1" ? number : "text", null)];
            case "K":
                return [("", number, null)];
            case "1":
                return [("_0", "select_one " + _lists.Of(question), null), ("_1", "select_one " + _lists.Of(question, scale: 1), null)];
            case ":" when question.Attribute("multiflexible_checkbox") == "1":
                return [("", "select_multiple " + _lists.OfColumns(question), null)];
            case ":":
                return LimeSurveyNames.Columns(question).Select(column => ("_" + column.Code, "decimal", (LimeSurveyItem?)column));
            case ";":
                var text = question.Attribute("numbers_only") == "1" ? "decimal" : "text";
                return LimeSurveyNames.Columns(question).Select(column => ("_" + column.Code, text, (LimeSurveyItem?)column));
            default:
                return [("", "select_one " + _lists.Of(question), null)];
        }
    }

    private string DefaultOf(LimeSurveyItem question, string type)
    {
        var all = _parts.Defaults(question).Where(value => value.Value.Length > 0).ToList();
        var defaults = all.Where(value => !value.Value.Contains('{', StringComparison.Ordinal)).ToList();
        if (defaults.Count < all.Count)
            _remarks.LeaveOut("survey", question.Number, "default", "A default that would be worked out is left out.", question.Code);
        return type is "M" or "P"
                ? string.Join(' ', LimeSurveyNames.Rows(question).Where(option => defaults.Contains((option.Row["qid"], "Y"))).Select(option => option.Code))
            : defaults is [var only] ? only.Value
            : "";
    }

    private static string DateType(string format)
    {
        var hasTime = format.Contains('H', StringComparison.OrdinalIgnoreCase);
        return hasTime && !format.Contains('d', StringComparison.OrdinalIgnoreCase) ? "time"
            : hasTime ? "dateTime"
            : "date";
    }
}
