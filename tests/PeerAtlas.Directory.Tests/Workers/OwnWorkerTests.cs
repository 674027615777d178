using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Work;
using PeerAtlas.Testing;

namespace PeerAtlas.Directory.Tests.Workers;

public sealed class OwnWorkerTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Two_records_of_one_person_are_two_until_their_holder_joins_both_and_each_agency_sees_its_own_places(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var (north, south) = (await WorkerAgency.AddAsync(site, "north"), await WorkerAgency.AddAsync(site, "south"));
        var account = await site.AddAccountAsync("kim@home.example", Role.Organiser, await site.AddOrganisationAsync("elsewhere"));
        await north.EnterAsync("Kim of the north", "KIM@home.example", "2026-03-01");
        await south.EnterAsync("Kim of the south", "kim@home.example", "2024-01-01", "2026-10-01");
        await south.EnterAsync("kim", "", "2026-02-02");
        var holder = await site.VisitAsAsync(account);
        await holder.OpenAsync("/");
        Assert.Contains("Are these your places of work?", holder.Text);
        await holder.OpenAsync("/account/places");
        Assert.Contains("north organisation entered somebody", holder.Text);
        Assert.DoesNotContain("2026", holder.Text);
        Assert.DoesNotContain("of the north", holder.Text);
        var before = (await WorkerAgency.AllAsync(site)).Select(worker => worker.Id).ToList();
        Assert.Equal(3, before.Count);

        await holder.SubmitAsync("Yes, this is me: north");
        await holder.SubmitAsync("Yes, this is me: south");
        Assert.DoesNotContain("Are these your places of work?", holder.Text);
        Assert.Contains("north organisation Peer worker – March 1, 2026 – Your name and this place", holder.Text);
        Assert.Contains("south organisation Peer worker – January 1, 2024 October 1, 2026 Your name and this place", holder.Text);
        var joined = (await WorkerAgency.AllAsync(site)).Single(worker => worker.AccountId is not null);
        Assert.Equal((account.Id, "kim", null, 2), (joined.AccountId, joined.Name, joined.Email, joined.Places.Count));
        // Neither agency can tell from the address of its page that there was another record, nor when it was made.
        Assert.DoesNotContain(joined.Id, before);
        Assert.Equal(4, joined.Id.Version);

        foreach (var (agency, other) in new[] { (north, "2024"), (south, "March") })
        {
            await agency.Administrator.OpenAsync($"{agency.Path}/{joined.Id}");
            Assert.Contains("kim", agency.Administrator.Text);
            Assert.DoesNotContain(other, agency.Administrator.Text);
            Assert.Contains("keeps their own name", agency.Administrator.Text);
            await agency.Administrator.OpenAsync($"{agency.Path}/{joined.Id}/edit");
            Assert.Equal(System.Net.HttpStatusCode.NotFound, agency.Administrator.Status);
        }

        await holder.OpenAsync("/account");
        await holder.SubmitAsync("Save the name", ("Name", "Kim Lund"));
        Assert.Contains("Kim Lund", await north.ListAsync());

        site.Clock.Advance(TimeSpan.FromDays(1));
        await south.SignInAgainAsync();
        holder = await site.VisitAsAsync(account);
        Assert.Contains("1 person worked here and has left.", await south.ListAsync());
        await holder.OpenAsync("/account/places?language=es");
        Assert.Contains("south organisation Par – 1 de enero de 2024 1 de octubre de 2026 Que alguien se fue, pero no quién", holder.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_says_no_sees_nothing_and_is_not_asked_again_and_nobody_else_can_answer(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var north = await WorkerAgency.AddAsync(site, "north");
        var elsewhere = await site.AddOrganisationAsync("elsewhere");
        await north.EnterAsync("Kim", "kim@home.example", "2026-03-01");
        var worker = Assert.Single(await WorkerAgency.AllAsync(site));
        var holder = await site.VisitAsAsync(await site.AddAccountAsync("kim@home.example", Role.Organiser, elsewhere));
        var stranger = await site.VisitAsAsync(await site.AddAccountAsync("sam@home.example", Role.Organiser, elsewhere));
        // The form that the stranger was never given, made from the one of the holder.
        await holder.OpenAsync("/account/places");
        await stranger.OpenAsync("/account");
        await PostAsync(stranger, worker.Id, "Join");
        Assert.Null(Assert.Single(await WorkerAgency.AllAsync(site)).AccountId);
        await holder.SubmitAsync("No, this is not me");
        Assert.Contains("No places of work here", holder.Text);
        Assert.DoesNotContain("Are these", holder.Text);
        await PostAsync(holder, worker.Id, "Join");
        Assert.Null(Assert.Single(await WorkerAgency.AllAsync(site)).AccountId);
        // The agency is told neither that there is an account nor what its holder said.
        await north.Administrator.OpenAsync($"{north.Path}/{worker.Id}");
        Assert.Contains("E-mail address: kim@home.example.", north.Administrator.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Places_of_two_records_that_share_days_become_one_place(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var north = await WorkerAgency.AddAsync(site, "north");
        var account = await site.AddAccountAsync("kim@home.example", Role.PeerWorker, north.Organisation);
        var own = new Worker { Name = "Kim", AccountId = account.Id };
        own.Places.Add(Place(own, north, new(2025, 1, 1), new(2025, 6, 30)));
        own.Places.Add(Place(own, north, new(2025, 9, 1), new(2026, 1, 31)));
        await site.AddAsync(own);
        await north.EnterAsync("Kim again", "kim@home.example", "2025-06-01", "2026-11-30");
        var holder = await site.VisitAsAsync(account);
        await holder.OpenAsync("/account/places");
        await holder.SubmitAsync("Yes, this is me");
        var place = Assert.Single(Assert.Single(await WorkerAgency.AllAsync(site)).Places);
        Assert.Equal((new DateOnly(2025, 1, 1), new DateOnly(2026, 11, 30)), (place.StartsOn, place.EndsOn!.Value));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_worker_outlives_role_and_account_and_is_erased_by_the_holder_when_all_places_have_ended(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var north = await WorkerAgency.AddAsync(site, "north");
        var account = await site.AddAccountAsync("kim@home.example", Role.PeerWorker, north.Organisation);
        await north.EnterAsync("Kim", "kim@home.example", "2026-03-01", "2026-10-02");
        var holder = await site.VisitAsAsync(account);
        await holder.OpenAsync("/account/places");
        await holder.SubmitAsync("Yes, this is me");
        // Without any role they still see their own.
        await site.WithDatabaseAsync(async database =>
        {
            database.RemoveRange(database.Set<Membership>().Where(held => held.AccountId == account.Id));
            await database.SaveChangesAsync();
        });
        await holder.OpenAsync("/account/places");
        Assert.Contains("north organisation Peer worker", holder.Text);
        Assert.Contains("You can erase it when all places have ended.", holder.Text);
        await PostAsync(holder, Guid.Empty, "Erase", ("sure", "true"));
        Assert.Single(await WorkerAgency.AllAsync(site));

        site.Clock.Advance(TimeSpan.FromDays(2));
        var second = await site.AddAccountAsync("sam@home.example", Role.PeerWorker, north.Organisation);
        var kept = new Worker { Name = "Sam", AccountId = second.Id };
        kept.Places.Add(Place(kept, north, new(2026, 1, 1), null));
        await site.AddAsync(kept);
        holder = await site.VisitAsAsync(account);
        await holder.OpenAsync("/account/places");
        await holder.SubmitAsync("Erase");
        Assert.Contains("Tick the box first.", holder.Page.Body!.TextContent);
        await holder.SubmitAsync("Erase", ("Sure", "true"));
        Assert.Equal("Sam", Assert.Single(await WorkerAgency.AllAsync(site)).Name);
        // The record of the erasing does not tell the agency who it was.
        await site.WithDatabaseAsync(async database =>
        {
            var removed = await database.Set<AuditEntry>().Where(entry => entry.Action == "removed" && entry.Subject == "WorkerPlace").ToListAsync();
            Assert.Equal(("the worker", (Guid?)null), (Assert.Single(removed).Actor, removed[0].AccountId));
        });

        await using var scope = site.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        Assert.True((await accounts.DeleteAsync((await accounts.FindByIdAsync(second.Id.ToString()))!)).Succeeded);
        var left = Assert.Single(await WorkerAgency.AllAsync(site));
        Assert.Equal((null, "Sam", 1), (left.AccountId, left.Name, left.Places.Count));
    }

    [Fact]
    public async Task What_was_erased_is_neither_in_the_file_of_the_database_nor_in_its_log()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var north = await WorkerAgency.AddAsync(site, "north");
        var account = await site.AddAccountAsync("kim@home.example", Role.PeerWorker, north.Organisation);
        await north.EnterAsync("Quillfeather", "kim@home.example", "2026-03-01", "2026-10-02");
        var holder = await site.VisitAsAsync(account);
        await holder.OpenAsync("/account/places");
        await holder.SubmitAsync("Yes, this is me");
        Assert.True(await HoldsAsync(site, "Quillfeather"));

        site.Clock.Advance(TimeSpan.FromDays(2));
        holder = await site.VisitAsAsync(account);
        await holder.OpenAsync("/account/places");
        await holder.SubmitAsync("Erase", ("Sure", "true"));

        Assert.Empty(await WorkerAgency.AllAsync(site));
        Assert.False(await HoldsAsync(site, "Quillfeather"));
    }

    private static async Task<bool> HoldsAsync(TestSite site, string name)
    {
        // The log first: what leaves it meanwhile is in the file then.
        var file = site.Settings["Database:SqliteFile"];
        foreach (var path in new[] { file + "-wal", file })
        {
            if ((await ReadAsync(path)).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(name)) >= 0)
                return true;
        }

        return false;
    }

    /// <summary>A file of the database; SQLite takes the log away with the last connection, and then it holds nothing.</summary>
    private static async Task<byte[]> ReadAsync(string path)
    {
        try
        {
            return await File.ReadAllBytesAsync(path);
        }
        catch (FileNotFoundException) when (path.EndsWith("-wal", StringComparison.Ordinal))
        {
            return [];
        }
    }

    private static WorkerPlace Place(Worker worker, WorkerAgency agency, DateOnly starts, DateOnly? ends) =>
        new()
        {
            WorkerId = worker.Id,
            OrganisationId = agency.Organisation.Id,
            Position = WorkerPosition.PeerWorker,
            StartsOn = starts,
            EndsOn = ends,
        };

    /// <summary>Sends what no form on the page holds, with the token of one that it does.</summary>
    private static async Task PostAsync(Visitor visitor, Guid worker, string handler, params (string Key, string Value)[] more)
    {
        var token = visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([
            new("__RequestVerificationToken", token),
            new("offered", worker.ToString()),
            .. more.Select(field => KeyValuePair.Create(field.Key, field.Value)),
        ]);
        using var response = await visitor.Http.PostAsync(new Uri($"/account/places?handler={handler}", UriKind.Relative), content);
        Assert.True((int)response.StatusCode < 400, $"{response.StatusCode}");
    }
}
