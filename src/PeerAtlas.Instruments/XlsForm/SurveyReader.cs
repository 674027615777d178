namespace PeerAtlas.Instruments;

/// <summary>Turns the rows of the survey sheet into nodes, groups within groups.</summary>
internal sealed class SurveyReader(SheetReader sheet, IEnumerable<InstrumentLanguage> languages, FormNames names, ChoiceLists lists, RemarkList remarks)
{
    private static readonly string[] AnswerColumns = ["required", "constraint", "calculation", "default", "read_only"];

    private const string FilterAndOther =
        "Other programs refuse a question that has both a filter of its choices and \"other\". Make \"other\" a choice of the list, "
        + "and ask for its text in a question of its own.";

    private const string WheneverChanged = "The value is worked out whenever an answer that it names changes.";

    private static readonly Expression Empty = Expression.Parse("''");

    private readonly TypedExpressions _expressions = new(sheet, names, lists, remarks);

    public IReadOnlyList<Node> Read() => [.. names.Roots.Select(Read).OfType<Node>()];

    private Node? Read(SurveyEntry entry)
    {
        if (entry.LeftOut is not null)
            return null;
        Parameters.Remark(sheet, entry, remarks);
        if (!IsReadOnly(entry) && sheet.Text(entry.Row, "read_only").ToLowerInvariant() is not ("" or "no" or "false" or "false()"))
            LeaveOut(entry, "read_only", "Only yes is followed, so that the question can be answered.");
        if (sheet.Text(entry.Row, "trigger").Length > 0)
            remarks.Change("survey", entry.Row.Number, "trigger", WheneverChanged, entry.Name);
        if (string.Equals(sheet.Text(entry.Row, "type"), TypeNames.CalculateHere, StringComparison.OrdinalIgnoreCase))
            remarks.Change("survey", entry.Row.Number, "type " + TypeNames.CalculateHere, WheneverChanged, entry.Name);
        return entry.IsContainer ? Container(entry) : Question(entry);
    }

    private Container? Container(SurveyEntry entry)
    {
        foreach (var column in AnswerColumns.Where(column => !AsksNothing(entry, column)))
            LeaveOut(entry, column, "A group is not answered, so that nothing is read here.");
        var nodes = entry.Children.Select(Read).OfType<Node>().ToList();
        if (nodes.Count == 0)
        {
            LeaveOut(entry, "type", "The group holds nothing that is asked or shown.");
            return null;
        }
        Container container =
            entry.Type.Kind == RowKind.BeginRepeat
                ? new Repeat { Name = entry.Name, Count = _expressions.Read(entry, "repeat_count") }
                : new Group { Name = entry.Name };
        return container with
        {
            Nodes = nodes,
            Label = Texts(entry, "label"),
            Hint = Texts(entry, "hint"),
            Relevant = _expressions.Read(entry, "relevant"),
            Appearance = Appearance(entry, nodes),
        };
    }

    /// <summary>A table has the choices as columns: pyxform refuses one whose questions choose from different lists.</summary>
    private string Appearance(SurveyEntry entry, List<Node> nodes)
    {
        var looks = Looks.Of(sheet, entry, null, remarks);
        if (!looks.Split(' ').Contains(Looks.Table) || Lists(nodes).Distinct(StringComparer.Ordinal).Count() <= 1)
            return looks;
        if (remarks.IsStrict)
            remarks.Stop(
                "survey",
                entry.Row.Number,
                "appearance",
                "In a table-list all questions choose from the same list. Give them one, or leave this out."
            );
        else
            remarks.Change("survey", entry.Row.Number, "appearance table-list", "The questions choose from different lists, and make no table.", entry.Name);
        return string.Join(' ', looks.Split(' ').Where(look => look != Looks.Table));

        static IEnumerable<string> Lists(IEnumerable<Node> nodes) =>
            nodes.SelectMany(node =>
                node is Container container ? Lists(container.Nodes)
                : node is Question { ListName.Length: > 0 } question ? [question.ListName]
                : []
            );
    }

