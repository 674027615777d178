using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Statistics.Goals;

namespace PeerAtlas.Reports.Goals;

/// <summary>What an authority wants an indicator to be, and by when. Where it stands is computed from the waves whenever it is asked.</summary>
public sealed class Goal : IAudited
{
    /// <summary>The longest title and the longest owner.</summary>
    public const int TitleLength = 200;

    /// <summary>The longest note.</summary>
    public const int NoteLength = 2000;

    /// <summary>The longest name of an indicator.</summary>
    public const int IndicatorLength = 200;

    /// <summary>Identifies the goal.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What is wanted, in words.</summary>
    public required string Title { get; set; }

    /// <summary>The figure by which it is measured, by its name.</summary>
    public required string Indicator { get; set; }

    /// <summary>The wave from which it starts.</summary>
    public required Guid BaselineWaveId { get; set; }

    /// <summary>On which side of the target the figure should be.</summary>
    public GoalDirection Direction { get; set; }

    /// <summary>The figure wanted, in its own unit; a share lies between 0 and 1.</summary>
    public required double Target { get; set; }

    /// <summary>The day by which it is wanted.</summary>
    public required DateOnly DueOn { get; set; }

    /// <summary>Who answers for it.</summary>
    public required string Owner { get; set; }

    /// <summary>What is being done, or why the goal was chosen; empty when nobody wrote any.</summary>
    public string Note { get; set; } = "";

    /// <summary>Changes with every save, so that two people who edit at once find out.</summary>
    public Guid Version { get; set; } = Guid.NewGuid();
}

internal sealed class GoalMapping : IEntityTypeConfiguration<Goal>
{
    public void Configure(EntityTypeBuilder<Goal> builder)
    {
        builder.ToTable("goals");
        builder.Property(goal => goal.Title).HasMaxLength(Goal.TitleLength);
        builder.Property(goal => goal.Indicator).HasMaxLength(Goal.IndicatorLength);
        builder.Property(goal => goal.Direction).HasConversion<string>().HasMaxLength(20);
        builder.Property(goal => goal.Owner).HasMaxLength(Goal.TitleLength);
        builder.Property(goal => goal.Note).HasMaxLength(Goal.NoteLength);
        builder.Property(goal => goal.Version).IsConcurrencyToken();
    }
}
