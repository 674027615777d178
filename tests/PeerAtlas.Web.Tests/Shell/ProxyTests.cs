using System.Net;
using PeerAtlas.Platform.Access;
using PeerAtlas.Testing;

namespace PeerAtlas.Web.Tests.Shell;

/// <summary>What is believed of the visitor's address and of TLS, on a real port.</summary>
public sealed class ProxyTests
{
    [Fact]
    public async Task Behind_a_named_proxy_wrong_links_count_for_the_visitor_and_cookies_are_secure()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite, ("Proxies", "127.0.0.1, 10.0.0.0/8"));
        site.UseKestrel(0);
        site.StartServer();
        using var http = new HttpClient { BaseAddress = site.ClientOptions.BaseAddress };
        for (var wrong = 0; wrong <= GuessLimit.WrongAllowed; wrong++)
            await AskAsync(http, "203.0.113.7", wrong);
        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync(http, "203.0.113.7", 99));
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(http, "203.0.113.8", 99));
        // What the visitor claims to have passed through does not make them another one.
        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync(http, "198.51.100.1, 203.0.113.7", 99));
        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync(http, "203.0.113.7, 10.1.2.3", 99));

        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var page = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Contains(page.Headers.GetValues("Set-Cookie"), cookie =>
            cookie.StartsWith("peeratlas.form", StringComparison.Ordinal) && cookie.Contains("secure", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_word_of_somebody_who_is_not_named_counts_for_nothing()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite, ("Proxies", "10.0.0.0/8"));
        site.UseKestrel(0);
        site.StartServer();
        using var http = new HttpClient { BaseAddress = site.ClientOptions.BaseAddress };
        for (var wrong = 0; wrong <= GuessLimit.WrongAllowed; wrong++)
            await AskAsync(http, $"203.0.113.{wrong}", wrong);
        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync(http, "203.0.113.200", 99));
    }

    [Fact]
    public async Task Where_people_come_by_TLS_the_session_goes_by_nothing_else()
    {
        await using var site = await Pages.SignInTests.WithAnalystAsync(DatabaseKind.Sqlite, ("Authority:PublicAddress", "https://peers.example"));
        using var http = site.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true });
        using var page = await http.GetAsync("/sign-in", TestContext.Current.CancellationToken);
        var token = new AngleSharp.Html.Parser.HtmlParser()
            .ParseDocument(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .QuerySelector("main input[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([
            new("Email", "rosa@authority.example"),
            new("Password", TestSite.Password),
            new("__RequestVerificationToken", token),
        ]);
        using var signedIn = await http.PostAsync("/sign-in", form, TestContext.Current.CancellationToken);
        Assert.Contains(signedIn.Headers.GetValues("Set-Cookie"), cookie =>
            cookie.StartsWith("peeratlas.session", StringComparison.Ordinal) && cookie.Contains("secure", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_proxy_that_is_no_address_is_refused_at_the_start()
    {
        using var site = new TestSite(DatabaseKind.Sqlite, ("Proxies", "the-proxy"));
        Assert.Contains("neither an address nor a network", Assert.ThrowsAny<Exception>(() => site.CreateClient()).ToString(), StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient http, string forwardedFor, int number)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/survey/{number:x32}");
        request.Headers.Add("X-Forwarded-For", forwardedFor);
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }
}
