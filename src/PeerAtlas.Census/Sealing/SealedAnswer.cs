using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Anonymity;
using PeerAtlas.Census.Waves;

namespace PeerAtlas.Census.Sealing;

/// <summary>
/// What one peer worker handed in, sealed to the wave's key. The place of its row in the file, or in a log, may say when it came;
/// it leads to no answer, since rows are opened all at once, shuffled, and the key is then destroyed.
/// </summary>
public sealed class SealedAnswer
{
    /// <summary>How many bytes of UTF-8 the answers of one person may have; longer ones are compressed (<see cref="AnswerEnvelope"/>).</summary>
    public const int Capacity = 16 * 1024 - Overhead;

    // So that an envelope fills whole kilobytes.
    private const int Overhead = 85;

    /// <summary>Random, so that it says nothing about the order.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>In which wave.</summary>
    public required Guid WaveId { get; init; }

    /// <summary>The answers as JSON in a <see cref="SealedEnvelope"/>; all have one size.</summary>
    public required byte[] Envelope { get; init; }
}

/// <summary>A ballot that was handed in. It stands in no row with the answers, and was signed unseen, so that no code leads to it.</summary>
public sealed class SpentBallot
{
    /// <summary>SHA-256 of the ballot's serial.</summary>
    public required byte[] Serial { get; init; }

    /// <summary>In which wave.</summary>
    public required Guid WaveId { get; init; }
}

internal sealed class SealedAnswerMapping : IEntityTypeConfiguration<SealedAnswer>
{
    public void Configure(EntityTypeBuilder<SealedAnswer> builder)
    {
        builder.ToTable("sealed_answers");
        builder.HasIndex(answer => answer.WaveId);
        builder.HasOne<Wave>().WithMany().HasForeignKey(answer => answer.WaveId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SpentBallotMapping : IEntityTypeConfiguration<SpentBallot>
{
    public void Configure(EntityTypeBuilder<SpentBallot> builder)
    {
        builder.ToTable("spent_ballots");
        builder.HasKey(ballot => ballot.Serial);
        builder.HasIndex(ballot => ballot.WaveId);
        builder.HasOne<Wave>().WithMany().HasForeignKey(ballot => ballot.WaveId).OnDelete(DeleteBehavior.Restrict);
    }
}
