using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Accounts;
using PeerAtlas.Platform.Database;
using PeerAtlas.Web.Accounts;

namespace PeerAtlas.Web.Pages;

/// <summary>One-click sign-ins of the demonstration. Anywhere else this page does not exist.</summary>
[AllowAnonymous]
internal sealed class DemonstrationModel(Demonstration demonstration, PeerAtlasDbContext database, SignInManager<Account> signIn, SignInRecord record)
    : PageModel
{
    public IReadOnlyList<InRole> Roles { get; private set; } = [];

    public static string WhatToTry(Role role) =>
        role switch
        {
            Role.AuthorityAnalyst => "Runs the census. See who has answered on the board of the open wave, send a reminder "
                + "and read it in the outbox, then open the finished wave’s report and publish a correction.",
            Role.AgencyAdministrator => "Runs one agency’s part. See which survey waits, invite a colleague under "
                + "Members, and look after teams, caseloads and who read what under Teams.",
            Role.Supervisor =>
                "Supervises peer workers or a mixed team. See what waits too long under Supervision, refer somebody of your teams’ caseloads, and "
                    + "write down a talk under Whom you supervise.",
            Role.TraditionalProvider => "Works with people directly. Open your caseload, refer somebody to a peer, and see under Referrals how it goes.",
            Role.PeerWorker => "Supports others from their own experience. Accept a referral on a phone, ask about it or decline it, and "
                + "say what colleagues may read about you. Look at your certification, your supervision and your "
                + "own work. Answer the anonymous survey with a code, which no account is tied to.",
            Role.Organiser => "Runs gatherings and trainings. Keep the list of support for peer workers, and read published reports.",
            Role.Certifier => "Certifies peer workers for a training center. See whose turn it is in the register, and what each rule asks.",
            _ => "",
        };

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await demonstration.IsOnAsync())
            await next();
        else
            context.Result = NotFound();
    }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var people = await (
            from membership in database.Set<Membership>().IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter])
            join account in database.Users on membership.AccountId equals account.Id
            join organisation in database.Set<Organisation>() on membership.OrganisationId equals organisation.Id
            where account.PasswordHash == null
            orderby account.Name
            select new { membership.Role, Person = new Person(account.Id, account.Name, organisation.Name) }
        ).ToListAsync(cancellation);
        Roles = [.. people.GroupBy(row => row.Role, row => row.Person).OrderBy(group => group.Key).Select(group => new InRole(group.Key, [.. group]))];
    }

    public async Task<IActionResult> OnPostAsync(Guid account, CancellationToken cancellation)
    {
        // Who chose a password here is nobody else's to enter as.
        if (await database.Users.SingleOrDefaultAsync(found => found.Id == account && found.PasswordHash == null, cancellation) is not { } person)
            return NotFound();
        await signIn.SignInAsync(person, isPersistent: false);
        await record.SucceededAsync(person, SignInRecord.OneClick);
        TempData.Done($"You are {person.Name} now.");
        return LocalRedirect(SiteLinks.Index);
    }

    internal sealed record Person(Guid AccountId, string Name, string Organisation);

    internal sealed record InRole(Role Role, IReadOnlyList<Person> People);
}
