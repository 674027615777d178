using Microsoft.EntityFrameworkCore;
using PeerAtlas.Certification.Checking;
using PeerAtlas.Certification.Persons;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Workforce.Register;

/// <summary>Saves the steps of credentials together with what tells of them: the event, the audit entry and a mail that names nobody.</summary>
internal sealed class CredentialDesk(PeerAtlasDbContext database, CredentialNotices notices, CredentialStandings standings)
{
    /// <summary>Saves a step that was just taken, with the mails that it calls for.</summary>
    /// <returns>False when somebody else took one at the same moment; then nothing is saved.</returns>
    public async Task<bool> SaveAsync(Credential credential, CredentialEvent happened, CancellationToken cancellation)
    {
        database.Add(happened);
        await notices.WriteAsync(credential, happened, cancellation);
        return await TrySaveAsync(cancellation);
    }

    /// <summary>Saves; false when somebody else changed the same at this moment, and nothing is saved then.</summary>
    public async Task<bool> TrySaveAsync(CancellationToken cancellation)
    {
        try
        {
            await database.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException)
        {
            database.ChangeTracker.Clear();
            return false;
        }
    }

    /// <summary>Whether another credential of this kind has this number in the same register.</summary>
    public Task<bool> IsNumberTakenAsync(Credential credential, string number, CancellationToken cancellation) =>
        database
            .Set<Credential>()
            .AnyAsync(
                other =>
                    other.OrganisationId == credential.OrganisationId
                    && other.RuleId == credential.RuleId
                    && other.Number == number
                    && other.Id != credential.Id,
                cancellation
            );

    /// <summary>Whether the rule lets the person try the exam on this day.</summary>
    public async Task<bool> MayTryAsync(Credential credential, DateOnly on, CancellationToken cancellation) =>
        await standings.WithTryAsync(credential, new ExamTry(on, false), cancellation) is not { } standing
        || !standing.NotCounted.Any(part => part.Reason == NotCountedReason.TriesUsedUp && part.Day == on);
}
