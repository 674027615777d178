using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Testing;

/// <summary>The whole site on a database of its own, with a clock that the test moves.</summary>
public class TestSite : WebApplicationFactory<Program>
{
    /// <summary>Fits every account that <see cref="AddAccountAsync"/> makes.</summary>
    public const string Password = "seven quiet otters swim";

    /// <summary>What the first-run page asks for.</summary>
    public const string SetUpCode = "TEST-CODE";

    private readonly TestDatabase database;
    private readonly Dictionary<string, string> settings;

    public TestSite(DatabaseKind kind, params (string Key, string Value)[] settings)
    {
        database = TestDatabase.Create(kind);
        this.settings = database
            .Settings.Append(new("SetUpCode", SetUpCode))
            .Concat(settings.Select(pair => KeyValuePair.Create(pair.Key, pair.Value)))
            .ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>Stands at noon in New York on 1 October 2026 until a test moves it.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 10, 1, 16, 0, 0, TimeSpan.Zero));

    /// <summary>What somebody else does once, between the last look that the next save was preceded by and that save.</summary>
    public Func<Task>? BeforeNextSave { get; set; }

    /// <summary>The settings that make another process use the same database.</summary>
    public IReadOnlyDictionary<string, string> Settings => settings;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Urls", "http://127.0.0.1:0");
        foreach (var (key, value) in settings)
            builder.UseSetting(key, value);
        builder.ConfigureServices(services =>
            services
                .Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock))
                // Passwords of tests need not be slow to try.
                .Configure<PasswordHasherOptions>(options => options.IterationCount = 1)
                .ConfigureDbContext<PeerAtlasDbContext>(options => options.AddInterceptors(new SomebodyElse(this)))
        );
    }

    /// <summary>Runs against the database as the system does, outside any request.</summary>
    public async Task<T> WithDatabaseAsync<T>(Func<PeerAtlasDbContext, Task<T>> action)
    {
        await using var scope = Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        return await action(scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>());
    }

    /// <inheritdoc cref="WithDatabaseAsync{T}"/>
    public Task WithDatabaseAsync(Func<PeerAtlasDbContext, Task> action) =>
        WithDatabaseAsync(async context =>
        {
            await action(context);
            return true;
        });

    /// <summary>Saves new rows.</summary>
    public Task AddAsync(params object[] rows) =>
        WithDatabaseAsync(async context =>
        {
            context.AddRange(rows);
            await context.SaveChangesAsync();
        });

    /// <summary>Makes an organisation.</summary>
    public async Task<Organisation> AddOrganisationAsync(string key, OrganisationKind kind = OrganisationKind.ProviderAgency)
    {
        var organisation = new Organisation
        {
            Key = key,
            Name = $"{key} organisation",
            Kind = kind,
        };
        await AddAsync(organisation);
        return organisation;
    }

    /// <summary>Makes an account with one membership; it can sign in with <see cref="Password"/>.</summary>
    public async Task<Account> AddAccountAsync(string email, Role role, Organisation organisation)
    {
        await using var scope = Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            UserName = email,
            Email = email,
            Name = email.Split('@')[0],
            EmailConfirmed = true,
        };
        var result = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account, Password);
        Assert.True(result.Succeeded, string.Join(" ", result.Errors.Select(error => error.Description)));
        var context = scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>();
        context.Add(
            new Membership
            {
                AccountId = account.Id,
                OrganisationId = organisation.Id,
                Role = role,
                AcceptedAt = Clock.GetUtcNow().UtcDateTime,
            }
        );
        await context.SaveChangesAsync();
        return account;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Npgsql.NpgsqlConnection.ClearAllPools();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        database.Dispose();
        GC.SuppressFinalize(this);
    }

    private sealed class SomebodyElse(TestSite site) : SaveChangesInterceptor
    {
        public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        )
        {
            if (site.BeforeNextSave is { } act)
            {
                site.BeforeNextSave = null;
                await act();
            }

            return result;
        }
    }
}
