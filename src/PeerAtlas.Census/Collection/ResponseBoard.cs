using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Census.Waves;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Collection;

/// <summary>How far an organisation came: the best of what its contacts and responses show.</summary>
public enum ResponseStatus
{
    /// <summary>Its mails have not left yet.</summary>
    Waiting,

    /// <summary>The mail server took an invitation.</summary>
    Invited,

    /// <summary>A link was opened.</summary>
    Opened,

    /// <summary>A response was begun.</summary>
    Started,

    /// <summary>It said that it will not answer.</summary>
    Refused,

    /// <summary>No mail reaches it.</summary>
    Bounced,

    /// <summary>At least one response is complete.</summary>
    Complete,
}

/// <summary>One organisation on the board.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Region">The name of its region; null when it works in several.</param>
/// <param name="Total">The counts of all its parts.</param>
/// <param name="Parts">The parts, when there are several.</param>
public sealed record BoardOrganisation(Guid Id, string Name, OrganisationKind Kind, string? Region, BoardLine Total, IReadOnlyList<BoardLine> Parts);

/// <summary>A response rate by organisations: an organisation has answered when at least one of its responses is complete.</summary>
/// <param name="Group">Of which organisations.</param>
/// <param name="Answered">How many of them have answered.</param>
/// <param name="Organisations">How many there are.</param>
public sealed record ResponseRate(string Group, int Answered, int Organisations)
{
    /// <summary>The rate, from 0 to 1; null without organisations.</summary>
    public double? Rate => Organisations == 0 ? null : (double)Answered / Organisations;
}

/// <summary>Who has answered a wave.</summary>
public sealed class ResponseBoard
{
    private ResponseBoard(IReadOnlyList<BoardOrganisation> organisations, int pickedUp, int handedIn, int unreadable) =>
        (Organisations, PickedUp, HandedIn, Unreadable) = (organisations, pickedUp, handedIn, unreadable);

    /// <summary>The organisations that were asked, or answered, by name.</summary>
    public IReadOnlyList<BoardOrganisation> Organisations { get; }

    /// <summary>Codes for the anonymous survey that were used: a ballot was picked up, or answers came with the code itself.</summary>
    public int PickedUp { get; }

    /// <summary>Answers to the anonymous survey that were handed in here.</summary>
    public int HandedIn { get; }

    /// <summary>Of those, the ones that could not be read when they were opened.</summary>
    public int Unreadable { get; }

    /// <summary>Of all organisations.</summary>
    public ResponseRate Overall => Rate("All organizations", Organisations);

