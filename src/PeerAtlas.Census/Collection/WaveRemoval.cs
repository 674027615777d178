using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Mail;

namespace PeerAtlas.Census.Collection;

/// <summary>Deletes trials, and waves that never opened, with all that hangs on them; puts real waves away and brings them back.</summary>
public sealed class WaveRemoval(PeerAtlasDbContext database, DatabaseConnections connections, KeyFolder keys, AuthorityClock clock)
{
    /// <summary>Deletes a wave with its invitations, mails, codes and answers: all of it or nothing. A real wave that was opened stays.</summary>
    public async Task<WaveOutcome> DeleteAsync(Guid waveId, CancellationToken cancellation = default)
    {
        database.ChangeTracker.Clear();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await database.LockWaveAsync(waveId, cancellation);
        if (await database.Set<Wave>().SingleOrDefaultAsync(wave => wave.Id == waveId, cancellation) is not { } wave)
            return new(true, "The wave is deleted.");
        if (!wave.IsTrial && wave.State != WaveState.Draft)
            return new(false, "This is a real wave: people answered it, and it stays. Close it, and put it away when it is not needed any more.");
        var seal = await database.Set<WaveSeal>().AsNoTracking().SingleOrDefaultAsync(row => row.WaveId == waveId, cancellation);
        await DeleteRowsAsync(waveId, cancellation);
        database.Remove(wave);
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        if (seal is not null)
            keys.Destroy(seal.KeyId);
        // Nor does SQLite's log keep the answers.
        await connections.CheckpointAsync(CancellationToken.None);
        return new(true, $"{wave.Name} is deleted, with all that was answered and sent in it.");
    }

    /// <summary>Puts a closed wave away, out of the list; its figures stay. Or brings it back.</summary>
    public async Task<WaveOutcome> ArchiveAsync(Guid waveId, bool isAway, CancellationToken cancellation = default)
    {
        database.ChangeTracker.Clear();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await database.LockWaveAsync(waveId, cancellation);
        if (await database.Set<Wave>().SingleOrDefaultAsync(wave => wave.Id == waveId, cancellation) is not { } wave)
            return WaveOutcome.Gone;
        if (wave.State != WaveState.Closed)
            return new(false, "Only a wave that is closed can be put away.");
        if ((wave.ArchivedAt is not null) != isAway)
        {
            (wave.ArchivedAt, wave.Version) = (isAway ? clock.UtcNow : null, Guid.NewGuid());
            await database.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }

        return new(true, isAway ? "The wave is put away. Its figures and reports stay." : "The wave stands in the list again.");
    }

    private async Task DeleteRowsAsync(Guid waveId, CancellationToken cancellation)
    {
        var invitations = database.Set<Invitation>().Where(invitation => invitation.WaveId == waveId).Select(invitation => invitation.Id);
        await database.Set<OutboxMail>().Where(mail => invitations.Contains(mail.AboutId!.Value)).ExecuteDeleteAsync(cancellation);
        await database.Set<InvitationLink>().Where(link => invitations.Contains(link.InvitationId)).ExecuteDeleteAsync(cancellation);
        await database.Set<AgencyResponse>().Where(response => response.WaveId == waveId).ExecuteDeleteAsync(cancellation);
        await database.Set<Invitation>().Where(invitation => invitation.WaveId == waveId).ExecuteDeleteAsync(cancellation);
        await database.Set<AnonymousCode>().Where(code => code.WaveId == waveId).ExecuteDeleteAsync(cancellation);
        await database.Set<SealedAnswer>().Where(answer => answer.WaveId == waveId).ExecuteDeleteAsync(cancellation);
        await database.Set<SpentBallot>().Where(ballot => ballot.WaveId == waveId).ExecuteDeleteAsync(cancellation);
        await database.Set<AnonymousAnswer>().Where(answer => answer.WaveId == waveId).ExecuteDeleteAsync(cancellation);
        await database.Set<WaveSeal>().Where(seal => seal.WaveId == waveId).ExecuteDeleteAsync(cancellation);
    }
}
