using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Collection;

/// <summary>Opens waves and closes them.</summary>
public sealed class WaveOpening(PeerAtlasDbContext database, AuthorityClock clock, WaveMailWriter writer, WaveSeals seals)
{
    /// <summary>
    /// Opens a draft: the state, the invitations and their mails are one transaction, so that all are there or none.
    /// Opening a wave that is open already changes nothing.
    /// </summary>
    /// <param name="waveId">The wave.</param>
    /// <param name="seen">The <see cref="MarkAsync"/> of what whoever opens it has read; null for the schedule, which reads none.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<WaveOutcome> OpenAsync(Guid waveId, string? seen = null, CancellationToken cancellation = default)
    {
        database.ChangeTracker.Clear();
        if (await SealProblemAsync(waveId, cancellation) is { } problem)
            return new(false, problem);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        if (await database.Set<Wave>().SingleOrDefaultAsync(wave => wave.Id == waveId, cancellation) is not { } wave)
            return WaveOutcome.Gone;
        if (wave.State == WaveState.Open)
            return AlreadyOpen;
        var invitees = await wave.Invitees.Find(database).ToListAsync(cancellation);
        if (await HindranceAsync(wave, invitees, seen, cancellation) is { } hindrance)
            return new(false, hindrance);
        try
        {
            // Saved first: of two requests at once, one waits here for the other and then finds another version.
            wave.Open(clock.UtcNow);
            await database.SaveChangesAsync(cancellation);
            await database
                .Set<WaveSeal>()
                .Where(seal => seal.WaveId == waveId)
                .ExecuteUpdateAsync(set => set.SetProperty(seal => seal.Day, wave.ClosesOn), cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            database.ChangeTracker.Clear();
            return await database.Set<Wave>().AnyAsync(wave => wave.Id == waveId && wave.State == WaveState.Open, cancellation)
                ? AlreadyOpen
                : new(false, "Somebody changed the plan a moment ago. Nothing was sent; look at the plan, then open the wave.");
        }

        var drawn = await DrawAndInviteAsync(wave, invitees, cancellation);
        await transaction.CommitAsync(cancellation);
        return new(true, $"The wave is open. {drawn}{Count(invitees.Count)} written into the outbox.", invitees.Count);
    }

    /// <summary>Why a draft cannot be opened as whoever opens it has read it; null when it can.</summary>
    private async Task<string?> HindranceAsync(Wave wave, List<Invitee> invitees, string? seen, CancellationToken cancellation)
    {
        if (seen is not null && !seen.StartsWith(wave.Version.ToString(), StringComparison.OrdinalIgnoreCase))
            return "The plan was changed since this page showed it. Nothing was sent; read the plan below, then open the wave.";
        if (wave.State == WaveState.Closed)
            return "The wave is closed and cannot be opened again. Plan a new wave instead.";
        if (clock.UtcNow >= wave.EndsAt(clock))
            return "The closing day is over. Change it in the plan, then open the wave.";
        if (invitees.Count == 0)
            return "There is nobody to invite: no active contact of the frame fits the plan. Import contacts or change whom the wave invites.";
        return seen is null || seen == await MarkAsync(database, wave, invitees, cancellation)
            ? null
            : "Organizations or contacts of the frame were added, changed or taken out since this page showed whom the wave invites. Nothing was sent; "
                + "read below whom it invites now, then open the wave.";
    }

    /// <summary>Stands for what opening a draft would do: its plan, whom it invites, and the strata from which it draws.</summary>
    public static async Task<string> MarkAsync(PeerAtlasDbContext database, Wave wave, IReadOnlyList<Invitee> invitees, CancellationToken cancellation)
    {
        IReadOnlyList<Drawable> frame =
            wave.Sampling.Kind == SampleKind.Everybody ? [] : await SampleDraw.FrameAsync(database, wave.Sampling.Kind, invitees, cancellation);
        var lines = invitees
            .Select(invitee => $"{invitee.ContactId} {invitee.OrganisationId} {invitee.Email}")
            .Concat(frame.Select(unit => $"{unit.Id} {unit.Key} {unit.Stratum}"))
            .Order(StringComparer.Ordinal);
        return $"{wave.Version}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))[..32]}";
    }

    /// <summary>Invites contacts that came into the frame after the wave was opened.</summary>
    public async Task<WaveOutcome> InviteAddedAsync(Guid waveId, CancellationToken cancellation = default)
    {
        database.ChangeTracker.Clear();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await database.LockWaveAsync(waveId, cancellation);
        if (await database.Set<Wave>().SingleOrDefaultAsync(wave => wave.Id == waveId, cancellation) is not { } wave)
            return WaveOutcome.Gone;
        if (!wave.TakesAnswers(clock))
            return new(false, "The wave is not open: nobody was invited.");
        var invitees = await database.NotInvitedYet(wave).ToListAsync(cancellation);
        if (invitees.Count == 0)
            return new(true, "Every contact of the frame whom the wave means is invited already.");
        await InviteAsync(wave, invitees, cancellation);
        await transaction.CommitAsync(cancellation);
        return new(true, $"{Count(invitees.Count)} written into the outbox.", invitees.Count);
    }

    /// <summary>Closes an open wave for good and takes back its mails that have not left. Closing twice changes nothing.</summary>
    public async Task<WaveOutcome> CloseAsync(Guid waveId, CancellationToken cancellation = default)
    {
        database.ChangeTracker.Clear();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await database.LockWaveAsync(waveId, cancellation);
        if (await database.Set<Wave>().SingleOrDefaultAsync(wave => wave.Id == waveId, cancellation) is not { } wave)
            return WaveOutcome.Gone;
        if (wave.State == WaveState.Closed)
            return new(true, "The wave is closed.");
        if (wave.State == WaveState.Draft)
            return new(false, "The wave was never opened, so there is nothing to close.");
        wave.Close(clock.UtcNow);
        await database.SaveChangesAsync(cancellation);
        var invitations = database.Set<Invitation>().Where(invitation => invitation.WaveId == waveId).Select(invitation => invitation.Id);
        await writer.WithdrawAsync(invitations, cancellation);
        await transaction.CommitAsync(cancellation);
        return new(true, "The wave is closed. No more answers are taken.");
    }

    // The keys of an anonymous survey are there before the first letter, which names them.
    private async Task<string?> SealProblemAsync(Guid waveId, CancellationToken cancellation)
    {
        if (!await database.Set<Wave>().AnyAsync(wave => wave.Id == waveId && wave.State == WaveState.Draft && wave.PeerVersionId != null, cancellation))
            return null;
        try
        {
            return seals.HasKey(await seals.EnsureAsync(waveId, cancellation))
                ? null
                : "The key for anonymous answers that was made for this wave is not in its folder, so that nothing was opened "
                    + "or sent. Whoever runs the site must put it back; or make new recovery shares, which makes a new key.";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return "The folder for the keys of anonymous answers cannot be written, so that nothing was "
                + "opened or sent. Whoever runs the site must look at the setting Anonymity:KeyFolder.";
        }
    }

    private static WaveOutcome AlreadyOpen => new(true, "The wave is open.");

    private static string Count(int invitations) => invitations == 1 ? "One invitation was" : $"{invitations:N0} invitations were";

    /// <summary>Where a sample is asked, draws it, keeps the frame as it is now, and leaves out who was not drawn; says what was drawn.</summary>
    private async Task<string> DrawAndInviteAsync(Wave wave, List<Invitee> invitees, CancellationToken cancellation)
    {
        if (wave.SampleSeed is not { } seed)
        {
            await InviteAsync(wave, invitees, cancellation);
            return "";
        }

        var frame = await SampleDraw.FrameAsync(database, wave.Sampling.Kind, invitees, cancellation);
        var members = SampleDraw
            .Draw(wave.Sampling, seed, frame)
            .Select(row => new FrameMember
            {
                WaveId = wave.Id,
                OrganisationId = row.Unit.Id,
                Stratum = row.Unit.Stratum,
                IsDrawn = row.IsDrawn,
            })
            .ToList();
        database.AddRange(members);
        var drawn = members.Where(member => member.IsDrawn).Select(member => member.OrganisationId).ToHashSet();
        invitees.RemoveAll(invitee => !drawn.Contains(invitee.OrganisationId));
        await InviteAsync(wave, invitees, cancellation);
        return $"{drawn.Count:N0} of {frame.Count.Counted("organization")} {(drawn.Count == 1 ? "was" : "were")} drawn. ";
    }

    private async Task InviteAsync(Wave wave, List<Invitee> invitees, CancellationToken cancellation)
    {
        var invitations = invitees
            .Select(invitee => new Invitation
            {
                WaveId = wave.Id,
                OrganisationId = invitee.OrganisationId,
                ContactId = invitee.ContactId,
            })
            .ToList();
        database.AddRange(invitations);
        await writer.WriteAsync(wave, WaveMailKind.Invitation, invitations.Select(invitation => invitation.Id).Zip(invitees), cancellation);
        await database.SaveChangesAsync(cancellation);
    }
}
