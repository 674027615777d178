using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Census.Tests.Waves;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Testing;

namespace PeerAtlas.Census.Tests.Invitations;

/// <summary>Invitations on their way through a real mail server.</summary>
public sealed class InvitationMailTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_board_shows_whom_the_mail_server_took_and_whom_it_refused(DatabaseKind kind)
    {
        using var server = SmtpServer.Take();
        await using var site = await WaveSite.StartAsync(kind, server.Settings);
        await site.AddContactAsync("norte", language: "es");
        var refused = await site.AddContactAsync("south", localPart: "refused");
        var wave = await site.OpenWaveAsync();
        Assert.Equal(2, await site.Services.GetRequiredService<OutboxSender>().SendDueAsync());

        var mail = Assert.Single(await server.ReceivedAsync(1));
        Assert.Equal("2026: cuéntenos sobre sus trabajadores de apoyo entre pares", mail.Subject);
        Assert.Matches(@"http://localhost:5080/survey/[0-9a-f]{32}\?language=es\s", mail.Body);
        var analyst = await site.AnalystAsync();
        await analyst.OpenAsync($"/waves/{wave}/board");
        Assert.Equal(["Invited", "Bounced"], analyst.Page.QuerySelectorAll("#organizations tbody .usa-tag").Select(tag => tag.TextContent));
        await analyst.OpenAsync($"/waves/{wave}/organizations/{refused.OrganisationId}");
        Assert.Contains("Correct the address in the frame, undo this, then send a reminder.", analyst.Text);
    }

    [Theory]
    [InlineData("peers@authority.example", "peers@authority.example", "<mailto:peers@authority.example?subject=Unsubscribe>")]
    [InlineData("", null, null)]
    public async Task An_invitation_says_where_it_can_be_declined_if_the_authority_has_an_address(string contact, string? replyTo, string? unsubscribe)
    {
        using var server = SmtpServer.Take();
        await using var site = await WaveSite.StartAsync(DatabaseKind.Sqlite, [.. server.Settings, ("Authority:ContactEmail", contact)]);
        await site.AddContactAsync("north");
        await site.OpenWaveAsync();
        Assert.Equal(1, await site.Services.GetRequiredService<OutboxSender>().SendDueAsync());
        var mail = Assert.Single(await server.ReceivedAsync(1));
        Assert.Equal((replyTo, unsubscribe), (mail.ReplyTo, mail.Unsubscribe));
    }
}
