using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Workforce.Bodies;

/// <summary>Who certifies peer workers in a state, as the authority entered it: never more than somebody looked up, and where.</summary>
public sealed class CertifyingBody : IAudited, IVersioned
{
    /// <summary>The length of the letters of a state.</summary>
    public const int PlaceLength = 2;

    /// <summary>The longest name.</summary>
    public const int NameLength = 200;

    /// <summary>The longest of its other texts.</summary>
    public const int TextLength = 400;

    /// <summary>Identifies the row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The two letters of the state.</summary>
    public required string Place { get; set; }

    /// <summary>Who certifies.</summary>
    public required string Name { get; set; }

    /// <summary>How to reach them: an address of the web, of mail, a telephone; empty where nobody knows.</summary>
    public string Reach { get; set; } = "";

    /// <summary>Where that was found; empty where nobody knows.</summary>
    public string Source { get; set; } = "";

    /// <summary>The day on which somebody last looked.</summary>
    public required DateOnly ReviewedOn { get; set; }

    /// <inheritdoc/>
    public Guid Version { get; set; } = Guid.NewGuid();
}

internal sealed class CertifyingBodyMapping : IEntityTypeConfiguration<CertifyingBody>
{
    public void Configure(EntityTypeBuilder<CertifyingBody> builder)
    {
        builder.ToTable("certifying_bodies");
        builder.HasIndex(body => new { body.Place, body.Name }).IsUnique();
        builder.Property(body => body.Place).HasMaxLength(CertifyingBody.PlaceLength);
        builder.Property(body => body.Name).HasMaxLength(CertifyingBody.NameLength);
        builder.Property(body => body.Reach).HasMaxLength(CertifyingBody.TextLength);
        builder.Property(body => body.Source).HasMaxLength(CertifyingBody.TextLength);
        builder.Property(body => body.Version).IsConcurrencyToken();
    }
}
