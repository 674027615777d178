using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform.Database;
using PeerAtlas.Tables;

namespace PeerAtlas.Hosting.Translating;

/// <summary>What an import of a translation came to.</summary>
/// <param name="Problems">Why nothing was changed; empty when the translation is now that of the table.</param>
/// <param name="Added">Texts that were not translated before.</param>
/// <param name="Changed">Texts that were translated otherwise.</param>
/// <param name="Unchanged">Texts that were so before.</param>
/// <param name="Removed">Texts that the table leaves out and the translation had.</param>
/// <param name="Missing">Words that pages say in English.</param>
/// <param name="MissingBeforeOffered">How many more have to be translated before the site offers the language.</param>
public sealed record TranslationImport(
    IReadOnlyList<TableException> Problems,
    int Added = 0,
    int Changed = 0,
    int Unchanged = 0,
    int Removed = 0,
    int Missing = 0,
    int MissingBeforeOffered = 0
);

/// <summary>The product's words as a table.</summary>
/// <param name="Columns">Its header.</param>
/// <param name="Rows">Its rows, in the order of the keys.</param>
public sealed record ExportedWords(IReadOnlyList<string> Columns, IReadOnlyList<string?[]> Rows);

/// <summary>The product's words as a table that a translator fills, out of the database and into it.</summary>
public sealed class TranslationTables(PeerAtlasDbContext database, WordList list)
{
    /// <summary>All words, with the texts of a language as they stand.</summary>
    public async Task<ExportedWords> ExportAsync(string? language, CancellationToken cancellation) =>
        TranslatorTable.Write(
            list,
            language,
            await database
                .Set<Translation>()
                .Where(row => row.Language == language)
                .ToDictionaryAsync(row => row.Key, row => row.Text, StringComparer.Ordinal, cancellation)
        );

    /// <summary>Takes a language away.</summary>
    /// <returns>How many texts it had.</returns>
    public async Task<int> RemoveAsync(string language, CancellationToken cancellation)
    {
        var rows = await database.Set<Translation>().Where(row => row.Language == language).ToListAsync(cancellation);
        database.RemoveRange(rows);
        await database.SaveChangesAsync(cancellation);
        return rows.Count;
    }

    /// <summary>Makes the translation into a language that of the table: all of it or nothing.</summary>
    /// <exception cref="TableException">The file is no table, or none of words in this language.</exception>
    public async Task<TranslationImport> ImportAsync(string language, Stream file, string fileName, CancellationToken cancellation)
    {
        var (texts, problems) = TranslatorTable.Read(list, language, file, fileName);
        if (problems.Count > 0)
            return new(problems);
        var rows = await database.Set<Translation>().Where(row => row.Language == language).ToListAsync(cancellation);
        var held = rows.ToDictionary(row => row.Key, StringComparer.Ordinal);
        var removed = rows.Where(row => !texts.ContainsKey(row.Key)).ToList();
        var changed = rows.Where(row => texts.TryGetValue(row.Key, out var text) && text != row.Text).ToList();
        var added = texts.Where(text => !held.ContainsKey(text.Key)).ToList();
        database.RemoveRange(removed);
        foreach (var row in changed)
            row.Text = texts[row.Key];
        database.AddRange(
            added.Select(text => new Translation
            {
                Language = language,
                Key = text.Key,
                Text = text.Value,
            })
        );
        await database.SaveChangesAsync(cancellation);
        return new(
            [],
            added.Count,
            changed.Count,
            texts.Count - added.Count - changed.Count,
            removed.Count,
            list.All.Count - texts.Count,
            Math.Max(0, Translations.Enough(list.All.Count) - texts.Count)
        );
    }
}
