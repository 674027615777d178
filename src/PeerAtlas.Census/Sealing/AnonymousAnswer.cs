using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Census.Waves;

namespace PeerAtlas.Census.Sealing;

/// <summary>What one peer worker answered, after the opening of the wave, or from a file: nothing here says who or when.</summary>
public sealed class AnonymousAnswer
{
    /// <summary>Random, so that it says nothing about the order.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>In which wave.</summary>
    public required Guid WaveId { get; init; }

    /// <summary>The answers as JSON.</summary>
    public required string Answers { get; init; }
}

internal sealed class AnonymousAnswerMapping : IEntityTypeConfiguration<AnonymousAnswer>
{
    public void Configure(EntityTypeBuilder<AnonymousAnswer> builder)
    {
        builder.ToTable("anonymous_answers");
        builder.HasIndex(answer => answer.WaveId);
        builder.HasOne<Wave>().WithMany().HasForeignKey(answer => answer.WaveId).OnDelete(DeleteBehavior.Restrict);
    }
}
