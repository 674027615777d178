using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Waves;

namespace PeerAtlas.Census.Collection;

/// <summary>That a reminder was written to an invited contact: one row at most, whatever restarts in between.</summary>
public sealed class WrittenReminder
{
    /// <summary>Which reminder.</summary>
    public required Guid ReminderId { get; init; }

    /// <summary>To whom.</summary>
    public required Guid InvitationId { get; init; }
}

internal sealed class WrittenReminderMapping : IEntityTypeConfiguration<WrittenReminder>
{
    public void Configure(EntityTypeBuilder<WrittenReminder> builder)
    {
        builder.ToTable("written_reminders");
        builder.HasKey(written => new { written.ReminderId, written.InvitationId });
        builder.HasOne<WaveReminder>().WithMany().HasForeignKey(written => written.ReminderId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Invitation>().WithMany().HasForeignKey(written => written.InvitationId).OnDelete(DeleteBehavior.Cascade);
    }
}
