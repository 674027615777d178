using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Census.Waves;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Invitations;

/// <summary>One contact asked to answer the agency survey of one wave, and how far it came.</summary>
public sealed class Invitation : IOwnedByOrganisation
{
    /// <summary>Identifies the invitation.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>To which wave.</summary>
    public required Guid WaveId { get; init; }

    /// <summary>For which organisation the contact answers.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>Who was asked.</summary>
    public required Guid ContactId { get; init; }

    /// <summary>When the mail server took the invitation, in UTC.</summary>
    public DateTime? InvitedAt { get; set; }

    /// <summary>When the link was first opened, in UTC.</summary>
    public DateTime? OpenedAt { get; set; }

    /// <summary>When the organisation said that it will not answer, in UTC.</summary>
    public DateTime? RefusedAt { get; set; }

    /// <summary>When the mail came back, in UTC.</summary>
    public DateTime? BouncedAt { get; set; }

    /// <summary>How many reminders the mail server took.</summary>
    public int Reminded { get; set; }

    /// <summary>When the last of them was taken, in UTC.</summary>
    public DateTime? LastRemindedAt { get; set; }

    /// <summary>How many peer workers the agency will invite to the anonymous survey; null until it says.</summary>
    public int? PeersToInvite { get; set; }

    /// <summary>How many codes were handed to the agency.</summary>
    public int CodesIssued { get; set; }

    /// <summary>How many of them the agency says it passed on; null until it says.</summary>
    public int? CodesPassedOn { get; set; }
}

/// <summary>
/// A personal link to an invitation. Every mail carries one of its own; only the hash is kept, so that who reads the database
/// cannot answer for an agency.
/// </summary>
public sealed class InvitationLink
{
    /// <summary>SHA-256 of the link's token.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>Where it leads.</summary>
    public required Guid InvitationId { get; init; }

    /// <summary>Makes a new token of 128 random bits, as it stands in the link.</summary>
    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>The hash by which a token is found.</summary>
    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

/// <summary>Asks for invitations.</summary>
internal static class InvitationQueries
{
    /// <summary>The contacts whom a wave has invited already.</summary>
    public static IQueryable<Guid> InvitedTo(this PeerAtlasDbContext database, Guid wave) =>
        database.Set<Invitation>().Where(invitation => invitation.WaveId == wave).Select(invitation => invitation.ContactId);

    /// <summary>Whom a wave means and has not invited. Once its sample is drawn, nobody comes in by whom it would grow.</summary>
    public static IQueryable<Invitee> NotInvitedYet(this PeerAtlasDbContext database, Wave wave) =>
        wave.Invitees.Find(database, database.InvitedTo(wave.Id), organisations: wave.SampleSeed is null ? null : database.DrawnInto(wave.Id));
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("invitations");
        builder.HasIndex(invitation => new { invitation.WaveId, invitation.ContactId }).IsUnique();
        builder.HasIndex(invitation => new { invitation.WaveId, invitation.OrganisationId });
        builder.HasOne<Wave>().WithMany().HasForeignKey(invitation => invitation.WaveId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(invitation => invitation.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Contact>().WithMany().HasForeignKey(invitation => invitation.ContactId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class InvitationLinkMapping : IEntityTypeConfiguration<InvitationLink>
{
    public void Configure(EntityTypeBuilder<InvitationLink> builder)
    {
        builder.ToTable("invitation_links");
        builder.HasKey(link => link.TokenHash);
        builder.HasOne<Invitation>().WithMany().HasForeignKey(link => link.InvitationId).OnDelete(DeleteBehavior.Cascade);
    }
}
