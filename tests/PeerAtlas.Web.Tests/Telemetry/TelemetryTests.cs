using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Testing;

namespace PeerAtlas.Web.Tests.Telemetry;

/// <summary>
/// What leaves to a collector, and what must not. By itself: the runtime hands traces to every listener of the process, of other tests'
/// sites too.
/// </summary>
[Collection<AloneCollection>]
public sealed class TelemetryTests
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    // Planted wherever a visitor can put something.
    private static readonly string[] Personal =
    [
        "begona.planted",
        "quiet-heron-pass",
        "planted-token-77",
        "planted-query",
        "PlantedAgent",
        "203.0.113.77",
        "planted-state",
        "planted-baggage",
        "planted-answer",
        "PLANTED-CODE",
        "4bf92f3577b34da6",
        "user_agent",
        "url.path",
        "url.query",
        "client.address",
        "server.address",
        "exception.message",
        "exception.stacktrace",
        "db.",
        "SELECT",
        "planted_refusal",
    ];

    [Fact]
    public async Task Nothing_personal_leaves_and_the_route_does()
    {
        await using var collector = await Collector.StartAsync();
        await using var site = new TestSite(DatabaseKind.Sqlite, ("Telemetry:Address", collector.Address));
        var agency = await site.AddOrganisationAsync("north");
        var account = await site.AddAccountAsync("begona.planted@agency.example", Role.AgencyAdministrator, agency);
        var visitor = new Visitor(site);
        visitor.Http.DefaultRequestHeaders.Add("User-Agent", "PlantedAgent/7.7");
        visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.77");
        visitor.Http.DefaultRequestHeaders.Add("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        visitor.Http.DefaultRequestHeaders.Add("tracestate", "planted-state=1");
        visitor.Http.DefaultRequestHeaders.Add("baggage", "planted-baggage=1");
        await visitor.OpenAsync("/sign-in?planted-query=1");
        await visitor.SubmitAsync("Sign in", ("Email", "begona.planted@agency.example"), ("Password", "quiet-heron-pass"));
        await visitor.SignInAsync("begona.planted@agency.example");
        await visitor.OpenAsync($"/members/{agency.Id}?planted-query=2");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        await visitor.OpenAsync("/survey/planted-token-77?language=es");
        await visitor.OpenAsync("/planted-token-77/nowhere");
        await MakeAPageFailAsync(site, visitor);
        await VisitTheAnonymousSurveyAsync(visitor);
        Flush(site);

        Assert.Equal(["/v1/logs", "/v1/metrics", "/v1/traces"], collector.Paths);
        Assert.Superset(
            new HashSet<string> { "sign-in", "members/{organisation:guid}", "survey/{token}" },
            collector.Routes.Select(route => route.TrimStart('/')).ToHashSet()
        );
        Assert.Contains("A page failed", collector.Bytes);
        Assert.Contains("http.server.request.duration", collector.Bytes);
        foreach (var word in Personal.Append(account.Id.ToString()).Append(agency.Id.ToString()))
            MustLack(collector.Bytes, word);
        Assert.DoesNotContain(collector.Routes, route => route.Contains("peer", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(collector.Routes, route => route.Contains('.', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_the_anonymous_survey_alone_nothing_leaves_at_all()
    {
        await using var collector = await Collector.StartAsync();
        await using var site = new TestSite(DatabaseKind.Sqlite, ("Telemetry:Address", collector.Address));
        var visitor = new Visitor(site);
        await VisitTheAnonymousSurveyAsync(visitor);
        // Its lines of the log are about the failure of a page that nobody may know was asked for.
        await site.WithDatabaseAsync(database => DropAsync(database, "waves"));
        await visitor.OpenAsync("/peer");
        Assert.Equal(HttpStatusCode.InternalServerError, visitor.Status);
        Flush(site);
        Assert.DoesNotContain("/v1/traces", collector.Paths);
        Assert.DoesNotContain("http.server.request.duration", collector.Bytes);
        Assert.DoesNotContain("A page failed", collector.Bytes);
    }

    [Fact]
    public async Task Without_an_address_nothing_of_the_packages_begins()
    {
        if (!OperatingSystem.IsLinux())
            return;
        await using var collector = await Collector.StartAsync();
        Assert.True(await LoadsTelemetryAsync(("Telemetry:Address", collector.Address)));
        Assert.False(await LoadsTelemetryAsync());
    }

    [Theory]
    [InlineData("collector:4317")]
    [InlineData("/var/run/collector")]
    [InlineData("ftp://collector.example")]
    public void What_is_no_address_is_refused_by_name(string address)
    {
        using var site = new TestSite(DatabaseKind.Sqlite, ("Telemetry:Address", address));
        Assert.Contains("Telemetry:Address", Assert.ThrowsAny<Exception>(() => site.Services).Message, StringComparison.Ordinal);
    }

    private static async Task<bool> LoadsTelemetryAsync(params (string Key, string Value)[] settings)
    {
        using var database = TestDatabase.Create(DatabaseKind.Sqlite);
        await using var site = await SiteProcess.StartAsync(
            Repository.Root,
            Configuration,
            database.Settings.Concat(settings.Select(pair => KeyValuePair.Create(pair.Key, pair.Value)))
        );
        using var http = new HttpClient { BaseAddress = site.Address };
        using var page = await http.GetAsync(new Uri("/sign-in", UriKind.Relative));
        // The base library is always there: pages are looked for among all types of the site, and some are made of its.
        var loaded = await File.ReadAllTextAsync($"/proc/{site.Id}/maps");
        var begun = new[] { "OpenTelemetry.Exporter", "OpenTelemetry.Extensions", "OpenTelemetry.Instrumentation" }.Count(name =>
            loaded.Contains(name, StringComparison.Ordinal)
        );
        Assert.True(begun is 0 or 3, $"{begun} of the packages are loaded.");
        return begun > 0;
    }

    private static async Task VisitTheAnonymousSurveyAsync(Visitor visitor)
    {
        foreach (var address in new[] { "/peer", "/PEER?planted-query=3", "/peer/PLANTED-CODE", "/peer/receipt", "http://localhost//peer" })
            await visitor.OpenAsync(address);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("Code", "PLANTED-CODE"), KeyValuePair.Create("answer", "planted-answer")]);
        using var answer = await visitor.Http.PostAsync(new Uri("/peer", UriKind.Relative), form);
    }

    private static async Task MakeAPageFailAsync(TestSite site, Visitor visitor)
    {
        await site.WithDatabaseAsync(database => DropAsync(database, "outbox_mails"));
        await visitor.OpenAsync("/password/forgot?planted-query=4");
        await visitor.SubmitAsync("enlace", ("Email", "begona.planted@agency.example"));
        Assert.Equal(HttpStatusCode.InternalServerError, visitor.Status);
    }

    private static async Task DropAsync(DbContext database, string table)
    {
        await using var transaction = await database.Database.BeginTransactionAsync();
#pragma warning disable EF1002 // A name of this test.
        await database.Database.ExecuteSqlRawAsync($"PRAGMA defer_foreign_keys = ON; ALTER TABLE {table} RENAME TO planted_refusal");
#pragma warning restore EF1002
        await transaction.CommitAsync();
    }

    private static void Flush(TestSite site)
    {
        Assert.True(site.Services.GetRequiredService<TracerProvider>().ForceFlush());
        Assert.True(site.Services.GetRequiredService<MeterProvider>().ForceFlush());
        Assert.True(site.Services.GetRequiredService<LoggerProvider>().ForceFlush());
    }

    private static void MustLack(string bytes, string word)
    {
        var found = bytes.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        Assert.True(found < 0, found < 0 ? "" : $"{word} left: …{Readable(bytes[Math.Max(0, found - 80)..Math.Min(bytes.Length, found + 80)])}…");
    }

    private static string Readable(string bytes) => Encoding.ASCII.GetString(Encoding.ASCII.GetBytes(bytes));
}

/// <summary>Tests beside which no other runs.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class AloneCollection;
