using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Platform.Modules;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Web.Start;

/// <summary>Collects from all modules what waits for whoever is signed in.</summary>
internal sealed class StartTasks(IEnumerable<IStartTasks> parts)
{
    public async Task<IReadOnlyList<StartTask>> ListAsync(CancellationToken cancellation)
    {
        var tasks = new List<StartTask>();
        foreach (var part in parts)
            tasks.AddRange(await part.ListAsync(cancellation));
        return [.. tasks.OrderBy(task => task.Order)];
    }
}

/// <summary>Mail that did not arrive.</summary>
internal sealed class MailTasks(CurrentMember member, PeerAtlasDbContext database) : IStartTasks
{
    public async Task<IReadOnlyList<StartTask>> ListAsync(CancellationToken cancellation)
    {
        if (!await member.MayAsync(Permission.ManageWaves, cancellation: cancellation))
            return [];
        var stuck = await database.Set<OutboxMail>().CountAsync(mail => mail.State == MailState.Failed || mail.State == MailState.Bounced, cancellation);
        return stuck > 0
            ? [new(50, "Look at mail that did not arrive", $"{stuck} {(stuck == 1 ? "mail" : "mails")} bounced or failed.", OutboxLinks.Index)]
            : [];
    }
}

/// <summary>Long works of one's own that are under way.</summary>
internal sealed class WorkTasks(Works works) : IStartTasks
{
    public async Task<IReadOnlyList<StartTask>> ListAsync(CancellationToken cancellation) =>
        [
            .. (await works.ListAsync(cancellation))
                .Where(work => !work.HasEnded)
                .Select(work => new StartTask(
                    60,
                    $"Follow {work.Subject}",
                    "It is being worked on. You can leave it, or call it off.",
                    WorkLinks.Work(work.Id)
                )),
        ];
}
