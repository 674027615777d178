using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;

namespace PeerAtlas.Directory;

/// <summary>A row as something to choose.</summary>
/// <param name="Id">Identifies it.</param>
/// <param name="Name">What is shown.</param>
public sealed record NamedRow(Guid Id, string Name);

/// <summary>Rows to choose from.</summary>
public static class NamedRows
{
    /// <summary>
    /// Reads choices. Ids become text here and not in the query: SQLite writes them in capitals, so that no choice would be the one that was chosen.
    /// </summary>
    public static async Task<IReadOnlyList<Choice>> ToChoicesAsync(this IQueryable<NamedRow> rows, CancellationToken cancellation) =>
        [.. (await rows.ToListAsync(cancellation)).Select(row => new Choice(row.Id.ToString(), row.Name))];
}