    private Question Question(SurveyEntry entry)
    {
        var type = entry.Type.Question;
        var calculation = Calculation(entry, type);
        // A text with a calculation and no label is a value that nobody sees.
        if (calculation is not null && type == QuestionType.Text && !sheet.IsFilled(entry.Row, "label") && !sheet.IsFilled(entry.Row, "hint"))
            type = QuestionType.Calculate;
        if (calculation is null && (IsReadOnly(entry) || IsOnlyLabels(entry)))
            type = QuestionType.Note;
        var isAsked = calculation is null && type is not (QuestionType.Note or QuestionType.Calculate);
        if (calculation is not null && type is not (QuestionType.Note or QuestionType.Calculate) && !IsReadOnly(entry))
            remarks.Change("survey", entry.Row.Number, "calculation", "The value is worked out and shown; nobody types over it.", entry.Name);
        if (remarks.IsStrict && entry.Type.OrOther && sheet.Text(entry.Row, "choice_filter").Length > 0)
            remarks.Stop("survey", entry.Row.Number, "choice_filter", FilterAndOther, entry.Name);
        var isWorkedOut = isAsked && Defaults.IsWorkedOut(sheet.Text(entry.Row, "default"), type);
        return new Question
        {
            Name = entry.Name,
            Type = type,
            ListName = type is QuestionType.Note or QuestionType.Calculate ? "" : ListName(entry),
            OrOther = entry.Type.OrOther && type != QuestionType.Note,
            Label = Label(entry, type),
            Hint = Texts(entry, "hint"),
            Guidance = Texts(entry, "guidance_hint"),
            Relevant = _expressions.Read(entry, "relevant"),
            Required = isAsked ? Required(entry) : Unanswered(entry, "required"),
            RequiredMessage = Texts(entry, "required_message"),
            Constraint = isAsked ? _expressions.Read(entry, "constraint") : Unanswered(entry, "constraint"),
            ConstraintMessage = Texts(entry, "constraint_message"),
            Calculation = calculation,
            Default = isAsked && !isWorkedOut ? Default(entry) : "",
            DefaultCalculation = isWorkedOut && _expressions.Read(entry, "default") is { } start && start.Text != Empty.Text ? start : null,
            ChoiceFilter = entry.Type.ListName.Length > 0 && type != QuestionType.Note ? _expressions.Read(entry, "choice_filter") : null,
            Range = type == QuestionType.Range ? Parameters.Range(sheet, entry, remarks) : null,
            Appearance = Looks.Of(sheet, entry, type, remarks),
        };
    }

    private string ListName(SurveyEntry entry)
    {
        if (entry.Type.IsFromFile)
        {
            var parameters = Parameters.Of(sheet, entry);
            lists.ReadFile(entry, parameters.GetValueOrDefault("value", "name"), parameters.GetValueOrDefault("label", "label"));
        }
        return lists.NameOf(entry);
    }

    /// <summary>Whether it only shows the labels of choices above questions that hide them; each of these shows its own here.</summary>
    private bool IsOnlyLabels(SurveyEntry entry)
    {
        var isSo = entry.Type.ListName.Length > 0 && sheet.Text(entry.Row, "appearance").Split(' ').Contains("label");
        if (isSo)
            remarks.Change("survey", entry.Row.Number, "appearance label", "It is a note: the questions below it show their choices with labels.", entry.Name);
        return isSo;
    }

    private bool IsReadOnly(SurveyEntry entry) => sheet.Text(entry.Row, "read_only").ToLowerInvariant() is "yes" or "true" or "true()";

    private string Default(SurveyEntry entry)
    {
        var typed = sheet.Text(entry.Row, "default");
        if (typed.Length == 0)
            return "";
        var own = Defaults.Kept(Own(entry, typed), entry.Type.Question);
        if (Defaults.IsAnswer(own, entry.Type.Question, Offered(entry), Parameters.Range(sheet, entry, remarks)))
            return own;
        LeaveOut(entry, "default", "The default is no answer to the question.");
        return "";
    }

