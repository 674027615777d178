using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Referrals.Referring;
using PeerAtlas.Statistics;
using PeerAtlas.Statistics.Disclosure;
using PeerAtlas.Statistics.Intervals;

namespace PeerAtlas.Referrals.Board;

/// <summary>What the authority sees of a month: counts of persons by agency and by pattern, guarded, and no person or peer.</summary>
/// <param name="ByAgency">One row for each agency, the whole last.</param>
/// <param name="ByPattern">One row for each pattern.</param>
/// <param name="Work">Hours and waiting by agency; no total stands beside them.</param>
public sealed record StateUse(FigureTable ByAgency, FigureTable ByPattern, IReadOnlyList<AgencyWork> Work);

/// <summary>The hours of an agency's peers in a month, where they are those of more than ten peers.</summary>
/// <param name="Agency">The agency's name.</param>
/// <param name="IsWithheld">Whether what follows is not told, since it would tell of the work of ten peers or fewer.</param>
/// <param name="Hours">All hours; null when withheld.</param>
/// <param name="OutsideShare">The share outside the role; null when there were no hours, or when ten peers or fewer worked outside it, or within.</param>
/// <param name="MedianWait">The middle number of days from referral to first contact; null when too few people had one to be told.</param>
public sealed record AgencyWork(string Agency, bool IsWithheld, double? Hours, double? OutsideShare, double? MedianWait);

/// <summary>Reads the authority's board. Counts of 1 to 10 persons are withheld, and what would let a reader derive one.</summary>
public sealed class StateBoard(PeerAtlasDbContext database, UseBoard board)
{
    private const string Everybody = "All agencies";

    private sealed record Group(string Label, int Caseload, int Supported);

    /// <summary>Reads a month.</summary>
    public async Task<StateUse> ReadAsync(DateOnly month, CancellationToken cancellation)
    {
        var rows = await database.Set<TeamMonth>().AsNoTracking().Where(row => row.Month == month && row.Caseload > 0).ToListAsync(cancellation);
        var agencies = rows.Select(row => row.OrganisationId).ToHashSet();
        var names = await database
            .Set<Organisation>()
            .Where(organisation => organisation.Kind != OrganisationKind.Authority)
            .Select(organisation => new { organisation.Id, organisation.Name })
            .ToDictionaryAsync(row => row.Id, row => row.Name, cancellation);
        var patterns = (
            await database
                .Set<StaffingPeriod>()
                .AsNoTracking()
                .HoldingOn(month.AddMonths(1).AddDays(-1))
                .Select(period => new { period.TeamId, period.Pattern })
                .ToListAsync(cancellation)
        )
            .GroupBy(period => period.TeamId)
            .ToDictionary(periods => periods.Key, periods => periods.First().Pattern);
        List<Group> byAgency =
        [
            .. rows.GroupBy(row => row.OrganisationId)
                .Select(group => Sum(names.GetValueOrDefault(group.Key, "An agency"), group))
                .OrderBy(group => group.Label, StringComparer.OrdinalIgnoreCase),
        ];
        List<Group> byPattern =
        [
            .. rows.GroupBy(row => patterns.TryGetValue(row.TeamId, out var pattern) ? pattern.InWords() : "pattern not told")
                .Select(group => Sum(group.Key, group))
                .OrderBy(group => group.Label, StringComparer.OrdinalIgnoreCase),
        ];
        var whole = Sum(Everybody, rows);
        var guarded = Protect(whole, byAgency, byPattern);
        return new(
            Table("use.agency", "People on a caseload who had peer support, by agency", rows.Count == 0 ? [] : [.. byAgency, whole], guarded, month),
            Table("use.pattern", "People on a caseload who had peer support, by how peers are placed", byPattern, guarded, month),
            await WorkAsync(month, names, agencies, cancellation)
        );
    }

    private static Group Sum(string label, IEnumerable<TeamMonth> rows) => new(label, rows.Sum(row => row.Caseload), rows.Sum(row => row.Supported));

    /// <summary>The cells, by group, that are withheld: caseload or supported. Agencies and patterns each make up the same whole.</summary>
    private static HashSet<Group> Protect(Group whole, List<Group> byAgency, List<Group> byPattern)
    {
        var publication = new Publication();
        var cells = new Dictionary<Group, (int All, int With)>();
        foreach (
            var (group, kind) in byAgency.Select(group => (group, "agency")).Concat(byPattern.Select(group => (group, "pattern"))).Append((whole, "whole"))
        )
        {
            var all = publication.AddCell($"{kind} {group.Label}", group.Caseload);
            cells[group] = (all, publication.AddPart($"{kind} {group.Label}, supported", group.Supported, all));
        }

        foreach (var parts in new[] { byAgency, byPattern }.Where(parts => parts.Count > 0))
        {
            publication.AddSum(cells[whole].All, [.. parts.Select(part => cells[part].All)]);
            publication.AddSum(cells[whole].With, [.. parts.Select(part => cells[part].With)]);
        }

        var suppression = Suppression.Protect(publication);
        // A share tells both of its counts together, so that it goes with either.
        return [.. cells.Where(pair => suppression.IsSuppressed(pair.Value.All) || suppression.IsSuppressed(pair.Value.With)).Select(pair => pair.Key)];
    }

