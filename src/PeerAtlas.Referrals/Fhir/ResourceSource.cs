using Hl7.Fhir.Model;
using Microsoft.EntityFrameworkCore;
using Person = PeerAtlas.Referrals.Caseloads.Person;

namespace PeerAtlas.Referrals.Fhir;

/// <summary>A resource, and the person it tells of when it tells of one.</summary>
internal sealed record Told(Resource Resource, Person? Person = null);

/// <summary>One type of resource: by what it is searched, and where its rows come from. Every source sees only the rows of the caller's agency.</summary>
internal abstract class ResourceSource
{
    /// <summary>The parameters of every type.</summary>
    protected static IReadOnlyList<Parameter> Common { get; } = [new("_id", SearchParamType.Token, "The id of the resource.")];

    /// <summary>The name of the type.</summary>
    public abstract string Type { get; }

    /// <summary>What the resource is here, for the capability statement.</summary>
    public abstract string Words { get; }

    /// <summary>By what it can be searched.</summary>
    public abstract IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Whether the capability statement promises versions: only what can be changed has them.</summary>
    public virtual bool HasVersions => false;

    /// <summary>Finds at most <paramref name="most"/> resources, in the order of their ids, after the search's <see cref="Search.LastSeen"/>.</summary>
    public abstract Task<IReadOnlyList<Told>> FindAsync(Search search, int most, CancellationToken cancellation);

    /// <summary>Counts what the search finds.</summary>
    public abstract Task<int> CountAsync(Search search, CancellationToken cancellation);
}

/// <summary>A type of resource that is made of rows of a table.</summary>
internal abstract class ResourceSource<TRow> : ResourceSource
    where TRow : class
{
    private const string Id = "Id";

    public override async Task<IReadOnlyList<Told>> FindAsync(Search search, int most, CancellationToken cancellation)
    {
        var rows = Asked(search);
        if (search.LastSeen is { } last)
            rows = rows.Where(row => EF.Property<Guid>(row, Id).CompareTo(last) > 0);
        return await TellAsync(await rows.OrderBy(row => EF.Property<Guid>(row, Id)).Take(most).ToListAsync(cancellation), cancellation);
    }

    public override Task<int> CountAsync(Search search, CancellationToken cancellation) => Asked(search).CountAsync(cancellation);

    /// <summary>The rows that the search's own parameters find.</summary>
    protected abstract IQueryable<TRow> Rows(Search search);

    /// <summary>Makes resources of rows.</summary>
    protected abstract Task<IReadOnlyList<Told>> TellAsync(IReadOnlyList<TRow> rows, CancellationToken cancellation);

    private IQueryable<TRow> Asked(Search search) =>
        search.Ids is { } ids ? Rows(search).AsNoTracking().Where(row => ids.Contains(EF.Property<Guid>(row, Id))) : Rows(search).AsNoTracking();
}
