using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Testing;

namespace PeerAtlas.Web.Tests.Pages;

public sealed class ErrorPageTests
{
    private const string Secret = "f00dfeedf00dfeedf00dfeedf00dfeed";

    [Theory]
    [InlineData(400, "could not be sent")]
    [InlineData(403, "not open to you")]
    [InlineData(404, "no such page")]
    [InlineData(405, "cannot be done here")]
    [InlineData(413, "too large")]
    [InlineData(429, "Too many attempts")]
    [InlineData(500, "went wrong on our side")]
    public async Task Every_error_says_what_happened_what_was_kept_and_what_to_do_in_both_languages(int code, string words)
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var visitor = await new Visitor(site).OpenAsync($"/error/{code}");
        Assert.Equal(code, (int)visitor.Status);
        Assert.Contains(words, visitor.Text);
        Assert.Contains("What was kept:", visitor.Text);
        Assert.Contains("What to do next:", visitor.Text);

        await visitor.FollowAsync("Español");
        Assert.Equal(code, (int)visitor.Status);
        Assert.Equal("es", visitor.Page.DocumentElement.GetAttribute("lang"));
        Assert.Contains("Qué se conservó:", visitor.Text);
    }

    [Fact]
    public async Task An_address_that_does_not_exist_is_not_found_for_strangers_and_members_alike()
    {
        await using var site = await SignInTests.WithAnalystAsync(DatabaseKind.Sqlite);
        var visitor = new Visitor(site);
        await visitor.OpenAsync("/no/such/page?name=Maria");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        Assert.DoesNotContain("Maria", visitor.Page.DocumentElement.OuterHtml);
        await visitor.SignInAsync("rosa@authority.example");
        await visitor.OpenAsync("/no/such/page");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_with_an_explanation()
    {
        await using var site = await SignInTests.WithAnalystAsync(DatabaseKind.Sqlite);
        using var http = site.CreateClient();
        using var content = new FormUrlEncodedContent([new("Email", "rosa@authority.example"), new("Password", TestSite.Password)]);
        using var response = await http.PostAsync(new Uri("/sign-in", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("could not be sent", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_failure_shows_and_logs_nothing_of_the_request_or_of_the_data()
    {
        var log = new RecordedLog();
        await using var site = new TestSite(
            DatabaseKind.Sqlite,
            ("Logging:LogLevel:Default", "Trace"),
            ("Logging:LogLevel:Microsoft", "Trace"),
            ("Logging:LogLevel:Microsoft.AspNetCore", "Trace"),
            ("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "Trace")
        );
        await using var failing = site.WithWebHostBuilder(builder =>
            builder.ConfigureServices(services =>
            {
                services.AddLogging(logging => logging.AddProvider(log));
                services.AddScoped<IPasswordHasher<Account>>(_ => throw new InvalidOperationException("María, maria@agency.example"));
            })
        );
        using var http = failing.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

        using var response = await http.GetAsync(new Uri($"/sign-in?token={Secret}", UriKind.Relative));
        var page = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains("went wrong on our side", page);
        Assert.DoesNotContain(Secret, page);
        Assert.DoesNotContain("María", page);

        foreach (var path in new[] { $"/survey/{Secret}", $"/peer?code={Secret}", "/peer" })
            (await http.GetAsync(new Uri(path, UriKind.Relative))).Dispose();
        Assert.Contains(log.Lines, line => line.Contains("A page failed: System.InvalidOperationException"));
        Assert.DoesNotContain(log.Lines, line =>
            line.Contains(Secret) || line.Contains("María") || line.Replace("/peeratlas", "").Contains("/peer") || line.Contains("/survey")
        );
    }

    [Fact]
    public async Task Whoever_opens_the_anonymous_survey_or_tries_a_code_leaves_no_line_in_the_log()
    {
        var log = new RecordedLog();
        await using var site = new TestSite(DatabaseKind.Sqlite);
        await using var recorded = site.WithWebHostBuilder(builder =>
            builder.ConfigureServices(services => services.AddLogging(logging => logging.AddProvider(log)))
        );
        // The test server would warn of limits that it cannot set.
        recorded.UseKestrel(0);
        using var http = recorded.CreateClient();
        // The site's first page makes its keys, and says so.
        (await http.GetAsync(new Uri("/peer", UriKind.Relative))).Dispose();
        Assert.NotEmpty(log.Lines);
        log.Lines.Clear();

        using var page = await http.GetAsync(new Uri("/peer", UriKind.Relative));
        using var code = new FormUrlEncodedContent([new("survey:code", "not a code")]);
        using var answer = await http.PostAsync(new Uri("/peer", UriKind.Relative), code);
        Assert.True(page.Headers.CacheControl!.NoStore && answer.Headers.CacheControl!.NoStore);
        Assert.Empty(log.Lines);
    }

    [Fact]
    public async Task When_the_database_is_gone_the_site_still_answers_and_says_that_it_is_not_well()
    {
        await using var site = new TestSite(DatabaseKind.Postgres);
        using var http = site.CreateClient();
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("/health", UriKind.Relative))).StatusCode);

        var settings = new Npgsql.NpgsqlConnectionStringBuilder(site.Services.GetRequiredService<DatabaseSettings>().Postgres);
        var name = settings.Database!;
        settings.Database = "postgres";
        await using (var admin = new Npgsql.NpgsqlConnection(settings.ConnectionString))
        {
            await admin.OpenAsync();
            await using var drop = new Npgsql.NpgsqlCommand($"DROP DATABASE {name} WITH (FORCE)", admin);
            await drop.ExecuteNonQueryAsync();
        }

        using var health = await http.GetAsync(new Uri("/health", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        using var response = await http.GetAsync(new Uri("/", UriKind.Relative));
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains("<h1>", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/sign-in", 22, 20)]
    [InlineData("/hours/import", 1100, 1024)]
    public async Task A_request_that_is_too_large_is_refused_before_it_is_read(string page, int megabytes, int most)
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        site.UseKestrel(0);
        site.StartServer();
        // The site's own client would copy the body first.
        using var http = new HttpClient { BaseAddress = site.CreateClient().BaseAddress };
        using var content = new UnreadContent(megabytes * 1024L * 1024);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        using var request = new HttpRequestMessage(HttpMethod.Post, page) { Content = content };
        request.Headers.ExpectContinue = true;
        using var response = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains($"up to {most} MB", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("application/json", "{}")]
    [InlineData("application/x-www-form-urlencoded", null)]
    [InlineData("multipart/form-data; boundary=x", "cut off")]
    public async Task What_is_no_form_or_not_one_that_can_be_read_is_refused_and_is_not_our_failure(string type, string? body)
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        using var http = site.CreateClient();
        using var content = new StringContent(body ?? string.Join('&', Enumerable.Range(0, 25_000).Select(number => $"field{number}=x")));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        foreach (var path in new[] { "/peer", "/sign-in" })
        {
            using var response = await http.PostAsync(new Uri(path, UriKind.Relative), content);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Contains("could not be sent", await response.Content.ReadAsStringAsync());
        }
    }

    private sealed class RecordedLog : ILoggerProvider, ISupportExternalScope, ILogger
    {
        private IExternalScopeProvider? scopes;

        public System.Collections.Concurrent.ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => scopes?.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Lines.Enqueue(formatter(state, exception) + exception);
            scopes?.ForEachScope((scope, lines) => lines.Enqueue(scope?.ToString() ?? ""), Lines);
        }

        public void Dispose() { }
    }

    /// <summary>Says how long it is, and is not sent when the server refuses it for that.</summary>
    private sealed class UnreadContent(long length) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new IOException("It was read.");

        protected override bool TryComputeLength(out long computed)
        {
            computed = length;
            return true;
        }
    }
}
