using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PeerAtlas.Directory;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Referrals.Fhir;

/// <summary>Finds the agency behind the token of a request, <c>Authorization: Bearer …</c>, and opens that agency's rows and no others to it.</summary>
internal sealed class AgencyTokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    UrlEncoder encoder,
    PeerAtlasDbContext database,
    OrganisationScope scope,
    AuthorityClock clock,
    [FromKeyedServices(AgencyTokenAuthentication.Scheme_)] GuessLimit guesses
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, NullLoggerFactory.Instance, encoder)
{
    /// <summary>The scheme's name.</summary>
    public const string Scheme_ = "agency-token";

    private const string Bearer = "Bearer ";
    private const string NoToken =
        "Send the agency's token in the header Authorization: Bearer TOKEN. The agency's administrator makes one on the page Connections.";

    /// <summary>What is said to who tried too many wrong tokens.</summary>
    public const string TooMany = "Too many wrong tokens came from this network address. Correct the token, and try again in a quarter of an hour.";

    /// <summary>Why the request's token was not taken, for the integrator.</summary>
    public static string Refusal(HttpContext context) => context.Items[typeof(AgencyTokenAuthentication)] as string ?? NoToken;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        var hash = AgencyToken.Hash(header[Bearer.Length..].Trim());
        var found = await (
            from token in database.Set<AgencyToken>().IgnoreQueryFilters().AsNoTracking()
            join organisation in database.Set<Organisation>() on token.OrganisationId equals organisation.Id
            where token.SecretHash == hash
            select new { token, organisation.Key }
        ).SingleOrDefaultAsync(Context.RequestAborted);
        if (found is null)
        {
            return Refuse(guesses.CountWrong(Context.Connection.RemoteIpAddress) ? TooMany : "Nobody was given this token. Look whether all of it was copied.");
        }

        if (found.token.Refuse(clock.Today) is { } refusal)
            return Refuse(refusal);
        scope.Grant(found.token.OrganisationId);
        await MarkUsedAsync(found.token);
        return AuthenticateResult.Success(new AuthenticationTicket(Principal(found.token, found.Key), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var over = Refusal(Context) == TooMany;
        Response.StatusCode = over ? StatusCodes.Status429TooManyRequests : StatusCodes.Status401Unauthorized;
        if (over)
            Response.Headers.RetryAfter = "900";
        else
            Response.Headers.WWWAuthenticate = Bearer.TrimEnd();
        return Task.CompletedTask;
    }

    private AuthenticateResult Refuse(string words)
    {
        Context.Items[typeof(AgencyTokenAuthentication)] = words;
        return AuthenticateResult.Fail("refused");
    }

    // The name is what the audit record gives as the actor.
    private ClaimsPrincipal Principal(AgencyToken token, string organisationKey) =>
        new(
            new ClaimsIdentity(
                [
                    new Claim(ClaimTypes.Name, $"{token.Name} (token of {organisationKey})"),
                    new Claim(FhirCaller.OrganisationClaim, token.OrganisationId.ToString()),
                ],
                Scheme.Name
            )
        );

    private async Task MarkUsedAsync(AgencyToken token)
    {
        var today = clock.Today;
        if (token.LastUsedOn == today)
            return;
        await using var transaction = await database.Database.BeginTransactionAsync(Context.RequestAborted);
        await database
            .Set<AgencyToken>()
            .Where(row => row.Id == token.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastUsedOn, today), Context.RequestAborted);
        await transaction.CommitAsync(Context.RequestAborted);
    }
}
