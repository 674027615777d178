using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Accounts;

namespace PeerAtlas.Testing;

/// <summary>Visitors who are signed in from the start, for tests of what comes after signing in.</summary>
public static class SignedIn
{
    /// <summary>A visitor with the cookie that signing in as the account would give.</summary>
    public static async Task<Visitor> VisitAsAsync(this TestSite site, Account account)
    {
        var visitor = new Visitor(site);
        visitor.Http.DefaultRequestHeaders.Add("Cookie", await site.CookieAsync(account));
        return visitor;
    }

    /// <summary>The cookie that signing in as the account would give.</summary>
    public static async Task<string> CookieAsync(this TestSite site, Account account)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account);
        var session = new Session { AccountId = account.Id, StartedAt = site.Clock.GetUtcNow().UtcDateTime };
        await site.AddAsync(session);
        ((System.Security.Claims.ClaimsIdentity)principal.Identity!).AddClaim(new("session", session.Id.ToString()));
        var options = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var properties = new AuthenticationProperties { IssuedUtc = site.Clock.GetUtcNow(), ExpiresUtc = site.Clock.GetUtcNow().AddDays(1) };
        var ticket = new AuthenticationTicket(principal, properties, IdentityConstants.ApplicationScheme);
        return $"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}";
    }

    /// <summary>A new analyst of the authority; the authority's organisation is made when it is not there.</summary>
    public static async Task<Visitor> VisitAsAnalystAsync(this TestSite site, string email = "analyst@dmh.example")
    {
        var authority = await site.WithDatabaseAsync(database =>
            Task.FromResult(database.Set<Organisation>().FirstOrDefault(organisation => organisation.Kind == OrganisationKind.Authority))
        ) ?? await site.AddOrganisationAsync("authority", OrganisationKind.Authority);
        return await site.VisitAsAsync(await site.AddAccountAsync(email, Role.AuthorityAnalyst, authority));
    }
}
