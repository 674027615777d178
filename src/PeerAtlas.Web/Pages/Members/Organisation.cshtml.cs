using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Web.Accounts;

namespace PeerAtlas.Web.Pages.Members;

/// <summary>The members of one organisation, and the way to invite another.</summary>
[Requires(Permission.ManageOwnMembers, OrganisationFrom = "organisation")]
internal sealed class OrganisationModel(PeerAtlasDbContext database, MemberChanges changes, CurrentMember current, IMailTransport mail, Language language)
    : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Organisation { get; set; }

    [BindProperty]
    public Invited Input { get; set; } = new();

    public string Name { get; private set; } = "";

    public bool MailLeaves => mail.IsConfigured;

    public bool SeesAll { get; private set; }

    /// <summary>Whether an analyst looks at an agency that nobody administers yet.</summary>
    public bool IsFirstAdministrator { get; private set; }

    public IReadOnlyList<Person> People { get; private set; } = [];

    public IReadOnlyList<Choice> Roles { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is not { } organisation)
            return NotFound();
        if (!ModelState.IsValid)
            return Page();
        try
        {
            if (await changes.InviteAsync(organisation, Input.Name!.Trim(), Input.Email!.Trim(), Input.Role!.Value, cancellation) is { } refusal)
            {
                ModelState.AddModelError("", refusal);
                return Page();
            }
        }
        catch (DbUpdateException failure) when (failure.IsTaken())
        {
            ModelState.AddModelError("", "Somebody else invited this person at the same moment. Look at the list, and try again if they are not there.");
            return Page();
        }

        TempData.Done(
            $"{Input.Name} was invited. "
                + (
                    MailLeaves
                        ? $"The mail to {Input.Email} is on its way."
                        : $"No mail server is set up, so the mail to {Input.Email} waits in the outbox. "
                            + "The link can be shown once: follow “Change” in the list."
                )
        );
        return RedirectToPage();
    }

    private async Task<Directory.Organisation?> LoadAsync(CancellationToken cancellation)
    {
        if (await database.Set<Directory.Organisation>().SingleOrDefaultAsync(found => found.Id == Organisation, cancellation) is not { } organisation)
            return null;
        Name = organisation.Name;
        SeesAll = await current.MayAsync(Permission.ManageAllMembers, cancellation: cancellation);
        IsFirstAdministrator = SeesAll && organisation.Kind != Directory.OrganisationKind.Authority;
        Roles = [.. (await changes.RolesToGiveAsync(organisation, cancellation)).Select(role => new Choice(role.ToString(), role.Words(language)))];
        People = await (
            from membership in database.Set<Membership>().IgnoreQueryFilters([Membership.AcceptedFilter])
            join account in database.Users on membership.AccountId equals account.Id
            where membership.OrganisationId == Organisation
            let name = membership.AcceptedAt == null ? membership.InvitedAs! : account.Name
            orderby name, account.Email
            select new Person(membership.Id, name, account.Email!, membership.Role, membership.AcceptedAt != null)
        ).ToListAsync(cancellation);
        return organisation;
    }

    internal sealed record Person(Guid MembershipId, string Name, string Email, Role Role, bool HasAccepted);
}

/// <summary>What the invitation form asks.</summary>
internal sealed class Invited
{
    [
        Required(ErrorMessage = "Enter the person’s name."),
        StringLength(Account.NameLength, ErrorMessage = "Use at most 200 characters."),
        Display(Name = "Name")
    ]
    public string? Name { get; set; }

    [
        Required(ErrorMessage = "Enter the person’s e-mail address."),
        EmailAddress(ErrorMessage = "Enter an e-mail address such as name@agency.org."),
        StringLength(254, ErrorMessage = "Use at most 254 characters."),
        Display(Name = "E-mail address")
    ]
    public string? Email { get; set; }

    [Required(ErrorMessage = "Choose a role."), Display(Name = "Role")]
    public Role? Role { get; set; }
}
