using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using PeerAtlas.Platform.Audit;

namespace PeerAtlas.Platform.Database;

/// <summary>
/// What a save changes, written down before it, so that it can be taken back as long as nobody changed the same rows since and nothing
/// builds on them. It names no values of rows that are new. Each row has a Guid "Id" and a Guid "Version".
/// </summary>
public static class ChangeJournal
{
    private const string Id = "Id";
    private const string Version = "Version";
    private const int AtOnce = 500;

    /// <summary>Writes down what the context would save.</summary>
    public static string Of(PeerAtlasDbContext database)
    {
        database.ChangeTracker.DetectChanges();
        return JsonSerializer.Serialize(
            database.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified).Select(Written).ToList()
        );
    }

    /// <summary>Writes down rows that are new and are written past the context.</summary>
    public static string OfNew<T>(IEnumerable<T> rows)
        where T : IAudited, IVersioned => JsonSerializer.Serialize(rows.Select(row => new Row(typeof(T).Name, row.Id, row.Version, null)).ToList());

    /// <summary>The rows that were new, by their ids.</summary>
    public static IReadOnlyList<Guid> Added(string journal)
    {
        using var written = JsonDocument.Parse(journal);
        return written.RootElement.ValueKind != JsonValueKind.Array
            ? []
            :
            [
                .. written
                    .RootElement.EnumerateArray()
                    .Where(row => row.TryGetProperty(nameof(Row.Before), out var before) && before.ValueKind == JsonValueKind.Null)
                    .Select(row => row.GetProperty(nameof(Row.Id)).GetGuid()),
            ];
    }

    /// <summary>Takes back what a journal wrote down, within the caller's transaction.</summary>
    /// <returns>Why it cannot be taken back, and nothing is changed then; null when it was.</returns>
    public static async Task<string?> UndoAsync(PeerAtlasDbContext database, string journal, CancellationToken cancellation)
    {
        database.ChangeTracker.Clear();
        foreach (var rows in JsonSerializer.Deserialize<List<Row>>(journal)!.GroupBy(row => row.Type, StringComparer.Ordinal))
        {
            var type = database.Model.GetEntityTypes().Single(entity => entity.ClrType.Name == rows.Key).ClrType;
            foreach (var some in rows.Chunk(AtOnce))
            {
                var load = (Task<string?>)TakeBackMethod.MakeGenericMethod(type).Invoke(null, [database, some, cancellation])!;
                if (await load is { } changed)
                    return $"Somebody changed what came in by it since then: {changed}. Change it by hand instead.";
            }
        }

        try
        {
            await database.SaveChangesAsync(cancellation);
            return null;
        }
        catch (DbUpdateException)
        {
            return "Something builds on what came in by it, such as an answer, a team, a referral or an invitation. Change it by hand instead.";
        }
        finally
        {
            database.ChangeTracker.Clear();
        }
    }

    private static readonly MethodInfo TakeBackMethod = typeof(ChangeJournal).GetMethod(nameof(TakeBackAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <returns>The name of a row that somebody changed since; null when all were taken back.</returns>
    private static async Task<string?> TakeBackAsync<T>(PeerAtlasDbContext database, Row[] rows, CancellationToken cancellation)
        where T : class
    {
        var ids = rows.Select(row => row.Id).ToList();
        var found = await database
            .Set<T>()
            .AsTracking()
            .Where(row => ids.Contains(EF.Property<Guid>(row, Id)))
            .ToDictionaryAsync(row => (Guid)database.Entry(row).Property(Id).CurrentValue!, cancellation);
        foreach (var row in rows)
        {
            if (!found.TryGetValue(row.Id, out var there))
                return "something that is no longer there";
            if ((Guid)database.Entry(there).Property(Version).CurrentValue! != row.Version)
                return NameOf(database.Entry(there));
            if (row.Before is null)
                database.Remove(there);
            else
                TakeBack(database.Entry(there), row.Before);
        }

        return null;
    }

    private static string NameOf(EntityEntry entry) =>
        entry.Metadata.FindProperty("Name") is { } name && entry.Property(name).CurrentValue is string { Length: > 0 } text ? text : "a row without a name";

    private static void TakeBack(EntityEntry entry, Dictionary<string, JsonElement> before)
    {
        // With the version that it had, so that what came before can be taken back too.
        entry.Property(Version).CurrentValue = Guid.NewGuid();
        foreach (var (name, value) in before)
            entry.Property(name).CurrentValue = value.Deserialize(entry.Property(name).Metadata.ClrType);
    }

    private static Row Written(EntityEntry entry) =>
        new(
            entry.Metadata.ClrType.Name,
            (Guid)entry.Property(Id).CurrentValue!,
            (Guid)entry.Property(Version).CurrentValue!,
            entry.State == EntityState.Added
                ? null
                : entry
                    .Properties.Where(property => property.IsModified)
                    .ToDictionary(
                        property => property.Metadata.Name,
                        property => JsonSerializer.SerializeToElement(property.OriginalValue, property.Metadata.ClrType),
                        StringComparer.Ordinal
                    )
        );

    /// <summary>One row: before is null when it was new.</summary>
    private sealed record Row(string Type, Guid Id, Guid Version, Dictionary<string, JsonElement>? Before);
}
