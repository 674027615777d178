using Microsoft.EntityFrameworkCore;
using PeerAtlas.Certification.Rules;
using PeerAtlas.Platform.Access;
using PeerAtlas.Testing;
using PeerAtlas.Workforce.Supervision;

namespace PeerAtlas.Workforce.Tests.Pages;

/// <summary>What the word of one of two is worth, and what a change of what is asked leaves.</summary>
public sealed class SupervisionWordTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_one_says_is_told_as_that_until_the_other_says_yes_or_fourteen_days_went_by(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await SupervisedTown.AddAsync(site);
        await AskAsync(site, town, CadenceUnit.Month, new(2026, 9, 1));
        var line = await town.AddLineAsync(new(2026, 9, 1));
        await town.TalkAsync(line, town.Today);
        await town.Peer.OpenAsync("/account/supervision");
        Assert.Contains("Told by one", town.Peer.Text, StringComparison.Ordinal);
        await town.Administrator.OpenAsync(town.Page);
        Assert.Contains("Told by one", town.Administrator.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Kept", town.Administrator.Text, StringComparison.Ordinal);

        await town.WaitAsync(15);
        await town.Administrator.OpenAsync(town.Page);
        Assert.Contains("Kept", town.Administrator.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_other_one_may_say_that_it_did_not_happen_and_then_it_counts_for_nothing(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await SupervisedTown.AddAsync(site);
        await AskAsync(site, town, CadenceUnit.Month, new(2026, 9, 1));
        var line = await town.AddLineAsync(new(2026, 8, 1));
        await town.TalkAsync(line, town.Today);
        await town.Supervisor.OpenAsync($"/supervising/{line.Id}");
        await town.Supervisor.SubmitAsync("It did not happen");
        Assert.Contains("You said on", town.Supervisor.Text, StringComparison.Ordinal);
        Assert.Contains("none yet", town.Supervisor.Text, StringComparison.Ordinal);
        Assert.False(await SupervisedTown.IsToldAsync(town.Supervisor, "waits for your yes"));
        await town.Peer.OpenAsync("/account/supervision");
        Assert.Contains("The other person said on", town.Peer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Told by one", town.Peer.Text, StringComparison.Ordinal);
        Assert.Contains("Overdue", town.Peer.Text, StringComparison.Ordinal);
        // What both said stays: who wrote it down cannot take the other one's no away.
        Assert.DoesNotContain("Take out", town.Peer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Asking_something_else_wipes_nothing_that_is_overdue(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await SupervisedTown.AddAsync(site);
        await AskAsync(site, town, CadenceUnit.Month, new(2026, 7, 1), new(2026, 9, 30));
        var line = await town.AddLineAsync(new(2026, 7, 1));
        await AskAsync(site, town, CadenceUnit.Week, new(2026, 10, 1));
        await town.Administrator.OpenAsync(town.Page);
        Assert.Contains("Overdue", town.Administrator.Text, StringComparison.Ordinal);
        Assert.Contains("A talk is overdue since August 1, 2026.", town.Administrator.Text, StringComparison.Ordinal);
        await town.TalkAsync(line, town.Today, confirmedOn: town.Today);
        await town.Administrator.OpenAsync(town.Page);
        Assert.DoesNotContain("overdue since", town.Administrator.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task When_a_supervisor_has_the_role_no_more_the_agency_is_asked_for_another(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await SupervisedTown.AddAsync(site);
        await town.AddLineAsync();
        Assert.False(await SupervisedTown.IsToldAsync(town.Administrator, "Name a supervisor"));
        await site.WithDatabaseAsync(async database =>
        {
            var id = town.SupervisorAccount.Id;
            database.RemoveRange(await database.Set<Membership>().AsTracking().Where(row => row.AccountId == id).ToListAsync());
            return await database.SaveChangesAsync();
        });
        Assert.True(await SupervisedTown.IsToldAsync(town.Administrator, "Name a supervisor"));
        await town.Administrator.OpenAsync(town.Page);
        Assert.Contains("Does not have the role of a supervisor here any more.", town.Administrator.Text, StringComparison.Ordinal);
        await town.Peer.OpenAsync("/account/supervision");
        Assert.Contains("The agency is asked to name somebody else.", town.Peer.Text, StringComparison.Ordinal);
    }

    private static Task AskAsync(TestSite site, SupervisedTown town, CadenceUnit every, DateOnly from, DateOnly? to = null) =>
        site.AddAsync(
            new AgencyCadence
            {
                OrganisationId = town.Agency.Id,
                Times = 1,
                Every = every,
                StartsOn = from,
                EndsOn = to,
            }
        );
}
