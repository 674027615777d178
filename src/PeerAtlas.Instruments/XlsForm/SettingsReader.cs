namespace PeerAtlas.Instruments;

/// <summary>Reads the sheet settings: one row.</summary>
internal sealed class SettingsReader
{
    private const string Foreign = "The setting is for other programs and is not read.";
    private readonly SheetReader _sheet;
    private readonly FormRow? _row;
    private readonly RemarkList _remarks;

    /// <param name="sheet">The sheet; null when the form has none.</param>
    /// <param name="fileName">The form's name where it states none.</param>
    /// <param name="named">The language of a title that names none, where no default is stated.</param>
    /// <param name="remarks">Takes what is not read as it is written.</param>
    public SettingsReader(FormSheet? sheet, string fileName, InstrumentLanguage named, RemarkList remarks)
    {
        _remarks = remarks;
        DefaultLanguage = StatedDefault(sheet);
        _sheet = new SheetReader(
            "settings",
            sheet,
            ["form_id", "version", "default_language", "style", "allow_choice_duplicates"],
            ["form_title"],
            DefaultLanguage ?? named,
            remarks
        );
        _row = _sheet.Rows.Count > 0 ? _sheet.Rows[0] : null;
        foreach (var more in _sheet.Rows.Skip(1))
            remarks.LeaveOut("settings", more.Number, "further rows", "The settings have one row; further ones are not read.");
        foreach (var column in _sheet.Others)
            _sheet.LeaveOutOther(column, Foreign);
        if (_row is not null && _sheet.Text(_row, "style") is { Length: > 0 } style && style != "pages")
            remarks.LeaveOut("settings", _row.Number, "style " + style, "Forms are shown in pages, one for each group of the top level.");
        FormId = ReadFormId(fileName);
    }

    /// <summary>The default language that is stated; null when none is.</summary>
    public InstrumentLanguage? DefaultLanguage { get; }

    public IEnumerable<InstrumentLanguage> Languages => _sheet.Languages;

    public int? Row => _row?.Number;

    public string FormId { get; }

    /// <summary>Whether a choice may stand twice in a list, with other columns.</summary>
    public bool AllowsChoicesTwice => _row is not null && _sheet.Text(_row, "allow_choice_duplicates").ToLowerInvariant() is "yes" or "true" or "true()";

    public string Version => _row is null ? "" : _sheet.Text(_row, "version");

    public LocalizedText Title(IEnumerable<InstrumentLanguage> languages) => _row is null ? LocalizedText.Empty : _sheet.Texts(_row, "form_title", languages);

    /// <summary>The default language of a form that has these: the stated one, that of columns without a language, or the first.</summary>
    public InstrumentLanguage Default(IReadOnlyList<InstrumentLanguage> languages)
    {
        var wanted = DefaultLanguage ?? InstrumentLanguage.Unnamed;
        if (languages.FirstOrDefault(language => language.Code == wanted.Code) is { } found)
            return found;
        if (DefaultLanguage is not null)
            _remarks.Change("settings", Row, "default_language", $"No column is in the default language, {DefaultLanguage}; {languages[0]} is taken.");
        return languages[0];
    }

    private string ReadFormId(string fileName)
    {
        var typed = _row is null ? "" : _sheet.Text(_row, "form_id");
        var wanted = typed.Length > 0 ? typed : fileName;
        var name = Names.IsName(wanted) ? wanted : Names.Tidy(char.IsLetter(wanted.FirstOrDefault()) ? wanted : "form_" + wanted);
        if (typed.Length > 0 && name != typed)
            _remarks.Change("settings", Row, "form_id", "The form's name gets underscores for signs that it cannot have.", $"{typed} becomes {name}");
        return name;
    }

    /// <summary>The default language that the sheet states; null when it states none.</summary>
    public static InstrumentLanguage? StatedDefault(FormSheet? sheet)
    {
        var column = sheet is null ? -1 : Array.FindIndex(sheet.Header, header => ColumnNames.Read(header, []).Key == "default_language");
        var typed = column < 0 || sheet!.Rows.Count == 0 ? "" : sheet.Rows[0][column];
        return typed.Length == 0 ? null : InstrumentLanguage.Parse(typed) ?? InstrumentLanguage.OfUnknown(typed);
    }
}
