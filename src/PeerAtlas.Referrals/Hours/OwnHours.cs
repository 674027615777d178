using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Referrals.Hours;

/// <summary>What somebody did at an agency in a month, logged and imported together.</summary>
public sealed record OwnMonth(Guid Organisation, DateOnly Month, long Contacts, long Minutes, long OutsideMinutes);

/// <summary>Months from the first to the last of which hours are shown, both included.</summary>
public sealed record HoursPeriod(DateOnly First, DateOnly Last)
{
    /// <summary>The twelve months that end with the one of a day.</summary>
    public static HoursPeriod YearTo(DateOnly today) => new(new DateOnly(today.Year, today.Month, 1).AddMonths(-11), new(today.Year, today.Month, 1));

    /// <summary>Reads a year, "2026", or a month, "2026-10"; null when it is neither.</summary>
    public static HoursPeriod? Read(string? text) =>
        Months.Read(text) is { } month ? new(month, month)
        : text?.Length == 4 && Months.Read($"{text}-01") is { } january ? new(january, january.AddMonths(11))
        : null;

    /// <summary>The first day after it.</summary>
    public DateOnly Next => Last.AddMonths(1);
}

/// <summary>
/// The hours of whoever is signed in, at every agency where they have any, also when they no longer work there: what was measured about them is theirs to
/// see. Each way in begins with their account.
/// </summary>
internal sealed class OwnHours(PeerAtlasDbContext database, CurrentMember member)
{
    /// <summary>Whoever is signed in.</summary>
    public Guid Me => member.AccountId ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>Their months with hours, the newest first.</summary>
    public async Task<IReadOnlyList<OwnMonth>> MonthsAsync(CancellationToken cancellation)
    {
        var me = Me;
        // Some teams a month: few rows, summed here.
        return
        [
            .. (await Open<PeerMonth>().Where(row => row.PeerId == me).ToListAsync(cancellation))
                .GroupBy(row => (row.OrganisationId, row.Month))
                .Select(rows => new OwnMonth(
                    rows.Key.OrganisationId,
                    rows.Key.Month,
                    rows.Sum(row => row.Contacts),
                    rows.Sum(row => row.Minutes),
                    rows.Sum(row => row.OutsideMinutes)
                ))
                .OrderByDescending(month => month.Month),
        ];
    }

    /// <summary>The names of these agencies.</summary>
    public Task<Dictionary<Guid, string>> NamesAsync(IEnumerable<Guid> agencies, CancellationToken cancellation)
    {
        var asked = agencies.Distinct().ToList();
        return Open<Organisation>().Where(agency => asked.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id, agency => agency.Name, cancellation);
    }

    /// <summary>What they logged themselves in a period, in the order of its days.</summary>
    public Task<List<LoggedContact>> ContactsAsync(HoursPeriod period, CancellationToken cancellation)
    {
        var (me, first, next) = (Me, period.First, period.Next);
        return Open<LoggedContact>()
            .Where(contact => contact.PeerId == me && contact.Day >= first && contact.Day < next && contact.ReplacedAt == null)
            .OrderBy(contact => contact.Day)
            .ThenBy(contact => contact.LoggedAt)
            .ToListAsync(cancellation);
    }

    /// <summary>Who supervises the teams on which they are a peer today.</summary>
    public async Task<IReadOnlyList<string>> SupervisorsAsync(IQueryable<TeamMember> places, DateOnly today, CancellationToken cancellation)
    {
        var teams = await places.Select(place => place.TeamId).ToListAsync(cancellation);
        return await (
            from place in database.Set<TeamMember>().HoldingOn(today)
            join account in database.Set<Account>() on place.AccountId equals account.Id
            where teams.Contains(place.TeamId) && place.Role == TeamRole.Supervisor
            orderby account.Name
            select account.Name
        )
            .Distinct()
            .ToListAsync(cancellation);
    }

    private IQueryable<T> Open<T>()
        where T : class => database.Set<T>().AsNoTracking().IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter]);
}