    /// <summary>By region, those of several regions last.</summary>
    public IEnumerable<ResponseRate> ByRegion =>
        Organisations
            .GroupBy(organisation => organisation.Region)
            .OrderBy(group => group.Key is null)
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Rate(group.Key ?? "Several regions", group));

    /// <summary>By kind of organisation.</summary>
    public IEnumerable<ResponseRate> ByKind =>
        Organisations.GroupBy(organisation => organisation.Kind).OrderBy(group => group.Key).Select(group => Rate(group.Key.Words(), group));

    /// <summary>Reads the board: one query for the invitations, one for the responses, grouped, and counts of codes and answers.</summary>
    public static async Task<ResponseBoard> ReadAsync(PeerAtlasDbContext database, Guid waveId, CancellationToken cancellation = default)
    {
        var units = await database.Set<Unit>().Select(unit => new { unit.Id, unit.Name }).ToDictionaryAsync(unit => unit.Id, unit => unit.Name, cancellation);
        var lines = (await InvitationLinesAsync(database, waveId, units, cancellation))
            .Concat(await ResponseLinesAsync(database, waveId, units, cancellation))
            .ToLookup(row => row.Organisation, row => row.Line);

        var organisations = await (
            from organisation in database.Set<Organisation>()
            join region in database.Set<Region>() on organisation.RegionId equals region.Id into regions
            from region in regions.DefaultIfEmpty()
            orderby organisation.Name
            select new
            {
                organisation.Id,
                organisation.Name,
                organisation.Kind,
                Region = region == null ? null : region.Name,
            }
        ).ToListAsync(cancellation);
        var pickedUp = await database.Set<AnonymousCode>().CountAsync(code => code.WaveId == waveId && code.Used, cancellation);
        var opened = await database
            .Set<WaveSeal>()
            .Where(seal => seal.WaveId == waveId && seal.Answers != null)
            .Select(seal => new { seal.Answers, Unreadable = seal.Unreadable ?? 0 })
            .SingleOrDefaultAsync(cancellation);
        var handedIn = opened?.Answers + opened?.Unreadable ?? await database.Set<SealedAnswer>().CountAsync(answer => answer.WaveId == waveId, cancellation);
        return new(
            [
                .. organisations
                    .Where(organisation => lines.Contains(organisation.Id))
                    .Select(organisation => Row(organisation.Id, organisation.Name, organisation.Kind, organisation.Region, lines[organisation.Id])),
            ],
            pickedUp,
            handedIn,
            opened?.Unreadable ?? 0
        );
    }

    private static async Task<IEnumerable<(Guid Organisation, BoardLine Line)>> InvitationLinesAsync(
        PeerAtlasDbContext database,
        Guid waveId,
        Dictionary<Guid, string> units,
        CancellationToken cancellation
    )
    {
        var rows = await (
            from invitation in database.Set<Invitation>()
            join contact in database.Set<Contact>() on invitation.ContactId equals contact.Id
            where invitation.WaveId == waveId
            group new { invitation } by new { invitation.OrganisationId, contact.UnitId } into part
            select new
            {
                part.Key.OrganisationId,
                part.Key.UnitId,
                Line = new BoardLine
                {
                    Part = "",
                    Asked = part.Count(),
                    Invited = part.Count(row => row.invitation.InvitedAt != null),
                    Opened = part.Count(row => row.invitation.OpenedAt != null),
                    Refused = part.Count(row => row.invitation.RefusedAt != null),
                    Bounced = part.Count(row => row.invitation.BouncedAt != null && row.invitation.RefusedAt == null),
                    Reminded = part.Sum(row => row.invitation.Reminded),
                    LastRemindedAt = part.Max(row => row.invitation.LastRemindedAt),
                    CodesIssued = part.Sum(row => row.invitation.CodesIssued),
                    CodesPassedOn = part.Count(row => row.invitation.CodesPassedOn != null) > 0 ? part.Sum(row => row.invitation.CodesPassedOn) : null,
                },
            }
        ).ToListAsync(cancellation);
        return rows.Select(row => (row.OrganisationId, row.UnitId is { } unit ? row.Line with { Part = units[unit] } : row.Line));
    }

    private static async Task<IEnumerable<(Guid Organisation, BoardLine Line)>> ResponseLinesAsync(
        PeerAtlasDbContext database,
        Guid waveId,
        Dictionary<Guid, string> units,
        CancellationToken cancellation
    )
    {
        var rows = await database
            .Set<AgencyResponse>()
            .Where(response => response.WaveId == waveId)
            .GroupBy(response => new
            {
                response.OrganisationId,
                response.UnitId,
                response.UnitName,
            })
            .Select(part => new
            {
                part.Key.OrganisationId,
                part.Key.UnitId,
                Line = new BoardLine
                {
                    Part = part.Key.UnitName,
                    Started = part.Count(),
                    Complete = part.Count(response => response.CompletedAt != null),
                },
            })
            .ToListAsync(cancellation);
        return rows.Select(row => (row.OrganisationId, row.UnitId is { } unit ? row.Line with { Part = units[unit] } : row.Line));
    }

    private static BoardOrganisation Row(Guid id, string name, OrganisationKind kind, string? region, IEnumerable<BoardLine> lines)
    {
        var parts = lines
            .GroupBy(line => line.Part)
            .OrderBy(part => part.Key, StringComparer.Ordinal)
            .Select(part => BoardLine.Sum(part.Key, [.. part]))
            .ToList();
        return new(id, name, kind, region, BoardLine.Sum("", parts), parts.Count > 1 ? parts : []);
    }

    private static ResponseRate Rate(string group, IEnumerable<BoardOrganisation> organisations) =>
        new(group, organisations.Count(organisation => organisation.Total.Complete > 0), organisations.Count());
}
