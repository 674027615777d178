using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Measures;
using PeerAtlas.Census.Tests.Tabulation;
using PeerAtlas.Census.Waves;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Work;
using PeerAtlas.Statistics.Estimation;
using PeerAtlas.Testing;

namespace PeerAtlas.Census.Tests.Measures;

public class MeasuresTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Organizations_that_answered_stand_for_those_that_did_not(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var wave = await SmallWave.AddAsync(site, WaveState.Closed);
        foreach (var organisation in new[] { "a", "b", "c", "d", "e", "f" })
            await InviteAsync(site, wave, organisation);
        await PeersAsync(site, wave, ("a", 2), ("b", 4), ("c", 6));
        // Two responses of one organisation are one answer, and so is one for a unit that stated nothing.
        await PeersAsync(site, wave, ("d", 5), ("d", 3));
        await SmallWave.AnswerAsync(site, wave, "e", """{"turnover":"no"}""");

        var total = Assert.Single(await WithAsync<FrameTotals, IReadOnlyList<FrameTotal>>(site, totals => totals.EstimateAsync(wave)));

        // 2, 4, 6 and 8 of four of six: 20 · 6 ÷ 4, with variance 6² · (1 − 4/6) · s² ÷ 4 and s² = 20/3.
        Assert.Equal(("peers_total", 20.0), (total.Figure, total.Reported));
        Assert.Equal(30, total.Estimate.Value, 10);
        Assert.Equal(Math.Sqrt(36 * (1 - 4 / 6.0) * (20 / 3.0) / 4), total.Estimate.StandardError, 10);
        Assert.Equal(20, total.Estimate.Low, 10);
        Assert.Equal([new FrameClass("Provider agencies, all regions", 6, 4, 1.5)], total.Classes);
    }

    [Fact]
    public async Task Who_answered_without_an_invitation_is_counted_and_stands_for_others_too()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var wave = await SmallWave.AddAsync(site, WaveState.Closed);
        foreach (var organisation in new[] { "a", "b", "c" })
            await InviteAsync(site, wave, organisation);
        await PeersAsync(site, wave, ("a", 2), ("b", 4), ("guest", 9));
        var total = Assert.Single(await WithAsync<FrameTotals, IReadOnlyList<FrameTotal>>(site, totals => totals.EstimateAsync(wave)));
        Assert.Equal(4, total.Classes.Sum(one => one.Organisations));
        Assert.Equal(15 * 4 / 3.0, total.Estimate.Value, 10);
    }

    [Fact]
    public async Task Without_a_frame_nothing_is_estimated_for_it()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var wave = await SmallWave.AddAsync(site, WaveState.Closed);
        await PeersAsync(site, wave, ("a", 2), ("b", 4), ("c", 6));
        Assert.Empty(await WithAsync<FrameTotals, IReadOnlyList<FrameTotal>>(site, totals => totals.EstimateAsync(wave)));
        Assert.Equal(PersonMeasures.None, await WithAsync<PersonMeasuring, PersonMeasures>(site, persons => persons.ReadAsync(wave)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Waves_of_the_same_organizations_are_compared_pair_by_pair(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var earlier = await SmallWave.AddAsync(site, WaveState.Closed);
        var later = new Wave
        {
            Name = "2027",
            AgencyVersionId = earlier.AgencyVersionId,
            OpensOn = new(2027, 4, 1),
            ClosesOn = new(2027, 5, 31),
            State = WaveState.Closed,
        };
        await site.AddAsync(later);
        (string Organisation, int Peers, int Certified)[] first = [("a", 10, 2), ("b", 10, 4), ("c", 10, 6), ("d", 10, 8)];
        foreach (var (organisation, peers, certified) in first)
        {
            await SmallWave.AnswerAsync(site, earlier, organisation, $$"""{"turnover":"no","peers":"{{peers}}","cps":"{{certified}}"}""");
            await SmallWave.AnswerAsync(site, later, organisation, $$"""{"turnover":"no","peers":"{{peers}}","cps":"{{certified + 2}}"}""");
        }

        var change = await WithAsync<WaveChanges, Difference?>(site, changes => changes.BetweenAsync(later, earlier, "agency.cps_share"));

        // Every organisation rose by two of ten, so that there is no doubt, though organisations differ widely.
        Assert.Equal(0.2, change!.Value, 10);
        Assert.Equal(0, change.StandardError, 10);
        foreach (var other in new[] { "agency.peers_total", "agency.nothing", "peer.cps_share", "frame.peers_total", "nonsense" })
            Assert.Null(await WithAsync<WaveChanges, Difference?>(site, changes => changes.BetweenAsync(later, earlier, other)));
    }

    private static async Task PeersAsync(TestSite site, Wave wave, params (string Organisation, int Peers)[] said)
    {
        foreach (var (organisation, peers) in said)
            await SmallWave.AnswerAsync(site, wave, organisation, $$"""{"turnover":"no","peers":"{{peers}}"}""");
    }

    private static async Task InviteAsync(TestSite site, Wave wave, string organisation)
    {
        var id = await SmallWave.OrganisationAsync(site, organisation);
        var contact = new Contact
        {
            OrganisationId = id,
            Name = organisation,
            Email = organisation + "@agency.example",
        };
        await site.AddAsync(contact);
        await site.AddAsync(
            new Invitation
            {
                WaveId = wave.Id,
                OrganisationId = id,
                ContactId = contact.Id,
            }
        );
    }

    private static async Task<TResult> WithAsync<TService, TResult>(TestSite site, Func<TService, Task<TResult>> action)
        where TService : notnull
    {
        await using var scope = site.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        return await action(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
