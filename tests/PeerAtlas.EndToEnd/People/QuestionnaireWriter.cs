using System.Globalization;
using Microsoft.Playwright;

namespace PeerAtlas.EndToEnd;

/// <summary>An analyst who writes a questionnaire in the browser, tries it, and asks it.</summary>
/// <param name="page">Their window; they are signed in.</param>
internal sealed class QuestionnaireWriter(IPage page)
{
    public async Task BeginAsync(string title, string spanish)
    {
        await page.GotoAsync("/instruments");
        await page.PressAsync("Write a questionnaire");
        await page.WriteAsync("Input.Title", title);
        await page.WriteAsync("Input.Spanish", spanish);
        await page.ChooseAsync("Input.AnsweredBy", "Agency");
        await page.PressAsync("Begin");
        await page.ShouldSayAsync("Add the first question");
    }

    public async Task AskWithChoicesAsync(string question, string spanish, params (string English, string Spanish)[] choices)
    {
        await page.PressAsync("Add a question");
        await page.SelectAsync("Input.Type", "One choice");
        await page.WriteAsync("Input.In[label][0]", question);
        await page.WriteAsync("Input.In[label][1]", spanish);
        await page.ChooseAsync("Input.Required", "true");
        for (var at = 0; at < choices.Length; at++)
        {
            await page.WriteAsync($"Input.Choices[{at}].Label[0]", choices[at].English);
            await page.WriteAsync($"Input.Choices[{at}].Label[1]", choices[at].Spanish);
        }
        await page.KeepPictureAsync("draft question", 1280);
        await page.KeepPictureAsync("draft question", 320);
        await page.PressAsync("Save and add another");
        await page.ShouldSayAsync("was saved");
    }

    /// <summary>Asks for a number only of those whose answers meet a condition.</summary>
    public async Task AskForANumberAsync(string question, string spanish, string condition)
    {
        await page.SelectAsync("Input.Type", "Whole number");
        await page.WriteAsync("Input.In[label][0]", question);
        await page.WriteAsync("Input.In[label][1]", spanish);
        await page.GetByText("When it is asked").ClickAsync();
        await page.SelectAsync("Input.Conditions[0].Test", condition);
        await page.GetByText("What the answer must keep to").ClickAsync();
        await page.WriteAsync("Input.Least", "1");
        await page.WriteAsync("Input.Most", "500");
        await page.PressAsync("Save");
        await page.ShouldSayAsync("was saved");
        await page.KeepPictureAsync("draft", 1280);
    }

    /// <summary>The link that shows the preview to a colleague.</summary>
    public async Task<string> PreviewAsync()
    {
        await page.PressAsync("Preview");
        await page.ShouldSayAsync("Show it to a colleague");
        var link = new Uri((await page.Locator("#link").InnerTextAsync()).Trim()).AbsolutePath;
        await page.GoBackAsync();
        return link;
    }

    public async Task MakeVersionAsync()
    {
        await page.PressAsync("Make it a version");
        await page.ShouldSayAsync("is version 1 now");
    }

    /// <summary>Plans a wave of today's questionnaire and opens it; gives the path of its page.</summary>
    public async Task<string> OpenWaveAsync(string name, bool isTrial, DateOnly opens)
    {
        await page.GotoAsync("/waves/new");
        await page.WriteAsync("Plan.Name", name);
        if (isTrial)
            await page.ChooseAsync("Plan.IsTrial", "true");
        await page.WriteAsync("Plan.OpensOn", Day(opens));
        await page.ChooseAsync("Plan.OpensBySchedule", "true");
        await page.WriteAsync("Plan.ClosesOn", Day(opens.AddDays(28)));
        await page.WriteAsync("Plan.Reminders[0]", "");
        await page.WriteAsync("Plan.Reminders[1]", "");
        await page.PressAsync("Save the plan");
        await page.ShouldSayAsync("Nothing has been sent yet");
        await page.ChooseAsync("sureToOpen", "true");
        await page.PressAsync("Open the wave and invite 2 contacts");
        await page.ShouldSayAsync("Next: see who has answered");
        return new Uri(page.Url).AbsolutePath;
    }

    public async Task DeleteTrialAsync(string wave)
    {
        await page.GotoAsync(wave);
        await page.ChooseAsync("certain", "true");
        await page.PressAsync("Delete it");
        await page.ShouldSayAsync("Trial of staffing is deleted");
    }

    public async Task RemindAsync(string wave, int contacts)
    {
        await page.GotoAsync(wave + "/remind");
        var boxes = page.Locator("input[name='To']");
        await Assertions.Expect(boxes).ToHaveCountAsync(contacts);
        for (var at = 0; at < contacts; at++)
            await page.ChooseAsync("To", (await boxes.Nth(at).GetAttributeAsync("value"))!);
        await page.PressAsync("Send the reminder to those chosen");
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
