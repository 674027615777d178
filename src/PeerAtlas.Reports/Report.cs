using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Platform.Audit;

namespace PeerAtlas.Reports;

/// <summary>A report on one wave: the draft that analysts edit. What the public reads are its <see cref="PublishedReport"/>s.</summary>
public sealed class Report : IAudited
{
    /// <summary>The longest title.</summary>
    public const int TitleLength = 200;

    /// <summary>Identifies the report.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Its place in public addresses: lower-case words with hyphens, never changed once published.</summary>
    public required string Slug { get; set; }

    /// <summary>Its title.</summary>
    public required string Title { get; set; }

    /// <summary>The wave on which it reports.</summary>
    public required Guid WaveId { get; init; }

    /// <summary>The draft's sections and chosen comments as JSON.</summary>
    [AuditedAsChangedOnly]
    public required string Content { get; set; }

    /// <summary>Changes with every save, so that two people who edit at once find out.</summary>
    public Guid Version { get; set; } = Guid.NewGuid();
}

/// <summary>A published version. It is frozen: text, figures and tables as they were on that day. A correction is another one beside it.</summary>
public sealed class PublishedReport : IAudited
{
    /// <summary>Identifies the published version.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Of which report.</summary>
    public required Guid ReportId { get; init; }

    /// <summary>1, 2, 3…</summary>
    public required int Number { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTime PublishedAt { get; init; }

    /// <summary>What a correction corrects, in words; empty for the first.</summary>
    public string Correction { get; init; } = "";

    /// <summary>All that the public page shows, as JSON.</summary>
    [AuditedAsChangedOnly]
    public required string Content { get; init; }
}

internal sealed class ReportMapping : IEntityTypeConfiguration<Report>
{
    public void Configure(EntityTypeBuilder<Report> builder)
    {
        builder.ToTable("reports");
        builder.HasIndex(report => report.Slug).IsUnique();
        builder.HasIndex(report => report.WaveId);
        builder.Property(report => report.Slug).HasMaxLength(100);
        builder.Property(report => report.Title).HasMaxLength(Report.TitleLength);
        builder.Property(report => report.Version).IsConcurrencyToken();
    }
}

internal sealed class PublishedReportMapping : IEntityTypeConfiguration<PublishedReport>
{
    public void Configure(EntityTypeBuilder<PublishedReport> builder)
    {
        builder.ToTable("published_reports");
        builder.HasIndex(published => new { published.ReportId, published.Number }).IsUnique();
        builder.Property(published => published.Correction).HasMaxLength(1000);
        builder.HasOne<Report>().WithMany().HasForeignKey(published => published.ReportId).OnDelete(DeleteBehavior.Restrict);
    }
}
