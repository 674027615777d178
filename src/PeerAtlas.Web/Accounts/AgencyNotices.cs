using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PeerAtlas.Design;
using PeerAtlas.Directory;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Mail;

namespace PeerAtlas.Web.Accounts;

/// <summary>
/// Tells an agency by mail whom the authority made its administrator, or took away: its contacts in the frame, and its administrators. Nobody acts
/// for an agency without its knowledge.
/// </summary>
internal sealed class AgencyNotices(PeerAtlasDbContext database, AuthorityClock clock, IOptions<AuthorityIdentity> authority)
{
    /// <summary>Writes the mails; the caller saves them together with the change.</summary>
    public async Task WriteAsync(Organisation agency, Membership membership, string name, bool isGiven, CancellationToken cancellation)
    {
        var contacts = database.Set<Contact>().Where(contact => contact.OrganisationId == agency.Id && contact.Active).Select(contact => contact.Email);
        var administrators = database
            .Set<Membership>()
            .Where(held => held.OrganisationId == agency.Id && held.Role == Role.AgencyAdministrator)
            .Join(database.Users, held => held.AccountId, account => account.Id, (_, account) => account.Email!);
        var addresses = await contacts.Union(administrators).ToListAsync(cancellation);
        database.AddRange(
            addresses
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(address => new OutboxMail
                {
                    To = address,
                    Subject = "Who administers your agency at PeerAtlas / Quién administra su agencia en PeerAtlas",
                    Body = Body(agency, name, isGiven),
                    About = "membership",
                    AboutId = membership.Id,
                    WrittenAt = clock.UtcNow,
                    NextAttemptAt = clock.UtcNow,
                })
        );
    }

    private string Body(Organisation agency, string name, bool isGiven) =>
        isGiven
            ? $"""
                {authority.Value.Name} invited {name} to be the administrator of {agency.Name} at PeerAtlas. An administrator invites your colleagues and sees what your agency keeps there.

                If this is not right, tell {authority.Value.Name} now.

                ---

                {authority.Value.Name} invitó a {name} a administrar {agency.Name} en PeerAtlas. Quien administra invita a sus colegas y ve lo que su agencia guarda allí.

                Si esto no es correcto, avise ahora a {authority.Value.Name}.
                """
            : $"""
                {authority.Value.Name} took the role of administrator of {agency.Name} at PeerAtlas away from {name}.

                If this is not right, tell {authority.Value.Name} now.

                ---

                {authority.Value.Name} retiró a {name} la función de administrar {agency.Name} en PeerAtlas.

                Si esto no es correcto, avise ahora a {authority.Value.Name}.
                """;
}
