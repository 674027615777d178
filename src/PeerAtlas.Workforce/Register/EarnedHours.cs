using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Workforce.Register;

/// <summary>Hours of training that somebody earned, as they or the centre entered them. They count for any of their credentials at this centre.</summary>
public sealed class EarnedHours : IConfidential, IVersioned
{
    /// <summary>The longest list of topics.</summary>
    public const int TopicsLength = 400;

    /// <summary>The longest name of a provider or course.</summary>
    public const int NameLength = 200;

    /// <summary>The longest evidence.</summary>
    public const int EvidenceLength = 500;

    /// <summary>Identifies the record.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>In whose register they stand.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>Whose they are.</summary>
    public required Guid WorkerId { get; set; }

    /// <summary>The day.</summary>
    public required DateOnly On { get; set; }

    /// <summary>How long, in minutes.</summary>
    public required int Minutes { get; set; }

    /// <summary>What they were about: words of rules, with commas between; empty when it was none of them.</summary>
    public string Topics { get; set; } = "";

    /// <summary>Who gave them.</summary>
    public string Provider { get; set; } = "";

    /// <summary>The course.</summary>
    public string Course { get; set; } = "";

    /// <summary>What shows it, in words: where the certificate lies, its number.</summary>
    [AuditedAsChangedOnly]
    public string Evidence { get; set; } = "";

    /// <summary>Who entered them; null when the account is gone.</summary>
    public Guid? EnteredById { get; init; }

    /// <summary>The session of a course that they attended; null when it was none of the centre's.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>The day on which the centre confirmed them; null while they are only told by their holder.</summary>
    public DateOnly? ConfirmedOn { get; set; }

    /// <inheritdoc/>
    public Guid Version { get; set; } = Guid.NewGuid();
}

internal sealed class EarnedHoursMapping : IEntityTypeConfiguration<EarnedHours>
{
    public void Configure(EntityTypeBuilder<EarnedHours> builder)
    {
        builder.ToTable("earned_hours");
        builder.HasIndex(hours => new { hours.WorkerId, hours.OrganisationId });
        builder.HasIndex(hours => new { hours.SessionId, hours.WorkerId }).IsUnique();
        builder.Property(hours => hours.Topics).HasMaxLength(EarnedHours.TopicsLength);
        builder.Property(hours => hours.Provider).HasMaxLength(EarnedHours.NameLength);
        builder.Property(hours => hours.Course).HasMaxLength(EarnedHours.NameLength);
        builder.Property(hours => hours.Evidence).HasMaxLength(EarnedHours.EvidenceLength);
        builder.Property(hours => hours.Version).IsConcurrencyToken();
        builder.HasOne<Worker>().WithMany().HasForeignKey(hours => hours.WorkerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(hours => hours.EnteredById).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<TrainingSession>().WithMany().HasForeignKey(hours => hours.SessionId).OnDelete(DeleteBehavior.Restrict);
    }
}
