namespace PeerAtlas.Instruments;

/// <summary>The lists of choices of a form, each with a name of ours, and the names that choices have here.</summary>
internal sealed class ChoiceLists
{
    private const int MaxChoices = 50_000;

    // Before the key of a list of the sheet external_choices.
    private const string Outer = "\uFFFF";

    private readonly RemarkList _remarks;
    private readonly IReadOnlyList<InstrumentLanguage> _languages;
    private readonly bool _allowsTwice;
    private readonly Dictionary<string, Draft> _byTyped = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _rows = new(StringComparer.Ordinal);
    private readonly List<SheetReader> _sheets;
    private readonly HashSet<string> _columnsUsed = new(StringComparer.Ordinal);

    /// <param name="sheets">The sheets that hold lists.</param>
    /// <param name="allowsTwice">Whether a choice may stand twice in a list.</param>
    /// <param name="languages">The languages, the default one first.</param>
    /// <param name="remarks">Takes what is not read as it is written.</param>
    public ChoiceLists(IEnumerable<SheetReader> sheets, bool allowsTwice, IReadOnlyList<InstrumentLanguage> languages, RemarkList remarks)
    {
        (_remarks, _languages, _allowsTwice, _sheets) = (remarks, languages, allowsTwice, [.. sheets]);
        foreach (var sheet in _sheets)
        {
            foreach (var row in sheet.Rows.Take(MaxChoices))
                Add(sheet, row);
            if (sheet.Rows.Count > MaxChoices)
                remarks.Stop(sheet.Name, null, "", $"There are more than {MaxChoices} choices.");
        }
    }

    public IReadOnlyList<ChoiceList> All =>
        [
            .. _byTyped
                .Values.Where(list => list.Choices.Count > 0 || list.Used.Count > 0)
                .Select(list => new ChoiceList(
                    list.Name,
                    [.. (list.Choices.Count > 0 ? list.Choices : RowsOf(list)).Select(choice => Kept(list, choice)).DistinctBy(AnswerChoice.KeyOf)]
                )),
        ];

    /// <summary>Adds the list that a CSV file beside the form holds, under the file's name.</summary>
    public void AddFile(FormSheet file, string name)
    {
        var columns = file.Header.Select((header, at) => (header, at)).Where(column => column.header.Length > 0).DistinctBy(column => column.header).ToList();
        var draft = DraftOf(name);
        draft.IsFile = true;
        foreach (var row in file.Rows)
            draft.Rows.Add(
                columns.Where(column => row[column.at].Length > 0).ToDictionary(column => column.header, column => row[column.at], StringComparer.Ordinal)
            );
    }

    /// <summary>The name of the list that a question chooses from; empty when it chooses from none.</summary>
    public string NameOf(SurveyEntry entry)
    {
        if (entry.Type.Question is not (QuestionType.SelectOne or QuestionType.SelectMultiple or QuestionType.Rank))
            return "";
        if (Find(entry) is { } list)
            return list.Name;
        var typed = entry.Type.ListName;
        _remarks.Stop(
            "survey",
            entry.Row.Number,
            "type",
            typed.Length == 0 ? SurveyRows.NoList : $"There is no list of choices named \"{typed}\".",
            entry.Name
        );
        return typed;
    }

    /// <summary>The choices that a question has; none when it has no list.</summary>
    public IReadOnlyList<AnswerChoice> Choices(SurveyEntry entry) => Find(entry)?.Choices ?? [];

    /// <summary>Makes choices of a file that a question chooses from: by the columns name and label, or those that it names.</summary>
    public void ReadFile(SurveyEntry entry, string valueColumn, string labelColumn)
    {
        if (Find(entry) is not { IsFile: true, Choices.Count: 0 } draft)
            return;
        foreach (var row in draft.Rows.Where(row => row.GetValueOrDefault(valueColumn, "").Length > 0))
        {
            var typed = row[valueColumn];
            if (draft.Own.ContainsKey(typed))
                continue;
            var label = row.GetValueOrDefault(labelColumn, "") is { Length: > 0 } words ? words : typed;
            draft.Choices.Add(new AnswerChoice(Named(draft, typed, null), new LocalizedText([new(_languages[0].Code, label)])) { Columns = row });
        }
    }

    /// <summary>The name that a choice of a list has here; what is typed when the list has no such choice.</summary>
    public string Own(string typedList, string typed) =>
        Named(typedList).Select(list => list.Own.GetValueOrDefault(typed)).FirstOrDefault(own => own is not null) ?? typed;

    /// <summary>An expression names a column of a list.</summary>
    /// <returns>Whether there is such a list.</returns>
    public bool Use(string typedList, string column)
    {
        _columnsUsed.Add(column);
        var named = Named(typedList).ToList();
        foreach (var list in named)
            list.Used.Add(column);
        return named.Count > 0;
    }

    /// <summary>A column of a list holds choices of another, which get the names that they have here.</summary>
    public void FollowColumn(string typedList, string column, string typedOther)
    {
        foreach (var list in Named(typedList).Where(list => list.Followed.Add(column)))
        {
            foreach (var choice in list.Choices.Where(choice => choice.Columns.ContainsKey(column)))
                ((Dictionary<string, string>)choice.Columns)[column] = Own(typedOther, choice.Columns[column]);
        }
    }

    /// <summary>Says which columns of the lists nothing reads.</summary>
    public void RemarkColumns()
    {
        foreach (var sheet in _sheets)
        {
            foreach (var column in sheet.Others.Where(column => !_columnsUsed.Contains(column)))
                sheet.LeaveOutOther(column, "The column is not read.");
        }
    }

