using Microsoft.Playwright;

namespace PeerAtlas.EndToEnd;

/// <summary>A peer worker who reads Spanish, on a small phone without JavaScript, with nothing but a code.</summary>
internal sealed class Peer(IPage page)
{
    public async Task AnswerInSpanishAsync(string code)
    {
        await page.GotoAsync("/peer");
        await page.GetByText("Español").ClickAsync();
        await page.ShouldFitItsWindowAsync("The promise");
        await page.KeepPictureAsync("story peer promise", 320);
        await GiveAsync(code);
        await page.ShouldSayAsync("Su semana");
        await page.WriteAsync("hours", "100");
        await page.ChooseAsync("tasks", "groups");
        await page.WriteAsync("tasks_other", "Comedor");
        await page.PressAsync("Continuar");
        await page.ShouldSayAsync("Escriba de 1 a 80 horas.");
        await page.ShouldFitItsWindowAsync("A page with an error");
        await page.KeepPictureAsync("story peer error", 320);
        await page.WriteAsync("hours", "20");
        await page.PressAsync("Continuar");
        await page.ShouldSayAsync("Cómo se siente");
        await page.ChooseAsync("valued", "no");
        await page.PressAsync("Revisar mis respuestas");
        await page.ShouldSayAsync("¿Qué tendría que cambiar?");
        await page.WriteAsync("change", "Más horas pagadas");
        await page.PressAsync("Revisar mis respuestas");
        await page.ShouldSayAsync("Comedor");
        await page.KeepPictureAsync("story peer review", 320);
        await page.PressAsync("Entregar mis respuestas");
        await page.ShouldSayAsync("Gracias. Sus respuestas fueron entregadas.");
        Assert.DoesNotContain(await page.Context.CookiesAsync(), cookie => cookie.Expires > 0);
    }

    public async Task TryAgainAsync(string code)
    {
        await page.GotoAsync("/peer?language=es");
        await GiveAsync(code);
        await page.ShouldSayAsync("Ya se entregaron respuestas con este código.");
        await page.ShouldNotSayAsync("Su semana");
    }

    private async Task GiveAsync(string code)
    {
        await page.WriteAsync("survey:code", code);
        await page.ChooseAsync("survey:without-ballot", "true");
        await page.PressAsync("quiero participar");
    }
}
