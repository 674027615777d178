using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Access;
using PeerAtlas.Referrals.Caseloads;
using PeerAtlas.Referrals.Fhir;
using PeerAtlas.Referrals.Referring;
using PeerAtlas.Testing;

namespace PeerAtlas.Referrals.Tests.Fhir;

/// <summary>What the site answered; a resource in it was held against the validators.</summary>
public sealed record FhirAnswer(HttpStatusCode Status, JsonNode? Body, HttpResponseMessage Response)
{
    public string Id => (string)Body!["id"]!;

    public string Version => Response.Headers.ETag!.ToString();

    public IReadOnlyList<JsonNode> Found => [.. Body!["entry"]?.AsArray().Select(entry => entry!["resource"]!) ?? []];

    public IReadOnlyList<string> FoundIds => [.. Found.Select(resource => (string)resource["id"]!)];

    /// <summary>What an OperationOutcome says.</summary>
    public string Words => string.Join(" ", Body!["issue"]!.AsArray().Select(issue => (string?)issue!["diagnostics"]));

    public string? Link(string relation) => (string?)Body!["link"]!.AsArray().FirstOrDefault(link => (string?)link!["relation"] == relation)?["url"];
}

/// <summary>An agency with a treatment team, a team of two peers, people served, and a token for its health record.</summary>
public sealed class Agency(FhirSite site, Organisation organisation, string token)
{
    public Organisation Organisation => organisation;

    public string Token => token;

    public string PersonSystem => $"urn:uuid:{organisation.Id}";

    public Team Treatment { get; } =
        new()
        {
            OrganisationId = organisation.Id,
            Name = "Treatment team",
            Programme = "CBFS",
        };

    public Team Peers { get; } = new() { OrganisationId = organisation.Id, Name = "Peer team" };

    public Account Provider { get; private set; } = null!;

    public Account Ana { get; private set; } = null!;

    public Account Ben { get; private set; } = null!;

    public async Task FillAsync()
    {
        Provider = await site.AddAccountAsync($"provider@{organisation.Key}.example", Role.TraditionalProvider, organisation);
        Ana = await site.AddAccountAsync($"ana@{organisation.Key}.example", Role.PeerWorker, organisation);
        Ben = await site.AddAccountAsync($"ben@{organisation.Key}.example", Role.PeerWorker, organisation);
        await site.AddAsync(
            Treatment,
            Peers,
            Member(Treatment, Provider, TeamRole.Provider),
            Member(Peers, Ana, TeamRole.Peer),
            Member(Peers, Ben, TeamRole.Peer)
        );
    }

    /// <summary>A person on the treatment team's caseload.</summary>
    public async Task<Person> AddPersonAsync(string pseudonym)
    {
        var person = new Person { OrganisationId = organisation.Id, Pseudonym = pseudonym };
        await site.AddAsync(
            person,
            new CaseloadEntry
            {
                OrganisationId = organisation.Id,
                PersonId = person.Id,
                TeamId = Treatment.Id,
                ProviderId = Provider.Id,
                StartsOn = new(2026, 1, 1),
            }
        );
        return person;
    }

    /// <summary>A ServiceRequest as another system would send it.</summary>
    public JsonNode Request(Person person, string performer, string status = "active") =>
        new JsonObject
        {
            ["resourceType"] = "ServiceRequest",
            ["status"] = status,
            ["intent"] = "order",
            ["subject"] = new JsonObject { ["reference"] = $"Patient/{person.Id}" },
            ["requester"] = new JsonObject { ["reference"] = $"Practitioner/{Provider.Id}" },
            ["performer"] = new JsonArray(new JsonObject { ["reference"] = performer }),
            ["reasonCode"] = new JsonArray(
                new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["system"] = FhirSite.ReasonSystem, ["code"] = "skill-building" }) }
            ),
            ["note"] = new JsonArray(new JsonObject { ["text"] = "Prefers to meet in the morning." }),
        };

    /// <summary>A referral that reached the peer team; the result is its id.</summary>
    public async Task<string> ReferAsync(Person person, string? performer = null, string status = "active")
    {
        var made = await site.SendAsync(HttpMethod.Post, "ServiceRequest", Token, Request(person, performer ?? $"Organization/{Peers.Id}", status));
        Assert.True(made.Status == HttpStatusCode.Created, made.Body?.ToJsonString());
        return made.Id;
    }

    /// <summary>Changes the task of a referral on top of its newest version.</summary>
    public async Task<FhirAnswer> MoveAsync(string id, string status, string? reason = null, string? owner = null, Action<JsonNode>? also = null)
    {
        var read = await site.GetAsync($"Task/{id}", Token);
        var task = read.Body!;
        task["status"] = status;
        if (reason is not null)
            task["statusReason"] = new JsonObject { ["text"] = reason };
        if (owner is not null)
            task["owner"] = new JsonObject { ["reference"] = owner };
        also?.Invoke(task);
        return await site.SendAsync(HttpMethod.Put, $"Task/{id}", Token, task, ("If-Match", read.Version));
    }

    private TeamMember Member(Team team, Account account, TeamRole role) =>
        new()
        {
            OrganisationId = organisation.Id,
            TeamId = team.Id,
            AccountId = account.Id,
            Role = role,
            StartsOn = new(2026, 1, 1),
            Place = role == TeamRole.Peer ? "Main Street" : "",
        };
}

