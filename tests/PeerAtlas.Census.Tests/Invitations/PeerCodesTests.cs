using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Collection;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Tests.Waves;
using PeerAtlas.Census.Waves;
using PeerAtlas.Testing;

namespace PeerAtlas.Census.Tests.Invitations;

public sealed class PeerCodesTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_agency_gets_letters_by_its_personal_link_and_says_how_many_it_passed_on(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        await site.AddContactAsync("north");
        var wave = await site.OpenWaveAsync();
        var link = Assert.Single(await site.MailsAsync("invitation")).Secret!;
        var agency = new Visitor(site);

        await agency.OpenAsync(new Uri(link).AbsolutePath + "/letters");
        await agency.SubmitAsync("Make the letters", ("Count", "3"));
        var codes = agency.Page.QuerySelectorAll(".pa-letter__text").Select(element => element.TextContent).ToList();
        Assert.Equal(3, codes.Distinct().Count());
        Assert.Equal(string.Join('\n', codes), agency.Page.QuerySelector("#code-list")!.TextContent.Trim());
        Assert.Contains("localhost:5080/peer", agency.Text);
        Assert.Null(agency.Page.GetElementById("code-list")!.GetAttribute("name"));
        Assert.All(agency.Page.QuerySelectorAll("[data-with-second]"), element => Assert.True(element.HasAttribute("hidden")));

        var stored = await site.WithDatabaseAsync(database => database.Set<AnonymousCode>().ToListAsync());
        Assert.Equal(codes.Select(Hash).Order(), stored.Select(code => Convert.ToHexString(code.Hash)).Order());
        Assert.All(stored, code => Assert.Equal((wave, false), (code.WaveId, code.Used)));

        await agency.OpenAsync(new Uri(link).AbsolutePath + "/letters");
        Assert.Contains("So far 3 codes were made for you.", agency.Text);
        Assert.DoesNotContain(codes[0], agency.Page.Source.Text);
        await agency.SubmitAsync("Save the number", ("PassedOn", "4"));
        Assert.Contains("Give a number from 0 to 3", agency.Text);
        await agency.SubmitAsync("Save the number", ("PassedOn", "2"));
        Assert.Contains("The number is saved.", agency.Text);
        Assert.Equal((3, 3, 2), await CountsAsync(site));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_same_request_sent_again_gives_the_same_codes_and_counts_once(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        await site.AddContactAsync("north");
        await site.OpenWaveAsync();
        var invitation = await InvitationAsync(site);
        var request = PeerCodes.NewRequest();

        var issued = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => IssueAsync(site, invitation, 20, request)));
        Assert.All(issued, each => Assert.Equal(issued[0].Codes, each.Codes));
        Assert.Equal(20, (await CountsAsync(site)).Issued);

        var more = await IssueAsync(site, invitation, 5, PeerCodes.NewRequest());
        Assert.Empty(more.Codes.Intersect(issued[0].Codes));
        Assert.Equal(25, (await CountsAsync(site)).Issued);
        Assert.False((await IssueAsync(site, invitation, 30, request)).Done);
        Assert.Equal(25, await site.WithDatabaseAsync(database => database.Set<AnonymousCode>().CountAsync()));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_agency_makes_five_hundred_codes_at_most_and_an_analyst_more(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        await site.AddContactAsync("north");
        await site.OpenWaveAsync();
        var invitation = await InvitationAsync(site);
        Assert.False((await IssueAsync(site, invitation, 501)).Done);
        Assert.True((await IssueAsync(site, invitation, 500)).Done);
        Assert.Contains("An agency makes at most 500 codes", (await IssueAsync(site, invitation, 1)).Problem);
        Assert.True((await site.RunAsync<PeerCodes, IssuedCodes>(codes => codes.IssueAsync(invitation, 10, byAnalyst: true))).Done);
        Assert.False((await site.RunAsync<PeerCodes, IssuedCodes>(codes => codes.IssueAsync(invitation, 5001, byAnalyst: true))).Done);
        Assert.False((await IssueAsync(site, invitation, -1)).Done);
        Assert.Equal(510, (await CountsAsync(site)).Issued);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Nothing_stored_ties_a_code_to_an_agency_or_to_its_place_in_the_pile(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        await site.AddContactAsync("north");
        await site.OpenWaveAsync();
        var issued = await IssueAsync(site, await InvitationAsync(site), 100);

        Assert.Equal(
            ["Ballot", "Hash", "Used", "WaveId"],
            await site.WithDatabaseAsync(database =>
                Task.FromResult(database.Model.FindEntityType(typeof(AnonymousCode))!.GetProperties().Select(property => property.Name).Order().ToList())
            )
        );
        var stored = await site.WithDatabaseAsync(database =>
            (
                kind == DatabaseKind.Sqlite
                    ? database.Database.SqlQuery<byte[]>($"SELECT hash AS \"Value\" FROM anonymous_codes ORDER BY rowid")
                    : database.Database.SqlQuery<byte[]>($"SELECT hash AS \"Value\" FROM anonymous_codes ORDER BY ctid")
            ).ToListAsync()
        );
        var places = stored.Select(hash => issued.Codes.ToList().FindIndex(code => CodeText.Hash(code).SequenceEqual(hash))).ToList();
        // A random order of 100 puts neighbours in ascending order about half the time.
        Assert.InRange(places.Zip(places.Skip(1)).Count(pair => pair.First < pair.Second), 30, 70);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_link_that_nobody_got_leads_nowhere(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        var visitor = await new Visitor(site).OpenAsync($"/survey/{InvitationLink.NewToken()}/letters");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, visitor.Status);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_closed_wave_makes_no_codes_but_takes_the_number_passed_on(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        await site.AddContactAsync("north");
        var wave = await site.OpenWaveAsync();
        var link = new Uri(Assert.Single(await site.MailsAsync("invitation")).Secret!).AbsolutePath + "/letters";
        await IssueAsync(site, await InvitationAsync(site), 4);
        await site.RunAsync<WaveOpening, WaveOutcome>(opening => opening.CloseAsync(wave));

        Assert.False((await IssueAsync(site, await InvitationAsync(site), 1)).Done);
        var agency = await new Visitor(site).OpenAsync(link + "?language=es");
        Assert.Contains("Ya no se crean códigos.", agency.Text);
        await agency.SubmitAsync("Guardar el número", ("PassedOn", "4"));
        Assert.Equal(4, (await CountsAsync(site)).PassedOn);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_codes_can_be_saved_as_a_file(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        var contact = await site.AddContactAsync("north");
        var wave = await site.OpenWaveAsync();
        var analyst = await site.AnalystAsync();
        await analyst.OpenAsync($"/waves/{wave}/organizations/{contact.OrganisationId}");
        await analyst.SubmitAsync("Make codes", ("count", "2"));
        var codes = analyst.Page.QuerySelectorAll(".pa-letter__text").Select(element => element.TextContent).ToList();
        await analyst.SubmitAsync("Save the codes as a CSV file");
        Assert.Equal(
            ["code,address", $"{codes[0]},http://localhost:5080/peer", $"{codes[1]},http://localhost:5080/peer"],
            analyst.Page.Body!.TextContent.TrimStart('\uFEFF').Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
        );
    }

    private static string Hash(string shown) =>
        CodeText.TryRead(shown, out var code) ? Convert.ToHexString(CodeText.Hash(code)) : throw new FormatException(shown);

    private static Task<IssuedCodes> IssueAsync(WaveSite site, Guid invitation, int count, string? request = null) =>
        site.RunAsync<PeerCodes, IssuedCodes>(codes => codes.IssueAsync(invitation, count, request));

    private static Task<Guid> InvitationAsync(WaveSite site) =>
        site.WithDatabaseAsync(database => database.Set<Invitation>().Select(invitation => invitation.Id).SingleAsync());

    private static async Task<(int? Asked, int Issued, int? PassedOn)> CountsAsync(WaveSite site)
    {
        var invitation = await site.WithDatabaseAsync(database => database.Set<Invitation>().AsNoTracking().SingleAsync());
        return (invitation.PeersToInvite, invitation.CodesIssued, invitation.CodesPassedOn);
    }
}
