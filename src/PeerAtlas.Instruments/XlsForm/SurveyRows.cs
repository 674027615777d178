namespace PeerAtlas.Instruments;

/// <summary>Reads what each row of the survey is, where it stands and what it is called, before any expression is read.</summary>
/// <param name="sheet">The sheet.</param>
/// <param name="lists">The names of the lists of choices in the form.</param>
/// <param name="files">The names of the lists that stand beside the form, without their ending.</param>
/// <param name="remarks">Takes what is not taken as it is written.</param>
internal sealed class SurveyRows(SheetReader sheet, IReadOnlySet<string> lists, IReadOnlyCollection<string> files, RemarkList remarks)
{
    private static readonly string[] Yes = ["yes", "true", "true()", "1"];

    public const string NoList = "Write the name of the list behind the type.";
    private const string NotAsked = "The row is not asked, and counts as not answered.";

    private readonly FormNames _names = new();
    private readonly Stack<SurveyEntry> _open = new();
    private int _unnamed;

    public FormNames Read()
    {
        foreach (var row in sheet.Rows)
            Read(row);
        foreach (var open in _open)
            remarks.Stop("survey", open.Row.Number, "type", "The group is begun here and never ended.", open.Name);
        return _names;
    }

    private void Read(FormRow row)
    {
        var typed = sheet.Text(row, "type");
        if (Yes.Contains(sheet.Text(row, "disabled").ToLowerInvariant()))
        {
            remarks.LeaveOut("survey", row.Number, "disabled", "The row is switched off.", sheet.Text(row, "name"));
            return;
        }
        if (typed.Length == 0)
        {
            ReadUntyped(row);
            return;
        }
        var type = TypeNames.Read(typed);
        // "end" alone ends a group where one is open, and is the time of the end elsewhere.
        if (typed == "end" && sheet.Text(row, "name").Length == 0 && _open.Count > 0)
            type = new TypeName(RowKind.End);
        // Such a list may stand on a sheet of the form, or in the file that other programs make of that sheet.
        if (type.IsExternal && !lists.Contains(type.ListName))
            type = type with { IsFromFile = true };
        type =
            Missing(row, type) is { } missing ? new TypeName(RowKind.LeftOut, Effect: missing)
            : remarks.IsStrict || HasItsList(type) ? type
            : new TypeName(RowKind.Unknown, Effect: type.ListName.Length == 0 ? NoList : $"There is no list of choices named \"{type.ListName}\".");
        if (type.Kind == RowKind.End)
            End(row, type.Ends);
        else
            Add(row, type, typed);
    }

    /// <summary>Why the choices of a question are not to be had; null when they are, or it has none.</summary>
    private string? Missing(FormRow row, TypeName type)
    {
        if (type.ListName.StartsWith("${", StringComparison.Ordinal))
            return "The question is not asked: its choices would be what was answered before.";
        if (sheet.Text(row, "appearance").Contains("search(", StringComparison.Ordinal))
            return "The question is not asked: its choices would be searched in a file.";
        return type.IsFromFile && !files.Contains(Path.GetFileNameWithoutExtension(type.ListName), StringComparer.OrdinalIgnoreCase)
            ? $"The question is not asked: its list {type.ListName} is not there. Send a zip file that holds the workbook and the list as CSV."
            : null;
    }

    private bool HasItsList(TypeName type) =>
        type is not { Kind: RowKind.Question, Question: QuestionType.SelectOne or QuestionType.SelectMultiple or QuestionType.Rank }
        || type.IsFromFile
        || lists.Contains(type.ListName)
        || files.Contains(type.ListName, StringComparer.OrdinalIgnoreCase);

    private void ReadUntyped(FormRow row)
    {
        var name = sheet.Text(row, "name");
        if (name.Length > 0 && sheet.IsFilled(row, "label"))
            Add(row, new TypeName(RowKind.Unknown, Effect: "The row has no type."), "");
        else
            remarks.LeaveOut("survey", row.Number, "rows without a type", "The row is not read.", name);
    }

    private void Add(FormRow row, TypeName type, string typed)
    {
        var name = sheet.Text(row, "name") is { Length: > 0 } written ? written : type.Named;
        var parent = _open.Count is > 0 and <= DefinitionCheck.MaxDepth ? _open.Peek() : null;
        var own = name;
        if (name.Length == 0)
            own = Unnamed(row, type);
        else if (type.Kind != RowKind.LeftOut)
            own = Named(row, type, name, parent);
        var entry = new SurveyEntry
        {
            Row = row,
            Type = type,
            TypedName = name.Length > 0 ? name : own,
            Name = own,
            Parent = parent,
        };
        if (type.Kind == RowKind.LeftOut)
        {
            entry.LeftOut = type.Effect;
            remarks.LeaveOut("survey", row.Number, "type " + typed, type.Effect, name);
        }
        else if (type.Kind == RowKind.Unknown)
        {
            entry.LeftOut = NotAsked;
            remarks.NotUnderstood(
                "survey",
                row.Number,
                "type",
                NotAsked,
                type.Effect.Length > 0 ? type.Effect : $"The type \"{typed}\" is not known. {TypeNames.Known}",
                name
            );
        }
        if (_open.Count == DefinitionCheck.MaxDepth && entry.IsContainer)
            remarks.Stop("survey", row.Number, "type", $"Groups are nested more than {DefinitionCheck.MaxDepth} deep.", own);
        if (_open.Count > DefinitionCheck.MaxDepth)
            entry.LeftOut = "too deep";
        _names.Add(entry);
        if (entry.IsContainer)
            _open.Push(entry);
    }

    private string Named(FormRow row, TypeName type, string name, SurveyEntry? parent)
    {
        var own = _names.Own(name, parent, type.OrOther);
        if (own != name)
            remarks.Change(
                "survey",
                row.Number,
                "name",
                Names.IsName(name)
                    ? "Another item has this name, capitals aside, so that this one gets a name of its own; its group's name or a number is added."
                    : "The name has characters that a name cannot have, or more than 64; they are replaced by underscores.",
                $"{name} becomes {own}"
            );
        return own;
    }

    private string Unnamed(FormRow row, TypeName type)
    {
        if (type.Kind is RowKind.LeftOut or RowKind.Unknown)
            return "";
        var isAsked = type.Kind == RowKind.Question && type.Question != QuestionType.Note;
        if (isAsked)
            remarks.NotUnderstood("survey", row.Number, "name", "It gets a name that is made.", "The row has no name.");
        var made =
            isAsked ? "question"
            : type.Kind == RowKind.Question ? "note"
            : "group";
        return _names.Own(FormattableString.Invariant($"{made}_{++_unnamed}"), parent: null, orOther: false);
    }

    private void End(FormRow row, string ends)
    {
        var what =
            _open.Count == 0 ? ""
            : _open.Peek().Type.Kind == RowKind.BeginRepeat ? "repeat"
            : "group";
        if (what.Length > 0 && (ends.Length == 0 || ends == what))
            _open.Pop();
        else
            remarks.Stop(
                "survey",
                row.Number,
                "type",
                what.Length == 0 ? $"A {ends} is ended here, but none is open." : $"A {ends} is ended here, but the one that is open is not a {ends}."
            );
    }
}
