using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Census.Waves;

namespace PeerAtlas.Census.Invitations;

/// <summary>A single-use code for the anonymous survey. It belongs to a wave and to no agency, and has no time.</summary>
public sealed class AnonymousCode
{
    /// <summary>SHA-256 of the code.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>For which wave.</summary>
    public required Guid WaveId { get; init; }

    /// <summary>Whether it was used: to pick up a ballot, or to hand in answers.</summary>
    public bool Used { get; set; }

    /// <summary>SHA-256 of the blinded message that was signed for it: the same is signed again, another is not. Null without a ballot.</summary>
    public byte[]? Ballot { get; set; }
}

internal sealed class AnonymousCodeMapping : IEntityTypeConfiguration<AnonymousCode>
{
    public void Configure(EntityTypeBuilder<AnonymousCode> builder)
    {
        builder.ToTable("anonymous_codes");
        builder.HasKey(code => code.Hash);
        builder.HasIndex(code => code.WaveId);
        builder.HasOne<Wave>().WithMany().HasForeignKey(code => code.WaveId).OnDelete(DeleteBehavior.Restrict);
    }
}
