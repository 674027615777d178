using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Referrals.Hours;

/// <summary>What one payer pays an agency for in a month.</summary>
/// <param name="Payer">The payer's key.</param>
/// <param name="Contacts">Contacts that name the payer.</param>
/// <param name="Minutes">Their minutes.</param>
/// <param name="Units">Units by the rule of each day.</param>
/// <param name="Beyond">Units beyond a day's cap.</param>
public sealed record BilledMonth(string Payer, long Contacts, long Minutes, long Units, long Beyond)
{
    /// <summary>Reads an agency's month, logged and imported contacts together; streamed, a person's day at a time.</summary>
    public static async Task<IReadOnlyList<BilledMonth>> ReadAsync(
        PeerAtlasDbContext database,
        Guid organisation,
        DateOnly month,
        CancellationToken cancellation
    )
    {
        var next = month.AddMonths(1);
        var rules = await database.Set<PayerRule>().AsNoTracking().ToListAsync(cancellation);
        var imported = database
            .Set<ServiceRecord>()
            .Where(row => row.OrganisationId == organisation && row.Day >= month && row.Day < next && row.Payer != null)
            .Select(row => new
            {
                row.Payer,
                row.PersonId,
                row.Day,
                row.Minutes,
                row.IsGroup,
            });
        var logged = database
            .Set<LoggedContact>()
            .Where(row => row.OrganisationId == organisation && row.Day >= month && row.Day < next && row.Payer != null && row.ReplacedAt == null)
            .Select(row => new
            {
                row.Payer,
                row.PersonId,
                row.Day,
                row.Minutes,
                row.IsGroup,
            });
        var totals = new SortedDictionary<string, BilledMonth>(StringComparer.Ordinal);
        (string? Payer, Guid? Person, DateOnly Day) current = default;
        var day = new List<TimedContact>();
        await foreach (
            var row in imported
                .Concat(logged)
                .OrderBy(row => row.Payer)
                .ThenBy(row => row.PersonId)
                .ThenBy(row => row.Day)
                .ThenByDescending(row => row.Minutes)
                .AsAsyncEnumerable()
                .WithCancellation(cancellation)
        )
        {
            if (current != (row.Payer, row.PersonId, row.Day))
            {
                Close();
                current = (row.Payer, row.PersonId, row.Day);
            }

            day.Add(new(row.Minutes, row.IsGroup));
        }

        Close();
        return [.. totals.Values];

        void Close()
        {
            if (day.Count == 0)
                return;
            var payer = current.Payer!;
            var units = BillableUnits.InForce(rules, payer, current.Day) is { } rule ? BillableUnits.OfDay(day, rule) : [];
            var sum = totals.TryGetValue(payer, out var before) ? before : new(payer, 0, 0, 0, 0);
            totals[payer] = new(
                payer,
                sum.Contacts + day.Count,
                sum.Minutes + day.Sum(contact => (long)contact.Minutes),
                sum.Units + units.Sum(contact => (long)contact.Units),
                sum.Beyond + units.Sum(contact => (long)contact.Beyond)
            );
            day.Clear();
        }
    }
}
