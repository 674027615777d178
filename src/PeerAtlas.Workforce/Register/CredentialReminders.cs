using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Certification.Checking;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Workforce.Register;

/// <summary>
/// Mails 90, 60 and 30 days before the last day for renewal. Each is written once, in one transaction with the row that says so; who comes in later gets
/// the one that is due then and not those before it.
/// </summary>
internal sealed class CredentialReminders(PeerAtlasDbContext database, CredentialStandings standings, CredentialNotices notices, AuthorityClock clock)
{
    private static readonly int[] DaysBefore = [30, 60, 90];

    /// <summary>Writes what is due today.</summary>
    /// <returns>How many mails.</returns>
    public async Task<int> WriteAsync(CancellationToken cancellation)
    {
        var due = (await standings.OfAllAsync(cancellation))
            .Select(standing => (standing.Key, Last: LastDay(standing.Value)))
            .Where(one => one.Last is not null)
            .Select(one => (one.Key, Last: one.Last!.Value, Days: Due(one.Last!.Value)))
            .Where(one => one.Days is not null)
            .ToList();
        var written = 0;
        foreach (var (id, last, days) in due)
            written += await WriteOneAsync(id, last, days!.Value, cancellation) ? 1 : 0;
        return written;
    }

    private static DateOnly? LastDay(CredentialStanding standing) =>
        standing.Status is CredentialStatus.Active or CredentialStatus.Expiring or CredentialStatus.Provisional
            ? standing.Period.End ?? standing.Period.Closes
            : null;

    private int? Due(DateOnly last)
    {
        var left = last.DayNumber - clock.Today.DayNumber;
        return left < 0 ? null
            : Array.Find(DaysBefore, days => left <= days) is var days and > 0 ? days
            : null;
    }

    private async Task<bool> WriteOneAsync(Guid id, DateOnly last, int days, CancellationToken cancellation)
    {
        var told = database.Set<CredentialReminder>().IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter]);
        if (await told.AnyAsync(reminder => reminder.CredentialId == id && reminder.Before == last && reminder.Days == days, cancellation))
            return false;
        var credential = await database.Set<Credential>().AsNoTracking().SingleAsync(found => found.Id == id, cancellation);
        if (await notices.AddressAsync(credential, cancellation) is not { } address)
            return false;
        database.Add(
            new CredentialReminder
            {
                OrganisationId = credential.OrganisationId,
                CredentialId = id,
                Before = last,
                Days = days,
            }
        );
        notices.WriteReminder(credential, address, last);
        try
        {
            await database.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException failure) when (failure.IsTaken())
        {
            // Another node was first.
            database.ChangeTracker.Clear();
            return false;
        }
    }
}

/// <summary>Looks once a day whom to remind.</summary>
internal sealed class ReminderDay(AuthorityClock clock) : IScheduledWork
{
    // Only spares work: that each is written once, the database holds.
    private DateOnly? done;

    public async Task RunAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var today = clock.Today;
        if (done == today)
            return;
        await services.GetRequiredService<CredentialReminders>().WriteAsync(cancellation);
        done = today;
    }
}
