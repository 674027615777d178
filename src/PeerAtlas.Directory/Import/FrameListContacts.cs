using PeerAtlas.Tables;

namespace PeerAtlas.Directory.Import;

/// <summary>Who answers, as the rows of a list name them: one contact for each address of an organisation, whatever the order of the rows.</summary>
internal sealed class FrameListContacts(KnownFrame known)
{
    private readonly Dictionary<string, List<(TableRow Row, string Organisation, string Mail, string Unit)>> named = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How many rows name a person without an address.</summary>
    public int WithoutMail { get; private set; }

    /// <summary>Notes the addresses of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="organisation">The key of its organisation.</param>
    /// <param name="unit">The key of its unit; empty when it is about the organisation.</param>
    public void Note(TableRow row, string organisation, string unit)
    {
        var mails = row["email"].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (mails.Length == 0 && row["contact"].Length > 0)
            WithoutMail++;
        foreach (var mail in mails.Select(mail => mail.ToLowerInvariant()).Distinct(StringComparer.Ordinal))
        {
            var key = $"{organisation} {mail}";
            if (!named.TryGetValue(key, out var rows))
                named[key] = rows = [];
            rows.Add((row, organisation, mail, unit));
        }
    }

    /// <summary>The contacts, each with the first row that names it.</summary>
    /// <param name="nameOf">The name of a row's organisation, under which mail goes where nobody is named.</param>
    public IEnumerable<(TableRow Row, string Key, Dictionary<string, string> Cells)> All(Func<TableRow, string> nameOf)
    {
        foreach (var (key, rows) in named)
        {
            var units = rows.Select(one => one.Unit).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            var stored = known.Contacts.GetValueOrDefault(key);
            var cells = new Dictionary<string, string>
            {
                ["organization"] = rows[0].Organisation,
                ["name"] = SaidValue.Usual(rows.Select(one => one.Row["contact"]), stored) ?? stored ?? nameOf(rows[0].Row),
                ["email"] = rows[0].Mail,
            };
            // One who answers for several sites answers for the organisation.
            if (units.Count > 1 || units[0].Length > 0)
                cells["unit"] = units.Count == 1 ? units[0] : "";
            yield return (rows[0].Row, key, cells);
        }
    }
}
