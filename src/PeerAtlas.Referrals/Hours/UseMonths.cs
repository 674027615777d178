using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Platform.Access;

namespace PeerAtlas.Referrals.Hours;

/// <summary>What a peer did for a team in a month, logged and imported together. Kept up to date by each change (<see cref="UseTotals"/>).</summary>
public sealed class PeerMonth : IOwnedByOrganisation
{
    /// <summary>Whose peer it is.</summary>
    public required Guid OrganisationId { get; init; }

    /// <inheritdoc cref="ServiceRecord.TeamId"/>
    public required Guid TeamId { get; init; }

    /// <summary>The peer.</summary>
    public required Guid PeerId { get; init; }

    /// <summary>The first day of the month.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>How many contacts.</summary>
    public required long Contacts { get; init; }

    /// <summary>How many minutes.</summary>
    public required long Minutes { get; init; }

    /// <summary>How many of them outside the role.</summary>
    public required long OutsideMinutes { get; init; }
}

internal sealed class PeerMonthMapping : IEntityTypeConfiguration<PeerMonth>
{
    public void Configure(EntityTypeBuilder<PeerMonth> builder)
    {
        builder.ToTable("peer_months");
        builder.HasKey(total => new
        {
            total.TeamId,
            total.Month,
            total.PeerId,
        });
        builder.HasIndex(total => new { total.OrganisationId, total.Month });
        builder.HasIndex(total => new { total.PeerId, total.Month });
    }
}

/// <summary>That a person had peer support in a month, as somebody on the caseload of a team.</summary>
internal sealed class PersonMonth : IOwnedByOrganisation
{
    public required Guid OrganisationId { get; init; }

    public required Guid TeamId { get; init; }

    public required DateOnly Month { get; init; }

    public required Guid PersonId { get; init; }

    public required long Contacts { get; init; }
}

internal sealed class PersonMonthMapping : IEntityTypeConfiguration<PersonMonth>
{
    public void Configure(EntityTypeBuilder<PersonMonth> builder)
    {
        builder.ToTable("person_months");
        builder.HasKey(month => new
        {
            month.TeamId,
            month.Month,
            month.PersonId,
        });
    }
}

/// <summary>How many persons a team served in a month, and how many of them had peer support: counts, and no persons.</summary>
public sealed class TeamMonth : IOwnedByOrganisation
{
    /// <summary>Whose team it is.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>The team.</summary>
    public required Guid TeamId { get; init; }

    /// <summary>The first day of the month.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>Persons on the caseload on any day of the month.</summary>
    public required int Caseload { get; init; }

    /// <summary>Those among them who had peer support in the month.</summary>
    public required int Supported { get; init; }
}

internal sealed class TeamMonthMapping : IEntityTypeConfiguration<TeamMonth>
{
    public void Configure(EntityTypeBuilder<TeamMonth> builder)
    {
        builder.ToTable("team_months");
        builder.HasKey(month => new { month.TeamId, month.Month });
        builder.HasIndex(month => new { month.OrganisationId, month.Month });
        builder.HasIndex(month => month.Month);
    }
}
