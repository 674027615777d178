using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PeerAtlas.Directory.Workers;

/// <summary>The counts of workers of a month as they were told.</summary>
internal sealed class ToldWorkerCounts
{
    /// <summary>The first of the month.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The table as it was shown, withheld counts left out, as JSON.</summary>
    public required string Content { get; init; }
}

internal sealed class ToldWorkerCountsMapping : IEntityTypeConfiguration<ToldWorkerCounts>
{
    public void Configure(EntityTypeBuilder<ToldWorkerCounts> builder)
    {
        builder.ToTable("told_worker_counts");
        builder.HasKey(told => told.Day);
    }
}
