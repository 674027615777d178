using PeerAtlas.Lists.Values;
using PeerAtlas.Tables;

namespace PeerAtlas.Lists.Joining;

/// <summary>Rows that are one thing: the first speaks for it; the others are its units or say the same again.</summary>
/// <param name="Rows">The rows, in the order of the file.</param>
public sealed record RowsOfOneThing(IReadOnlyList<TableRow> Rows)
{
    /// <summary>The row that speaks for it.</summary>
    public TableRow First => Rows[0];

    /// <summary>The fields in which the rows differ.</summary>
    public IReadOnlyList<string> Differing(IEnumerable<string> fields) =>
        [.. fields.Where(field => Rows.Select(row => row[field]).Where(value => value.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Skip(1).Any())];
}

/// <summary>Gathers records that are one thing, as the mapping says, and as the person agreed of near spellings.</summary>
public static class ThingGroups
{
    /// <summary>The things, in the order in which each first came.</summary>
    /// <param name="records">The records.</param>
    /// <param name="form">The form.</param>
    /// <param name="mapping">The mapping.</param>
    /// <param name="agreed">Names that the person said are one.</param>
    public static IReadOnlyList<RowsOfOneThing> Of(IEnumerable<TableRow> records, ListForm form, ListMapping mapping, AgreedNames? agreed = null)
    {
        var by = mapping.SameThing switch
        {
            SameThing.Name => form.First(FieldKind.Name)?.Name,
            SameThing.Key => form.Fields.FirstOrDefault(field => field.Kind == FieldKind.Key)?.Name,
            _ => null,
        };
        var things = new List<List<TableRow>>();
        var known = new Dictionary<string, List<TableRow>>(StringComparer.OrdinalIgnoreCase);
        foreach (var record in records)
        {
            var mark = by is null ? "" : agreed?.Of(CleanText.Of(record[by])) ?? CleanText.Of(record[by]);
            if (mark.Length > 0 && known.TryGetValue(mark, out var rows))
            {
                rows.Add(record);
                continue;
            }

            things.Add(rows = [record]);
            if (mark.Length > 0)
                known[mark] = rows;
        }

        return [.. things.Select(rows => new RowsOfOneThing(rows))];
    }
}
