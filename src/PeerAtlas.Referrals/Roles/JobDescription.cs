using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Referrals.Roles;

/// <summary>A job of peer workers at an agency. What it says stands in its versions.</summary>
public sealed class JobDescription : IOwnedByOrganisation, IAudited, IVersioned
{
    /// <summary>Identifies it.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose it is.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>The title of its newest version; no two of an agency have the same.</summary>
    public required string Name { get; set; }

    /// <summary>The day on which the agency ended it: nobody gets it any more; null while it is in use.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <inheritdoc/>
    public Guid Version { get; set; } = Guid.NewGuid();
}

internal sealed class JobDescriptionMapping : IEntityTypeConfiguration<JobDescription>
{
    public void Configure(EntityTypeBuilder<JobDescription> builder)
    {
        builder.ToTable("job_descriptions");
        builder.HasIndex(row => new { row.OrganisationId, row.Name }).IsUnique();
        builder.Property(row => row.Name).HasMaxLength(JobVersion.TitleLength);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
