using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Waves;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;

namespace PeerAtlas.Census.Answers;

/// <summary>One filled-in agency survey. An organisation may give several, for several units; they count as a cluster.</summary>
public sealed class AgencyResponse : IOwnedByOrganisation
{
    /// <summary>The longest name of a unit that the frame does not know.</summary>
    public const int UnitNameLength = 200;

    /// <summary>Identifies the response.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>In which wave.</summary>
    public required Guid WaveId { get; init; }

    /// <summary>By which organisation.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>On which invitation; null for a response that was imported.</summary>
    public Guid? InvitationId { get; init; }

    /// <summary>For which unit of the frame; null for the whole organisation.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>For which part of the organisation, in the respondent's words; empty for the whole.</summary>
    public string UnitName { get; init; } = "";

    /// <summary>When it was begun, in UTC.</summary>
    public required DateTime StartedAt { get; init; }

    /// <summary>When it was last saved, in UTC.</summary>
    public required DateTime SavedAt { get; set; }

    /// <summary>When it was handed in, in UTC; null while it is being filled in.</summary>
    public DateTime? CompletedAt { get; set; }

    /// <summary>The answers as JSON.</summary>
    public required string Answers { get; set; }

    /// <summary>Grows with every save, so that an older page cannot overwrite a newer answer unseen.</summary>
    public int Revision { get; set; }
}

internal sealed class AgencyResponseMapping : IEntityTypeConfiguration<AgencyResponse>
{
    public void Configure(EntityTypeBuilder<AgencyResponse> builder)
    {
        builder.ToTable("agency_responses");
        builder.HasIndex(response => new { response.WaveId, response.OrganisationId });
        builder.HasIndex(response => response.InvitationId);
        builder.Property(response => response.UnitName).HasMaxLength(AgencyResponse.UnitNameLength);
        builder.Property(response => response.Revision).IsConcurrencyToken();
        builder.HasOne<Wave>().WithMany().HasForeignKey(response => response.WaveId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(response => response.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Invitation>().WithMany().HasForeignKey(response => response.InvitationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(response => response.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}
