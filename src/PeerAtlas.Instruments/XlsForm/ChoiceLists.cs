namespace PeerAtlas.Instruments;

/// <summary>The lists of choices of a form, each with a name of ours, and the names that choices have here.</summary>
internal sealed class ChoiceLists
{
    private const int MaxChoices = 50_000;

    private readonly SheetReader _sheet;
    private readonly RemarkList _remarks;
    private readonly InstrumentLanguage _default;
    private readonly Dictionary<string, Draft> _byTyped = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _rows = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    public ChoiceLists(SheetReader sheet, IReadOnlyList<InstrumentLanguage> languages, RemarkList remarks)
    {
        (_sheet, _remarks, _default) = (sheet, remarks, languages[0]);
        foreach (var row in sheet.Rows.Take(MaxChoices))
            Add(row, languages);
        if (sheet.Rows.Count > MaxChoices)
            remarks.Stop("choices", null, "", $"There are more than {MaxChoices} choices.");
        foreach (var column in sheet.Others)
            sheet.LeaveOutOther(column, "The column is not read.");
    }

    public IReadOnlyList<ChoiceList> All => [.. _byTyped.Values.Select(list => new ChoiceList(list.Name, list.Choices))];

    /// <summary>The name of the list that a question chooses from; empty when it chooses from none.</summary>
    public string NameOf(SurveyEntry entry)
    {
        if (entry.Type.Question is not (QuestionType.SelectOne or QuestionType.SelectMultiple))
            return "";
        var typed = entry.Type.ListName;
        if (_byTyped.TryGetValue(typed, out var list))
            return list.Name;
        _remarks.Stop(
            "survey",
            entry.Row.Number,
            "type",
            typed.Length == 0 ? "Write the name of the list behind the type." : $"There is no list of choices named \"{typed}\".",
            entry.Name
        );
        return typed;
    }

    /// <summary>The name that a choice of a list has here; what is typed when the list has no such choice.</summary>
    public string Own(string typedList, string typed) => _byTyped.TryGetValue(typedList, out var list) ? list.Own.GetValueOrDefault(typed, typed) : typed;

    /// <summary>The row of a choice, named list/choice, or the first of a list.</summary>
    public int? RowOf(string? item) => item is not null && _rows.TryGetValue(item, out var row) ? row : null;

    private void Add(FormRow row, IReadOnlyList<InstrumentLanguage> languages)
    {
        var (list, typed) = (_sheet.Text(row, "list_name"), _sheet.Text(row, "name"));
        var label = _sheet.Texts(row, "label", languages);
        if (list.Length == 0 || typed.Length == 0)
        {
            if (list.Length > 0 && !label.IsEmpty)
                _remarks.Stop("choices", row.Number, "name", "Every choice needs a name of its own.", list);
            else
                _remarks.LeaveOut("choices", row.Number, "rows without a list or a name", "The row is not read.");
            return;
        }
        var draft = DraftOf(list);
        var item = draft.Name + "/" + typed;
        if (label.IsEmpty)
        {
            _remarks.Change("choices", row.Number, "label", "There is no label, so that the name is shown.", item);
            label = new LocalizedText([new(_default.Code, typed)]);
        }
        if (draft.Own.ContainsKey(typed))
        {
            if (draft.Choices.Exists(choice => choice.Name == draft.Own[typed] && choice.Label.Equals(label)))
                _remarks.LeaveOut("choices", row.Number, "choices that stand twice", "The choice stands in the list already, with the same label.", item);
            else
                draft.Choices.Add(new AnswerChoice(Named(draft, typed, row), label));
            return;
        }
        var name = Named(draft, typed, row);
        draft.Choices.Add(new AnswerChoice(name, label));
        _rows.TryAdd(draft.Name, row.Number);
        _rows[draft.Name + "/" + name] = row.Number;
    }

    private string Named(Draft draft, string typed, FormRow row)
    {
        var name = Names.TidyChoice(typed);
        for (var number = 2; !draft.Taken.Add(name); number++)
            name = Names.TidyChoice(typed, number);
        draft.Own.TryAdd(typed, name);
        if (name != typed)
            _remarks.Change(
                "choices",
                row.Number,
                "name",
                "The name gets underscores for blanks and other signs, or a number where two differ in nothing else; it is stored and exported so.",
                $"{typed} becomes {name}"
            );
        return name;
    }

    private Draft DraftOf(string typed)
    {
        if (_byTyped.TryGetValue(typed, out var known))
            return known;
        var name = Names.TidyChoice(typed);
        for (var number = 2; !_taken.Add(name); number++)
            name = Names.TidyChoice(typed, number);
        return _byTyped[typed] = new Draft(name);
    }

    private sealed record Draft(string Name)
    {
        public List<AnswerChoice> Choices { get; } = [];

        public Dictionary<string, string> Own { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Taken { get; } = new(StringComparer.OrdinalIgnoreCase);
    }
}
