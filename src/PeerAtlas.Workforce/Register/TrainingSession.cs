using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;
using PeerAtlas.Workforce.Rules;

namespace PeerAtlas.Workforce.Register;

/// <summary>One day of a course of the centre. Who was there has its hours.</summary>
public sealed class TrainingSession : IOwnedByOrganisation, IAudited, IVersioned
{
    /// <summary>Identifies the session.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose course it is.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>For which rule's credential.</summary>
    public required string RuleId { get; set; }

    /// <summary>The course.</summary>
    public required string Course { get; set; }

    /// <summary>The day.</summary>
    public required DateOnly On { get; set; }

    /// <summary>How long, in minutes.</summary>
    public required int Minutes { get; set; }

    /// <summary>What it is about: words of the rule, with commas between.</summary>
    public string Topics { get; set; } = "";

    /// <inheritdoc/>
    public Guid Version { get; set; } = Guid.NewGuid();
}

internal sealed class TrainingSessionMapping : IEntityTypeConfiguration<TrainingSession>
{
    public void Configure(EntityTypeBuilder<TrainingSession> builder)
    {
        builder.ToTable("training_sessions");
        builder.HasIndex(session => new { session.OrganisationId, session.On });
        builder.Property(session => session.RuleId).HasMaxLength(RuleFile.RuleIdLength);
        builder.Property(session => session.Course).HasMaxLength(EarnedHours.NameLength);
        builder.Property(session => session.Topics).HasMaxLength(EarnedHours.TopicsLength);
        builder.Property(session => session.Version).IsConcurrencyToken();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(session => session.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
