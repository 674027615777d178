using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Mail;

namespace PeerAtlas.Web.Accounts;

/// <summary>
/// Invites members, changes their roles and takes them. Each method returns why it refused, or null when it is done. Who may come this far is the
/// page's permission; which roles they may give is decided here: those of the authority by its analysts, an agency's first administrator by them
/// too, all others by the agency, and none to oneself.
/// </summary>
internal sealed class MemberChanges(
    PeerAtlasDbContext database,
    UserManager<Account> accounts,
    RoleInvitationLinks links,
    AgencyNotices notices,
    CurrentMember current,
    IActor actor,
    IMailTransport mail,
    AuthorityClock clock
)
{
    private const string NotYours = "This role cannot be given here.";
    private const string NotToYourself = "Nobody gives a role to themselves. Ask somebody else who may.";
    private const string LastAnalyst =
        "Nobody else could run the census: this is the last analyst with a password. Invite another one first, and wait until they have signed in.";
    private const string HeldAlready = "This person has this role in this organization already, or is invited to it.";

    // Also of those who are only invited.
    private IQueryable<Membership> AllMemberships => database.Set<Membership>().IgnoreQueryFilters([Membership.AcceptedFilter]);

    /// <summary>The roles that the person who is signed in may give in an organisation.</summary>
    public async Task<IReadOnlyList<Role>> RolesToGiveAsync(Organisation organisation, CancellationToken cancellation)
    {
        var isAnalyst = await current.MayAsync(Permission.ManageAllMembers, cancellation: cancellation);
        if (organisation.Kind == OrganisationKind.Authority)
            return isAnalyst ? [Role.AuthorityAnalyst, Role.Organiser] : [];
        if (!isAnalyst)
            return
            [
                .. Enum.GetValues<Role>()
                    .Where(role => !role.IsAuthorityWide() && (role != Role.Certifier || organisation.Kind == OrganisationKind.TrainingCentre)),
            ];
        return await AllMemberships.AnyAsync(held => held.OrganisationId == organisation.Id && held.Role == Role.AgencyAdministrator, cancellation)
            ? []
            : [Role.AgencyAdministrator];
    }

    /// <summary>
    /// Whether they may take this role away: the authority takes an agency's administrator, so that an agency whose administrator is gone gets another,
    /// and no other role of an agency.
    /// </summary>
    public async Task<bool> MayRemoveAsync(Organisation organisation, Membership membership, CancellationToken cancellation) =>
        organisation.Kind == OrganisationKind.Authority
        || membership.Role == Role.AgencyAdministrator
        || !await current.MayAsync(Permission.ManageAllMembers, cancellation: cancellation);

    /// <summary>
    /// Invites somebody, and writes the mail that says so. What is seen here is the same whether the address has an account elsewhere or not;
    /// whether the person may take the role at all is said to them alone, when they accept it (<see cref="OwnInvitations"/>).
    /// </summary>
    public async Task<string?> InviteAsync(Organisation organisation, string name, string email, Role role, CancellationToken cancellation)
    {
        if (!(await RolesToGiveAsync(organisation, cancellation)).Contains(role))
            return NotYours;
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        var account = await accounts.FindByEmailAsync(email);
        if (account is null)
        {
            account = new Account
            {
                Id = Guid.CreateVersion7(),
                Name = name,
                UserName = email,
                Email = email,
            };
            if (!(await accounts.CreateAsync(account)).Succeeded)
                return "Enter an e-mail address such as name@agency.org.";
        }

        if (account.Id == current.AccountId)
            return NotToYourself;
        if (await HoldsAsync(account.Id, organisation.Id, role, cancellation))
            return HeldAlready;
        var membership = new Membership
        {
            AccountId = account.Id,
            OrganisationId = organisation.Id,
            Role = role,
            AcceptedAt = null,
            InvitedAs = name,
        };
        database.Add(membership);
        links.Write(membership, account.Email!, organisation.Name);
        await TellAgencyAsync(organisation, membership, name, isGiven: true, cancellation);
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    /// <summary>Gives a member another role.</summary>
    public async Task<string?> ChangeRoleAsync(Organisation organisation, Membership membership, Role role, CancellationToken cancellation)
    {
        if (role == membership.Role)
            return null;
        if (membership.AccountId == current.AccountId)
            return NotToYourself;
        if (!(await RolesToGiveAsync(organisation, cancellation)).Contains(role))
            return NotYours;
        if (await HoldsAsync(membership.AccountId, organisation.Id, role, cancellation))
            return HeldAlready;
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        if (!await AnotherAnalystRemainsAsync(membership, cancellation))
            return LastAnalyst;
        membership.Role = role;
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    /// <summary>Takes a membership. The account stays, and opens nothing if this was its last one.</summary>
    public async Task<string?> RemoveAsync(Organisation organisation, Membership membership, string name, CancellationToken cancellation)
    {
        if (!await MayRemoveAsync(organisation, membership, cancellation))
            return NotYours;
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        if (!await AnotherAnalystRemainsAsync(membership, cancellation))
            return LastAnalyst;
        database.Remove(membership);
        await TellAgencyAsync(organisation, membership, name, isGiven: false, cancellation);
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    /// <summary>Mails the invitation again to somebody who has not accepted it yet.</summary>
    public async Task SendLinkAgainAsync(Organisation organisation, Membership membership, Account account, CancellationToken cancellation)
    {
        links.Write(membership, account.Email!, organisation.Name);
        await database.SaveChangesAsync(cancellation);
    }

    /// <summary>
    /// Whether the person who is signed in may see the link of an invitation, where no mail can bring it to its owner: who could give the role anyway,
    /// whether or not the address has an account.
    /// </summary>
    public async Task<bool> MayShowLinkAsync(Organisation organisation, Membership membership, CancellationToken cancellation)
    {
        if (mail.IsConfigured || membership.AcceptedAt is not null)
            return false;
        if (organisation.Kind == OrganisationKind.Authority || !await current.MayAsync(Permission.ManageAllMembers, cancellation: cancellation))
            return true;
        return membership.Role == Role.AgencyAdministrator
            && !await database.Set<Membership>().AnyAsync(held => held.OrganisationId == organisation.Id, cancellation);
    }

    /// <summary>A new link for the invitation, to be handed over. That it was shown is in the audit record.</summary>
    public async Task<string> ShowLinkAsync(Membership membership, Account account, CancellationToken cancellation)
    {
        var link = links.Renew(membership);
        database.Add(Entry(account, "link shown", []));
        await database.SaveChangesAsync(cancellation);
        return link;
    }

    /// <summary>Helps somebody who lost phone and recovery codes. It is in the audit record, since it takes a lock off an account.</summary>
    public async Task TurnOffSecondStepAsync(Account account, CancellationToken cancellation)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await accounts.SetTwoFactorEnabledAsync(account, false);
        await accounts.ResetAuthenticatorKeyAsync(account);
        database.Add(Entry(account, "changed", new() { ["SecondStep"] = ["on", "off"] }));
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    // What an agency does with its own members it knows.
    private async Task TellAgencyAsync(Organisation organisation, Membership membership, string name, bool isGiven, CancellationToken cancellation)
    {
        if (organisation.Kind != OrganisationKind.Authority && await current.MayAsync(Permission.ManageAllMembers, cancellation: cancellation))
            await notices.WriteAsync(organisation, membership, name, isGiven, cancellation);
    }

    private AuditEntry Entry(Account account, string action, Dictionary<string, string[]> changes) =>
        new()
        {
            At = clock.UtcNow,
            AccountId = actor.AccountId,
            Actor = actor.ActorName,
            Action = action,
            Subject = nameof(Account),
            SubjectId = account.Id,
            Changes = JsonSerializer.Serialize(changes),
        };

    private Task<bool> HoldsAsync(Guid account, Guid organisation, Role role, CancellationToken cancellation) =>
        AllMemberships.AnyAsync(
            membership => membership.AccountId == account && membership.OrganisationId == organisation && membership.Role == role,
            cancellation
        );

    private async Task<bool> AnotherAnalystRemainsAsync(Membership membership, CancellationToken cancellation)
    {
        if (membership.Role != Role.AuthorityAnalyst || membership.AcceptedAt is null)
            return true;
        var analysts = database.Set<Membership>().Where(other => other.Role == Role.AuthorityAnalyst);
        // Changes nothing, but locks the rows: of two analysts who remove each other, the second waits here and then sees who is left.
        await analysts.ExecuteUpdateAsync(set => set.SetProperty(other => other.Role, other => other.Role), cancellation);
        return await analysts.AnyAsync(
            other => other.AccountId != membership.AccountId && database.Users.Any(account => account.Id == other.AccountId && account.PasswordHash != null),
            cancellation
        );
    }
}
