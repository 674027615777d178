using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PeerAtlas.Platform.Accounts;

/// <summary>Something that is true of this database once and for all, such as that its first analyst was made.</summary>
public sealed class SiteFact
{
    /// <summary>The first analyst was made through the first-run page.</summary>
    public const string FirstRun = "first-run";

    /// <summary>The database holds the demonstration and no real data.</summary>
    public const string Demonstration = "demonstration";

    /// <summary>The fact's name. Only one row can have it, so that of two who state the fact at once one is refused.</summary>
    public required string Name { get; init; }

    /// <summary>Since when, in UTC.</summary>
    public required DateTime Since { get; init; }
}

internal sealed class SiteFactMapping : IEntityTypeConfiguration<SiteFact>
{
    public void Configure(EntityTypeBuilder<SiteFact> builder)
    {
        builder.ToTable("site_facts");
        builder.HasKey(fact => fact.Name);
        builder.Property(fact => fact.Name).HasMaxLength(60);
    }
}
