using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Platform.Access;

namespace PeerAtlas.Workforce.Register;

/// <summary>That a mail told the holder, so many days before the last day for renewal. Each is sent once, on whichever node.</summary>
public sealed class CredentialReminder : IOwnedByOrganisation
{
    /// <summary>Identifies the reminder.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>In whose register the credential stands.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>Of which credential.</summary>
    public required Guid CredentialId { get; init; }

    /// <summary>Before which day.</summary>
    public required DateOnly Before { get; init; }

    /// <summary>How many days before it: 90, 60 or 30.</summary>
    public required int Days { get; init; }
}

internal sealed class CredentialReminderMapping : IEntityTypeConfiguration<CredentialReminder>
{
    public void Configure(EntityTypeBuilder<CredentialReminder> builder)
    {
        builder.ToTable("credential_reminders");
        builder
            .HasIndex(reminder => new
            {
                reminder.CredentialId,
                reminder.Before,
                reminder.Days,
            })
            .IsUnique();
        builder.HasOne<Credential>().WithMany().HasForeignKey(reminder => reminder.CredentialId).OnDelete(DeleteBehavior.Cascade);
    }
}
