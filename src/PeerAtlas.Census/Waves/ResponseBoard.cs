using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Waves;

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

/// <summary>The counts of one part of an organisation: the whole, one unit, or a part in the respondent's own words.</summary>
public sealed record BoardLine
{
    /// <summary>Which part; empty for the whole organisation.</summary>
    public required string Part { get; init; }

    /// <summary>Contacts that the wave asked.</summary>
    public int Asked { get; init; }

    /// <summary>Of them, to whom the mail server took a mail.</summary>
    public int Invited { get; init; }

    /// <summary>Of them, who opened the link.</summary>
    public int Opened { get; init; }

    /// <summary>Responses begun, complete ones among them.</summary>
    public int Started { get; init; }

    /// <summary>Responses handed in.</summary>
    public int Complete { get; init; }

    /// <summary>Contacts that refused.</summary>
    public int Refused { get; init; }

    /// <summary>Contacts whom mail does not reach.</summary>
    public int Bounced { get; init; }

    /// <summary>Reminders that the mail server took.</summary>
    public int Reminded { get; init; }

    /// <summary>When the last of them was taken, in UTC.</summary>
    public DateTime? LastRemindedAt { get; init; }

    /// <summary>Codes for peer workers that were made.</summary>
    public int CodesIssued { get; init; }

    /// <summary>Codes that are said to be passed on; null while nobody has said.</summary>
    public int? CodesPassedOn { get; init; }

    /// <summary>The status that the counts come to.</summary>
    public ResponseStatus Status =>
        this switch
        {
            { Complete: > 0 } => ResponseStatus.Complete,
            { Asked: > 0 } when Refused >= Asked => ResponseStatus.Refused,
            { Asked: > 0 } when Refused + Bounced >= Asked => ResponseStatus.Bounced,
            { Started: > 0 } => ResponseStatus.Started,
            { Opened: > 0 } => ResponseStatus.Opened,
            { Invited: > 0 } => ResponseStatus.Invited,
            _ => ResponseStatus.Waiting,
        };

    internal static BoardLine Sum(string part, IReadOnlyCollection<BoardLine> lines) =>
        new()
        {
            Part = part,
            Asked = lines.Sum(line => line.Asked),
            Invited = lines.Sum(line => line.Invited),
            Opened = lines.Sum(line => line.Opened),
            Started = lines.Sum(line => line.Started),
            Complete = lines.Sum(line => line.Complete),
            Refused = lines.Sum(line => line.Refused),
            Bounced = lines.Sum(line => line.Bounced),
            Reminded = lines.Sum(line => line.Reminded),
            LastRemindedAt = lines.Max(line => line.LastRemindedAt),
            CodesIssued = lines.Sum(line => line.CodesIssued),
            CodesPassedOn = lines.All(line => line.CodesPassedOn is null) ? null : lines.Sum(line => line.CodesPassedOn ?? 0),
        };
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
        var invitations = await (
            from invitation in database.Set<Invitation>()
            join contact in database.Set<Contact>() on invitation.ContactId equals contact.Id
            where invitation.WaveId == waveId
            group new { invitation } by new { invitation.OrganisationId, contact.UnitId } into part
            select new
            {
                part.Key.OrganisationId,
                part.Key.UnitId,
                Asked = part.Count(),
                Invited = part.Count(row => row.invitation.InvitedAt != null),
                Opened = part.Count(row => row.invitation.OpenedAt != null),
                Refused = part.Count(row => row.invitation.RefusedAt != null),
                Bounced = part.Count(row => row.invitation.BouncedAt != null && row.invitation.RefusedAt == null),
                Reminded = part.Sum(row => row.invitation.Reminded),
                LastRemindedAt = part.Max(row => row.invitation.LastRemindedAt),
                CodesIssued = part.Sum(row => row.invitation.CodesIssued),
                CodesPassedOn = part.Sum(row => row.invitation.CodesPassedOn),
                Confirmed = part.Count(row => row.invitation.CodesPassedOn != null),
            }
        ).ToListAsync(cancellation);
        var responses = await database
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
                part.Key.UnitName,
                Started = part.Count(),
                Complete = part.Count(response => response.CompletedAt != null),
            })
            .ToListAsync(cancellation);

        var units = await database.Set<Unit>().Select(unit => new { unit.Id, unit.Name }).ToDictionaryAsync(unit => unit.Id, unit => unit.Name, cancellation);
        var lines = invitations
            .Select(row =>
                (
                    row.OrganisationId,
                    Line: new BoardLine
                    {
                        Part = row.UnitId is { } unit ? units[unit] : "",
                        Asked = row.Asked,
                        Invited = row.Invited,
                        Opened = row.Opened,
                        Refused = row.Refused,
                        Bounced = row.Bounced,
                        Reminded = row.Reminded,
                        LastRemindedAt = row.LastRemindedAt,
                        CodesIssued = row.CodesIssued,
                        CodesPassedOn = row.Confirmed > 0 ? row.CodesPassedOn : null,
                    }
                )
            )
            .Concat(
                responses.Select(row =>
                    (
                        row.OrganisationId,
                        Line: new BoardLine
                        {
                            Part = row.UnitId is { } unit ? units[unit] : row.UnitName,
                            Started = row.Started,
                            Complete = row.Complete,
                        }
                    )
                )
            )
            .ToLookup(row => row.OrganisationId, row => row.Line);

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
