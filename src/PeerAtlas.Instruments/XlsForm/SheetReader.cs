using PeerAtlas.Tables;

namespace PeerAtlas.Instruments;

/// <summary>One sheet of a form with its columns told apart: plain ones, texts in a language each, and those that are not read.</summary>
internal sealed class SheetReader
{
    private const string Media = "Pictures, sounds and films are not shown.";

    private readonly FormSheet? _sheet;
    private readonly Dictionary<string, List<int>> _plain = new(StringComparer.Ordinal);
    private readonly List<(string Key, InstrumentLanguage Language, int Column)> _texts = [];
    private readonly Dictionary<string, int> _others = new(StringComparer.Ordinal);
    private readonly RemarkList _remarks;

    /// <param name="name">The sheet's name, for messages.</param>
    /// <param name="sheet">The sheet; null when the form has none.</param>
    /// <param name="plain">The columns that it may have.</param>
    /// <param name="translated">The columns that may stand once per language.</param>
    /// <param name="unnamed">The language of columns that name none.</param>
    /// <param name="remarks">Takes what is not read as it is written.</param>
    public SheetReader(string name, FormSheet? sheet, string[] plain, string[] translated, InstrumentLanguage unnamed, RemarkList remarks)
    {
        Name = name;
        _sheet = sheet;
        _remarks = remarks;
        for (var at = 0; at < (sheet?.Header.Length ?? 0); at++)
            Take(at, plain, translated, unnamed);
        foreach (var row in sheet?.Beside ?? [])
            remarks.LeaveOut(name, row, "cells without a column name", "What stands under no column name is not read.");
    }

    public string Name { get; }

    public IReadOnlyList<FormRow> Rows => _sheet?.Rows ?? [];

    /// <summary>The languages in which anything is written.</summary>
    public IEnumerable<InstrumentLanguage> Languages => _texts.Where(text => Rows.Any(row => row[text.Column].Length > 0)).Select(text => text.Language);

    /// <summary>The names of columns that are not known, as they are typed.</summary>
    public IEnumerable<string> Others => _others.Keys;

    /// <summary>Whether a text is there in any language.</summary>
    public bool IsFilled(FormRow row, string column) => _texts.Exists(text => text.Key == column && row[text.Column].Length > 0);

    public bool Has(string column) => _plain.ContainsKey(column);

    /// <summary>The cell without characters that nobody sees; of several columns of one meaning, the first that is filled.</summary>
    public string Text(FormRow row, string column) => _plain.TryGetValue(column, out var places) ? VisibleText.Of(Filled(row, column, places)) : "";

    /// <summary>The texts of a column in the given languages, in their order.</summary>
    public LocalizedText Texts(FormRow row, string column, IEnumerable<InstrumentLanguage> languages) =>
        new(
            languages.Select(language =>
                KeyValuePair.Create(
                    language.Code,
                    Filled(row, column, [.. _texts.Where(text => text.Key == column && text.Language.Code == language.Code).Select(text => text.Column)])
                )
            )
        );

    /// <summary>The cell of a column that is not known.</summary>
    public string Other(FormRow row, string column) => VisibleText.Of(row[_others[column]]);

    /// <summary>Says that a column that is not known is not read, with the rows that fill it.</summary>
    public void LeaveOutOther(string column, string effect)
    {
        foreach (var row in Rows.Where(row => Other(row, column).Length > 0))
            _remarks.LeaveOut(Name, row.Number, column, effect);
    }

    private string Filled(FormRow row, string column, List<int> places)
    {
        var filled = places.Select(at => row[at]).Where(cell => cell.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (filled.Count > 1 && _plain.ContainsKey(column))
            _remarks.Stop(Name, row.Number, column, "Two columns have this meaning and say different things. Keep one of them.");
        else if (filled.Count > 1)
            _remarks.Change(Name, row.Number, column, "Two columns hold this text in one language and differ; the first is taken.");
        return filled.Count > 0 ? filled[0] : "";
    }

    private void Take(int at, string[] plain, string[] translated, InstrumentLanguage unnamed)
    {
        var header = _sheet!.Header[at];
        var (key, rest) = ColumnNames.Read(header, [.. plain, .. translated]);
        if (header.Length == 0)
            return;
        if (translated.Contains(key))
            _texts.Add((key, rest.Length == 0 ? unnamed : LanguageOf(rest), at));
        else if (rest.Length == 0 && plain.Contains(key))
            (_plain.TryGetValue(key, out var places) ? places : _plain[key] = []).Add(at);
        else if (key.StartsWith("media::", StringComparison.Ordinal))
            LeaveOut(at, header, Media);
        else if (ColumnNames.Near(key, plain.Concat(translated)) is { } meant)
            LeaveOut(at, header, $"The column is not read. If it is meant to be {meant}, correct its name.");
        else if (rest.Length > 0 || !_others.TryAdd(header, at))
            LeaveOut(at, header, "The column is not read.");
    }

    private void LeaveOut(int at, string header, string effect)
    {
        foreach (var row in Rows.Where(row => row[at].Length > 0))
            _remarks.LeaveOut(Name, row.Number, header, effect);
    }

    private InstrumentLanguage LanguageOf(string typed)
    {
        if (InstrumentLanguage.Parse(typed) is { } language)
            return language;
        var made = InstrumentLanguage.OfUnknown(typed);
        _remarks.Change(
            Name,
            _sheet!.HeaderRow,
            "language " + typed,
            "The language is taken under this name, but its code is not known, so that nobody's browser asks for it. "
                + "Write its own code of two or three letters in parentheses behind the name."
        );
        return made;
    }
}
