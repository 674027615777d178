using PeerAtlas.Tables;

namespace PeerAtlas.Instruments;

/// <summary>One sheet of a form with its columns told apart: plain ones, and texts in a language each.</summary>
internal sealed class SheetReader
{
    private readonly TableSheet? _sheet;
    private readonly Dictionary<string, string> _plain = new(StringComparer.Ordinal);
    private readonly List<(string Key, InstrumentLanguage Language, string Header)> _texts = [];
    private readonly ProblemList _problems;

    /// <param name="name">The sheet's name, for messages.</param>
    /// <param name="sheet">The sheet; null when the workbook has none.</param>
    /// <param name="plain">The columns that it may have.</param>
    /// <param name="translated">The columns that may stand once per language.</param>
    /// <param name="unnamed">The language of columns that name none.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public SheetReader(string name, TableSheet? sheet, string[] plain, string[] translated, InstrumentLanguage unnamed, ProblemList problems)
    {
        Name = name;
        _sheet = sheet;
        _problems = problems;
        foreach (var header in sheet?.Columns ?? [])
            Take(header, plain, translated, unnamed);
    }

    public string Name { get; }

    public IReadOnlyList<TableRow> Rows => _sheet?.Rows ?? [];

    public IEnumerable<InstrumentLanguage> Languages => _texts.Select(text => text.Language);

    public string Text(TableRow row, string column) => _plain.TryGetValue(column, out var header) ? row[header] : "";

    /// <summary>The texts of a column in the given languages, in their order.</summary>
    public LocalizedText Texts(TableRow row, string column, IEnumerable<InstrumentLanguage> languages)
    {
        var texts = new List<KeyValuePair<string, string>>();
        foreach (var language in languages)
        {
            var header = _texts.Find(text => text.Key == column && text.Language.Code == language.Code).Header;
            var text = header is null ? "" : row[header];
            if (text.Contains("${", StringComparison.Ordinal))
                Refuse(row.Number, header, "Answers within texts (${name}) are not supported. Write the text without them.");
            texts.Add(new(language.Code, text));
        }
        return new LocalizedText(texts);
    }

    /// <summary>The row's expression in that column; null when there is none or it is refused.</summary>
    public Expression? Expression(TableRow row, string column, string? item)
    {
        var text = Text(row, column);
        if (text.Length == 0)
            return null;
        try
        {
            return Instruments.Expression.Parse(text);
        }
        catch (ExpressionException exception)
        {
            _problems.Add(new InstrumentProblem(Name, row.Number, column, item, exception.Character, exception.Message));
            return null;
        }
    }

    public void Refuse(int? row, string? column, string message, string? item = null) =>
        _problems.Add(new InstrumentProblem(Name, row, column, item, null, message));

    private void Take(string header, string[] plain, string[] translated, InstrumentLanguage unnamed)
    {
        var parts = header.Split("::", 2, StringSplitOptions.TrimEntries);
        var key = parts[0].ToLowerInvariant().Replace(' ', '_');
        if (translated.Contains(key))
        {
            if ((parts.Length == 1 ? unnamed : InstrumentLanguage.Parse(parts[1])) is not { } language)
                Refuse(1, header, $"The language \"{parts[1]}\" is not known by its name. Add its code: {key}::{parts[1]} (en).");
            else if (_texts.Exists(text => text.Key == key && text.Language.Code == language.Code))
                Refuse(1, header, "Two columns hold the same text in the same language.");
            else
                _texts.Add((key, language, header));
        }
        else if (parts.Length == 1 && plain.Contains(key))
        {
            if (!_plain.TryAdd(key, header))
                Refuse(1, header, $"The column {key} stands twice.");
        }
        else if (Rows.FirstOrDefault(row => row[header].Length > 0) is { } used)
        {
            Refuse(
                used.Number,
                header,
                $"The column \"{header}\" is not supported here. Supported are: "
                    + $"{string.Join(", ", plain.Concat(translated.Select(name => name + "::Language")))}. Empty the column or remove it."
            );
        }
    }
}
