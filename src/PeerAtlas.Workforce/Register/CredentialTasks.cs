using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Modules;

namespace PeerAtlas.Workforce.Register;

/// <summary>
/// What of the register waits for whoever is signed in: what they look after, what nobody looks after yet, and what they are asked themselves.
/// </summary>
internal sealed class CredentialTasks(PeerAtlasDbContext database, CurrentMember member, OwnCredentials own, Language language) : IStartTasks
{
    public async Task<IReadOnlyList<StartTask>> ListAsync(CancellationToken cancellation)
    {
        List<StartTask> tasks = [];
        if (member.AccountId is not { } me)
            return tasks;
        if (await member.MayAsync(Permission.ManageCredentials, cancellation: cancellation))
            await AddOfCertifierAsync(tasks, me, cancellation);
        if ((await own.OfferedAsync(cancellation)).Count > 0)
            tasks.Add(new(76, language[CredentialWords.IsThisYours], language[CredentialWords.IfYouSayYes], CredentialLinks.Own));
        if ((await own.ListAsync(cancellation)).Exists(credential => credential.Stage == CredentialStage.Asked))
            tasks.Add(new(71, language[CredentialWords.AnswerWhatWasAsked], language[CredentialWords.ATrainingCentreWaits], CredentialLinks.Own));
        return tasks;
    }

    private async Task AddOfCertifierAsync(List<StartTask> tasks, Guid me, CancellationToken cancellation)
    {
        var waiting = database
            .Set<Credential>()
            .Where(credential => credential.Stage == CredentialStage.Applied || credential.Stage == CredentialStage.Appealed);
        var (mine, nobodys) = (
            await waiting.CountAsync(credential => credential.HandledById == me, cancellation),
            await waiting.CountAsync(credential => credential.HandledById == null, cancellation)
        );
        if (mine > 0)
            tasks.Add(new(72, "Answer in the register", mine == 1 ? "1 person waits for you." : $"{mine} people wait for you.", CredentialLinks.Index));
        if (nobodys > 0)
            tasks.Add(
                new(
                    72,
                    "Somebody should look after this",
                    nobodys == 1 ? "1 application or appeal has nobody yet." : $"{nobodys} applications or appeals have nobody yet.",
                    CredentialLinks.Index
                )
            );
    }
}
