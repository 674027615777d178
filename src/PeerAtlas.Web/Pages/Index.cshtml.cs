using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Modules;
using PeerAtlas.Web.Accounts;
using PeerAtlas.Web.Start;

namespace PeerAtlas.Web.Pages;

/// <summary>For strangers, where to go; for members, what needs doing; on an empty database, the way to the first run.</summary>
[AllowAnonymous]
[Bilingual]
internal sealed class IndexModel(CurrentMember member, StartTasks tasks, OwnInvitations invitations, PeerAtlasDbContext database) : PageModel
{
    public bool IsSignedIn => member.AccountId is not null;

    public bool HasRole { get; private set; }

    public IReadOnlyList<InvitedRole> Invited { get; private set; } = [];

    public IReadOnlyList<StartTask> Tasks { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!IsSignedIn)
            return await database.Users.AnyAsync(cancellation) ? Page() : RedirectToPage("/FirstRun");
        Invited = await invitations.ListAsync(member.AccountId!.Value, cancellation);
        HasRole = (await member.MembershipsAsync(cancellation)).Count > 0;
        Tasks = await tasks.ListAsync(cancellation);
        return Page();
    }
}
