using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Mail;

namespace PeerAtlas.Directory.Workers;

/// <summary>
/// Somebody who works in peer support, with an account or without one. Their <see cref="WorkerPlace"/>s say where and when; the worker outlives each of
/// them, and the account too. Seen by the agencies where they have a place that has not ended, and by themselves.
/// </summary>
public sealed class Worker : IAudited, IOpenByRule<Worker>, IVersioned
{
    /// <summary>Identifies the worker.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Their name: as the one agency that entered them writes it, and as they write it themselves once they have joined it to an account.</summary>
    [AuditedAsChangedOnly]
    public required string Name { get; set; }

    /// <summary>
    /// The address by which the holder of an account is asked whether this is them, in lower case. None once they have joined it: what one agency wrote
    /// is no business of the next.
    /// </summary>
    [AuditedAsChangedOnly]
    public string? Email { get; set; }

    /// <summary>The account of the worker, joined by its holder; null while there is none.</summary>
    [AuditedAsChangedOnly]
    public Guid? AccountId { get; set; }

    /// <summary>The account whose holder said that this is somebody else, and is not asked again.</summary>
    [AuditedAsChangedOnly]
    public Guid? RefusedById { get; set; }

    /// <summary>Where they work and worked.</summary>
    public ICollection<WorkerPlace> Places { get; } = [];

    /// <inheritdoc/>
    public Guid Version { get; set; } = Guid.NewGuid();

    // No organisation's, and not the authority's: the record is the worker's own.
    Guid? IAudited.ConfidentialTo => Id;

    /// <inheritdoc/>
    public static Expression<Func<Worker, bool>> OpenTo(PeerAtlasDbContext context) =>
        worker =>
            context.Scope.AllConfidential
            || (context.Scope.Account != null && worker.AccountId == context.Scope.Account)
            || (
                !context.Scope.All
                && worker.Places.Any(place =>
                    context.Scope.Organisations.Contains(place.OrganisationId) && (place.EndsOn == null || place.EndsOn >= context.Today)
                )
            );
}

internal sealed class WorkerMapping : IEntityTypeConfiguration<Worker>
{
    public void Configure(EntityTypeBuilder<Worker> builder)
    {
        builder.ToTable("workers");
        builder.HasIndex(worker => worker.AccountId).IsUnique();
        builder.HasIndex(worker => worker.Email);
        builder.Property(worker => worker.Name).HasMaxLength(Account.NameLength);
        builder.Property(worker => worker.Email).HasMaxLength(OutboxMail.AddressLength);
        builder.Property(worker => worker.Version).IsConcurrencyToken();
        // A worker outlives the account.
        builder.HasOne<Account>().WithMany().HasForeignKey(worker => worker.AccountId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Account>().WithMany().HasForeignKey(worker => worker.RefusedById).OnDelete(DeleteBehavior.SetNull);
    }
}