    private List<string> Offered(SurveyEntry entry) =>
        [.. lists.Choices(entry).Select(choice => choice.Name), .. entry.Type.OrOther ? [AnswerChoice.Other] : Array.Empty<string>()];

    private string Own(SurveyEntry entry, string typed)
    {
        if (entry.Type.ListName.Length == 0)
            return typed;
        var whole = lists.Own(entry.Type.ListName, typed);
        return whole != typed ? whole : string.Join(' ', typed.Split(' ').Select(choice => lists.Own(entry.Type.ListName, choice)));
    }

    /// <summary>
    /// What a value is worked out by. One that another program would fill stays empty, or is its default; a question that is only shown is its
    /// default too.
    /// </summary>
    private Expression? Calculation(SurveyEntry entry, QuestionType type)
    {
        var isWorkedOut = type == QuestionType.Calculate;
        if (sheet.Text(entry.Row, "calculation").Length > 0)
            return _expressions.Read(entry, "calculation") ?? (isWorkedOut ? Empty : null);
        var value = sheet.Text(entry.Row, "default");
        if (!isWorkedOut && (!IsReadOnly(entry) || value.Length == 0))
            return null;
        if (value.Length == 0)
            LeaveOut(entry, "calculation", "Nothing here works this value out, so that it is always empty.");
        return Defaults.IsWorkedOut(value, type) ? _expressions.Read(entry, "default") ?? Empty
            : Value.TryNumber(value, out _) ? Expression.Parse(value)
            : Expression.Parse(value.Contains('\'', StringComparison.Ordinal) ? $"\"{value.Replace("\"", "", StringComparison.Ordinal)}\"" : $"'{value}'");
    }

    /// <summary>What is asked; where nothing says it, the hint or the name does.</summary>
    private LocalizedText Label(SurveyEntry entry, QuestionType type)
    {
        var label = Texts(entry, "label");
        if (!label.IsEmpty || type == QuestionType.Calculate)
            return label;
        var hint = Texts(entry, "hint");
        remarks.Change(
            "survey",
            entry.Row.Number,
            "label",
            hint.IsEmpty ? "There is no label, so that the name is shown." : "The hint is the label too.",
            entry.Name
        );
        return hint.IsEmpty ? new LocalizedText([new(languages.First().Code, entry.TypedName)]) : hint;
    }

    private Expression? Required(SurveyEntry entry) =>
        sheet.Text(entry.Row, "required").ToLowerInvariant() switch
        {
            "yes" or "true" or "true()" => Expression.Parse("true()"),
            "no" or "false" or "false()" => null,
            _ => _expressions.Read(entry, "required"),
        };

    private Expression? Unanswered(SurveyEntry entry, string column)
    {
        if (!AsksNothing(entry, column))
            LeaveOut(entry, column, "A note or a worked-out value is not answered, so that nothing can be asked of the answer.");
        return null;
    }

    /// <summary>Whether a cell asks for nothing: forms that fill every cell of "required" write no, false or 0.</summary>
    private bool AsksNothing(SurveyEntry entry, string column) =>
        sheet.Text(entry.Row, column).Trim().ToUpperInvariant() is var text
        && (text is "" or "NO" || (column == "required" && (text is "FALSE" or "FALSE()" or "0")));

    private void LeaveOut(SurveyEntry entry, string column, string effect) => remarks.LeaveOut("survey", entry.Row.Number, column, effect, entry.Name);

    private LocalizedText Texts(SurveyEntry entry, string column)
    {
        var texts = sheet.Texts(entry.Row, column, languages);
        return new LocalizedText(texts.Texts.Select(text => KeyValuePair.Create(text.Key, _expressions.Fill(entry, column, text.Value))));
    }
}
