using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Caseloads;

namespace PeerAtlas.Referrals.Referring;

/// <summary>A referral on a list.</summary>
/// <param name="Referral">The referral.</param>
/// <param name="Pseudonym">The person's id at the agency.</param>
/// <param name="Name">The person's name, where the agency keeps names.</param>
/// <param name="Team">The team that refers.</param>
/// <param name="ToTeam">The team whose peers are asked.</param>
/// <param name="Peer">The peer who took it, or is asked by name; null when any peer of the team may.</param>
/// <param name="Referrer">Who made it.</param>
/// <param name="DaysWaiting">For how many whole days somebody has been waited for; null when nobody is.</param>
/// <param name="WaitsTooLong">Whether that is longer than the agency wants.</param>
public sealed record ListedReferral(
    Referral Referral,
    string Pseudonym,
    string? Name,
    string Team,
    string ToTeam,
    string? Peer,
    string Referrer,
    int? DaysWaiting,
    bool WaitsTooLong
)
{
    /// <summary>The person as staff know them.</summary>
    public string Person => Name is null ? Pseudonym : $"{Pseudonym}, {Name}";
}

/// <summary>A page of a list of referrals.</summary>
/// <param name="Rows">What stands on it.</param>
/// <param name="Found">How many the whole list has.</param>
/// <param name="Number">Which page it is, from 1.</param>
/// <param name="Pages">How many there are.</param>
public sealed record ReferralPage(IReadOnlyList<ListedReferral> Rows, int Found, int Number, int Pages);

/// <summary>Reads referrals with the names around them, what waits longest first, and puts the reading into the audit record.</summary>
public sealed class ReferralList(PeerAtlasDbContext database, OwnWork work, PersonReads reads, AuthorityClock clock)
{
    private const int PageSize = 25;

    /// <summary>Reads a page of a list; a number beyond the last gives the last.</summary>
    public async Task<ReferralPage> ReadPageAsync(IQueryable<Referral> referrals, int number, string what, CancellationToken cancellation)
    {
        var found = await referrals.CountAsync(cancellation);
        var pages = (found + PageSize - 1) / PageSize;
        number = Math.Clamp(number, 1, Math.Max(pages, 1));
        var ofPage = referrals
            .OrderBy(row => row.Status == ReferralStatus.Closed || row.Status == ReferralStatus.NotWanted)
            .ThenBy(row => row.WaitingSince == null)
            .ThenBy(row => row.WaitingSince)
            .ThenByDescending(row => row.MadeAt)
            .ThenBy(row => row.Id)
            .Skip((number - 1) * PageSize)
            .Take(PageSize);
        return new(await ReadAsync(ofPage, what, cancellation), found, number, pages);
    }

    /// <summary>How many of the referrals wait longer than their agency wants.</summary>
    public async Task<int> CountTooLongAsync(IQueryable<Referral> referrals, CancellationToken cancellation)
    {
        var waiting = await referrals.AsNoTracking().Where(row => row.WaitingSince != null).ToListAsync(cancellation);
        var choices = await work.ChoicesAsync(waiting.Select(row => row.OrganisationId), cancellation);
        return waiting.Count(row => row.WaitsTooLong(clock.UtcNow, choices[row.OrganisationId].DaysToWait));
    }

    /// <summary>Reads a list.</summary>
    /// <param name="referrals">Which, out of <see cref="OwnWork"/>.</param>
    /// <param name="what">Which list it is, for the audit record; null when the reading is recorded elsewhere.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<ListedReferral>> ReadAsync(IQueryable<Referral> referrals, string? what, CancellationToken cancellation)
    {
        var rows = await (
            from referral in referrals.AsNoTracking()
            join person in database.Set<Person>() on referral.PersonId equals person.Id
            join team in database.Set<Team>() on referral.TeamId equals team.Id
            join toTeam in database.Set<Team>() on referral.ToTeamId equals toTeam.Id
            join referrer in database.Users on referral.MadeById equals referrer.Id
            join account in database.Users on referral.PeerId ?? referral.ToPeerId equals (Guid?)account.Id into peers
            from peer in peers.DefaultIfEmpty()
            select new ListedReferral(referral, person.Pseudonym, person.Name, team.Name, toTeam.Name, (string?)peer.Name, referrer.Name, null, false)
        ).ToListAsync(cancellation);
        if (what is not null)
            await reads.RecordAsync([.. rows.Select(row => new ListedPerson(row.Referral.OrganisationId, row.Pseudonym))], what, cancellation);
        var choices = await work.ChoicesAsync(rows.Select(row => row.Referral.OrganisationId), cancellation);
        var now = clock.UtcNow;
        return
        [
            .. rows.Select(row =>
                    row with
                    {
                        DaysWaiting = row.Referral.WaitingSince is { } since ? (int)(now - since).TotalDays : null,
                        WaitsTooLong = row.Referral.WaitsTooLong(now, choices[row.Referral.OrganisationId].DaysToWait),
                    }
                )
                .OrderByDescending(row => row.Referral.IsOpen)
                .ThenBy(row => row.Referral.WaitingSince ?? DateTime.MaxValue)
                .ThenByDescending(row => row.Referral.MadeAt),
        ];
    }
}