/// <summary>A site with two agencies, North and South, and what other systems do with it.</summary>
public sealed class FhirSite(DatabaseKind kind) : TestSite(kind)
{
    public const string ReasonSystem = "http://localhost:5080/fhir/CodeSystem/peer-support-benefit";

    /// <summary>Everything that the site logged.</summary>
    public LogLines Logged { get; } = new();

    public Agency North { get; private set; } = null!;

    public Agency South { get; private set; } = null!;

    private HttpClient Http => field ??= CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services => services.AddSingleton<ILoggerProvider>(Logged));
    }

    public async Task<FhirSite> FillAsync()
    {
        (North, South) = (await AddAgencyAsync("north"), await AddAgencyAsync("south"));
        return this;
    }

    /// <summary>Makes a token as the page does.</summary>
    public async Task<string> AddTokenAsync(Organisation organisation, string name = "Health record", DateOnly? expiresOn = null)
    {
        var secret = AgencyToken.NewSecret();
        await AddAsync(
            new AgencyToken
            {
                OrganisationId = organisation.Id,
                Name = name,
                SecretHash = AgencyToken.Hash(secret),
                ExpiresOn = expiresOn ?? new DateOnly(2027, 9, 30),
                MadeAt = Clock.GetUtcNow().UtcDateTime,
            }
        );
        return secret;
    }

    public Task<FhirAnswer> GetAsync(string path, string? token, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, token, (JsonNode?)null, headers);

    /// <summary>Sends JSON.</summary>
    public Task<FhirAnswer> SendAsync(HttpMethod method, string path, string? token, JsonNode? body, params (string Name, string Value)[] headers) =>
        SendAsync(method, path, token, body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/fhir+json"), headers);

    /// <summary>Sends anything, and holds whatever resource comes back against the validators.</summary>
    public async Task<FhirAnswer> SendAsync(HttpMethod method, string path, string? token, HttpContent? content, params (string Name, string Value)[] headers)
    {
        // The links that the site makes name its public address, which is not this test's.
        path = path.Replace("http://localhost:5080/fhir/", "", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(method, new Uri($"/fhir/{path}", UriKind.Relative)) { Content = content };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        var response = await Http.SendAsync(request);
        Assert.False(response.Headers.Contains("Set-Cookie"), $"{method} {path} set a cookie.");
        var text = await response.Content.ReadAsStringAsync();
        if (text.Length == 0)
            return new(response.StatusCode, null, response);
        Assert.Equal("application/fhir+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Empty((await FhirValidator.ProblemsAsync(text)).Select(problem => $"{method} {path}: {problem}"));
        Assert.Empty(DefinitionValidator.Problems(text).Select(problem => $"{method} {path}: {problem}"));
        return new(response.StatusCode, JsonNode.Parse(text), response);
    }

    /// <summary>Sends a request as it is.</summary>
    public Task<HttpResponseMessage> SendRawAsync(HttpRequestMessage request) => Http.SendAsync(request);

    public Task<Referral> ReferralAsync(string id) =>
        WithDatabaseAsync(database => database.Set<Referral>().SingleAsync(referral => referral.Id == Guid.Parse(id)));

    private async Task<Agency> AddAgencyAsync(string key)
    {
        var organisation = await AddOrganisationAsync(key);
        var agency = new Agency(this, organisation, await AddTokenAsync(organisation));
        await agency.FillAsync();
        return agency;
    }
}

/// <summary>One such site for each database, which the tests share: each brings its own people.</summary>
public sealed class FhirSites : IAsyncLifetime
{
    private readonly Dictionary<DatabaseKind, FhirSite> sites = [];

    public FhirSite this[DatabaseKind kind] => sites[kind];

    public async ValueTask InitializeAsync()
    {
        foreach (var kind in Enum.GetValues<DatabaseKind>())
            sites[kind] = await new FhirSite(kind).FillAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var site in sites.Values)
            await site.DisposeAsync();
    }
}

/// <summary>Keeps what is logged.</summary>
public sealed class LogLines : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Lines.Enqueue(state.ToString()!);
        return null;
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{formatter(state, exception)} {exception}");

    public void Dispose() { /* nothing is held open */
    }
}

/// <summary>The tests that share the sites.</summary>
[CollectionDefinition]
public sealed class FhirCollection : ICollectionFixture<FhirSites>;
