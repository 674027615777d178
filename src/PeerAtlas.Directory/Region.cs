using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory;

/// <summary>A region of the state, as the authority draws them.</summary>
public sealed class Region : IAudited, IVersioned
{
    /// <summary>Identifies the region.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The authority's own identifier.</summary>
    public required string Key { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; set; }

    /// <inheritdoc/>
    public Guid Version { get; set; } = Guid.NewGuid();
}

internal sealed class RegionMapping : IEntityTypeConfiguration<Region>
{
    public void Configure(EntityTypeBuilder<Region> builder)
    {
        builder.ToTable("regions");
        builder.HasIndex(region => region.Key).IsUnique();
        builder.Property(region => region.Key).HasMaxLength(Organisation.KeyLength);
        builder.Property(region => region.Name).HasMaxLength(Organisation.NameLength);
        builder.Property(region => region.Version).IsConcurrencyToken();
    }
}
