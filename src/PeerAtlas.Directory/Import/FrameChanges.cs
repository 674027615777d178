using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory.Import;

/// <summary>Puts into words what the context would save.</summary>
internal sealed class FrameChanges(PeerAtlasDbContext database, FrameState frame)
{
    private readonly Dictionary<Guid, string> regions = frame.Regions.Values.ToDictionary(region => region.Id, region => region.Key);
    private readonly Dictionary<Guid, string> organisations = frame.Organisations.Values.ToDictionary(
        organisation => organisation.Id,
        organisation => organisation.Key
    );
    private readonly Dictionary<Guid, string> units = frame.Units.Values.ToDictionary(unit => unit.Id, unit => unit.Key);

    /// <summary>The changes, and a new version for each changed row.</summary>
    public IReadOnlyList<FrameChange> Describe(IEnumerable<(FrameSheetKind Kind, object Row)> touched)
    {
        database.ChangeTracker.DetectChanges();
        return
        [
            .. touched
                .Select(row => (row.Kind, Entry: database.Entry(row.Row)))
                .Where(row => row.Entry.State is EntityState.Added or EntityState.Modified)
                .Select(row => Describe(row.Kind, row.Entry)),
        ];
    }

    private FrameChange Describe(FrameSheetKind kind, EntityEntry entry)
    {
        var isNew = entry.State == EntityState.Added;
        var details = isNew
            ? entry.Properties.Where(IsSaid).Select(property => $"{Label(property)}: {Words(property.CurrentValue)}").ToList()
            : entry.Properties.Where(property => property.IsModified).Select(Detail).ToList();
        if (!isNew)
            entry.Property(nameof(Region.Version)).CurrentValue = Guid.NewGuid();
        var (key, name) = entry.Entity switch
        {
            Region region => (region.Key, region.Name),
            Organisation organisation => (organisation.Key, organisation.Name),
            Unit unit => (unit.Key, unit.Name),
            Contact contact => ($"{organisations[contact.OrganisationId]} {contact.Email}", contact.Name),
            _ => throw new InvalidOperationException($"{entry.Metadata.ClrType.Name} is no part of the frame."),
        };
        return new FrameChange(kind, isNew, key, name, details)
        {
            Emptied = isNew ? 0 : entry.Properties.Count(property => property is { IsModified: true, CurrentValue: null or "" }),
        };
    }

    /// <summary>What is worth saying of a row that is new, beside its name and key.</summary>
    private static bool IsSaid(PropertyEntry property) =>
        property.Metadata.Name
            is not (nameof(Unit.Id) or nameof(Unit.Version) or nameof(Unit.Key) or nameof(Unit.Name) or nameof(Unit.OrganisationId) or nameof(Contact.Email))
        && property.CurrentValue is not (null or "" or true);

    private string Detail(PropertyEntry property) => $"{Label(property)}: {Words(property.OriginalValue)} → {Words(property.CurrentValue)}";

    private static string Label(PropertyEntry property) =>
        property.Metadata.Name switch
        {
            nameof(Organisation.RegionId) => "region",
            nameof(Contact.UnitId) => "unit",
            nameof(Organisation.Programme) => "program",
            nameof(Placed.Licence) => "license",
            var name => name.ToLowerInvariant(),
        };

    private string Words(object? value) =>
        value switch
        {
            null or "" => "none",
            Guid id => regions.GetValueOrDefault(id) ?? units.GetValueOrDefault(id) ?? "none",
            bool yes => yes ? "yes" : "no",
            OrganisationKind kind => kind.InWords(),
            UnitKind kind => kind.InWords(),
            _ => value.ToString() ?? "",
        };
}
