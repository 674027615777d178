using System.Reflection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Access;

namespace PeerAtlas.Platform.Database;

/// <summary>The assemblies whose entity mappings make up the model: the platform's and each module's.</summary>
/// <param name="Assemblies">In the order in which they are applied.</param>
public sealed record ModelAssemblies(IReadOnlyList<Assembly> Assemblies);

/// <summary>The one database context. Modules add their mappings; nothing hides it from their pages.</summary>
public sealed class PeerAtlasDbContext : IdentityUserContext<Account, Guid>
{
    /// <summary>The query filter that leaves out what belongs to organisations that are not open.</summary>
    public const string OrganisationFilter = "organisation";

    private readonly ModelAssemblies model;
    private readonly OrganisationScope scope;
    private readonly AuthorityClock clock;

    /// <summary>Made by the container, once in a scope.</summary>
    public PeerAtlasDbContext(DbContextOptions<PeerAtlasDbContext> options, ModelAssemblies model, OrganisationScope scope, AuthorityClock clock)
        : base(options)
    {
        this.model = model;
        this.scope = scope;
        this.clock = clock;
        // The write gate of SQLite holds for a transaction, so that every save must have one.
        Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
    }

    /// <summary>What is open here, for rows that say themselves to whom they are.</summary>
    public OrganisationScope Scope => scope;

    /// <summary>Today, where the authority is, for rows that are open for a time.</summary>
    public DateOnly Today => clock.Today;

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Account>().ToTable("accounts");
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("account_claims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("account_logins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("account_tokens");
        foreach (var assembly in model.Assemblies)
            builder.ApplyConfigurationsFromAssembly(assembly);

        foreach (var type in builder.Model.GetEntityTypes().Select(entity => entity.ClrType).ToList())
        {
            if (Array.Exists(type.GetInterfaces(), one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IOpenByRule<>)))
                Filter(nameof(FilterByRule), type, builder);
            else if (type.IsAssignableTo(typeof(IOwnedByOrganisation)))
                Filter(nameof(FilterByOrganisation), type, builder);
        }

        builder.UseHouseConventions(Database.IsSqlite());
    }

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        RefuseOutsideScope();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        RefuseOutsideScope();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    private void Filter(string method, Type type, ModelBuilder builder) =>
        typeof(PeerAtlasDbContext).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(type).Invoke(this, [builder]);

    private void FilterByRule<T>(ModelBuilder builder)
        where T : class, IOpenByRule<T> => builder.Entity<T>().HasQueryFilter(OrganisationFilter, T.OpenTo(this));

    private void FilterByOrganisation<T>(ModelBuilder builder)
        where T : class, IOwnedByOrganisation
    {
        if (typeof(T).IsAssignableTo(typeof(IConfidential)))
            builder.Entity<T>().HasQueryFilter(OrganisationFilter, row => scope.AllConfidential || scope.Organisations.Contains(row.OrganisationId));
        else
            builder.Entity<T>().HasQueryFilter(OrganisationFilter, row => scope.All || scope.Organisations.Contains(row.OrganisationId));
    }

    // The query filter keeps foreign rows from being read; this keeps new ones from being written, and rows from changing hands.
    private void RefuseOutsideScope()
    {
        foreach (var entry in ChangeTracker.Entries<IOwnedByOrganisation>())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted))
                continue;
            var owner = entry.Property(row => row.OrganisationId);
            if (!scope.IsOpen(entry.Entity, owner.CurrentValue) || (entry.State != EntityState.Added && !scope.IsOpen(entry.Entity, owner.OriginalValue)))
                throw new OutsideScopeException(entry.Metadata.ClrType.Name);
        }
    }
}
