using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Directory;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Web.Accounts;

/// <summary>A role that waits for somebody's yes.</summary>
internal sealed record InvitedRole(Guid Id, Guid OrganisationId, string Organisation, bool AtAuthority, Role Role);

/// <summary>
/// The roles to which somebody is invited, and what they answer. Who holds a role in the authority holds none in an agency, and the other way
/// round: what the authority may not see of persons, its people see by no other door.
/// </summary>
internal sealed class OwnInvitations(PeerAtlasDbContext database, OrganisationScope scope, AuthorityClock clock, Language language)
{
    public Task<List<InvitedRole>> ListAsync(Guid account, CancellationToken cancellation) =>
        (
            from held in Of(account)
            join organisation in database.Set<Organisation>() on held.OrganisationId equals organisation.Id
            where held.AcceptedAt == null
            orderby organisation.Name, held.Id
            select new InvitedRole(held.Id, organisation.Id, organisation.Name, organisation.Kind == OrganisationKind.Authority, held.Role)
        ).ToListAsync(cancellation);

    /// <summary>The invitation whose link was opened, and whose it is; null when the link is wrong, was used or is too old.</summary>
    public Task<Membership?> FindAsync(string secret, CancellationToken cancellation)
    {
        var (hash, now) = (RoleInvitationLinks.Hash(secret), clock.UtcNow);
        return database
            .Set<Membership>()
            .IgnoreQueryFilters()
            .AsNoTracking()
            .SingleOrDefaultAsync(held => held.InvitationHash == hash && held.AcceptedAt == null && held.InvitationEndsAt > now, cancellation);
    }

    /// <summary>Takes the role on by the secret of its link; returns why not, or null.</summary>
    public async Task<string?> AcceptAsync(Guid account, string secret, CancellationToken cancellation)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        // Changes nothing, but locks the rows: two invitations that are accepted at once are looked at one after the other.
        await Of(account).ExecuteUpdateAsync(set => set.SetProperty(held => held.Role, held => held.Role), cancellation);
        var found = await FindAsync(secret, cancellation);
        if (found?.AccountId != account || (await ListAsync(account, cancellation)).Find(invited => invited.Id == found.Id) is not { } invited)
            return language[
                "This invitation was taken back, or its link is too old. Ask whoever invited you for a new one.",
                "Esta invitación fue retirada o su enlace ya venció. Pida uno nuevo a quien le invitó."
            ];
        if (await HoldsOnTheOtherSideAsync(account, invited.AtAuthority, cancellation))
        {
            return language[
                "You cannot take this role on. Who has a role in the authority has none in an agency, "
                    + "so that nobody sees more than they should. Have the other role taken away first.",
                "No puede aceptar esta función. Quien tiene una función en la autoridad no tiene ninguna "
                    + "en una agencia, para que nadie vea más de lo debido. Pida primero que le retiren la otra."
            ];
        }

        // Saying yes opens the organisation, this row first.
        scope.Grant(invited.OrganisationId);
        var membership = await Of(account).SingleAsync(held => held.Id == invited.Id, cancellation);
        (membership.AcceptedAt, membership.InvitationHash, membership.InvitationEndsAt) = (clock.UtcNow, null, null);
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    /// <summary>Says no: the invitation is gone.</summary>
    public async Task DeclineAsync(Guid account, Guid membership, CancellationToken cancellation)
    {
        if (await Of(account).SingleOrDefaultAsync(held => held.Id == membership && held.AcceptedAt == null, cancellation) is not { } held)
            return;
        scope.Grant(held.OrganisationId);
        database.Remove(held);
        await database.SaveChangesAsync(cancellation);
    }

    private IQueryable<Membership> Of(Guid account) => database.Set<Membership>().IgnoreQueryFilters().Where(held => held.AccountId == account);

    private Task<bool> HoldsOnTheOtherSideAsync(Guid account, bool atAuthority, CancellationToken cancellation) =>
        (
            from held in Of(account)
            join organisation in database.Set<Organisation>() on held.OrganisationId equals organisation.Id
            where held.AcceptedAt != null && (organisation.Kind == OrganisationKind.Authority) != atAuthority
            select held
        ).AnyAsync(cancellation);
}
