using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Web.Accounts;

namespace PeerAtlas.Web.Pages.Members;

/// <summary>One membership: change its role, send its link again, take it away.</summary>
[Requires(Permission.ManageOwnMembers, OrganisationFrom = "organisation")]
internal sealed class MemberModel(PeerAtlasDbContext database, MemberChanges changes, CurrentMember current, Language language) : PageModel
{
    private Directory.Organisation organisation = null!;
    private Membership membership = null!;

    public Guid Organisation => organisation.Id;

    public string OrganisationName => organisation.Name;

    public Role CurrentRole => membership.Role;

    public Account Person { get; private set; } = null!;

    /// <summary>Whether they have said yes; until then nothing is shown of an account that they may have elsewhere.</summary>
    public bool HasAccepted => membership.AcceptedAt is not null;

    public string Name => HasAccepted ? Person.Name : membership.InvitedAs!;

    public bool MayRemove { get; private set; }

    [BindProperty]
    public Role? NewRole { get; set; }

    public IReadOnlyList<Choice> Roles { get; private set; } = [];

    public bool MayShowLink { get; private set; }

    /// <summary>The link of the new account, in the answer to whoever asked to see it and nowhere else.</summary>
    public string? Link { get; private set; }

    public bool MayTurnOffSecondStep { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var (inOrganisation, id) = (Guid.Parse((string)RouteData.Values["organisation"]!), Guid.Parse((string)RouteData.Values["membership"]!));
        // The permission was checked for the organisation in the address, so the membership must be one of it.
        if (
            await database
                .Set<Membership>()
                .IgnoreQueryFilters([Membership.AcceptedFilter])
                .SingleOrDefaultAsync(found => found.Id == id && found.OrganisationId == inOrganisation)
            is not { } found
        )
        {
            context.Result = NotFound();
            return;
        }

        membership = found;
        organisation = await database.Set<Directory.Organisation>().SingleAsync(of => of.Id == inOrganisation);
        Person = await database.Users.SingleAsync(account => account.Id == found.AccountId);
        Roles =
            membership.AccountId == current.AccountId
                ? []
                :
                [
                    .. (await changes.RolesToGiveAsync(organisation, HttpContext.RequestAborted)).Select(role => new Choice(
                        role.ToString(),
                        role.Words(language)
                    )),
                ];
        MayRemove = await changes.MayRemoveAsync(organisation, membership, HttpContext.RequestAborted);
        MayShowLink = await changes.MayShowLinkAsync(organisation, membership, HttpContext.RequestAborted);
        MayTurnOffSecondStep = HasAccepted && Person.TwoFactorEnabled && await current.MayAsync(Permission.ManageAllMembers);
        await next();
    }

    public void OnGet() => NewRole = CurrentRole;

    public async Task<IActionResult> OnPostRoleAsync(CancellationToken cancellation)
    {
        if (NewRole is not { } role)
        {
            ModelState.Clear();
            ModelState.AddModelError(nameof(NewRole), "Choose a role.");
            return Page();
        }

        return Done(await changes.ChangeRoleAsync(organisation, membership, role, cancellation), $"{Name} is now {role.Words(language)}.");
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellation) =>
        Done(await changes.RemoveAsync(organisation, membership, Name, cancellation), $"{Name} was removed.");

    public async Task<IActionResult> OnPostLinkAsync(CancellationToken cancellation)
    {
        if (!HasAccepted)
            await changes.SendLinkAgainAsync(organisation, membership, Person, cancellation);
        return Done(null, $"The mail to {Person.Email} is on its way.");
    }

    public async Task<IActionResult> OnPostShowLinkAsync(CancellationToken cancellation)
    {
        if (!MayShowLink)
            return Forbid();
        Link = await changes.ShowLinkAsync(membership, Person, cancellation);
        NewRole = CurrentRole;
        return Page();
    }

    public async Task<IActionResult> OnPostSecondStepAsync(CancellationToken cancellation)
    {
        if (!MayTurnOffSecondStep)
            return Forbid();
        await changes.TurnOffSecondStepAsync(Person, cancellation);
        return Done(null, $"The second step of {Name} is off.");
    }

    private IActionResult Done(string? refusal, string message)
    {
        if (refusal is not null)
        {
            ModelState.AddModelError("", refusal);
            NewRole = CurrentRole;
            return Page();
        }

        TempData.Done(message);
        // Who gave up their own role may not see the list any more.
        return LocalRedirect(Person.Id == current.AccountId ? SiteLinks.Index : MemberLinks.Organisation(Organisation));
    }
}
