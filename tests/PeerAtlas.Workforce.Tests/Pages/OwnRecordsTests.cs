using System.Text.Json;
using PeerAtlas.Testing;
using PeerAtlas.Workforce.Register;

namespace PeerAtlas.Workforce.Tests.Pages;

/// <summary>What is held of somebody is theirs to see and to take along.</summary>
public sealed class OwnRecordsTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Everybody_takes_their_own_along_and_nothing_of_anybody_else(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var (town, other) = (await SupervisedTown.AddAsync(site), await SupervisedTown.AddAsync(site, "south"));
        var credential = await town.HoldAsync("TX-MHPS", new(2026, 5, 1), isProvisional: false, isShown: true);
        await site.AddAsync(
            new EarnedHours
            {
                OrganisationId = credential.OrganisationId,
                WorkerId = town.Worker.Id,
                On = new(2026, 9, 1),
                Minutes = 90,
                Course = "Ethics at work",
            }
        );
        await town.TalkAsync(await town.AddLineAsync(), town.Today);
        var file = await FileAsync(town.Peer);
        Assert.Equal("peeratlas-own-records-1", file.GetProperty("format").GetString());
        Assert.Equal("kim@north.example", file.GetProperty("person").GetProperty("email").GetString());
        Assert.Equal("north organisation", file.GetProperty("places")[0].GetProperty("organisation").GetString());
        Assert.Equal("Issued", file.GetProperty("credentials")[0].GetProperty("events")[0].GetProperty("kind").GetString());
        Assert.Equal(
            ("2026-09-01", 90),
            (Text(file.GetProperty("hours_of_training")[0], "on"), file.GetProperty("hours_of_training")[0].GetProperty("minutes").GetInt32())
        );
        Assert.Equal("Boundaries", file.GetProperty("supervision_talks")[0].GetProperty("topics")[0].GetString());
        Assert.DoesNotContain("south", file.GetRawText(), StringComparison.Ordinal);
        foreach (var key in (string[])["hours_by_month", "logged_contacts", "letters", "job_descriptions"])
            Assert.Equal(JsonValueKind.Array, file.GetProperty(key).ValueKind);

        var others = await FileAsync(other.Peer);
        Assert.Equal(0, others.GetProperty("credentials").GetArrayLength());
        Assert.Equal(0, others.GetProperty("supervision_talks").GetArrayLength());
        await town.Peer.OpenAsync("/account/records?language=es");
        Assert.Contains("Lo que se guarda sobre usted", town.Peer.Text, StringComparison.Ordinal);
        Assert.Contains("No puede borrarlas. Quedan en la agencia", town.Peer.Text, StringComparison.Ordinal);
    }

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();

    private static async Task<JsonElement> FileAsync(Visitor visitor)
    {
        using var answer = await visitor.Http.GetAsync(new Uri("/account/records?handler=File", UriKind.Relative));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        return JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync()).RootElement;
    }
}
