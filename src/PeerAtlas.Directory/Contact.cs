using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Mail;

namespace PeerAtlas.Directory;

/// <summary>Somebody who answers for an organisation, or for one of its units.</summary>
public sealed class Contact : IAudited, IOwnedByOrganisation, IVersioned
{
    /// <summary>Identifies the contact.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>For whom they answer.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>The unit for which they answer; null for the whole organisation.</summary>
    public Guid? UnitId { get; set; }

    /// <summary>Their name.</summary>
    public required string Name { get; set; }

    /// <summary>Their address, in lower case; with the organisation it is what a second import finds them by.</summary>
    public required string Email { get; set; }

    /// <summary>The language of their mail: "en" or "es".</summary>
    public string Language { get; set; } = "en";

    /// <summary>Whether they are still to be written to.</summary>
    public bool Active { get; set; } = true;

    /// <inheritdoc/>
    public Guid Version { get; set; } = Guid.NewGuid();
}

internal sealed class ContactMapping : IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.ToTable("contacts");
        builder.HasIndex(contact => new { contact.OrganisationId, contact.Email }).IsUnique();
        builder.Property(contact => contact.Name).HasMaxLength(Organisation.NameLength);
        builder.Property(contact => contact.Email).HasMaxLength(OutboxMail.AddressLength);
        builder.Property(contact => contact.Language).HasMaxLength(10);
        builder.Property(contact => contact.Version).IsConcurrencyToken();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(contact => contact.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(contact => contact.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}
