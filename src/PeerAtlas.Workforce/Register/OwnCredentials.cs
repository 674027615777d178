using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Workforce.Register;

/// <summary>Credentials that a register holds under the address of one's account. No more is told of them before one says that they are one's own.</summary>
public sealed record OfferedCredentials(Guid Worker, string Centre);

/// <summary>
/// The credentials of whoever is signed in, at every centre. A centre's rows open here to their holder alone; each way in begins with the account.
/// </summary>
internal sealed class OwnCredentials(PeerAtlasDbContext database, CurrentMember member, OrganisationScope scope, AuthorityClock clock)
{
    /// <summary>The account of whoever is signed in.</summary>
    public Guid Me => member.AccountId ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>All of them, the newest first.</summary>
    public Task<List<Credential>> ListAsync(CancellationToken cancellation) =>
        Mine().AsNoTracking().OrderByDescending(credential => credential.Id).ToListAsync(cancellation);

    /// <summary>One of them, to be changed; null when there is no such one.</summary>
    public async Task<Credential?> FindAsync(Guid id, CancellationToken cancellation)
    {
        await member.MembershipsAsync(cancellation);
        var found = await Mine().SingleOrDefaultAsync(credential => credential.Id == id, cancellation);
        if (found is not null)
            scope.Grant(found.OrganisationId);
        return found;
    }

    /// <summary>The worker that whoever is signed in is; made when there is none yet.</summary>
    public async Task<Worker> WorkerAsync(CancellationToken cancellation)
    {
        var me = Me;
        await member.MembershipsAsync(cancellation);
        if (await database.Set<Worker>().SingleOrDefaultAsync(worker => worker.AccountId == me, cancellation) is { } own)
            return own;
        var name = await database.Users.Where(account => account.Id == me).Select(account => account.Name).SingleAsync(cancellation);
        return database.Add(new Worker { Name = name, AccountId = me }).Entity;
    }

    /// <summary>Begins an application at a centre; the caller saves.</summary>
    public async Task<(Credential Credential, CredentialEvent Applied)> ApplyAsync(Organisation centre, string rule, CancellationToken cancellation)
    {
        var worker = await WorkerAsync(cancellation);
        scope.Grant(centre.Id);
        var credential = new Credential
        {
            OrganisationId = centre.Id,
            WorkerId = worker.Id,
            RuleId = rule,
            HolderName = worker.Name,
        };
        var applied = credential.Apply(clock.UtcNow, Me);
        database.Add(credential);
        return (credential, applied);
    }

    /// <summary>The centres whose registers hold something under the address of the account, of which its holder has said neither yes nor no.</summary>
    public async Task<IReadOnlyList<OfferedCredentials>> OfferedAsync(CancellationToken cancellation)
    {
        var me = Me;
        var email = await database.Users.Where(account => account.Id == me).Select(account => account.Email).SingleOrDefaultAsync(cancellation);
        var address = email?.ToLowerInvariant();
        return await (
            from credential in Open<Credential>()
            join worker in database.Set<Worker>() on credential.WorkerId equals worker.Id
            join centre in database.Set<Organisation>() on credential.OrganisationId equals centre.Id
            where worker.AccountId == null && address != null && worker.Email == address && (worker.RefusedById == null || worker.RefusedById != me)
            select new OfferedCredentials(worker.Id, centre.Name)
        )
            .Distinct()
            .ToListAsync(cancellation);
    }

    /// <summary>The minutes of training that they told and no centre confirmed.</summary>
    public async Task<long> UnconfirmedMinutesAsync(CancellationToken cancellation)
    {
        var me = Me;
        return await (
            from hours in Open<EarnedHours>()
            join worker in database.Set<Worker>() on hours.WorkerId equals worker.Id
            where worker.AccountId == me && hours.ConfirmedOn == null
            select (long)hours.Minutes
        ).SumAsync(cancellation);
    }

    private IQueryable<Credential> Mine()
    {
        var me = Me;
        return from credential in Open<Credential>()
            join worker in database.Set<Worker>() on credential.WorkerId equals worker.Id
            where worker.AccountId == me
            select credential;
    }

    private IQueryable<T> Open<T>()
        where T : class => database.Set<T>().IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter]);
}
