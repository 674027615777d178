using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Platform.Accounts;

/// <summary>Begins and ends sessions, and tells whether one still holds.</summary>
public sealed class Sessions(PeerAtlasDbContext database, TimeProvider clock)
{
    internal const string Claim = "session";

    /// <summary>Ends all sessions of an account but <paramref name="except"/>.</summary>
    public async Task EndAllAsync(Guid account, Guid? except, CancellationToken cancellation)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await database.Set<Session>().Where(session => session.AccountId == account && session.Id != except).ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>The session that a principal's cookie names, if it names one.</summary>
    public static Guid? IdOf(ClaimsPrincipal? principal) => Guid.TryParse(principal?.FindFirstValue(Claim), out var id) ? id : null;

    internal async Task<Guid> BeginAsync(Guid account, CancellationToken cancellation)
    {
        var session = new Session { AccountId = account, StartedAt = clock.GetUtcNow().UtcDateTime };
        database.Add(session);
        await database.SaveChangesAsync(cancellation);
        return session.Id;
    }

    internal async Task EndAsync(Guid id, CancellationToken cancellation)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await database.Set<Session>().Where(session => session.Id == id).ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    internal Task<bool> HoldsAsync(Guid id, Guid account, CancellationToken cancellation)
    {
        var begun = clock.GetUtcNow().UtcDateTime - Session.Longest;
        return database.Set<Session>().AnyAsync(session => session.Id == id && session.AccountId == account && session.StartedAt > begun, cancellation);
    }
}

/// <summary>Ties the cookie of a signed-in browser to its <see cref="Session"/>.</summary>
internal sealed class SessionCookieEvents(Sessions sessions) : CookieAuthenticationEvents
{
    public override async Task SigningIn(CookieSigningInContext context)
    {
        var principal = context.Principal!;
        if (!Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var account))
            return;
        // A cookie that is written anew, as after a changed name, goes on with its session, so that no limit is put off by it.
        var id =
            Sessions.IdOf(context.HttpContext.User) is { } current && await sessions.HoldsAsync(current, account, context.HttpContext.RequestAborted)
                ? current
                : await sessions.BeginAsync(account, context.HttpContext.RequestAborted);
        Name(principal, id);
    }

    public override async Task SigningOut(CookieSigningOutContext context)
    {
        if (Sessions.IdOf(context.HttpContext.User) is { } id)
            await sessions.EndAsync(id, context.HttpContext.RequestAborted);
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (
            Sessions.IdOf(context.Principal) is not { } id
            || !Guid.TryParse(context.Principal!.FindFirstValue(ClaimTypes.NameIdentifier), out var account)
            || !await sessions.HoldsAsync(id, account, context.HttpContext.RequestAborted)
        )
        {
            context.RejectPrincipal();
            return;
        }

        await SecurityStampValidator.ValidatePrincipalAsync(context);
    }

    // The error page explains; a redirect would hide that the page was refused.
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = Microsoft.AspNetCore.Http.StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    /// <summary>The framework makes the principal anew when it looks at the account; the session goes on.</summary>
    public static Task KeepSession(SecurityStampRefreshingPrincipalContext context)
    {
        if (Sessions.IdOf(context.CurrentPrincipal) is { } id)
            Name(context.NewPrincipal!, id);
        return Task.CompletedTask;
    }

    private static void Name(ClaimsPrincipal principal, Guid id)
    {
        var identity = (ClaimsIdentity)principal.Identity!;
        foreach (var named in identity.FindAll(Sessions.Claim).ToList())
            identity.RemoveClaim(named);
        identity.AddClaim(new Claim(Sessions.Claim, id.ToString()));
    }
}

/// <summary>Throws away sessions that are over.</summary>
internal sealed class ExpiredSessions : IScheduledWork
{
    public async Task RunAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var database = services.GetRequiredService<PeerAtlasDbContext>();
        var begun = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime - Session.Longest;
        var expired = database.Set<Session>().Where(session => session.StartedAt <= begun);
        if (!await expired.AnyAsync(cancellation))
            return;
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await expired.ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
