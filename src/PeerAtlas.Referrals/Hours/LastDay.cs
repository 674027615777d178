using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Referrals.Hours;

/// <summary>What a peer logged on the last day before today, to be logged again as far as they choose.</summary>
/// <param name="Day">The day.</param>
/// <param name="Contacts">What they logged then, in its order.</param>
public sealed record LastDay(DateOnly Day, IReadOnlyList<LoggedContact> Contacts);

/// <summary>Logs contacts of the last day again for today, each as its own record by the same rules as any other.</summary>
public sealed class LastDays(PeerAtlasDbContext database, HoursDesk desk, AuthorityClock clock)
{
    /// <summary>How far back the last day may lie.</summary>
    public const int MostDaysBack = 14;

    /// <summary>The last day before today with contacts of a peer; null when there was none of late.</summary>
    public async Task<LastDay?> FindAsync(Guid peer, CancellationToken cancellation)
    {
        var (today, first) = (clock.Today, clock.Today.AddDays(-MostDaysBack));
        var recent = await database
            .Set<LoggedContact>()
            .AsNoTracking()
            .Where(contact => contact.PeerId == peer && contact.Day < today && contact.Day >= first && contact.ReplacedAt == null)
            .ToListAsync(cancellation);
        var last = recent.GroupBy(contact => contact.Day).MaxBy(day => day.Key);
        return last is null ? null : new(last.Key, [.. last.OrderBy(contact => contact.LoggedAt)]);
    }

    /// <summary>Logs those that were chosen for today. What stands there already in the same way is left out, so that a second press adds nothing.</summary>
    /// <returns>How many were logged, and how many not.</returns>
    public async Task<(int Logged, int Left)> RepeatAsync(Guid peer, IReadOnlyCollection<Guid> chosen, CancellationToken cancellation)
    {
        var again = (await FindAsync(peer, cancellation))?.Contacts.Where(contact => chosen.Contains(contact.Id)).ToList() ?? [];
        var today = clock.Today;
        var logged = 0;
        foreach (var contact in again)
        {
            var isThere = await database
                .Set<LoggedContact>()
                .AnyAsync(
                    other =>
                        other.PeerId == peer
                        && other.Day == today
                        && other.ReplacedAt == null
                        && other.ReferralId == contact.ReferralId
                        && other.TeamId == contact.TeamId
                        && other.ActivityId == contact.ActivityId
                        && other.Minutes == contact.Minutes,
                    cancellation
                );
            if (!isThere && await desk.LogAsync(peer, Like(contact, today), corrects: null, cancellation) == HoursRefusal.None)
                logged++;
        }

        return (logged, chosen.Count - logged);
    }

    private static ContactInput Like(LoggedContact contact, DateOnly day) =>
        new(contact.ReferralId, contact.ReferralId is null ? contact.TeamId : null, day, contact.Minutes, contact.ActivityId, contact.IsGroup, contact.Payer);
}
