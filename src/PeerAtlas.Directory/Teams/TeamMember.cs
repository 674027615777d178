using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory.Teams;

/// <summary>As what somebody belongs to a team.</summary>
public enum TeamRole
{
    /// <summary>A traditional provider: primary provider of people on the caseload.</summary>
    Provider,

    /// <summary>A peer worker.</summary>
    Peer,

    /// <summary>Supervises the team.</summary>
    Supervisor,
}

/// <summary>
/// Somebody who belongs to a team, from one day to another. A peer is supervised by the supervisors of their teams: a second one, be it
/// on the same team or on the peers' own, is dual supervision and needs nothing more than a second row.
/// </summary>
public sealed class TeamMember : IAudited, IOwnedByOrganisation, IHasDays, IVersioned
{
    /// <summary>The longest place of work.</summary>
    public const int PlaceLength = 200;

    /// <summary>The most hours that a month has room for.</summary>
    public const int MostHours = 250;

    /// <summary>Identifies the membership.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose team it is.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>Of which team.</summary>
    public required Guid TeamId { get; init; }

    /// <summary>Who.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>As what.</summary>
    public required TeamRole Role { get; init; }

    /// <inheritdoc/>
    public required DateOnly StartsOn { get; set; }

    /// <inheritdoc/>
    public DateOnly? EndsOn { get; set; }

    /// <summary>For a peer: the hours with people served that a month is planned to have; null when nobody said.</summary>
    public int? HoursAMonth { get; set; }

    /// <summary>For a peer: where they meet people; empty when nobody said.</summary>
    public string Place { get; set; } = "";

    /// <inheritdoc/>
    public Guid Version { get; set; } = Guid.NewGuid();

    /// <summary>Why somebody cannot belong to a team in that time, beside their <paramref name="others"/> in the same role there; null when they can.</summary>
    public static string? Refuse(IEnumerable<TeamMember> others, DateOnly startsOn, DateOnly? endsOn)
    {
        if (endsOn < startsOn)
            return "The last day is before the first.";
        return others.Any(other => other.Overlaps(startsOn, endsOn)) ? "They belong to the team in this role at that time already." : null;
    }
}

internal sealed class TeamMemberMapping : IEntityTypeConfiguration<TeamMember>
{
    public void Configure(EntityTypeBuilder<TeamMember> builder)
    {
        builder.ToTable("team_members");
        builder
            .HasIndex(member => new
            {
                member.TeamId,
                member.AccountId,
                member.Role,
                member.StartsOn,
            })
            .IsUnique();
        builder.HasIndex(member => member.AccountId);
        builder.Property(member => member.Role).HasConversion<string>().HasMaxLength(20);
        builder.Property(member => member.Place).HasMaxLength(TeamMember.PlaceLength);
        builder.Property(member => member.Version).IsConcurrencyToken();
        builder.HasOne<Team>().WithMany().HasForeignKey(member => member.TeamId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(member => member.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