    private static FigureTable Table(string name, string title, IReadOnlyList<Group> groups, HashSet<Group> withheld, DateOnly month) =>
        new()
        {
            Name = name,
            Title = title,
            Columns = ["Share with peer support"],
            Rows =
            [
                .. groups.Select(
                    (group, at) =>
                        new FigureRow(
                            group.Label,
                            [ShareFigure.Of($"{name}.{at}", group.Label, group.Supported, group.Caseload, month, withheld.Contains(group))]
                        )
                ),
            ],
            Note = withheld.Count > 0 ? "Counts of 1 to 10 persons are not shown, nor what would let a reader derive one." : "",
        };

    private async Task<IReadOnlyList<AgencyWork>> WorkAsync(
        DateOnly month,
        Dictionary<Guid, string> names,
        HashSet<Guid> agencies,
        CancellationToken cancellation
    )
    {
        var hours = await HoursAsync(month, cancellation);
        var placed = await PlacedAsync(month, cancellation);
        var waits = await WaitsAsync(month, cancellation);
        return
        [
            .. agencies
                .Union(hours.Select(group => group.Key))
                .Where(names.ContainsKey)
                .OrderBy(agency => names[agency], StringComparer.OrdinalIgnoreCase)
                .Select(agency => Work(names[agency], [.. hours[agency]], placed.GetValueOrDefault(agency), waits.GetValueOrDefault(agency))),
        ];
    }

    private async Task<ILookup<Guid, PeerHours>> HoursAsync(DateOnly month, CancellationToken cancellation)
    {
        var rows = await database
            .Set<PeerMonth>()
            .Where(row => row.Month == month)
            .GroupBy(row => new { row.OrganisationId, row.PeerId })
            .Select(rows => new
            {
                rows.Key.OrganisationId,
                Minutes = rows.Sum(row => row.Minutes),
                Outside = rows.Sum(row => row.OutsideMinutes),
            })
            .ToListAsync(cancellation);
        return rows.ToLookup(row => row.OrganisationId, row => new PeerHours(row.Minutes, row.Outside));
    }

    /// <summary>How many peers each agency has in its teams in a month.</summary>
    private async Task<Dictionary<Guid, int>> PlacedAsync(DateOnly month, CancellationToken cancellation)
    {
        var places = await database
            .Set<TeamMember>()
            .Overlapping(month, month.AddMonths(1).AddDays(-1))
            .Where(member => member.Role == TeamRole.Peer)
            .Select(member => new { member.OrganisationId, member.AccountId })
            .Distinct()
            .ToListAsync(cancellation);
        return places.CountBy(member => member.OrganisationId).ToDictionary();
    }

    /// <summary>How long people waited for the first contact, for each agency where more than a few had one.</summary>
    private async Task<Dictionary<Guid, double?>> WaitsAsync(DateOnly month, CancellationToken cancellation)
    {
        var next = month.AddMonths(1);
        var contacts = await database
            .Set<Referral>()
            .Where(row => row.FirstContactOn >= month && row.FirstContactOn < next)
            .Select(row => new
            {
                row.OrganisationId,
                row.PersonId,
                row.MadeAt,
                row.FirstContactOn,
            })
            .ToListAsync(cancellation);
        return contacts
            .GroupBy(row => row.OrganisationId)
            .Where(group => group.Select(row => row.PersonId).Distinct().Count() > DisclosureAudit.DefaultThreshold)
            .ToDictionary(
                group => group.Key,
                group => UseBoard.Median([.. group.Select(row => board.WaitedDays(row.MadeAt, row.FirstContactOn!.Value)).Order()])
            );
    }

    // Hours are told as counts of persons are: of more than ten, or of none. A share tells the hours within the role and those outside it.
    private static AgencyWork Work(string agency, IReadOnlyList<PeerHours> hours, int placed, double? medianWait)
    {
        var worked = hours.Count(peer => peer.Minutes > 0);
        if (IsFew(worked > 0 ? worked : placed))
            return new(agency, IsWithheld: true, null, null, null);
        var tellsShare = worked > 0 && !IsFew(hours.Count(peer => peer.Outside > 0)) && !IsFew(hours.Count(peer => peer.Minutes > peer.Outside));
        var (all, outside) = (hours.Sum(peer => peer.Minutes), hours.Sum(peer => peer.Outside));
        return new(agency, IsWithheld: false, all / 60.0, tellsShare ? outside / (double)all : null, medianWait);
    }

    private static bool IsFew(int persons) => persons is > 0 and <= DisclosureAudit.DefaultThreshold;

    private readonly record struct PeerHours(long Minutes, long Outside);
}

/// <summary>The share of a caseload that had peer support, as a figure with Wilson's interval.</summary>
internal static class ShareFigure
{
    public static Figure Of(string name, string label, int supported, int caseload, DateOnly month, bool isWithheld = false)
    {
        var isShown = !isWithheld && caseload > 0;
        var interval = isShown ? ProportionIntervals.Wilson(supported, caseload) : Interval.Unknown;
        return new()
        {
            Name = name,
            Label = label,
            Kind = FigureKind.Share,
            Base = new("people on the caseload in the month", isWithheld ? 0 : caseload),
            Count = isShown ? supported : null,
            Estimate = isShown ? supported / (double)caseload : null,
            Interval = isShown ? new(interval.Low, interval.High, "Wilson") : null,
            Verdict = isWithheld ? new(Presentation.Suppress, "few persons") : Verdict.Open,
            Source = new(
                month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture),
                name,
                "persons with peer support ÷ persons on the caseload, in one month"
            ),
        };
    }
}
