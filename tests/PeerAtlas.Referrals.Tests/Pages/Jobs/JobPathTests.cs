using PeerAtlas.Testing;

namespace PeerAtlas.Referrals.Tests.Pages.Jobs;

/// <summary>What other jobs there are where a peer works.</summary>
public sealed class JobPathTests
{
    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_peer_reads_what_the_other_jobs_of_their_agency_ask_and_not_what_they_pay(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await JobTown.MakeAsync(site, "north");
        var elsewhere = await JobTown.MakeAsync(site, "south");
        await town.WriteAsync("Peer specialist");
        await town.AssignAsync("2026-01-01");
        await town.WriteAsync(
            "Lead peer",
            ("Input.Level", "lead"),
            ("Input.CredentialRule", "MA-CPS"),
            ("Input.PayFrom", "31"),
            ("Input.PayTo", "33"),
            ("Input.PayPer", "Hour")
        );
        Assert.DoesNotContain("Not saved", town.Administrator.Text);
        await elsewhere.WriteAsync("Job of the south");
        var peer = await site.VisitAsAsync(town.Agency.Peer);
        await peer.OpenAsync("/account/job?language=en");
        var others = peer.Page.QuerySelectorAll("section.pa-card").Select(card => card.TextContent).ToList();
        Assert.Single(others);
        Assert.Contains("Lead peer", others[0]);
        Assert.Contains("Leads other peers", others[0]);
        Assert.DoesNotContain("$31", peer.Text);
        Assert.DoesNotContain("Job of the south", peer.Text);
        Assert.Contains("does not mean that it is open", peer.Text);
    }
}
