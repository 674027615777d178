using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using PeerAtlas.Platform.Audit;

namespace PeerAtlas.Platform.Database;

/// <summary>Writes an <see cref="AuditEntry"/> for each change of an <see cref="IAudited"/> entity, in the same transaction.</summary>
internal sealed class AuditInterceptor(Func<IActor> actor, TimeProvider clock) : SaveChangesInterceptor
{
    // One interceptor serves one context.
    private IReadOnlyList<AuditEntry> unsaved = [];

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Record(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        Record(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        unsaved = [];
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        unsaved = [];
        return ValueTask.FromResult(result);
    }

    private void Record(DbContext context)
    {
        // What an attempt before this one described was not saved, and what is saved now may differ.
        foreach (var entry in unsaved)
            context.Entry(entry).State = EntityState.Detached;
        unsaved =
        [
            .. context
                .ChangeTracker.Entries<IAudited>()
                .Where(entry => entry is { State: EntityState.Modified or EntityState.Deleted } or { State: EntityState.Added, Entity.IsRecord: false })
                .Select(Describe),
        ];
        context.AddRange(unsaved);
    }

    private AuditEntry Describe(EntityEntry<IAudited> entry) =>
        AuditText.Entry(
            actor(),
            clock.GetUtcNow().UtcDateTime,
            entry.State switch
            {
                EntityState.Added => "added",
                EntityState.Deleted => "removed",
                _ => "changed",
            },
            entry.Entity,
            Changes(entry)
        );

    private static Dictionary<string, string?[]> Changes(EntityEntry entry) =>
        entry
            .Properties.Where(property => !property.Metadata.IsPrimaryKey() && (entry.State != EntityState.Modified || property.IsModified))
            .ToDictionary(property => property.Metadata.Name, property => Values(entry.State, property));

    private static string?[] Values(EntityState state, PropertyEntry property)
    {
        if (AuditText.IsToldAsChangedOnly(property.Metadata))
            return [];
        return state switch
        {
            EntityState.Added => [AuditText.Of(property.CurrentValue)],
            EntityState.Deleted => [AuditText.Of(property.OriginalValue)],
            _ => [AuditText.Of(property.OriginalValue), AuditText.Of(property.CurrentValue)],
        };
    }
}
