namespace PeerAtlas.Referrals.Hours;

/// <summary>What a payer's rule looks at of a contact.</summary>
/// <param name="Minutes">How long, at least 1.</param>
/// <param name="IsGroup">Whether more than one person was supported at once.</param>
public readonly record struct TimedContact(int Minutes, bool IsGroup);

/// <summary>The units of one contact.</summary>
/// <param name="Units">As paid.</param>
/// <param name="Beyond">Rounded units beyond the day's cap, which are not paid.</param>
public readonly record struct ContactUnits(int Units, int Beyond);

/// <summary>Minutes to units, by the rule of a payer.</summary>
public static class BillableUnits
{
    /// <summary>The rule of a payer that holds on a day; null when none does, and then there are no units.</summary>
    public static PayerRule? InForce(IEnumerable<PayerRule> rules, string payer, DateOnly day) =>
        rules.Where(rule => rule.Payer == payer && rule.HoldsOn(day)).MaxBy(rule => rule.From);

    /// <summary>
    /// The units of minutes taken together, before any cap: 0 below <see cref="PayerRule.FirstUnitFrom"/>; then whole units, and one
    /// more when <see cref="PayerRule.FurtherUnitFrom"/> minutes are left over.
    /// </summary>
    /// <param name="minutes">Not negative.</param>
    /// <param name="rule">The rule in force.</param>
    public static int Round(int minutes, PayerRule rule)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minutes);
        if (minutes < rule.FirstUnitFrom)
            return 0;
        var (whole, rest) = Math.DivRem(minutes, rule.UnitMinutes);
        return Math.Max(1, rest >= rule.FurtherUnitFrom ? whole + 1 : whole);
    }

    /// <summary>
    /// The units of one person's contacts on one day with one payer, each in the order in which they took place. Where a day is
    /// rounded as a whole, a contact has what it adds to the contacts before it, alone and in groups apart. The cap cuts the last.
    /// </summary>
    public static IReadOnlyList<ContactUnits> OfDay(IReadOnlyList<TimedContact> contacts, PayerRule rule)
    {
        var units = new ContactUnits[contacts.Count];
        var left = rule.DailyCap ?? int.MaxValue;
        Span<int> minutes = stackalloc int[2];
        for (var at = 0; at < units.Length; at++)
        {
            var contact = contacts[at];
            ArgumentOutOfRangeException.ThrowIfLessThan(contact.Minutes, 1, nameof(contacts));
            if (contact.IsGroup && !rule.PaysGroups)
                continue;
            ref var before = ref minutes[contact.IsGroup ? 1 : 0];
            var rounded = rule.RoundedBy == RoundedBy.Contact ? Round(contact.Minutes, rule) : Round(before + contact.Minutes, rule) - Round(before, rule);
            before += contact.Minutes;
            var paid = Math.Min(rounded, left);
            left -= paid;
            units[at] = new(paid, rounded - paid);
        }

        return units;
    }
}
