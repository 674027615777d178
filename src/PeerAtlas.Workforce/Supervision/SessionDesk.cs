using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Workforce.Supervision;

/// <summary>What came of a step with a talk.</summary>
internal enum SessionStep
{
    /// <summary>It is done, or was before.</summary>
    Done,

    /// <summary>There is no such talk for whoever asked.</summary>
    NotFound,

    /// <summary>Somebody else was faster, or another talk stands there.</summary>
    Refused,
}

/// <summary>Writes talks down, confirms them and takes them out, for either side of a line that was found for them.</summary>
internal sealed class SessionDesk(PeerAtlasDbContext database, AuthorityClock clock)
{
    /// <summary>Writes a talk down. What the same person wrote down just so is there already, and is no second one.</summary>
    public async Task<SessionStep> LogAsync(SupervisionSession session, CancellationToken cancellation)
    {
        if (await SameAsync(session, cancellation) is { } there)
            return there;
        if (await IsInOtherLineAsync(session, cancellation))
            return SessionStep.Refused;
        database.Add(session);
        try
        {
            await database.SaveChangesAsync(cancellation);
            return SessionStep.Done;
        }
        catch (DbUpdateException failure) when (failure.IsTaken())
        {
            database.ChangeTracker.Clear();
            return await SameAsync(session, cancellation) ?? SessionStep.Refused;
        }
    }

    /// <summary>Confirms what the other one wrote down. Nobody does it for themselves, should a record that they joined later make them both.</summary>
    public async Task<SessionStep> ConfirmAsync(SupervisionLine line, Guid id, Guid by, bool asWorker, CancellationToken cancellation)
    {
        if (await FindAsync(line, id, cancellation) is not { } session || session.IsByWorker == asWorker || session.LoggedById == by)
            return SessionStep.NotFound;
        if (session.ConfirmedOn is not null)
            return SessionStep.Done;
        // Who said that it was not may find that it was.
        session.DeniedOn = null;
        (session.ConfirmedOn, session.Version) = (clock.Today, Guid.NewGuid());
        return await TrySaveAsync(cancellation);
    }

    /// <summary>Says that what the other one wrote down did not happen. What both said stays.</summary>
    public async Task<SessionStep> DenyAsync(SupervisionLine line, Guid id, Guid by, bool asWorker, CancellationToken cancellation)
    {
        if (await FindAsync(line, id, cancellation) is not { } session || session.IsByWorker == asWorker || session.LoggedById == by)
            return SessionStep.NotFound;
        if (session.ConfirmedOn is not null)
            return SessionStep.Refused;
        if (session.DeniedOn is not null)
            return SessionStep.Done;
        (session.DeniedOn, session.Version) = (clock.Today, Guid.NewGuid());
        return await TrySaveAsync(cancellation);
    }

    /// <summary>Takes out what one wrote down oneself, while the other one said nothing of it: what both said stays.</summary>
    public async Task<SessionStep> RemoveAsync(SupervisionLine line, Guid id, bool asWorker, CancellationToken cancellation)
    {
        if (await FindAsync(line, id, cancellation) is not { } session || session.IsByWorker != asWorker)
            return SessionStep.NotFound;
        if (session.ConfirmedOn is not null || session.DeniedOn is not null)
            return SessionStep.Refused;
        database.Remove(session);
        return await TrySaveAsync(cancellation);
    }

    private async Task<SessionStep?> SameAsync(SupervisionSession session, CancellationToken cancellation)
    {
        var there = await database
            .Set<SupervisionSession>()
            .AsNoTracking()
            .SingleOrDefaultAsync(other => other.LineId == session.LineId && other.On == session.On && other.Kind == session.Kind, cancellation);
        return there is null ? null
            : (there.IsByWorker, there.Minutes, there.Topics) == (session.IsByWorker, session.Minutes, session.Topics) ? SessionStep.Done
            : SessionStep.Refused;
    }

    /// <summary>Whether the same two met so that day in their other line: one talk is one, whichever line it is written to.</summary>
    private Task<bool> IsInOtherLineAsync(SupervisionSession session, CancellationToken cancellation) =>
        (
            from line in database.Set<SupervisionLine>()
            join other in database.Set<SupervisionLine>() on line.WorkerId equals other.WorkerId
            join there in database.Set<SupervisionSession>() on other.Id equals there.LineId
            where
                line.Id == session.LineId
                && other.Id != line.Id
                && other.OrganisationId == line.OrganisationId
                && line.SupervisorId != null
                && other.SupervisorId == line.SupervisorId
                && there.On == session.On
                && there.Kind == session.Kind
            select there.Id
        ).AnyAsync(cancellation);

    private Task<SupervisionSession?> FindAsync(SupervisionLine line, Guid id, CancellationToken cancellation) =>
        database.Set<SupervisionSession>().SingleOrDefaultAsync(session => session.Id == id && session.LineId == line.Id, cancellation);

    private async Task<SessionStep> TrySaveAsync(CancellationToken cancellation)
    {
        try
        {
            await database.SaveChangesAsync(cancellation);
            return SessionStep.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            database.ChangeTracker.Clear();
            return SessionStep.Refused;
        }
    }
}
