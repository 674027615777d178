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
/// Gives, changes and takes memberships. Each method returns why it refused, or null when it is done. Who may come this far is the
/// page's permission; which roles they may give is decided here.
/// </summary>
internal sealed class MemberChanges(
    PeerAtlasDbContext database, UserManager<Account> accounts, PasswordLinks links, CurrentMember current, IActor actor, IMailTransport mail, AuthorityClock clock)
{
    private const string NotYours = "This role cannot be given here.";
    private const string LastAnalyst = "Nobody else could run the census: this is the last analyst with a password. Invite another one first, and wait until they have signed in.";
    private const string HeldAlready = "This person has this role in this organization already.";

    /// <summary>The roles that the person who is signed in may give in an organisation. A role of the authority is given by analysts, at the authority.</summary>
    public async Task<IReadOnlyList<Role>> RolesToGiveAsync(Organisation organisation)
    {
        var everything = organisation.Kind == OrganisationKind.Authority && await current.MayAsync(Permission.ManageAllMembers);
        return [.. Enum.GetValues<Role>().Where(role => everything || !role.IsAuthorityWide())];
    }

    /// <summary>Makes somebody a member, with a new account if the address has none, and writes the mail that says so.</summary>
    public async Task<string?> InviteAsync(Organisation organisation, string name, string email, Role role, CancellationToken cancellation)
    {
        if (!(await RolesToGiveAsync(organisation)).Contains(role)) return NotYours;
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        var account = await accounts.FindByEmailAsync(email);
        if (account is null)
        {
            account = new Account { Id = Guid.CreateVersion7(), Name = name, UserName = email, Email = email };
            if (!(await accounts.CreateAsync(account)).Succeeded) return "Enter an e-mail address such as name@agency.org.";
        }

        if (await HoldsAsync(account.Id, organisation.Id, role, cancellation)) return HeldAlready;
        database.Add(new Membership { AccountId = account.Id, OrganisationId = organisation.Id, Role = role });
        await links.WriteInvitationAsync(account, organisation.Name);
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    /// <summary>Gives a member another role.</summary>
    public async Task<string?> ChangeRoleAsync(Organisation organisation, Membership membership, Role role, CancellationToken cancellation)
    {
        var mayGive = await RolesToGiveAsync(organisation);
        if (!mayGive.Contains(role) || !mayGive.Contains(membership.Role)) return NotYours;
        if (role == membership.Role) return null;
        if (await HoldsAsync(membership.AccountId, organisation.Id, role, cancellation)) return HeldAlready;
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        if (!await AnotherAnalystRemainsAsync(membership, cancellation)) return LastAnalyst;
        membership.Role = role;
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    /// <summary>Takes a membership. The account stays, and opens nothing if this was its last one.</summary>
    public async Task<string?> RemoveAsync(Organisation organisation, Membership membership, CancellationToken cancellation)
    {
        if (!(await RolesToGiveAsync(organisation)).Contains(membership.Role)) return NotYours;
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        if (!await AnotherAnalystRemainsAsync(membership, cancellation)) return LastAnalyst;
        database.Remove(membership);
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    /// <summary>Mails a new link to somebody who has not set a password yet.</summary>
    public async Task SendLinkAgainAsync(Organisation organisation, Account account, CancellationToken cancellation)
    {
        await links.WriteInvitationAsync(account, organisation.Name);
        await database.SaveChangesAsync(cancellation);
    }

    /// <summary>
    /// Whether the person who is signed in may see the link of a new account. Only an analyst, since whoever sees it can choose
    /// the password and then act in every role of the account, and only where no mail can bring it to its owner.
    /// </summary>
    public async Task<bool> MayShowLinkAsync(Account account) =>
        !mail.IsConfigured && account.PasswordHash is null && await current.MayAsync(Permission.ManageAllMembers);

    /// <summary>The link of a new account, to be handed over. That it was shown is in the audit record.</summary>
    public async Task<string> ShowLinkAsync(Account account, CancellationToken cancellation)
    {
        database.Add(Entry(account, "link shown", []));
        await database.SaveChangesAsync(cancellation);
        return await links.LinkAsync(account);
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

    private AuditEntry Entry(Account account, string action, Dictionary<string, string[]> changes) => new()
    {
        At = clock.UtcNow,
        AccountId = actor.AccountId,
        Actor = actor.ActorName,
        Action = action,
        Subject = nameof(Account),
        SubjectId = account.Id,
        Changes = JsonSerializer.Serialize(changes),
    };

    private Task<bool> HoldsAsync(Guid account, Guid organisation, Role role, CancellationToken cancellation) => database.Set<Membership>().AnyAsync(
        membership => membership.AccountId == account && membership.OrganisationId == organisation && membership.Role == role, cancellation);

    private async Task<bool> AnotherAnalystRemainsAsync(Membership membership, CancellationToken cancellation)
    {
        if (membership.Role != Role.AuthorityAnalyst) return true;
        var analysts = database.Set<Membership>().Where(other => other.Role == Role.AuthorityAnalyst);
        // Changes nothing, but locks the rows: of two analysts who remove each other, the second waits here and then sees who is left.
        await analysts.ExecuteUpdateAsync(set => set.SetProperty(other => other.Role, other => other.Role), cancellation);
        return await analysts.AnyAsync(
            other => other.AccountId != membership.AccountId && database.Users.Any(account => account.Id == other.AccountId && account.PasswordHash != null), cancellation);
    }
}
