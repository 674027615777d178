namespace PeerAtlas.Referrals.Hours;

/// <summary>The units of contacts that somebody pays for: each person's day with a payer, by the rule of that day.</summary>
public static class ContactBilling
{
    /// <summary>The units of each contact that has a payer with a rule on its day, and that rule, by the contact's id.</summary>
    public static IReadOnlyDictionary<Guid, (ContactUnits Units, PayerRule Rule)> Units(
        IEnumerable<LoggedContact> contacts,
        IReadOnlyCollection<PayerRule> rules
    )
    {
        var units = new Dictionary<Guid, (ContactUnits, PayerRule)>();
        foreach (var day in contacts.Where(contact => contact.Payer is not null).GroupBy(contact => (contact.Payer, contact.PersonId, contact.Day)))
        {
            if (BillableUnits.InForce(rules, day.Key.Payer!, day.Key.Day) is not { } rule)
                continue;
            LoggedContact[] inOrder = [.. day.OrderBy(contact => contact.LoggedAt)];
            var counted = BillableUnits.OfDay([.. inOrder.Select(contact => new TimedContact(contact.Minutes, contact.IsGroup))], rule);
            for (var at = 0; at < inOrder.Length; at++)
                units[inOrder[at].Id] = (counted[at], rule);
        }

        return units;
    }
}