    /// <summary>The row of a choice, named list/choice, or the first of a list.</summary>
    public int? RowOf(string? item) => item is not null && _rows.TryGetValue(item, out var row) ? row : null;

    private Draft? Find(SurveyEntry entry)
    {
        var named = Named(entry.Type.ListName).ToList();
        return entry.Type.IsExternal ? named.LastOrDefault() : named.FirstOrDefault();
    }

    /// <summary>The list of that name, and then that of external_choices, which is another whatever it is called.</summary>
    private IEnumerable<Draft> Named(string typed) => new[] { Plain(typed), Outer + typed }.Select(key => _byTyped.GetValueOrDefault(key)).OfType<Draft>();

    private static string Plain(string list) => list.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? list[..^4] : list;

    // A list that is only looked into has no names that anybody chooses.
    private IEnumerable<AnswerChoice> RowsOf(Draft list) =>
        list.Rows.Select((row, at) => new AnswerChoice($"row_{at + 1}", new LocalizedText([new(_languages[0].Code, $"row_{at + 1}")])) { Columns = row });

    private static AnswerChoice Kept(Draft list, AnswerChoice choice)
    {
        var columns = choice.Columns.Where(column => list.Used.Contains(column.Key) && column.Value.Length > 0);
        return choice with { Columns = columns.ToDictionary(column => column.Key, column => column.Value, StringComparer.Ordinal) };
    }

    private void Add(SheetReader sheet, FormRow row)
    {
        var (list, typed) = (sheet.Text(row, "list_name"), sheet.Text(row, "name"));
        var label = sheet.Texts(row, "label", _languages);
        if (list.Length == 0 || typed.Length == 0)
        {
            if (list.Length > 0 && !label.IsEmpty)
                _remarks.NotUnderstood(sheet.Name, row.Number, "name", "The choice is not offered.", "Every choice needs a name of its own.", list);
            else
                _remarks.LeaveOut(sheet.Name, row.Number, "rows without a list or a name", "The row is not read.");
            return;
        }
        var draft = DraftOf(sheet.Name == XlsForm.ExternalChoices ? Outer + list : list);
        if (label.IsEmpty)
        {
            _remarks.Change(sheet.Name, row.Number, "label", "There is no label, so that the name is shown.", draft.Name + "/" + typed);
            label = new LocalizedText([new(_languages[0].Code, typed)]);
        }
        var columns = sheet
            .Others.Where(column => sheet.Other(row, column).Length > 0)
            .ToDictionary(column => column, column => sheet.Other(row, column), StringComparer.Ordinal);
        if (draft.Own.TryGetValue(typed, out var own) && Again(draft, own, label, columns) is { } again)
        {
            if (again.Length > 0)
                _remarks.LeaveOut(sheet.Name, row.Number, "choices that stand twice", again, draft.Name + "/" + typed);
            else
                draft.Choices.Add(new AnswerChoice(own, label) { Columns = columns });
            return;
        }
        var name = Named(draft, typed, row);
        draft.Choices.Add(new AnswerChoice(name, label) { Columns = columns });
        _rows.TryAdd(draft.Name, row.Number);
        _rows.TryAdd(draft.Name + "/" + name, row.Number);
    }

    /// <summary>What becomes of a choice whose name stands in the list already: why it is left out, nothing when it stays, null for another name.</summary>
    private string? Again(Draft draft, string own, LocalizedText label, Dictionary<string, string> columns)
    {
        var same = draft.Choices.Where(choice => choice.Name == own).ToList();
        if (same.Exists(choice => choice.Label.Equals(label) && AreEqual(choice.Columns, columns)))
            return "The choice stands in the list already, with the same label.";
        return _allowsTwice || !same.Exists(choice => AreEqual(choice.Columns, columns)) ? "" : null;
    }

    private static bool AreEqual(IReadOnlyDictionary<string, string> left, Dictionary<string, string> right) =>
        left.Count == right.Count && right.All(column => left.GetValueOrDefault(column.Key) == column.Value);

    private string Named(Draft draft, string typed, FormRow? row)
    {
        var name = Names.TidyChoice(typed);
        for (var number = 2; !draft.Taken.Add(name); number++)
            name = Names.TidyChoice(typed, number);
        draft.Own.TryAdd(typed, name);
        if (name != typed)
            _remarks.Change(
                "choices",
                row?.Number,
                "name",
                "The name gets underscores for blanks and other signs, or a number where two differ in nothing else; it is stored and exported so.",
                $"{typed} becomes {name}"
            );
        return name;
    }

    private Draft DraftOf(string key)
    {
        var typed = key.StartsWith(Outer, StringComparison.Ordinal) ? key[Outer.Length..] : key;
        if (_byTyped.TryGetValue(key, out var known))
            return known;
        var name = Names.TidyChoice(typed);
        for (var number = 2; !_taken.Add(name); number++)
            name = Names.TidyChoice(typed, number);
        return _byTyped[key] = new Draft(name);
    }

    private sealed record Draft(string Name)
    {
        public List<AnswerChoice> Choices { get; } = [];

        public Dictionary<string, string> Own { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Taken { get; } = new(StringComparer.OrdinalIgnoreCase);

        /// <summary>The columns that filters name.</summary>
        public HashSet<string> Used { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Followed { get; } = new(StringComparer.Ordinal);

        /// <summary>Whether it is a file beside the form.</summary>
        public bool IsFile { get; set; }

        public List<Dictionary<string, string>> Rows { get; } = [];
    }
}
