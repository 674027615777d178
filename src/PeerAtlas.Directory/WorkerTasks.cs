using PeerAtlas.Design;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Modules;

namespace PeerAtlas.Directory;

/// <summary>The question whether somebody is a worker whom an agency entered waits for the holder of the account.</summary>
internal sealed class WorkerTasks(CurrentMember member, OwnWorker own, Language language) : IStartTasks
{
    public async Task<IReadOnlyList<StartTask>> ListAsync(CancellationToken cancellation)
    {
        if (member.AccountId is null || (await own.OfferedAsync(cancellation)).Count == 0)
            return [];
        return
        [
            new(
                75,
                language["Are these your places of work?", "¿Son estos sus lugares de trabajo?"],
                language["An agency entered somebody with your e-mail address.", "Una agencia registró a alguien con su correo electrónico."],
                WorkerLinks.OwnPlaces
            ),
        ];
    }
}
