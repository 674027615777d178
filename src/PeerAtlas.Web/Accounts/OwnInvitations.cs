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
    public Task<List<InvitedRole>> ListAsync(Guid account, CancellationToken cancellation) => (
        from held in Of(account)
        join organisation in database.Set<Organisation>() on held.OrganisationId equals organisation.Id
        where held.AcceptedAt == null
        orderby organisation.Name, held.Id
        select new InvitedRole(held.Id, organisation.Id, organisation.Name, organisation.Kind == OrganisationKind.Authority, held.Role)).ToListAsync(cancellation);

    /// <summary>Takes the role on; returns why not, or null.</summary>
    public async Task<string?> AcceptAsync(Guid account, Guid membership, CancellationToken cancellation)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        // Changes nothing, but locks the rows: two invitations that are accepted at once are looked at one after the other.
        await Of(account).ExecuteUpdateAsync(set => set.SetProperty(held => held.Role, held => held.Role), cancellation);
        if ((await ListAsync(account, cancellation)).Find(invited => invited.Id == membership) is not { } invited)
            return language["This invitation was taken back.", "Esta invitación fue retirada."];
        if (await HoldsOnTheOtherSideAsync(account, invited.AtAuthority, cancellation))
        {
            return language[
                "You cannot take this role on. Who has a role in the authority has none in an agency, so that nobody sees more than they should. Have the other role taken away first.",
                "No puede aceptar esta función. Quien tiene una función en la autoridad no tiene ninguna en una agencia, para que nadie vea más de lo debido. Pida primero que le retiren la otra."];
        }

        // Saying yes opens the organisation, this row first.
        scope.Grant(invited.OrganisationId);
        (await Of(account).SingleAsync(held => held.Id == membership, cancellation)).AcceptedAt = clock.UtcNow;
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    /// <summary>Somebody new has chosen a password by the link of their invitation, which is their yes to all that waits.</summary>
    public async Task AcceptAllAsync(Guid account, CancellationToken cancellation)
    {
        foreach (var invited in await ListAsync(account, cancellation)) await AcceptAsync(account, invited.Id, cancellation);
    }

    /// <summary>Says no: the invitation is gone.</summary>
    public async Task DeclineAsync(Guid account, Guid membership, CancellationToken cancellation)
    {
        if (await Of(account).SingleOrDefaultAsync(held => held.Id == membership && held.AcceptedAt == null, cancellation) is not { } held) return;
        scope.Grant(held.OrganisationId);
        database.Remove(held);
        await database.SaveChangesAsync(cancellation);
    }

    private IQueryable<Membership> Of(Guid account) => database.Set<Membership>().IgnoreQueryFilters().Where(held => held.AccountId == account);

    private Task<bool> HoldsOnTheOtherSideAsync(Guid account, bool atAuthority, CancellationToken cancellation) => (
        from held in Of(account)
        join organisation in database.Set<Organisation>() on held.OrganisationId equals organisation.Id
        where held.AcceptedAt != null && (organisation.Kind == OrganisationKind.Authority) != atAuthority
        select held).AnyAsync(cancellation);
}
