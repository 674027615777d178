using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Hosting;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Modules;
using PeerAtlas.Platform.Work;
using PeerAtlas.Testing;

namespace PeerAtlas.Web.Tests.Modules;

public sealed class ModuleTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_module_that_stands_in_the_list_is_everywhere_in_the_site(DatabaseKind kind)
    {
        await using var site = new SiteWithNotes(kind);
        await site.WithDatabaseAsync(async database =>
        {
            await using var transaction = await database.Database.BeginTransactionAsync();
            await database.Database.ExecuteSqlRawAsync("create table notes (id uuid primary key, text text not null)");
            await transaction.CommitAsync();
        });
        var module = site.Services.GetServices<PeerAtlasModule>().Last();
        var loading = new DemonstrationLoading(site.Services, "", new DemonstrationClock(), new(2026, 10, 1), _ => { });
        await module.LoadDemonstrationAsync(loading, TestContext.Current.CancellationToken);

        var analyst = await site.VisitAsAnalystAsync();
        await analyst.OpenAsync("/");
        Assert.Contains("Read the notes", analyst.Text);
        Assert.Contains(analyst.Page.QuerySelectorAll("nav a"), link => link.TextContent == "Notes" && link.GetAttribute("href") == "/notes");
        await analyst.OpenAsync("/audit?kind=Note");
        // The work by the clock may have been there already.
        Assert.Contains("Note added: the note of the demonstration", analyst.Text, StringComparison.OrdinalIgnoreCase);

        var work = Assert.Single(site.Services.GetServices<IScheduledWork>().OfType<CloseNotes>());
        await loading.WithAsync(scope => work.RunAsync(scope, TestContext.Current.CancellationToken));
        var answer = await analyst.Http.GetAsync(new Uri("/notes", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("OF THE DEMONSTRATION", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("here", Assert.Single(answer.Headers.GetValues("X-Notes")));
        Assert.StartsWith("/sign-in", (await new Visitor(site).OpenAsync("/notes")).Where, StringComparison.Ordinal);
    }

    private sealed class SiteWithNotes(DatabaseKind kind) : TestSite(kind)
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(
                (context, services) =>
                    services
                        .AddModule(new NotesModule(), context.Configuration)
                        .ConfigureDbContext<PeerAtlasDbContext>(options => options.ReplaceService<IModelCacheKeyFactory, OwnModel>())
            );
        }
    }

    // EF keeps one model for each type of context, and the other tests have theirs without notes.
    private sealed class OwnModel : IModelCacheKeyFactory
    {
        public object Create(DbContext context, bool designTime) => (context.GetType(), designTime);
    }
}
