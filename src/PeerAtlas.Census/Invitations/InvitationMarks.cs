using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Invitations;

/// <summary>What an analyst notes on an invitation by hand.</summary>
public enum InvitationMark
{
    /// <summary>The organisation said that it will not answer.</summary>
    Refused,

    /// <summary>Mail does not reach the contact.</summary>
    Bounced,
}

/// <summary>Sets marks on invitations and takes them away again.</summary>
public sealed class InvitationMarks(PeerAtlasDbContext database, AuthorityClock clock, WaveMailWriter writer)
{
    /// <summary>Sets a mark; mails to the contact that have not left are taken back.</summary>
    public async Task SetAsync(Guid invitationId, InvitationMark mark, CancellationToken cancellation = default)
    {
        database.ChangeTracker.Clear();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        var invitation = await database.Set<Invitation>().SingleAsync(invitation => invitation.Id == invitationId, cancellation);
        if (mark == InvitationMark.Refused)
            invitation.RefusedAt ??= clock.UtcNow;
        else
            invitation.BouncedAt ??= clock.UtcNow;
        await database.SaveChangesAsync(cancellation);
        await writer.WithdrawAsync(database.Set<Invitation>().Where(row => row.Id == invitationId).Select(row => row.Id), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Takes a mark away; the contact is reminded again.</summary>
    public async Task UndoAsync(Guid invitationId, InvitationMark mark, CancellationToken cancellation = default)
    {
        database.ChangeTracker.Clear();
        var invitation = await database.Set<Invitation>().SingleAsync(invitation => invitation.Id == invitationId, cancellation);
        if (mark == InvitationMark.Refused)
            invitation.RefusedAt = null;
        else
            invitation.BouncedAt = null;
        await database.SaveChangesAsync(cancellation);
    }
}
