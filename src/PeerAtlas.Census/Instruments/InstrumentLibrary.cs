using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Instruments;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Instruments;

/// <summary>The version that an imported file is.</summary>
/// <param name="InstrumentId">The instrument.</param>
/// <param name="VersionId">The version.</param>
/// <param name="Number">Its number.</param>
/// <param name="IsNew">Whether the import made it; false when the same content was there already.</param>
public sealed record ImportedVersion(Guid InstrumentId, Guid VersionId, int Number, bool IsNew);

/// <summary>
/// The instruments and their versions. A version never changes: a changed file is a new version, and the same content is the same
/// version. A version that no wave uses may be removed; one that a wave uses stays for ever.
/// </summary>
public sealed class InstrumentLibrary(PeerAtlasDbContext database, InstrumentCache cache, IEnumerable<IVersionUser> users, TimeProvider clock)
{
    /// <summary>Keeps the instrument in the file as a version, whatever of it is changed or left out.</summary>
    /// <param name="stream">An XLSForm workbook, a zip file of CSV sheets, or a lone CSV file that is the survey sheet.</param>
    /// <param name="fileName">The name that the person gave it.</param>
    /// <param name="audience">Who answers; the same for all versions of an instrument.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="Tables.TableException">The file cannot be read as tables; nothing is kept.</exception>
    /// <exception cref="InstrumentException">The tables are not an instrument, or one of another audience; nothing is kept.</exception>
    public Task<ImportedVersion> ImportAsync(Stream stream, string fileName, Audience audience, CancellationToken cancellation = default) =>
        ImportAsync(XlsForm.Read(stream, fileName, cancellation), audience, cancellation);

    /// <summary>The title of another questionnaire of the same form_id, of which this would be the next version; null when there is none.</summary>
    public async Task<string?> FindNamesakeAsync(Instrument instrument, CancellationToken cancellation = default) =>
        await database.Set<SurveyInstrument>().AsNoTracking().SingleOrDefaultAsync(row => row.Key == instrument.Name, cancellation) is { } kept
        && !string.Equals(kept.Title, instrument.Title.In(instrument.DefaultLanguage.Code), StringComparison.OrdinalIgnoreCase)
            ? kept.Title
            : null;

