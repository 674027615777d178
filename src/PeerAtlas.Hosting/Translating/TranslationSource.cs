using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Hosting.Translating;

/// <summary>Reads the translations from the database.</summary>
internal sealed class TranslationSource(PeerAtlasDbContext database) : ITranslationSource
{
    public async Task<IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>?> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            var rows = await database.Set<Translation>().AsNoTracking().ToListAsync(cancellation);
            return rows.GroupBy(row => row.Language, StringComparer.Ordinal)
                .ToDictionary(
                    language => language.Key,
                    IReadOnlyDictionary<string, string> (language) => language.ToDictionary(row => row.Key, row => row.Text, StringComparer.Ordinal),
                    StringComparer.Ordinal
                );
        }
        // The page that tells of a database that cannot be reached is bilingual itself.
        catch (Exception failure) when (failure is DbException or InvalidOperationException or TimeoutException)
        {
            return null;
        }
    }
}
