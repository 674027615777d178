using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Modules;

namespace PeerAtlas.Directory;

/// <summary>What waits for the authority while there is no frame.</summary>
internal sealed class FrameTasks(CurrentMember member, PeerAtlasDbContext database) : IStartTasks
{
    public async Task<IReadOnlyList<StartTask>> ListAsync(CancellationToken cancellation)
    {
        if (!await member.MayAsync(Permission.ManageWaves, cancellation: cancellation))
            return [];
        return await database.Set<Organisation>().AnyAsync(organisation => organisation.Kind != OrganisationKind.Authority, cancellation)
            ? []
            : [new(20, "Import the frame", "The frame lists the agencies, their units and the people to ask.", FrameLinks.Index)];
    }
}
