using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Platform.Accounts;

/// <summary>
/// The demonstration, where anybody may sign in as anybody. It takes two: the setting <c>Demonstration</c>, and a database that was
/// marked while it was empty. The setting alone does nothing to a real database.
/// </summary>
public sealed class Demonstration(PeerAtlasDbContext database, IConfiguration configuration, TimeProvider clock)
{
    /// <summary>Whether this site is the demonstration.</summary>
    public async Task<bool> IsOnAsync(CancellationToken cancellation = default) =>
        configuration.GetValue<bool>("Demonstration") && await database.Set<SiteFact>().AnyAsync(fact => fact.Name == SiteFact.Demonstration, cancellation);

    /// <summary>Adds the mark to the context; the loader of the demonstration saves it with its first rows.</summary>
    /// <exception cref="InvalidOperationException">Somebody can already sign in: the database is a real one.</exception>
    public async Task MarkAsync(CancellationToken cancellation = default)
    {
        if (await database.Users.AnyAsync(cancellation))
            throw new InvalidOperationException("The database already has accounts, so that it cannot become the demonstration. Start with a new database.");
        database.Add(new SiteFact { Name = SiteFact.Demonstration, Since = clock.GetUtcNow().UtcDateTime });
    }

    /// <summary>Adds an account that is entered from the demonstration page: it has no password, so that no other way leads in.</summary>
    public Account AddAccount(string name, string email, Guid organisationId, Role role)
    {
        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            Name = name,
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        database.AddRange(
            account,
            new Membership
            {
                AccountId = account.Id,
                OrganisationId = organisationId,
                Role = role,
                AcceptedAt = clock.GetUtcNow().UtcDateTime,
            }
        );
        return account;
    }
}
