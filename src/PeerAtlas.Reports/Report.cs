using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Platform.Audit;

namespace PeerAtlas.Reports;

/// <summary>What a report does with figures that are too uncertain by the presentation standards.</summary>
public enum UnreliableFigures
{
    /// <summary>Their values are withheld and are not in what is published at all.</summary>
    Withhold,

    /// <summary>Their values are shown and marked as unreliable.</summary>
    ShowMarked,
}

/// <summary>A report on one wave: the draft that analysts edit. What the public reads are its <see cref="PublishedReport"/>s.</summary>
public sealed class Report : IAudited
{
    /// <summary>The longest title.</summary>
    public const int TitleLength = 200;

    /// <summary>The longest slug.</summary>
    public const int SlugLength = 100;

    /// <summary>Identifies the report.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Its place in public addresses: lower-case words with hyphens, never changed once published.</summary>
    public required string Slug { get; set; }

    /// <summary>Its title.</summary>
    public required string Title { get; set; }

    /// <summary>The wave on which it reports.</summary>
    public required Guid WaveId { get; init; }

    /// <summary>What it does with figures that are too uncertain.</summary>
    public UnreliableFigures Presentation { get; set; }

    /// <summary>The draft's sections and chosen comments as JSON.</summary>
    [AuditedAsChangedOnly]
    public required string Content { get; set; }

    /// <summary>Changes with every save, so that two people who edit at once find out.</summary>
    public Guid Version { get; set; } = Guid.NewGuid();
}

/// <summary>A published version. It is frozen: text, figures and tables as they were on that day. A correction is another one beside it.</summary>
public sealed class PublishedReport : IAudited
{
    /// <summary>The longest note on a correction.</summary>
    public const int CorrectionLength = 1000;

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
        builder.Property(report => report.Slug).HasMaxLength(Report.SlugLength);
        builder.Property(report => report.Title).HasMaxLength(Report.TitleLength);
        builder.Property(report => report.Presentation).HasConversion<string>().HasMaxLength(20);
        builder.Property(report => report.Version).IsConcurrencyToken();
    }
}

internal sealed class PublishedReportMapping : IEntityTypeConfiguration<PublishedReport>
{
    public void Configure(EntityTypeBuilder<PublishedReport> builder)
    {
        builder.ToTable("published_reports");
        builder.HasIndex(published => new { published.ReportId, published.Number }).IsUnique();
        builder.Property(published => published.Correction).HasMaxLength(PublishedReport.CorrectionLength);
        builder.HasOne<Report>().WithMany().HasForeignKey(published => published.ReportId).OnDelete(DeleteBehavior.Restrict);
    }
}
