using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform.Work;
using PeerAtlas.Reports.Disclosure;
using PeerAtlas.Reports.Tests.Pages;
using PeerAtlas.Testing;

namespace PeerAtlas.Reports.Tests.Disclosure;

/// <summary>The audit of a report is made beside everything else.</summary>
public sealed class DisclosureAuditTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Until_the_audit_is_made_persons_are_withheld_and_nothing_is_published(DatabaseKind kind)
    {
        await using var site = new ReportSite(kind);
        var (analyst, report) = await WriteAsync(site);
        var runner = await StopAsync(site);

        await analyst.OpenAsync($"{report}/disclosure");
        Assert.Contains("The audit is being made", analyst.Text, StringComparison.Ordinal);
        Assert.Contains("It waits for its turn.", analyst.Text, StringComparison.Ordinal);
        await analyst.OpenAsync($"{report}/preview");
        Assert.Contains("[withheld] lead teams", analyst.Text, StringComparison.Ordinal);
        Assert.Contains("Follow the disclosure audit", analyst.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("51%", analyst.Text, StringComparison.Ordinal);
        await analyst.OpenAsync($"{report}/publish");
        Assert.DoesNotContain("Publish version", analyst.Text, StringComparison.Ordinal);

        await runner.RunAllAsync();
        await analyst.OpenAsync($"{report}/disclosure");
        Assert.Contains("Nothing can be worked out", analyst.Text, StringComparison.Ordinal);
        Assert.Contains("from 1 to 10 persons", analyst.Text, StringComparison.Ordinal);
        await analyst.OpenAsync($"{report}/preview");
        Assert.Contains("51%", analyst.Text, StringComparison.Ordinal);
        await analyst.OpenAsync($"{report}/publish");
        await analyst.SubmitAsync("Publish version 1");
        Assert.Contains("The report was published.", analyst.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_audit_that_was_called_off_is_made_when_somebody_asks_for_it_again(DatabaseKind kind)
    {
        await using var site = new ReportSite(kind);
        var (analyst, report) = await WriteAsync(site);
        var runner = await StopAsync(site);

        await analyst.OpenAsync($"{report}/disclosure");
        await analyst.SubmitAsync("Call it off");
        Assert.Contains("The audit was called off", analyst.Text, StringComparison.Ordinal);
        await analyst.OpenAsync($"{report}/publish");
        Assert.DoesNotContain("Publish version", analyst.Text, StringComparison.Ordinal);
        Assert.Equal([WorkState.Cancelled], await StatesAsync(site));

        await analyst.OpenAsync($"{report}/disclosure");
        await analyst.SubmitAsync("Make the audit");
        Assert.Contains("The audit is being made", analyst.Text, StringComparison.Ordinal);
        using (var live = await analyst.Http.GetAsync(analyst.Page.QuerySelector("[hx-get]")!.GetAttribute("hx-get")))
            Assert.False(live.Headers.Contains("HX-Refresh"));
        var asked = analyst.Page.QuerySelector("[hx-get]")!.GetAttribute("hx-get");
        await runner.RunAllAsync();
        using (var live = await analyst.Http.GetAsync(asked))
            Assert.Equal("true", Assert.Single(live.Headers.GetValues("HX-Refresh")));
        await analyst.OpenAsync($"{report}/disclosure");
        Assert.Contains("Nothing can be worked out", analyst.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_one_node_found_another_reads_and_what_was_changed_is_not_audited(DatabaseKind kind)
    {
        await using var site = new ReportSite(kind);
        var (analyst, address) = await WriteAsync(site);
        var runner = await StopAsync(site);
        await analyst.OpenAsync($"{address}/disclosure");
        await analyst.OpenAsync(address);
        await analyst.SubmitAsync("Remove: Roles");
        await runner.RunAllAsync();
        Assert.Equal([WorkState.Failed], await StatesAsync(site));

        await analyst.SubmitAsync("Add a section", ("Heading", "Roles"));
        await analyst.SubmitAsync("Find", ("q", "role"), ("Narrative", "{{peer.role.lead.share}} lead."));
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        await analyst.OpenAsync($"{address}/disclosure");
        await runner.RunAllAsync();
        await using var scope = site.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        var desk = scope.ServiceProvider.GetRequiredService<ReportDesk>();
        var report = await scope.ServiceProvider.GetRequiredService<Platform.Database.PeerAtlasDbContext>().Set<Report>().SingleAsync();
        var publication = await desk.PublicationAsync(report, CancellationToken.None);
        var works = site.Services.GetRequiredService<SharedWorks>();
        var elsewhere = await new DisclosureAudits(works, new(), site.Clock).ProtectAsync(report, publication, CancellationToken.None);
        Assert.Equal(new GuardCache().Protect(publication).Numbers, elsewhere.Numbers);
        Assert.NotEmpty(elsewhere.Numbers);
    }

    private static async Task<WorkRunner> StopAsync(ReportSite site)
    {
        var runner = site.Services.GetRequiredService<WorkRunner>();
        await runner.StopAsync(CancellationToken.None);
        site.Services.GetRequiredService<DisclosureAudits>().Patience = TimeSpan.Zero;
        return runner;
    }

    private static Task<List<WorkState>> StatesAsync(ReportSite site) =>
        site.WithDatabaseAsync(database => database.Set<LongWork>().Select(work => work.State).ToListAsync());

    private static async Task<(Visitor Analyst, string Report)> WriteAsync(ReportSite site)
    {
        site.Waves.Tables.Add(
            new PeerSurvey().Add(4, ("role", "lead")).Add(30, ("role", "peer")).Add(25, ("role", "cps")).Table("role", "lead", "peer", "cps")
        );
        var analyst = await site.VisitAsAnalystAsync();
        var report = await Stories.StartAsync(analyst, "Peer workforce");
        await analyst.SubmitAsync("Add a section", ("Heading", "Roles"));
        await analyst.SubmitAsync("Find", ("q", "role"), ("Narrative", "{{peer.role.lead.share}} lead teams."));
        await analyst.SubmitAsync("Add this table");
        return (analyst, report);
    }
}
