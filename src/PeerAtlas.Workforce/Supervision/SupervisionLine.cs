using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Workforce.Supervision;

/// <summary>The two lines in which somebody is supervised.</summary>
public enum SupervisionLineKind
{
    /// <summary>By a peer: the role and the work of every day.</summary>
    Peer,

    /// <summary>By a professional: what a service asks.</summary>
    Clinical,
}

/// <summary>
/// Who supervises a worker in an agency, in one of two lines, from one day to another. It is never overwritten by the next: who supervised when stays
/// known. It is of a worker and an agency and not of one place, so that it stays when places there change, and ends for everybody with the last of them.
/// </summary>
public sealed class SupervisionLine : IConfidential, IHasDays, IVersioned
{
    /// <summary>Identifies the line.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose arrangement it is.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>Who is supervised. Changes when a worker joins two records to one account.</summary>
    public required Guid WorkerId { get; set; }

    /// <summary>In which line.</summary>
    public required SupervisionLineKind Kind { get; init; }

    /// <summary>The account of the supervisor; null when they have none here.</summary>
    public Guid? SupervisorId { get; init; }

    /// <summary>The supervisor's name as it was when they were named.</summary>
    public required string SupervisorName { get; init; }

    /// <inheritdoc/>
    public required DateOnly StartsOn { get; set; }

    /// <inheritdoc/>
    public DateOnly? EndsOn { get; set; }

    /// <summary>The day on which somebody said that the supervisor meets what the rule asks of one; null while nobody did.</summary>
    public DateOnly? AttestedOn { get; set; }

    /// <summary>Who said so; null when nobody did or the account is gone.</summary>
    public Guid? AttestedById { get; set; }

    /// <inheritdoc/>
    public Guid Version { get; set; } = Guid.NewGuid();

    /// <summary>Why days cannot be those of this line beside the <paramref name="others"/> of its worker; null when they can.</summary>
    /// <param name="startsOn">The first day.</param>
    /// <param name="endsOn">The last day.</param>
    /// <param name="others">The other lines of the worker in the agency.</param>
    /// <param name="isNew">Whether the line is added. Lines that shared days before, when two records became one, may be ended all the same.</param>
    public string? Refuse(DateOnly startsOn, DateOnly? endsOn, IEnumerable<SupervisionLine> others, bool isNew)
    {
        if (endsOn < startsOn)
            return "The last day is before the first.";
        var clash = others.FirstOrDefault(other =>
            other.Id != Id && other.Kind == Kind && other.Overlaps(startsOn, endsOn) && (isNew || !other.Overlaps(StartsOn, EndsOn))
        );
        return clash is null
            ? null
            : $"In this line {clash.SupervisorName} supervises from {clash.StartsOn:yyyy-MM-dd}{(clash.EndsOn is { } end ? $" to {end:yyyy-MM-dd}" : "")}. "
                + "End that first, or choose other days.";
    }
}

internal sealed class SupervisionLineMapping : IEntityTypeConfiguration<SupervisionLine>
{
    public void Configure(EntityTypeBuilder<SupervisionLine> builder)
    {
        builder.ToTable("supervision_lines");
        builder.HasIndex(line => new { line.OrganisationId, line.WorkerId });
        builder.HasIndex(line => line.WorkerId);
        builder.HasIndex(line => line.SupervisorId);
        builder.HasIndex(line => line.AttestedById);
        builder.Property(line => line.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(line => line.SupervisorName).HasMaxLength(Account.NameLength);
        builder.Property(line => line.Version).IsConcurrencyToken();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(line => line.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        // Who erases their record once all their places have ended takes these along.
        builder.HasOne<Worker>().WithMany().HasForeignKey(line => line.WorkerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(line => line.SupervisorId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Account>().WithMany().HasForeignKey(line => line.AttestedById).OnDelete(DeleteBehavior.SetNull);
    }
}
