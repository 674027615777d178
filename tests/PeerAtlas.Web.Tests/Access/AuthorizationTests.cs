using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Testing;

namespace PeerAtlas.Web.Tests.Access;

/// <summary>Tries every address of the running site as everybody, and holds who came in against <see cref="AccessTable"/>.</summary>
public sealed class AuthorizationTests
{
    [Fact]
    public async Task Every_address_is_in_the_table_and_every_row_has_an_address()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var addresses = Endpoints(site).Select(Pattern).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(addresses.Except(AccessTable.Rules.Keys).Select(pattern => $"{pattern} has no row in AccessTable: say who may enter."));
        Assert.Empty(AccessTable.Rules.Keys.Except(addresses).Select(pattern => $"{pattern} is in AccessTable, but the site has no such address."));
    }

    [Fact]
    public async Task Every_address_names_its_permission_or_says_that_it_is_public()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var endpoints = Endpoints(site);
        Assert.True(endpoints.Count >= 10);
        foreach (var endpoint in endpoints)
        {
            var named = endpoint.Metadata.GetOrderedMetadata<RequiresAttribute>();
            var open = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            var byToken = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(asks => asks.AuthenticationSchemes == "agency-token");
            var signedIn = endpoint
                .Metadata.GetOrderedMetadata<IAuthorizeData>()
                .Any(asks => asks is AuthorizeAttribute { Policy: null, AuthenticationSchemes: null } and not RequiresAttribute);
            // Two at once would be open: [AllowAnonymous] wins.
            Assert.True(
                new[] { named.Count > 0, open, byToken, signedIn }.Count(one => one) == 1,
                $"{Pattern(endpoint)} must have either [Requires] or [AllowAnonymous], or ask for a token."
            );
            if (AccessTable.Rules.TryGetValue(Pattern(endpoint), out var row))
                Assert.Equal((row.AsksForToken, row.AsksForSignIn), (byToken, signedIn));
            if (AccessTable.Rules.TryGetValue(Pattern(endpoint), out var rule))
                Assert.Equal(rule.Permission, named.Count > 0 ? named[0].Permission : null);
        }
    }

    [Fact]
    public async Task Everybody_enters_where_the_table_admits_them_and_nowhere_else()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var visitors = await VisitorsAsync(site);
        var wrong = new List<string>();
        foreach (var endpoint in Endpoints(site).Where(endpoint => AccessTable.Rules.ContainsKey(Pattern(endpoint))))
        {
            foreach (var visitor in visitors)
                wrong.AddRange(await TryAsync(endpoint, visitor));
        }

        Assert.Empty(wrong);
    }

    /// <summary>Somebody at the door, and the organisation that they ask for.</summary>
    private sealed record Caller(Role? Role, HttpClient Http, Organisation Asked, bool Own)
    {
        public override string ToString() => $"{Role?.ToString() ?? "a stranger"}{(Own ? "" : " of another organisation")}";
    }

    private static async Task<IReadOnlyList<Caller>> VisitorsAsync(TestSite site)
    {
        var authority = await site.AddOrganisationAsync("authority", OrganisationKind.Authority);
        var (north, south) = (await site.AddOrganisationAsync("north"), await site.AddOrganisationAsync("south"));
        var callers = new List<Caller> { new(null, Client(site), north, true) };
        foreach (var role in Enum.GetValues<Role>())
        {
            var home = role.IsAuthorityWide() ? authority : north;
            var http = Client(site);
            http.DefaultRequestHeaders.Add("Cookie", await site.CookieAsync(await site.AddAccountAsync($"{role}@north.example", role, home)));
            callers.Add(new(role, http, home, true));
            callers.Add(new(role, http, south, false));
        }

        return callers;
    }

    private static async Task<IEnumerable<string>> TryAsync(RouteEndpoint endpoint, Caller caller)
    {
        var (pattern, wrong) = (Pattern(endpoint), new List<string>());
        var rule = AccessTable.Rules[pattern];
        // Where the address names no organisation, asking for another one is the same question again.
        if (!caller.Own && !rule.InOrganisation)
            return wrong;
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } named ? named : ["GET", "POST"];
        foreach (var method in methods)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), Address(endpoint.RoutePattern, caller));
            using var response = await caller.Http.SendAsync(request);
            var entered = !IsRefused(response);
            if (entered != rule.Admits(caller.Role, caller.Own))
                wrong.Add($"{method} {pattern}: {caller} was {(entered ? "let in" : "refused")} ({(int)response.StatusCode}).");
            if (response.StatusCode >= HttpStatusCode.InternalServerError && !pattern.StartsWith("/error", StringComparison.Ordinal))
                wrong.Add($"{method} {pattern}: fails for {caller} ({(int)response.StatusCode}).");
        }

        return wrong;
    }

    private static bool IsRefused(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized
        || (
            response.StatusCode == HttpStatusCode.Redirect
            && response.Headers.Location?.OriginalString.Contains("/sign-in?returnUrl=", StringComparison.Ordinal) == true
        );

    private static string Address(RoutePattern pattern, Caller caller) =>
        "/"
        + string.Join(
            '/',
            pattern.PathSegments.Select(segment =>
                string.Concat(
                    segment.Parts.Select(part =>
                        part switch
                        {
                            RoutePatternLiteralPart literal => literal.Content,
                            RoutePatternSeparatorPart separator => separator.Content,
                            RoutePatternParameterPart { Name: "organisation" } => caller.Asked.Id.ToString(),
                            RoutePatternParameterPart { Name: "code" } => "404",
                            RoutePatternParameterPart parameter when HasConstraint(parameter, "guid") => Guid.NewGuid().ToString(),
                            RoutePatternParameterPart parameter when HasConstraint(parameter, "int") => "1",
                            _ => "x",
                        }
                    )
                )
            )
        );

    private static bool HasConstraint(RoutePatternParameterPart parameter, string name) => parameter.ParameterPolicies.Any(policy => policy.Content == name);

    // Files of the design system are open to everybody, and the build makes their list.
    private static IReadOnlyList<RouteEndpoint> Endpoints(TestSite site) =>
        [
            .. site
                .Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null),
        ];

    private static string Pattern(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    private static HttpClient Client(TestSite site) =>
        site.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
}