    /// <summary>Keeps an instrument as a version.</summary>
    /// <exception cref="InstrumentException">There is one of that name for another audience; nothing is kept.</exception>
    public async Task<ImportedVersion> ImportAsync(Instrument instrument, Audience audience, CancellationToken cancellation = default)
    {
        var definition = InstrumentJson.Write(instrument);
        var checksum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(definition)));

        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        // Two imports at the same time take turns, so that each sees the other's version.
        if (!database.Database.IsSqlite())
            await database.Database.ExecuteSqlRawAsync("LOCK TABLE instruments IN SHARE ROW EXCLUSIVE MODE", cancellation);
        var kept = await database.Set<SurveyInstrument>().SingleOrDefaultAsync(row => row.Key == instrument.Name, cancellation);
        if (kept is not null && kept.Audience != audience)
            throw OtherAudience(kept);
        if (kept is not null && await FindAsync(kept.Id, checksum, cancellation) is { } same)
            return new ImportedVersion(kept.Id, same.Id, same.Number, IsNew: false);

        var version = await AddAsync(kept, instrument, definition, checksum, audience, cancellation);
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        cache.Add(version.Id, instrument);
        return new ImportedVersion(version.InstrumentId, version.Id, version.Number, IsNew: true);
    }

    /// <summary>The instrument of a version, ready to be asked.</summary>
    /// <exception cref="KeyNotFoundException">There is no such version.</exception>
    public async ValueTask<Instrument> LoadAsync(Guid versionId, CancellationToken cancellation = default)
    {
        if (cache.Find(versionId) is { } known)
            return known;
        var definition = await database
            .Set<InstrumentVersion>()
            .Where(version => version.Id == versionId)
            .Select(version => version.Definition)
            .SingleOrDefaultAsync(cancellation)
            ?? throw new KeyNotFoundException($"There is no instrument version {versionId}.");
        return cache.Add(versionId, InstrumentJson.Read(definition));
    }

    /// <summary>A version as an XLSForm workbook (.xlsx), which imports again as the same version.</summary>
    public async Task<byte[]> ExportWorkbookAsync(Guid versionId, CancellationToken cancellation = default)
    {
        using var stream = new MemoryStream();
        XlsForm.WriteWorkbook(stream, await LoadAsync(versionId, cancellation));
        return stream.ToArray();
    }

    /// <summary>A version as a zip file of CSV sheets, which imports again as the same version.</summary>
    public async Task<byte[]> ExportCsvAsync(Guid versionId, CancellationToken cancellation = default)
    {
        using var stream = new MemoryStream();
        XlsForm.WriteCsv(stream, await LoadAsync(versionId, cancellation));
        return stream.ToArray();
    }

    /// <summary>Removes a version that was imported by mistake, and the instrument with its last version.</summary>
    /// <returns>False, and nothing is removed, when a wave uses the version.</returns>
    public async Task<bool> TryRemoveAsync(Guid versionId, CancellationToken cancellation = default)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        foreach (var user in users)
        {
            if (await user.UsesAsync(versionId, cancellation))
                return false;
        }

        if (await database.Set<InstrumentVersion>().SingleOrDefaultAsync(row => row.Id == versionId, cancellation) is not { } version)
            return true;
        database.Remove(version);
        if (!await database.Set<InstrumentVersion>().AnyAsync(row => row.InstrumentId == version.InstrumentId && row.Id != versionId, cancellation))
            database.Remove(await database.Set<SurveyInstrument>().SingleAsync(row => row.Id == version.InstrumentId, cancellation));
        try
        {
            await database.SaveChangesAsync(cancellation);
        }
        // A wave that was planned at this very moment holds the version by its foreign key.
        catch (DbUpdateException)
        {
            return false;
        }
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private Task<InstrumentVersion?> FindAsync(Guid instrumentId, string checksum, CancellationToken cancellation) =>
        database.Set<InstrumentVersion>().SingleOrDefaultAsync(version => version.InstrumentId == instrumentId && version.Checksum == checksum, cancellation);

    private async Task<InstrumentVersion> AddAsync(
        SurveyInstrument? kept,
        Instrument instrument,
        string definition,
        string checksum,
        Audience audience,
        CancellationToken cancellation
    )
    {
        var title = instrument.Title.In(instrument.DefaultLanguage.Code);
        if (title.Length == 0)
            title = instrument.Name;
        if (title.Length > SurveyInstrument.TitleLength)
            title = title[..SurveyInstrument.TitleLength];
        if (kept is null)
            database.Add(
                kept = new SurveyInstrument
                {
                    Key = instrument.Name,
                    Title = title,
                    Audience = audience,
                }
            );
        else
            kept.Title = title;
        var last = await database
            .Set<InstrumentVersion>()
            .Where(version => version.InstrumentId == kept.Id)
            .MaxAsync(version => (int?)version.Number, cancellation)
            ?? 0;
        var version = new InstrumentVersion
        {
            InstrumentId = kept.Id,
            Number = last + 1,
            Definition = definition,
            Checksum = checksum,
            ImportedAt = clock.GetUtcNow().UtcDateTime,
        };
        database.Add(version);
        return version;
    }

    private static InstrumentException OtherAudience(SurveyInstrument kept)
    {
        var who = kept.Audience == Audience.Agency ? "agencies" : "peer workers";
        return new InstrumentException([
            new InstrumentProblem(
                "settings",
                null,
                "form_id",
                null,
                null,
                $"{kept.Key} is an instrument that {who} answer. Choose them, or give this one a form_id of its own."
            ),
        ]);
    }
}

/// <summary>Instruments that were read from the database, for as long as the process lives: versions never change, and there are few.</summary>
public sealed class InstrumentCache
{
    private readonly ConcurrentDictionary<Guid, Instrument> instruments = [];

    internal Instrument? Find(Guid versionId) => instruments.GetValueOrDefault(versionId);

    internal Instrument Add(Guid versionId, Instrument instrument) => instruments.GetOrAdd(versionId, instrument);
}
