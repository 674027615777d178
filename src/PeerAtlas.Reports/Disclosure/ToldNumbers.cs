using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PeerAtlas.Reports.Disclosure;

/// <summary>Which numbers of persons a published version told. Never shown; later versions of any report on the wave are held against it.</summary>
public sealed class ToldNumbers
{
    /// <summary>The version.</summary>
    public required Guid PublishedReportId { get; init; }

    /// <summary>The groups and their numbers, as <see cref="ToldGroup.ToJson"/> writes them.</summary>
    public required string Content { get; init; }
}

internal sealed class ToldNumbersMapping : IEntityTypeConfiguration<ToldNumbers>
{
    public void Configure(EntityTypeBuilder<ToldNumbers> builder)
    {
        builder.ToTable("told_numbers");
        builder.HasKey(told => told.PublishedReportId);
        builder.HasOne<PublishedReport>().WithOne().HasForeignKey<ToldNumbers>(told => told.PublishedReportId).OnDelete(DeleteBehavior.Restrict);
    }
}
