using PeerAtlas.Census.Collection;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Census.Tests.Instruments;
using PeerAtlas.Census.Tests.Waves;
using PeerAtlas.Testing;

namespace PeerAtlas.Census.Tests.Collection;

/// <summary>Whoever plans a wave gets its mails as a contact would.</summary>
public sealed class TestMailTests
{
    [Fact]
    public async Task The_mails_come_to_oneself_with_the_preview_in_place_of_a_personal_link()
    {
        await using var site = await WaveSite.StartAsync(DatabaseKind.Sqlite);
        await site.AddContactAsync("harbor");
        var analyst = await site.AnalystAsync();
        await analyst.OpenAsync("/instruments/import");
        await analyst.UploadAsync(
            "Import",
            "Workbook",
            "survey.xlsx",
            InstrumentSamples.Workbook(InstrumentSamples.Peers),
            ("AnsweredBy", nameof(Audience.Agency))
        );
        var plan = site.Plan();
        (plan.AgencyVersionId, plan.PeerVersionId) = (Guid.Parse(analyst.Where.Split('/')[^1]), null);
        await site.AddWaveAsync(plan);

        await analyst.OpenAsync($"/waves/{plan.Id}");
        await analyst.SubmitAsync("Send the mails to myself");

        var mails = await site.MailsAsync(TestMail.About);
        Assert.Equal(4, mails.Count);
        Assert.All(mails, mail => Assert.Equal("analyst@authority.example", mail.To));
        Assert.Contains(mails, mail => mail.Body.Contains("harbor organisation", StringComparison.Ordinal));
        Assert.Empty(await site.MailsAsync("invitation"));
        var colleague = await new Visitor(site).OpenAsync(new Uri(mails[0].Secret!).PathAndQuery);
        Assert.Matches("How many peer workers|Cuántos trabajadores pares", colleague.Text);
    }
}
