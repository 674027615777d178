using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;
using PeerAtlas.Testing;

namespace PeerAtlas.Platform.Tests.Work;

/// <summary>Long works are done once, whatever stops meanwhile, with the rights of whoever asked for them.</summary>
public sealed class WorkRunnerTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_work_reads_its_file_makes_another_and_forgets_the_first(DatabaseKind kind)
    {
        await using var site = await WorkSite.StartAsync(kind);
        // Not to be compressed, and larger than some parts.
        var file = RandomNumberGenerator.GetBytes(2_500_000);
        site.Does = async (_, run, cancellation) =>
        {
            using var read = new MemoryStream();
            await using (var content = run.OpenFile())
                await content.CopyToAsync(read, cancellation);
            await using (var made = run.MakeFile())
                await made.WriteAsync(read.ToArray().Reverse().ToArray(), cancellation);
            return new("Turned", "It is turned.") { FileName = "turned.bin" };
        };
        var id = await site.AskAsync(file);
        await site.Runner.RunAllAsync();

        var work = await site.FindAsync(id);
        Assert.Equal((WorkState.Done, 1, (Guid?)null), (work.State, work.Attempts, work.Claim));
        Assert.Equal("Turned", WorkOutcome.FromJson(work.Outcome!).Heading);
        var visitor = await new Visitor(site).SignInAsync(site.Asker.Email!);
        var address = new Uri($"/works/{id}?handler=Result", UriKind.Relative);
        using (var result = await visitor.Http.GetAsync(address))
        {
            Assert.Equal(file.Reverse(), await result.Content.ReadAsByteArrayAsync());
            Assert.True(result.Headers.CacheControl!.NoStore);
        }

        using (var live = await visitor.Http.GetAsync(new Uri($"/works/{id}?handler=Live", UriKind.Relative)))
            Assert.True(live.Headers.CacheControl!.NoStore);

        // The result goes after two hours, the work after a week.
        Assert.All(await site.WithDatabaseAsync(database => database.Set<WorkFilePart>().Select(part => part.IsResult).ToListAsync()), Assert.True);
        site.Clock.Advance(Works.FileLifetime);
        await site.ExpireAsync();
        Assert.Equal(0, await site.PartsAsync());
        Assert.Equal(WorkState.Done, (await site.FindAsync(id)).State);
        visitor = await new Visitor(site).SignInAsync(site.Asker.Email!);
        Assert.Equal(HttpStatusCode.Gone, (await visitor.OpenAsync($"/works/{id}?handler=Result")).Status);
        Assert.Contains("was kept for two hours and is gone", visitor.Text, StringComparison.Ordinal);
        Assert.Null(visitor.Page.QuerySelector("a[href$='handler=Result']"));
        site.Clock.Advance(Works.Lifetime);
        await site.ExpireAsync();
        Assert.False(await site.WithDatabaseAsync(database => database.Set<LongWork>().AnyAsync()));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_site_that_stops_gives_its_work_back_and_begins_it_anew_when_it_starts(DatabaseKind kind)
    {
        await using var site = await WorkSite.StartAsync(kind);
        var (begun, times) = (new TaskCompletionSource(), 0);
        site.Does = async (_, _, cancellation) =>
        {
            if (++times > 1)
                return new("Done", "At last.");
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, cancellation);
            throw new InvalidOperationException("It never comes here.");
        };
        var id = await site.AskAsync([1, 2, 3]);
        var node = site.AnotherNode();
        await node.StartAsync(CancellationToken.None);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await node.StopAsync(CancellationToken.None);

        var work = await site.FindAsync(id);
        Assert.Equal((WorkState.Waiting, 0, (Guid?)null), (work.State, work.Attempts, work.Claim));
        await site.Runner.RunAllAsync();
        Assert.Equal(WorkState.Done, (await site.FindAsync(id)).State);
        Assert.Equal(0, await site.PartsAsync());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_a_node_left_behind_when_it_died_is_begun_anew_when_its_claim_runs_out(DatabaseKind kind)
    {
        await using var site = await WorkSite.StartAsync(kind);
        var id = await site.AskAsync();
        await site.WithDatabaseAsync(async database =>
        {
            var work = await database.Set<LongWork>().SingleAsync();
            (work.State, work.Claim, work.ClaimedUntil, work.Attempts) = (
                WorkState.Running,
                Guid.NewGuid(),
                site.Clock.GetUtcNow().UtcDateTime.AddSeconds(10),
                1
            );
            await database.SaveChangesAsync();
        });
        await site.Runner.RunAllAsync();
        Assert.Equal((WorkState.Running, 1), await StateAsync(site, id));
        site.Clock.Advance(TimeSpan.FromSeconds(10));
        await site.Runner.RunAllAsync();
        Assert.Equal((WorkState.Done, 2), await StateAsync(site, id));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Two_nodes_never_do_the_same_work(DatabaseKind kind)
    {
        await using var site = await WorkSite.StartAsync(kind);
        var times = 0;
        site.Does = async (_, _, cancellation) =>
        {
            Interlocked.Increment(ref times);
            await Task.Delay(20, cancellation);
            return new("Done", "Once.");
        };
        var other = await site.AddAccountAsync("other@agency.example", Role.AgencyAdministrator, site.Agency);
        for (var asked = 0; asked < 10; asked++)
            await site.AskAsync((asked % 2 == 0 ? site.Asker : other).Id, null);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => site.AnotherNode().RunAllAsync())));
        Assert.Equal(10, times);
        Assert.All(await site.WithDatabaseAsync(database => database.Set<LongWork>().ToListAsync()), work =>
            Assert.Equal((WorkState.Done, 1), (work.State, work.Attempts))
        );
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_work_that_was_called_off_while_it_runs_stops_and_keeps_nothing(DatabaseKind kind)
    {
        await using var site = await WorkSite.StartAsync(kind);
        var begun = new TaskCompletionSource();
        site.Does = async (_, _, cancellation) =>
        {
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, cancellation);
            throw new InvalidOperationException("It never comes here.");
        };
        var id = await site.AskAsync([1, 2, 3]);
        var running = Task.Run(() => site.Runner.RunAllAsync());
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await site.CancelAsync(id);
        await running.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal((WorkState.Cancelled, 1), await StateAsync(site, id));
        Assert.Equal(0, await site.PartsAsync());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_work_that_was_called_off_on_another_node_cannot_make_its_change(DatabaseKind kind)
    {
        await using var site = await WorkSite.StartAsync(kind);
        Guid id = default;
        site.Does = async (services, run, cancellation) =>
        {
            // As if the page were served by another node.
            await site.WithDatabaseAsync(async database =>
            {
                (await database.Set<LongWork>().SingleAsync()).IsCancelAsked = true;
                await database.SaveChangesAsync();
            });
            var database = services.GetRequiredService<PeerAtlasDbContext>();
            await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
            (await database.Set<Organisation>().SingleAsync(row => row.Id == site.Agency.Id, cancellation)).Name = "Changed";
            await database.SaveChangesAsync(cancellation);
            await run.EndAsync(transaction.GetDbTransaction(), new("Done", "Changed."), cancellation);
            await transaction.CommitAsync(cancellation);
            return new("Done", "Changed.");
        };
        id = await site.AskAsync();
        await site.Runner.RunAllAsync();
        Assert.Equal(
            "agency organisation",
            await site.WithDatabaseAsync(database => database.Set<Organisation>().Where(row => row.Id == site.Agency.Id).Select(row => row.Name).SingleAsync())
        );
        // Nobody begins it again.
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await site.Runner.RunAllAsync();
        Assert.Equal(WorkState.Cancelled, (await site.FindAsync(id)).State);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_change_and_its_outcome_are_kept_together_under_the_name_of_whoever_asked(DatabaseKind kind)
    {
        await using var site = await WorkSite.StartAsync(kind);
        site.Does = async (services, run, cancellation) =>
        {
            var database = services.GetRequiredService<PeerAtlasDbContext>();
            await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
            (await database.Set<Organisation>().SingleAsync(row => row.Id == site.Agency.Id, cancellation)).Name = "Changed";
            await database.SaveChangesAsync(cancellation);
            await run.EndAsync(transaction.GetDbTransaction(), new("Done", "Changed."), cancellation);
            await transaction.CommitAsync(cancellation);
            throw new InvalidOperationException("The node died before it could say more.");
        };
        var id = await site.AskAsync();
        await site.Runner.RunAllAsync();
        Assert.Equal((WorkState.Done, 1), await StateAsync(site, id));
        var entry = await site.WithDatabaseAsync(database =>
            database.Set<AuditEntry>().SingleAsync(entry => entry.Action == "changed" && entry.SubjectId == site.Agency.Id)
        );
        Assert.Equal((site.Asker.Id, site.Asker.Email), (entry.AccountId, entry.Actor));
    }

    [Fact]
    public async Task A_fault_is_tried_again_and_then_told()
    {
        await using var site = await WorkSite.StartAsync(DatabaseKind.Sqlite);
        site.Does = (_, _, _) => throw new InvalidOperationException("P17 lives at 12 Elm Street");
        var id = await site.AskAsync([1]);
        for (var attempt = 1; attempt <= WorkClaims.MostAttempts; attempt++)
        {
            await site.Runner.RunAllAsync();
            Assert.Equal((attempt < WorkClaims.MostAttempts ? WorkState.Waiting : WorkState.Failed, attempt), await StateAsync(site, id));
            site.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.DoesNotContain("Elm", (await site.FindAsync(id)).Outcome, StringComparison.Ordinal);
        Assert.Equal(0, await site.PartsAsync());
    }

    [Fact]
    public async Task Who_lost_the_role_meanwhile_gets_nothing_done()
    {
        await using var site = await WorkSite.StartAsync(DatabaseKind.Sqlite);
        var ran = false;
        site.Does = (_, _, _) =>
        {
            ran = true;
            return Task.FromResult(new WorkOutcome("Done", "It is done."));
        };
        var id = await site.AskAsync();
        await site.WithDatabaseAsync(async database =>
        {
            database.RemoveRange(await database.Set<Membership>().Where(membership => membership.AccountId == site.Asker.Id).ToListAsync());
            await database.SaveChangesAsync();
        });
        await site.Runner.RunAllAsync();
        Assert.False(ran);
        Assert.Equal((WorkState.Failed, 1), await StateAsync(site, id));
    }

    [Fact]
    public async Task Nobody_else_sees_a_work_its_file_or_calls_it_off()
    {
        await using var site = await WorkSite.StartAsync(DatabaseKind.Sqlite);
        await site.AddAccountAsync("colleague@agency.example", Role.AgencyAdministrator, site.Agency);
        var id = await site.AskAsync([1, 2, 3]);
        var colleague = await new Visitor(site).SignInAsync("colleague@agency.example");
        await colleague.OpenAsync("/works");
        Assert.Contains("Nothing is under way", colleague.Text, StringComparison.Ordinal);
        foreach (var address in new[] { $"/works/{id}", $"/works/{id}?handler=Live", $"/works/{id}?handler=Result" })
            Assert.Equal(HttpStatusCode.NotFound, (await colleague.OpenAsync(address)).Status);
        await colleague.OpenAsync("/account");
        var token = colleague.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        using var answer = await colleague.Http.PostAsync(new Uri($"/works/{id}?handler=Cancel", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal((WorkState.Waiting, 0), await StateAsync(site, id));

        var asker = await new Visitor(site).SignInAsync(site.Asker.Email!);
        await asker.OpenAsync("/works");
        await asker.FollowAsync("records.csv");
        await asker.SubmitAsync("Call it off");
        Assert.Contains("It was called off", asker.Text, StringComparison.Ordinal);
        Assert.Equal(0, await site.PartsAsync());
    }

    [Fact]
    public async Task A_work_that_is_asked_for_after_another_ended_is_begun_at_once()
    {
        await using var site = await WorkSite.StartAsync(DatabaseKind.Sqlite);
        await site.Runner.StartAsync(CancellationToken.None);
        for (var time = 0; time < 3; time++)
        {
            var watch = Stopwatch.StartNew();
            var id = await site.AskAsync();
            while ((await site.FindAsync(id)).State != WorkState.Done)
                await Task.Delay(20);
            // A runner that only looks round takes some five seconds.
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(3), $"{watch.Elapsed} at time {time}");
        }
    }

    [Fact]
    public async Task Who_left_the_agency_sees_its_works_no_more()
    {
        await using var site = await WorkSite.StartAsync(DatabaseKind.Sqlite);
        var id = await site.AskAsync();
        var other = await site.AddOrganisationAsync("other");
        await site.WithDatabaseAsync(async database =>
        {
            database.RemoveRange(await database.Set<Membership>().Where(membership => membership.AccountId == site.Asker.Id).ToListAsync());
            database.Add(
                new Membership
                {
                    AccountId = site.Asker.Id,
                    OrganisationId = other.Id,
                    Role = Role.AgencyAdministrator,
                    AcceptedAt = site.Clock.GetUtcNow().UtcDateTime,
                }
            );
            await database.SaveChangesAsync();
        });
        var asker = await new Visitor(site).SignInAsync(site.Asker.Email!);
        Assert.Equal(HttpStatusCode.NotFound, (await asker.OpenAsync($"/works/{id}")).Status);
        await asker.OpenAsync("/works");
        Assert.Contains("Nothing is under way", asker.Text, StringComparison.Ordinal);
    }

    private static async Task<(WorkState, int)> StateAsync(WorkSite site, Guid id) =>
        await site.FindAsync(id) is var work ? (work.State, work.Attempts) : default;
}
