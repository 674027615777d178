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
        var rules = await database.Set<PayerRule>().AsNoTracking().ToListAsync(cancellation);
        var totals = new SortedDictionary<string, BilledMonth>(StringComparer.Ordinal);
        (string? Payer, Guid? Person, DateOnly Day) current = default;
        var day = new List<TimedContact>();
        await foreach (var row in PaidContacts(database, organisation, month).AsAsyncEnumerable().WithCancellation(cancellation))
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

    /// <summary>A person's day with a payer stands together, the longest contact first.</summary>
    private static IQueryable<PaidContact> PaidContacts(PeerAtlasDbContext database, Guid organisation, DateOnly month)
    {
        var next = month.AddMonths(1);
        var imported = database
            .Set<ServiceRecord>()
            .Where(row => row.OrganisationId == organisation && row.Day >= month && row.Day < next && row.Payer != null)
            .Select(row => new PaidContact
            {
                Payer = row.Payer!,
                PersonId = row.PersonId,
                Day = row.Day,
                Minutes = row.Minutes,
                IsGroup = row.IsGroup,
            });
        var logged = database
            .Set<LoggedContact>()
            .Where(row => row.OrganisationId == organisation && row.Day >= month && row.Day < next && row.Payer != null && row.ReplacedAt == null)
            .Select(row => new PaidContact
            {
                Payer = row.Payer!,
                PersonId = row.PersonId,
                Day = row.Day,
                Minutes = row.Minutes,
                IsGroup = row.IsGroup,
            });
        return imported.Concat(logged).OrderBy(row => row.Payer).ThenBy(row => row.PersonId).ThenBy(row => row.Day).ThenByDescending(row => row.Minutes);
    }

    /// <summary>A contact that somebody pays for, from wherever it came.</summary>
    private sealed class PaidContact
    {
        public required string Payer { get; init; }
        public required Guid? PersonId { get; init; }
        public required DateOnly Day { get; init; }
        public required int Minutes { get; init; }
        public required bool IsGroup { get; init; }
    }
}
