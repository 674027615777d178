using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Testing;

namespace PeerAtlas.EndToEnd;

/// <summary>A questionnaire as survey people make it: written, previewed, tried, asked.</summary>
public sealed class QuestionnaireStoryTests(Browser browser)
{
    [Fact]
    public async Task A_questionnaire_is_made_from_nothing_tried_and_asked()
    {
        await using var site = new BrowserSite(DatabaseKind.Sqlite);
        var window = await browser.OpenWindowAsync(site);
        var analyst = await Analyst.SetUpAsync(window);
        await analyst.ImportFrameAsync(StoryFiles.Frame);

        var writer = new QuestionnaireWriter(window);
        await writer.BeginAsync("Staffing", "Personal");
        await writer.AskWithChoicesAsync("Do you employ peer workers?", "¿Emplean trabajadores pares?", ("Yes", "Sí"), ("No", "No"));
        await writer.AskForANumberAsync("How many?", "¿Cuántos?", "Do you employ peer workers? is “Yes”");
        await PreviewOnAPhoneAsync(await browser.OpenWindowAsync(site, width: 320), await writer.PreviewAsync());
        await writer.MakeVersionAsync();

        var trial = await writer.OpenWaveAsync("Trial of staffing", isTrial: true, new(2026, 10, 1));
        await writer.DeleteTrialAsync(trial);
        Assert.False(await site.WithDatabaseAsync(database => database.Set<Wave>().AnyAsync()));

        var wave = await writer.OpenWaveAsync("2026", isTrial: false, new(2026, 10, 1));
        await writer.RemindAsync(wave, contacts: 2);
        await window.ShouldSayAsync("2 reminders");
        Assert.Equal(2, await site.WithDatabaseAsync(database => database.Set<OutboxMail>().CountAsync(mail => mail.About == "reminder")));
    }

    /// <summary>A colleague looks at it in Spanish: the question that follows comes while they answer, and what is too much is refused.</summary>
    private static async Task PreviewOnAPhoneAsync(IPage phone, string link)
    {
        await phone.GotoAsync(link);
        await phone.Locator("[hreflang='es'], button[lang='es'], a[lang='es']").First.ClickAsync();
        await phone.ShouldSayAsync("¿Emplean trabajadores pares?");
        await Assertions.Expect(phone.GetByText("¿Cuántos?")).ToBeHiddenAsync();
        await phone.GetByText("Sí", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(phone.GetByText("¿Cuántos?")).ToBeVisibleAsync();
        await phone.WriteAsync("how_many", "501");
        await phone.PressAsync("Revisar mis respuestas");
        await Assertions.Expect(phone.Locator(".usa-error-message")).ToHaveCountAsync(1);
        await phone.KeepPictureAsync("preview of a draft", 320);
        await phone.WriteAsync("how_many", "12");
        await phone.PressAsync("Revisar mis respuestas");
        await phone.ShouldSayAsync("12");
        await phone.PressAsync("Entregar");
        await phone.ShouldSayAsync("vista previa");
    }
}
