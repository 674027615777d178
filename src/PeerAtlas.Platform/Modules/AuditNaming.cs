using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Platform.Modules;

/// <summary>What the audit record calls one row: a name of its own, or those of the rows that it joins.</summary>
public sealed class AuditName
{
    /// <summary>A row with a name.</summary>
    public AuditName(Guid id, string? text) => (Id, Text) = (id, text);

    /// <summary>A row that is known by others.</summary>
    public AuditName(Guid id, params Guid[] of) => (Id, Of) = (id, of);

    internal Guid Id { get; }

    internal string? Text { get; }

    internal IReadOnlyList<Guid> Of { get; } = [];
}

/// <summary>How the audit record names the rows of one kind. Asked only for rows that the record shows.</summary>
public sealed class AuditNaming
{
    private AuditNaming(Func<PeerAtlasDbContext, IReadOnlyList<Guid>, CancellationToken, Task<List<AuditName>>> read) => ReadAsync = read;

    internal Func<PeerAtlasDbContext, IReadOnlyList<Guid>, CancellationToken, Task<List<AuditName>>> ReadAsync { get; }

    /// <summary>Names rows of <typeparamref name="T"/>.</summary>
    /// <param name="name">Makes the name of a row.</param>
    /// <param name="withoutFilters">The query filters that would hide rows which the record names all the same.</param>
    public static AuditNaming Of<T>(Expression<Func<T, AuditName>> name, params string[] withoutFilters)
        where T : class =>
        new(
            (database, ids, cancellation) =>
            {
                IQueryable<T> rows = database.Set<T>();
                if (withoutFilters.Length > 0)
                    rows = rows.IgnoreQueryFilters(withoutFilters);
                return rows.Where(row => ids.Contains(EF.Property<Guid>(row, "Id"))).Select(name).ToListAsync(cancellation);
            }
        );
}

/// <summary>The names of what audit entries refer to by id. What is gone since has no name here and stays an id.</summary>
public sealed class AuditNames
{
    /// <summary>So many ids are asked for at once; a database takes only so many parameters.</summary>
    private const int Portion = 500;

    // A place in a team joins an account and a team, which join nothing: two rounds. One more does no harm.
    private const int MostRounds = 3;

    private static readonly AuditNaming[] OfPlatform =
    [
        AuditNaming.Of<Account>(one => new AuditName(one.Id, one.Name + " (" + one.Email + ")")),
        AuditNaming.Of<Membership>(one => new AuditName(one.Id, one.AccountId, one.OrganisationId), Membership.AcceptedFilter),
    ];

    private readonly Dictionary<Guid, AuditName> names = [];

    /// <summary>Finds the names of these rows, and of no others, by asking each module.</summary>
    public static async Task<AuditNames> LoadAsync(
        PeerAtlasDbContext database,
        IEnumerable<PeerAtlasModule> modules,
        IEnumerable<Guid> ids,
        CancellationToken cancellation
    )
    {
        var found = new AuditNames();
        AuditNaming[] kinds = [.. OfPlatform, .. modules.SelectMany(module => module.AuditNames)];
        var asked = new HashSet<Guid>();
        var wanted = ids.Where(asked.Add).ToList();
        for (var round = 0; round < MostRounds && wanted.Count > 0; round++)
        {
            var joined = new List<Guid>();
            foreach (var portion in wanted.Chunk(Portion))
                joined.AddRange(await found.ReadAsync(database, kinds, portion, cancellation));
            wanted = [.. joined.Where(asked.Add)];
        }

        return found;
    }

    /// <summary>Reads the names of these rows, and tells which rows they join.</summary>
    private async Task<IReadOnlyList<Guid>> ReadAsync(PeerAtlasDbContext database, AuditNaming[] kinds, Guid[] ids, CancellationToken cancellation)
    {
        var joined = new List<Guid>();
        foreach (var kind in kinds)
        {
            foreach (var name in await kind.ReadAsync(database, ids, cancellation))
            {
                names[name.Id] = name;
                joined.AddRange(name.Of);
            }
        }

        return joined;
    }

    /// <summary>The name of a row; null for what has none.</summary>
    public string? Find(Guid id) => !names.TryGetValue(id, out var name) ? null : name.Text ?? string.Join(", ", name.Of.Select(Find));
}
