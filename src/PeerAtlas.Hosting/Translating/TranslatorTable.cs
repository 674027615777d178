using PeerAtlas.Design;
using PeerAtlas.Platform.Database;
using PeerAtlas.Tables;

namespace PeerAtlas.Hosting.Translating;

/// <summary>The words as a table for a translator: a row for each key, with the text in English, in Spanish and in a further language.</summary>
internal static class TranslatorTable
{
    private const string Key = "key";

    /// <summary>The table with what is translated so far; without a language, in the product's own two.</summary>
    public static ExportedWords Write(WordList list, string? language, IReadOnlyDictionary<string, string> texts)
    {
        string[] columns = [Key, "english", "spanish", .. language is null ? Array.Empty<string>() : [language]];
        return new(
            columns,
            [.. list.All.Select(entry => new[] { entry.Key, entry.Value.English, entry.Value.Spanish, texts.GetValueOrDefault(entry.Key) }[..columns.Length])]
        );
    }

    /// <summary>The texts of a table by their keys, and all that is wrong with it.</summary>
    /// <exception cref="TableException">The file is no table, or none of words in this language.</exception>
    public static (IReadOnlyDictionary<string, string> Texts, IReadOnlyList<TableException> Problems) Read(
        WordList list,
        string language,
        Stream file,
        string fileName
    )
    {
        var sheet = TableReader.Read(file, fileName).Sheets[0];
        if (!sheet.Columns.Contains(Key, StringComparer.OrdinalIgnoreCase) || !sheet.Columns.Contains(language, StringComparer.OrdinalIgnoreCase))
            throw new TableException($"The table needs the columns {Key} and {language}, as words export --language {language} writes them.", fileName);
        if (sheet.Rows.Count == 0)
            throw new TableException("There is no line under the header.", fileName);
        var (texts, problems) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<TableException>());
        foreach (var row in sheet.Rows)
        {
            var (key, text) = (row.Key(Key), row[language].ReplaceLineEndings("\n"));
            // Not translated yet; the translator works line by line.
            if (text.Length == 0 && list.All.ContainsKey(key))
                continue;
            var problem =
                !list.All.TryGetValue(key, out var words) ? $"There are no words with the key \"{key}\"."
                : texts.ContainsKey(key) ? $"The key {key} stands twice."
                : Check(words, text);
            if (problem is not null)
                problems.Add(new TableException(problem, fileName, row: row.Number));
            if (words is not null)
                texts[key] = Spaced(words.English, text);
        }

        return (texts, problems);
    }

    private static string? Check(Words words, string text) =>
        !text.Any(letter => char.IsLetterOrDigit(letter) || char.IsPunctuation(letter) || char.IsSymbol(letter))
            ? "There is no text. Write one, or take the line out: pages then say it in English."
        : text.Length > Translation.TextLength ? $"The text has {text.Length} characters, and at most {Translation.TextLength} are kept."
        : text.Any(letter => char.IsControl(letter) && !(letter == '\n' && words.English.Contains('\n', StringComparison.Ordinal)))
            ? "The text has a line break, or another character that is not seen, and the text in English has none."
        : text.Any(TurnsText) ? "The text has a mark that turns the direction of what follows. Take it out: pages set the direction by the language."
        : Placeholders.Check(words, text);

    private static bool TurnsText(char letter) => letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    // A table is read without the spaces around its cells, and some words are followed by others.
    private static string Spaced(string english, string text) =>
        english[..(english.Length - english.TrimStart().Length)] + text + english[english.TrimEnd().Length..];
}
