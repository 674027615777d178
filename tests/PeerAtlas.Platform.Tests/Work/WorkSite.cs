using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;
using PeerAtlas.Testing;

namespace PeerAtlas.Platform.Tests.Work;

/// <summary>A site with a kind of work that does what a test says.</summary>
internal sealed class WorkSite(DatabaseKind kind) : TestSite(kind)
{
    public const string Kind = "test";

    /// <summary>What the work does.</summary>
    public Func<IServiceProvider, WorkRun, CancellationToken, Task<WorkOutcome>> Does { get; set; } =
        (_, _, _) => Task.FromResult(new WorkOutcome("Done", "It is done."));

    public Organisation Agency { get; private set; } = null!;

    public Account Asker { get; private set; } = null!;

    /// <summary>The site's own runner is stopped, so that the test says when works are begun.</summary>
    public static async Task<WorkSite> StartAsync(DatabaseKind kind)
    {
        var site = new WorkSite(kind);
        await site.Runner.StopAsync(CancellationToken.None);
        site.Agency = await site.AddOrganisationAsync("agency");
        site.Asker = await site.AddAccountAsync("asker@agency.example", Role.AgencyAdministrator, site.Agency);
        return site;
    }

    public WorkRunner Runner => Services.GetRequiredService<WorkRunner>();

    /// <summary>A runner as another web node has it.</summary>
    public WorkRunner AnotherNode() =>
        new(Services.GetRequiredService<IServiceScopeFactory>(), Services.GetRequiredService<DatabaseConnections>(), Clock, NullLogger<WorkRunner>.Instance);

    public async Task<Guid> AskAsync(byte[]? file = null) => (await AskAsync(Asker.Id, file is null ? null : new MemoryStream(file)))!.Value;

    /// <summary>Puts a work on the list as a request of that account does; of the site itself when there is none.</summary>
    public async Task<Guid?> AskAsync(Guid? account, Stream? file, string input = "", CancellationToken cancellation = default)
    {
        await using var scope = Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        var work = new LongWork
        {
            Kind = Kind,
            AccountId = account,
            OrganisationId = Agency.Id,
            Subject = "records.csv",
            Input = input,
            AskedAt = Clock.GetUtcNow().UtcDateTime,
        };
        return await scope.ServiceProvider.GetRequiredService<Works>().StartAsync(work, file, cancellation);
    }

    /// <summary>Calls a work off at its page.</summary>
    public async Task CancelAsync(Guid work)
    {
        var visitor = await new Visitor(this).SignInAsync(Asker.Email!);
        await visitor.OpenAsync($"/works/{work}");
        await visitor.SubmitAsync("Call it off");
    }

    public Task<LongWork> FindAsync(Guid id) => WithDatabaseAsync(database => database.Set<LongWork>().AsNoTracking().SingleAsync(work => work.Id == id));

    public Task<int> PartsAsync() => WithDatabaseAsync(database => database.Set<WorkFilePart>().CountAsync());

    /// <summary>Throws away what is over, as the schedule does.</summary>
    public async Task ExpireAsync()
    {
        await using var scope = Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        await new ExpiredWorks().RunAsync(scope.ServiceProvider, CancellationToken.None);
    }

    public async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await holds())
            await Task.Delay(20, limit.Token);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services =>
            services
                .AddKeyedScoped<ILongWork>(Kind, (provider, _) => new TestWork(this, provider))
                // A runner that is stopped before it has begun is a cancelled task, which a host takes for a fault and ends itself.
                .Configure<HostOptions>(options => options.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore)
        );
    }

    private sealed class TestWork(WorkSite site, IServiceProvider services) : ILongWork
    {
        public Permission? Requires => Permission.ManageTeams;

        public Task<WorkOutcome> RunAsync(WorkRun run, CancellationToken cancellation) => site.Does(services, run, cancellation);
    }
}
