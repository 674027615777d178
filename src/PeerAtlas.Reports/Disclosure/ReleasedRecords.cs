using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Platform.Audit;

namespace PeerAtlas.Reports.Disclosure;

/// <summary>
/// That records of persons were handed out, with every number of persons that can be counted in them. Every later report on the wave is
/// held against it.
/// </summary>
public sealed class ReleasedRecords : IAudited
{
    /// <summary>Identifies the release.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The wave.</summary>
    public required Guid WaveId { get; init; }

    /// <summary>When they were first handed out, in UTC.</summary>
    public required DateTime ReleasedAt { get; init; }

    /// <summary>The groups and their numbers, as <see cref="ToldGroup.ToJson"/> writes them.</summary>
    [AuditedAsChangedOnly]
    public required string Content { get; init; }
}

internal sealed class ReleasedRecordsMapping : IEntityTypeConfiguration<ReleasedRecords>
{
    public void Configure(EntityTypeBuilder<ReleasedRecords> builder)
    {
        builder.ToTable("released_records");
        builder.HasIndex(released => released.WaveId);
    }
}
