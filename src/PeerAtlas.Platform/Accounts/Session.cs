using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Platform.Access;

namespace PeerAtlas.Platform.Accounts;

/// <summary>
/// A browser that is signed in. The cookie names it, and is worth nothing once the row is gone: signing out ends a session for whoever
/// holds a copy of the cookie too.
/// </summary>
public sealed class Session
{
    /// <summary>How long a session lasts at most, however busy it is (NIST SP 800-63B-4 asks for a limit of at most a day).</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>Identifies the session.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>Whose it is.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>When they signed in, in UTC.</summary>
    public required DateTime StartedAt { get; init; }
}

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("sessions");
        builder.HasIndex(session => session.StartedAt);
        builder.HasOne<Account>().WithMany().HasForeignKey(session => session.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
