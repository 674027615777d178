using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;

namespace PeerAtlas.Referrals.Roles;

/// <summary>For what time pay is given.</summary>
public enum PayTime
{
    /// <summary>An hour.</summary>
    Hour,

    /// <summary>A year.</summary>
    Year,
}

/// <summary>What a job description says from a day until its next version. It never changes.</summary>
public sealed class JobVersion : IOwnedByOrganisation, IAudited
{
    /// <summary>The longest title.</summary>
    public const int TitleLength = 120;

    /// <summary>The longest opening words.</summary>
    public const int OpeningLength = 4000;

    /// <summary>The longest line about who supervises.</summary>
    public const int LineLength = 200;

    /// <summary>The longest key of a kind of program, of a level, or of a rule of certification.</summary>
    public const int KeyLength = 60;

    /// <summary>The most minutes of a week.</summary>
    public const int MostMinutes = 60 * 60;

    /// <summary>Identifies the version.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose it is.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>Of which description.</summary>
    public required Guid DescriptionId { get; init; }

    /// <summary>1, 2, …</summary>
    public required int Number { get; init; }

    /// <summary>The day from which it holds, until the next one does.</summary>
    public required DateOnly HoldsFrom { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>The title in Spanish; empty when the agency wrote none.</summary>
    public string TitleSpanish { get; init; } = "";

    /// <summary>Words of the agency's own with which it begins; empty for none.</summary>
    public string Opening { get; init; } = "";

    /// <summary>The same in Spanish; empty when the agency wrote none.</summary>
    public string OpeningSpanish { get; init; } = "";

    /// <summary>The kind of program or team, a key of <see cref="JobTerms"/>; null for any.</summary>
    public string? Setting { get; init; }

    /// <summary>The level of practice, a key of <see cref="JobTerms"/>; null for any.</summary>
    public string? Level { get; init; }

    /// <summary>The rule of certification that is asked for; null when none is.</summary>
    public string? CredentialRule { get; init; }

    /// <summary>Minutes of a week; null when it does not say.</summary>
    public int? MinutesAWeek { get; init; }

    /// <summary>The lowest pay, in cents; null when it does not say.</summary>
    public int? PayFrom { get; init; }

    /// <summary>The highest pay, in cents; null when it does not say.</summary>
    public int? PayTo { get; init; }

    /// <summary>For what time it is.</summary>
    public PayTime PayPer { get; init; }

    /// <summary>Who supervises as a peer; empty when it does not say.</summary>
    public string PeerLine { get; init; } = "";

    /// <summary>Who supervises as a professional; empty when it does not say.</summary>
    public string ProfessionalLine { get; init; } = "";

    /// <summary>Who supervises as a peer, in Spanish; empty when the agency wrote none.</summary>
    public string PeerLineSpanish { get; init; } = "";

    /// <summary>Who supervises as a professional, in Spanish; empty when the agency wrote none.</summary>
    public string ProfessionalLineSpanish { get; init; } = "";

    /// <summary>What is part of the job, and what never is, as JSON.</summary>
    [AuditedAsChangedOnly]
    public required string Content { get; init; }

    /// <summary>When it was written, in UTC.</summary>
    public required DateTime MadeAt { get; init; }

    /// <summary>What is part of the job, and what never is.</summary>
    public IReadOnlyList<JobActivity> Activities => JobActivity.Read(Content);
}

internal sealed class JobVersionMapping : IEntityTypeConfiguration<JobVersion>
{
    public void Configure(EntityTypeBuilder<JobVersion> builder)
    {
        builder.ToTable("job_versions");
        builder.Ignore(row => row.Activities);
        builder.HasIndex(row => new { row.DescriptionId, row.Number }).IsUnique();
        builder.HasIndex(row => row.OrganisationId);
        builder.Property(row => row.Title).HasMaxLength(JobVersion.TitleLength);
        builder.Property(row => row.TitleSpanish).HasMaxLength(JobVersion.TitleLength);
        builder.Property(row => row.Opening).HasMaxLength(JobVersion.OpeningLength);
        builder.Property(row => row.OpeningSpanish).HasMaxLength(JobVersion.OpeningLength);
        builder.Property(row => row.Setting).HasMaxLength(JobVersion.KeyLength);
        builder.Property(row => row.Level).HasMaxLength(JobVersion.KeyLength);
        builder.Property(row => row.CredentialRule).HasMaxLength(JobVersion.KeyLength);
        builder.Property(row => row.PayPer).HasConversion<string>().HasMaxLength(10);
        builder.Property(row => row.PeerLine).HasMaxLength(JobVersion.LineLength);
        builder.Property(row => row.ProfessionalLine).HasMaxLength(JobVersion.LineLength);
        builder.Property(row => row.PeerLineSpanish).HasMaxLength(JobVersion.LineLength);
        builder.Property(row => row.ProfessionalLineSpanish).HasMaxLength(JobVersion.LineLength);
        builder.HasOne<JobDescription>().WithMany().HasForeignKey(row => row.DescriptionId).OnDelete(DeleteBehavior.Restrict);
    }
}
