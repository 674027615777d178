using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Referrals.Caseloads;

/// <summary>What an agency decided about referrals. An agency that decided nothing has no row, and what a new one holds is in force.</summary>
public sealed class AgencyChoices : IAudited, IOwnedByOrganisation, IVersioned
{
    /// <summary>The longest time to wait, in days.</summary>
    public const int MostDays = 90;

    /// <summary>Identifies the choices.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose choices they are.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>Whether names of people served are kept beside their pseudonymous ids.</summary>
    public bool KeepsNames { get; set; }

    /// <summary>After how many days a referral that stands still waits too long.</summary>
    public int DaysToWait { get; set; } = 7;

    /// <inheritdoc/>
    public Guid Version { get; set; } = Guid.NewGuid();
}

internal sealed class AgencyChoicesMapping : IEntityTypeConfiguration<AgencyChoices>
{
    public void Configure(EntityTypeBuilder<AgencyChoices> builder)
    {
        builder.ToTable("agency_choices");
        builder.HasIndex(choices => choices.OrganisationId).IsUnique();
        builder.Property(choices => choices.Version).IsConcurrencyToken();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(choices => choices.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
