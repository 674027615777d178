using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Waves;

/// <summary>A contact of the frame whom a wave invites.</summary>
/// <param name="ContactId">Who.</param>
/// <param name="OrganisationId">For which organisation they answer.</param>
/// <param name="Organisation">The organisation's name, with the unit's where they answer for one.</param>
/// <param name="Kind">What the organisation is.</param>
/// <param name="Name">Their name.</param>
/// <param name="Email">Their address.</param>
/// <param name="Language">The language of their mail.</param>
public sealed record Invitee(Guid ContactId, Guid OrganisationId, string Organisation, OrganisationKind Kind, string Name, string Email, string Language);

/// <summary>Whom a wave invites: every active contact of the frame, or those of some kinds of organisation and some regions.</summary>
public sealed class Invitees : IEquatable<Invitees>
{
    private const char Between = ';';

    /// <summary>Makes a selection; an empty list means no restriction.</summary>
    public Invitees(IEnumerable<OrganisationKind> kinds, IEnumerable<Guid> regionIds)
    {
        Kinds = [.. kinds.Distinct().Order()];
        RegionIds = [.. regionIds.Distinct().Order()];
    }

    /// <summary>Every active contact of the frame.</summary>
    public static Invitees Everybody { get; } = new([], []);

    /// <summary>The kinds of organisation that are invited; all when it is empty.</summary>
    public IReadOnlyList<OrganisationKind> Kinds { get; }

    /// <summary>The regions whose organisations and units are invited; all when it is empty.</summary>
    public IReadOnlyList<Guid> RegionIds { get; }

    /// <summary>
    /// The contacts of the frame whom the selection means today, without some, of some organisations only, or one alone if the selection
    /// means it.
    /// </summary>
    public IQueryable<Invitee> Find(
        PeerAtlasDbContext database,
        IQueryable<Guid>? butNot = null,
        Guid? onlyContact = null,
        IQueryable<Guid>? organisations = null
    )
    {
        var answering =
            from contact in database.Set<Contact>()
            join organisation in database.Set<Organisation>() on contact.OrganisationId equals organisation.Id
            join unit in database.Set<Unit>() on contact.UnitId equals unit.Id into units
            from unit in units.DefaultIfEmpty()
            where contact.Active && organisation.Active && (unit == null || unit.Active)
            select new
            {
                contact,
                organisation,
                unit,
            };
        if (Kinds.Count > 0)
            answering = answering.Where(row => Kinds.Contains(row.organisation.Kind));
        if (RegionIds.Count > 0)
            answering = answering.Where(row => RegionIds.Contains((row.unit!.RegionId ?? row.organisation.RegionId)!.Value));
        if (butNot is not null)
            answering = answering.Where(row => !butNot.Contains(row.contact.Id));
        if (organisations is not null)
            answering = answering.Where(row => organisations.Contains(row.organisation.Id));
        if (onlyContact is { } contactId)
            answering = answering.Where(row => row.contact.Id == contactId);
        return answering
            .OrderBy(row => row.organisation.Name)
            .ThenBy(row => row.contact.Email)
            .Select(row => new Invitee(
                row.contact.Id,
                row.organisation.Id,
                row.unit == null ? row.organisation.Name : row.organisation.Name + ", " + row.unit.Name,
                row.organisation.Kind,
                row.contact.Name,
                row.contact.Email,
                row.contact.Language
            ));
    }

    /// <summary>The selection as it is stored.</summary>
    public override string ToString() => string.Join(' ', Kinds) + Between + string.Join(' ', RegionIds);

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static Invitees Parse(string text)
    {
        var halves = text.Split(Between);
        return new(
            halves[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<OrganisationKind>),
            halves[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)
        );
    }

    /// <inheritdoc/>
    public bool Equals(Invitees? other) => other?.ToString() == ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Invitees);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);
}
