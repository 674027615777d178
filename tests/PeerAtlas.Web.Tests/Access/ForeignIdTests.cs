using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Testing;

namespace PeerAtlas.Web.Tests.Access;

/// <summary>
/// The members of one agency send, beside their own agency's address, the ids of another one: in the query and in the form, with GET and
/// with POST, to every page and handler, in every spelling. Nothing of the other agency is shown, and nothing of it is written.
/// </summary>
public sealed class ForeignIdTests
{
    private static readonly Func<string, string>[] Spellings =
    [
        name => name,
        name => char.ToUpperInvariant(name[0]) + name[1..],
        name => name.ToUpperInvariant(),
        name => char.ToLowerInvariant(name[0]) + name[1..].ToUpperInvariant(),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whatever_is_sent_beside_the_address_reaches_no_other_agency(bool byAnalyst)
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var authority = await site.AddOrganisationAsync("authority", OrganisationKind.Authority);
        var (north, south) = (await Neighbour.AddAsync(site, "north"), await Neighbour.AddAsync(site, "south"));
        var people = byAnalyst ? [await site.AddAccountAsync("analyst@authority.example", Role.AuthorityAnalyst, authority)] : north.People.Values;
        var walk = new Walk(site, north, south, byAnalyst);
        foreach (var account in people)
        {
            var http = site.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true });
            http.DefaultRequestHeaders.Add("Cookie", await site.CookieAsync(account));
            foreach (var endpoint in Endpoints(site))
                await walk.TryAsync(endpoint, account.Email!, http);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{walk.Sent} requests, {walk.Entered} of them let in.");
        Assert.True(walk.Wrong.Count == 0, string.Join('\n', walk.Wrong));
        Assert.True(walk.Sent > (byAnalyst ? 1_500 : 7_500), $"Only {walk.Sent} requests were sent.");
        Assert.True(walk.Entered > (byAnalyst ? 350 : 1_000), $"Only {walk.Entered} requests were let in.");
    }

    // What destroys most comes last: whoever is removed tries nothing more.
    private static IEnumerable<RouteEndpoint> Endpoints(TestSite site) =>
        site
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint =>
                endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null
                && AccessTable.Rules.TryGetValue(Pattern(endpoint), out var rule)
                && rule is { AsksForToken: false }
            )
            .OrderBy(endpoint =>
                Pattern(endpoint) is "/sign-out" or "/account" or "/account/second-step" ? 2
                : Pattern(endpoint).Contains("{membership", StringComparison.Ordinal) ? 1
                : 0
            );

    private static string Pattern(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    private sealed class Walk(TestSite site, Neighbour own, Neighbour foreign, bool byAnalyst)
    {
        private readonly HtmlParser parser = new();

        public int Sent { get; private set; }

        public int Entered { get; private set; }

        public List<string> Wrong { get; } = [];

        public async Task TryAsync(RouteEndpoint endpoint, string who, HttpClient http)
        {
            var before = await foreign.StateAsync(site, byAnalyst);
            var address = Address(endpoint.RoutePattern);
            using var first = await http.GetAsync(new Uri(address, UriKind.Relative));
            var forms = parser
                .ParseDocument(await first.Content.ReadAsStringAsync())
                .Forms.OfType<IHtmlFormElement>()
                .Where(form =>
                    form.Method == "post"
                    // Every page has the button that would end the walk.
                    && (form.GetAttribute("action")?.EndsWith("/sign-out", StringComparison.Ordinal) != true || Pattern(endpoint) == "/sign-out")
                )
                .ToList();
            var names = foreign
                .Ids.Keys.Concat(endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name))
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .ToList();
            foreach (var spelling in Spellings)
            {
                var ids = names.ToDictionary(
                    spelling,
                    name => (foreign.Ids.TryGetValue(name, out var id) ? id : Guid.NewGuid()).ToString(),
                    StringComparer.Ordinal
                );
                await SendAsync(HttpMethod.Get, WithQuery(address, ids), []);
                await SendAsync(HttpMethod.Get, address, ids);
                foreach (var (target, fields) in await PostsAsync(endpoint, address, forms))
                {
                    await SendAsync(HttpMethod.Post, target, [.. fields, .. ids]);
                    await SendAsync(HttpMethod.Post, WithQuery(target, ids), fields);
                }
            }

            // And in the place of the own ids that the forms of the page hold.
            foreach (var (target, fields) in await PostsAsync(endpoint, address, forms))
                await SendAsync(HttpMethod.Post, target, fields.Select(field => KeyValuePair.Create(field.Key, Swapped(field.Value))));

            if (await foreign.StateAsync(site, byAnalyst) != before)
                Wrong.Add($"{Pattern(endpoint)}: {who} wrote in the other agency.");

            async Task SendAsync(HttpMethod method, string target, IEnumerable<KeyValuePair<string, string>> fields)
            {
                using var request = new HttpRequestMessage(method, target);
                // A form body on GET too: the framework would read it.
                if (method == HttpMethod.Post || fields.Any())
                    request.Content = new FormUrlEncodedContent(fields);
                using var response = await http.SendAsync(request);
                Sent++;
                if ((int)response.StatusCode < 400 && response.Headers.Location?.OriginalString.Contains("/sign-in?", StringComparison.Ordinal) != true)
                    Entered++;
                // Two states are called as the other agency is.
                var text = (await response.Content.ReadAsStringAsync())
                    .Replace("South Carolina", "", StringComparison.Ordinal)
                    .Replace("South Dakota", "", StringComparison.Ordinal);
                if (text.Contains(byAnalyst ? "south-secret" : "south", StringComparison.OrdinalIgnoreCase))
                    Wrong.Add($"{method} {target}: {who} reads of the other agency.");
                if (response.StatusCode >= HttpStatusCode.InternalServerError && !address.StartsWith("/error", StringComparison.Ordinal))
                    Wrong.Add($"{method} {target}: fails for {who} ({(int)response.StatusCode}).");
            }
        }

        /// <summary>The forms of the page, filled in as somebody would, and every handler that no form on it leads to.</summary>
        private async Task<IReadOnlyList<(string Target, List<KeyValuePair<string, string>> Fields)>> PostsAsync(
            RouteEndpoint endpoint,
            string address,
            IReadOnlyList<IHtmlFormElement> forms
        )
        {
            var posts = forms
                .Select(form => (Target: new Uri(new Uri("http://localhost" + address), form.GetAttribute("action") ?? "").PathAndQuery, Fields: Fill(form)))
                .ToList();
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
                return posts;
            var token = posts.SelectMany(post => post.Fields).Where(field => field.Key == "__RequestVerificationToken").Take(1).ToList();
            var compiled = await site.Services.GetRequiredService<PageLoader>().LoadAsync(page, endpoint.Metadata);
            foreach (var handler in compiled.HandlerMethods.Where(handler => handler.HttpMethod == "Post"))
            {
                var target = handler.Name is null ? address : $"{address}?handler={handler.Name}";
                if (posts.All(post => !string.Equals(post.Target, target, StringComparison.OrdinalIgnoreCase)))
                    posts.Add((target, token));
            }

            return posts;
        }

        private static List<KeyValuePair<string, string>> Fill(IHtmlFormElement form)
        {
            var fields = new List<KeyValuePair<string, string>>();
            foreach (var element in form.Elements)
            {
                if (element.GetAttribute("name") is not { Length: > 0 } name)
                    continue;
                var value = element switch
                {
                    IHtmlInputElement { Type: "hidden" } hidden => hidden.Value,
                    IHtmlInputElement { Type: "checkbox" } => null,
                    IHtmlInputElement { Type: "radio" } radio => fields.Any(field => field.Key == name) ? null : radio.Value,
                    IHtmlInputElement { Type: "email" } => $"{Guid.NewGuid():N}@new.example",
                    IHtmlInputElement { Type: "date" } => "2026-09-01",
                    IHtmlInputElement { Value.Length: > 0 } filled => filled.Value,
                    IHtmlInputElement { Type: "file" or "password" } => null,
                    IHtmlInputElement => "3",
                    IHtmlTextAreaElement => "Some words.",
                    IHtmlSelectElement select => select.Options.Select(option => option.Value).FirstOrDefault(option => option.Length > 0),
                    _ => null,
                };
                if (value is not null)
                    fields.Add(new(name, value));
            }

            return fields;
        }

        private string Swapped(string value) =>
            own.Ids.Aggregate(value, (text, id) => text.Replace(id.Value.ToString(), foreign.Ids[id.Key].ToString(), StringComparison.OrdinalIgnoreCase));

        private string Address(RoutePattern pattern) =>
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
                                RoutePatternParameterPart { Name: "code" } => "404",
                                RoutePatternParameterPart parameter when own.Ids.TryGetValue(parameter.Name, out var id) => id.ToString(),
                                RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(policy => policy.Content == "guid") => Guid.NewGuid()
                                    .ToString(),
                                RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(policy => policy.Content == "int") => "1",
                                _ => "x",
                            }
                        )
                    )
                )
            );

        private static string WithQuery(string address, IEnumerable<KeyValuePair<string, string>> ids) =>
            address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + string.Join('&', ids.Select(id => $"{id.Key}={id.Value}"));
    }
}
