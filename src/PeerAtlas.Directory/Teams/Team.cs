using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory.Teams;

/// <summary>
/// People of one agency who work together in a programme: a treatment team, or a team of peers to which others refer. Who belongs
/// to it (<see cref="TeamMember"/>) and how peers are placed (<see cref="StaffingPeriod"/>) has dates.
/// </summary>
public sealed class Team : IAudited, IOwnedByOrganisation, IVersioned
{
    /// <summary>The longest name.</summary>
    public const int NameLength = 100;

    /// <summary>Identifies the team.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose team it is.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>Its name, unique in the organisation; files find it by this.</summary>
    public required string Name { get; set; }

    /// <summary>The programme it runs, such as CBFS or PACT; empty when unknown.</summary>
    public string Programme { get; set; } = "";

    /// <summary>Whether it still works.</summary>
    public bool Active { get; set; } = true;

    /// <inheritdoc/>
    public Guid Version { get; set; } = Guid.NewGuid();
}

internal sealed class TeamMapping : IEntityTypeConfiguration<Team>
{
    public void Configure(EntityTypeBuilder<Team> builder)
    {
        builder.ToTable("teams");
        builder.HasIndex(team => new { team.OrganisationId, team.Name }).IsUnique();
        builder.Property(team => team.Name).HasMaxLength(Team.NameLength);
        builder.Property(team => team.Programme).HasMaxLength(Organisation.ProgrammeLength);
        builder.Property(team => team.Version).IsConcurrencyToken();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(team => team.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
