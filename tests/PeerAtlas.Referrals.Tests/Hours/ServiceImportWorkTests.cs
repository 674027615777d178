using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Work;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Testing;

namespace PeerAtlas.Referrals.Tests.Hours;

/// <summary>An administrator brings service records through the page; they are taken in the background.</summary>
public sealed class ServiceImportWorkTests
{
    private const string Header = "record,date,minutes,activity,team,peer,person,group,payer\r\n";

    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Records_are_taken_while_the_page_says_how_far_they_are(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        var visitor = await SignInAsync(site, agency);
        await UploadAsync(visitor, "Import the records", Header + agency.Line("a1") + "\r\n" + agency.Line("a2"));
        await EndedAsync(visitor);
        Assert.Contains("The records are in", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("2 new, 0 changed, 0 were there already", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(2, await site.WithDatabaseAsync(database => database.Set<ServiceRecord>().CountAsync()));
        // No heartbeat told it: it was kept before the records were put in their place.
        var work = await site.WithDatabaseAsync(database => database.Set<LongWork>().AsNoTracking().SingleAsync());
        Assert.True(work.Finished > 0);
        Assert.Equal(work.Whole, work.Finished);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_check_names_a_record_that_stands_twice_and_says_that_it_was_a_check(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        var visitor = await SignInAsync(site, agency);
        await UploadAsync(visitor, "Only check", Header + agency.Line("a1") + "\r\n" + agency.Line("a2") + "\r\n" + agency.Line("a1"));
        await EndedAsync(visitor);
        Assert.Contains("Check of records.csv", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("The id stands in line 2 already", visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Every line is good", visitor.Text, StringComparison.Ordinal);
        var problems = await visitor.Http.GetStringAsync(new Uri(visitor.Where + "?handler=Result", UriKind.Relative));
        Assert.Contains("\r\n4,record,", problems, StringComparison.Ordinal);
        Assert.False(await site.WithDatabaseAsync(database => database.Set<ServiceRecord>().AnyAsync()));
    }

    [Fact]
    public async Task Every_problem_is_named_and_can_be_had_as_a_file()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        var visitor = await SignInAsync(site, agency);
        var file = Header + string.Join("\r\n", Enumerable.Range(1, 150).Select(number => agency.Line($"a{number}", "2026-13-01")));
        await UploadAsync(visitor, "Import the records", file);
        await EndedAsync(visitor);
        Assert.Contains("No record was taken", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("150 cells are not as they must be", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("These are the first 100 of 150", visitor.Text, StringComparison.Ordinal);

        await visitor.FollowAsync("Send the file again");
        await UploadAsync(visitor, "Only check", file);
        await EndedAsync(visitor);
        var problems = await visitor.Http.GetStringAsync(new Uri(visitor.Where + "?handler=Result", UriKind.Relative));
        Assert.Equal(151, problems.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);

        await visitor.OpenAsync("/hours/import");
        await UploadAsync(visitor, "Only check", Header + agency.Line("a1"));
        await EndedAsync(visitor);
        Assert.Contains("Nothing was imported, since you asked for a check only", visitor.Text, StringComparison.Ordinal);
        Assert.False(await site.WithDatabaseAsync(database => database.Set<ServiceRecord>().AnyAsync()));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_large_log_of_a_form_that_the_page_took_before_comes_in_the_same_way(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        var visitor = await SignInAsync(site, agency);
        const string Log = "Our log\r\nDate,Hours,Service,Client ID\r\n2026-09-10,1.5,Drop-in,P1\r\n2026-09-10,1.5,Drop-in,P1\r\n";
        await UploadAsync(visitor, "Import the records", Log);
        await EndedAsync(visitor);
        Assert.Contains("No record was taken", visitor.Text, StringComparison.Ordinal);

        await visitor.OpenAsync(HoursLinks.List(agency.Organisation.Id));
        await visitor.UploadAsync("Look at the file", "Sent", "log.csv", Encoding.UTF8.GetBytes(Log));
        await visitor.SubmitAsync("Read the file this way", ("to.activity", "group"));
        await visitor.SubmitAsync("Confirm the import");
        await visitor.OpenAsync("/hours/import");
        await UploadAsync(visitor, "Import the records", Log + "2026-09-11,0.5,Drop-in,P2\r\nTotal,3.5,,\r\n");
        await EndedAsync(visitor);
        Assert.Contains("1 new, 0 changed, 2 were there already", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("2 rows were left out", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(210, await site.WithDatabaseAsync(database => database.Set<ServiceRecord>().SumAsync(record => record.Minutes)));
    }

    [Fact]
    public async Task More_than_five_files_at_once_are_put_off()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        var visitor = await SignInAsync(site, agency);
        await site.Services.GetRequiredService<WorkRunner>().StopAsync(CancellationToken.None);
        for (var file = 1; file <= Works.MostOfOne; file++)
        {
            await visitor.OpenAsync("/hours/import");
            await UploadAsync(visitor, "Import the records", Header + agency.Line("a1"));
        }

        await visitor.OpenAsync("/hours/import");
        await UploadAsync(visitor, "Import the records", Header + agency.Line("a1"));
        Assert.Contains("5 files of yours are being worked on", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync("/works");
        await visitor.FollowAsync("records.csv");
        await visitor.SubmitAsync("Call it off");
        await visitor.OpenAsync("/hours/import");
        await UploadAsync(visitor, "Import the records", Header + agency.Line("a1"));
        Assert.Contains("waits for its turn", visitor.Text, StringComparison.Ordinal);
    }

    /// <summary>The records are large enough that the site is killed at every stage, from before it begins until after it is done.</summary>
    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_import_goes_through_though_the_site_is_killed_meanwhile(DatabaseKind kind)
    {
        const int records = 40_000;
        await using var site = new TestSite(kind);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        var administrator = await site.AddAccountAsync("administrator@k.example", Role.AgencyAdministrator, agency.Organisation);
        await site.Services.GetRequiredService<WorkRunner>().StopAsync(CancellationToken.None);
        var file = Header + string.Join("\r\n", Enumerable.Range(1, records).Select(number => agency.Line($"a{number}", minutes: 10)));
        var work = new LongWork
        {
            Kind = ServiceImportWork.Kind,
            AccountId = administrator.Id,
            OrganisationId = agency.Organisation.Id,
            Subject = "records.csv",
            AskedAt = DateTime.UtcNow,
        };
        await using (var scope = site.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test"))
            await scope.ServiceProvider.GetRequiredService<Works>().StartAsync(work, new MemoryStream(Encoding.UTF8.GetBytes(file)), CancellationToken.None);

        await using (var killed = await SiteProcess.StartAsync(Repository.Root, Configuration, site.Settings))
        {
            await Task.Delay(Random.Shared.Next(3000));
            await killed.KillAsync();
        }

        Assert.Contains(await site.WithDatabaseAsync(database => database.Set<ServiceRecord>().CountAsync()), new[] { 0, records });
        await using var again = await SiteProcess.StartAsync(Repository.Root, Configuration, site.Settings);
        for (var waited = 0; waited < 900 && !(await FindAsync(site, work.Id)).HasEnded; waited++)
            await Task.Delay(100);
        var ended = await FindAsync(site, work.Id);
        Assert.Equal(WorkState.Done, ended.State);
        // Whichever attempt took them says so: not a second one that finds them there.
        Assert.StartsWith("40,000 new", WorkOutcome.FromJson(ended.Outcome!).Text, StringComparison.Ordinal);
        Assert.Equal(records, await site.WithDatabaseAsync(database => database.Set<ServiceRecord>().CountAsync()));
        Assert.Equal(10L * records, await site.WithDatabaseAsync(database => database.Set<PeerMonth>().SumAsync(month => month.Minutes)));
    }

    private static string Configuration => AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";

    private static Task<LongWork> FindAsync(TestSite site, Guid id) =>
        site.WithDatabaseAsync(database => database.Set<LongWork>().AsNoTracking().SingleAsync(work => work.Id == id));

    private static async Task<Visitor> SignInAsync(TestSite site, WorkingAgency agency)
    {
        await site.AddAccountAsync("administrator@k.example", Role.AgencyAdministrator, agency.Organisation);
        var visitor = await new Visitor(site).SignInAsync("administrator@k.example");
        return await visitor.OpenAsync("/hours/import");
    }

    private static Task<Visitor> UploadAsync(Visitor visitor, string button, string file) =>
        visitor.UploadAsync(button, "Records", "records.csv", Encoding.UTF8.GetBytes(file));

    private static async Task EndedAsync(Visitor visitor)
    {
        for (var looked = 0; looked < 300 && visitor.Page.QuerySelector("#progress") is not null; looked++)
        {
            await Task.Delay(100);
            await visitor.FollowAsync("Look again");
        }
    }
}
