using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Referrals.Roles;
using PeerAtlas.Testing;

namespace PeerAtlas.Referrals.Tests.Pages.Jobs;

/// <summary>What was said of a job stays readable; what was never anybody's can go.</summary>
public sealed class JobPastTests
{
    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Whose_job_it_was_is_not_overwritten_and_it_is_said_who_said_it_anew_and_when(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await JobTown.MakeAsync(site, "k");
        await town.WriteAsync("Peer specialist");
        await town.AssignAsync("2026-02-01");
        await town.WriteAsync("Driver");
        var driver = await site.WithDatabaseAsync(database => database.Set<JobVersion>().SingleAsync(version => version.Title == "Driver"));
        for (var press = 0; press < 2; press++)
        {
            await town.Administrator.OpenAsync(await town.PlaceAsync());
            await town.Administrator.SubmitAsync("Save", ("Input.Description", driver.DescriptionId.ToString()), ("Input.StartsOn", "2026-02-01"));
            Assert.Equal(town.Jobs, town.Administrator.Where);
        }

        Assert.Equal(2, await site.WithDatabaseAsync(database => database.Set<JobAssignment>().CountAsync()));
        await town.Administrator.OpenAsync(await town.PlaceAsync());
        Assert.Contains("Said anew on 2026-10-01 by administrator", town.Administrator.Text, StringComparison.Ordinal);
        Assert.Contains("2026-10-01, afterwards, by administrator", town.Administrator.Text, StringComparison.Ordinal);
        Assert.Contains("Peer specialist", town.Administrator.Text, StringComparison.Ordinal);
        var peer = await (await site.VisitAsAsync(town.Agency.Peer)).OpenAsync("/account/job?language=en");
        Assert.Contains("Driver", peer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(peer.Page.QuerySelectorAll("h2"), heading => heading.TextContent.Contains("Peer specialist", StringComparison.Ordinal));
        Assert.Equal(3, await site.WithDatabaseAsync(database => database.Set<AuditEntry>().CountAsync(entry => entry.Subject == nameof(JobAssignment))));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_was_never_anybodys_is_taken_out_and_what_was_is_ended(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await JobTown.MakeAsync(site, "k");
        await town.WriteAsync("Peer specialist");
        var id = await site.WithDatabaseAsync(database => database.Set<JobDescription>().Select(row => row.Id).SingleAsync());
        await town.Administrator.OpenAsync($"{town.Jobs}/{id}");
        var (form, where) = (town.Administrator.Page, town.Administrator.Where);
        await town.AssignAsync("2026-02-01");
        // The page of before somebody got it.
        town.Administrator.GoBack(form, where);
        await town.Administrator.SubmitAsync("Take out the whole description");
        Assert.Contains("Nothing was changed.", town.Administrator.Page.Body!.TextContent, StringComparison.Ordinal);
        await town.Administrator.OpenAsync($"{town.Jobs}/{id}");
        Assert.Contains("It cannot be taken out", town.Administrator.Text, StringComparison.Ordinal);
        Assert.Contains("Today it is that of 1 worker", town.Administrator.Text, StringComparison.Ordinal);

        await town.LeaveAsync(new(2026, 9, 30));
        await town.Administrator.OpenAsync($"{town.Jobs}/{id}");
        await town.Administrator.SubmitAsync("End it");
        Assert.Contains("Ended on October 1, 2026", town.Administrator.Text, StringComparison.Ordinal);
        await town.WriteAsync("A draft");
        await town.Administrator.OpenAsync(town.Jobs);
        await town.Administrator.FollowAsync("A draft");
        await town.Administrator.SubmitAsync("Take out the whole description");
        Assert.True(town.Administrator.Page.Body!.TextContent.Contains("The description was taken out.", StringComparison.Ordinal), town.Administrator.Text);
        Assert.Equal([id], await site.WithDatabaseAsync(database => database.Set<JobDescription>().Select(row => row.Id).ToListAsync()));
        Assert.Contains(
            "removed",
            await site.WithDatabaseAsync(database =>
                database.Set<AuditEntry>().Where(entry => entry.Subject == nameof(JobVersion)).Select(entry => entry.Action).ToListAsync()
            )
        );
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task It_is_listed_under_the_title_that_holds_today_and_a_version_of_later_can_be_withdrawn(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await JobTown.MakeAsync(site, "k");
        await town.WriteAsync("Peer specialist");
        var id = await site.WithDatabaseAsync(database => database.Set<JobDescription>().Select(row => row.Id).SingleAsync());
        await town.Administrator.OpenAsync($"{town.Jobs}/write/{id}");
        var (form, where) = (town.Administrator.Page, town.Administrator.Where);
        await town.Administrator.SubmitAsync("Save", ("Input.Title", "Whole new title"), ("Input.HoldsFrom", "2026-12-01"));
        town.Administrator.GoBack(form, where);
        await town.Administrator.SubmitAsync("Save", ("Input.Title", "Whole new title"), ("Input.HoldsFrom", "2026-12-01"));
        Assert.Contains("The new version was saved.", town.Administrator.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await site.WithDatabaseAsync(database => database.Set<JobVersion>().CountAsync()));

        await town.Administrator.OpenAsync(town.Jobs);
        Assert.DoesNotContain("Whole new title", town.Administrator.Text, StringComparison.Ordinal);
        await town.Administrator.FollowAsync("Peer specialist");
        await town.Administrator.SubmitAsync("Withdraw version 2");
        Assert.Equal("Peer specialist", await site.WithDatabaseAsync(database => database.Set<JobDescription>().Select(row => row.Name).SingleAsync()));
        Assert.Equal(1, await site.WithDatabaseAsync(database => database.Set<JobVersion>().CountAsync()));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_second_press_says_that_it_was_saved_and_makes_no_second_one(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await JobTown.MakeAsync(site, "k");
        await town.Administrator.OpenAsync(town.Jobs + "/write");
        var (form, where) = (town.Administrator.Page, town.Administrator.Where);
        (string, string)[] fields = [("Input.Title", "Peer specialist"), ("Input.HoldsFrom", "2026-01-01"), ("Input.HoursAWeek", "37,50")];
        await town.Administrator.SubmitAsync("Save", fields);
        town.Administrator.GoBack(form, where);
        await town.Administrator.SubmitAsync("Save", fields);
        Assert.Contains("The job description was saved.", town.Administrator.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await site.WithDatabaseAsync(database => database.Set<JobVersion>().CountAsync()));
        // Another one of the same title is another matter.
        await town.WriteAsync("Peer specialist", ("Input.Opening", "We are many."));
        Assert.Contains("Another job description of yours has this title.", town.Administrator.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_can_be_read_in_two_ways_or_not_be_seen_is_refused_by_name()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var town = await JobTown.MakeAsync(site, "k");
        await town.WriteAsync(
            "Peer \u202Especialist",
            ("Input.PayFrom", "41.200"),
            ("Input.PayTo", "48.500"),
            ("Input.PayPer", nameof(PayTime.Year)),
            ("Input.PeerLine", "Sam\u200B")
        );
        Assert.Contains("U+202E (right-to-left direction)", town.Administrator.Text, StringComparison.Ordinal);
        Assert.Contains("U+200B (zero width space)", town.Administrator.Text, StringComparison.Ordinal);
        Assert.Contains("such as 41,200 or 21.50", town.Administrator.Text, StringComparison.Ordinal);
        Assert.Equal(0, await site.WithDatabaseAsync(database => database.Set<JobVersion>().CountAsync()));
    }

    [Fact]
    public async Task Who_supervises_is_said_in_Spanish_where_the_agency_wrote_it()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var town = await JobTown.MakeAsync(site, "k");
        await town.WriteAsync("Peer specialist", ("Input.PeerLine", "the lead peer"), ("Input.PeerLineSpanish", "la persona guía"));
        await town.AssignAsync("2026-02-01");
        var peer = await (await site.VisitAsAsync(town.Agency.Peer)).OpenAsync("/account/job?language=es");
        Assert.Contains("la persona guía", peer.Text, StringComparison.Ordinal);
        Assert.Contains("the lead peer", (await peer.OpenAsync("/account/job?language=en")).Text, StringComparison.Ordinal);
    }
}
