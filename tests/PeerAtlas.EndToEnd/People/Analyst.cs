using System.Globalization;
using Microsoft.Playwright;
using PeerAtlas.Testing;

namespace PeerAtlas.EndToEnd;

/// <summary>The authority's analyst, at a desk.</summary>
internal sealed class Analyst
{
    private const string Email = "rosa.alvarez@authority.example";
    private readonly IPage page;
    private string wave = "",
        report = "";

    private Analyst(IPage page) => this.page = page;

    public static async Task<Analyst> SetUpAsync(IPage page)
    {
        await page.GotoAsync("/first-run");
        await page.WriteAsync("Input.Code", TestSite.SetUpCode);
        await page.WriteAsync("Input.Name", "Rosa Alvarez");
        await page.WriteAsync("Input.Email", Email);
        await page.WriteAsync("Input.Password", TestSite.Password);
        await page.WriteAsync("Input.Again", TestSite.Password);
        await page.PressAsync("Make the account");
        await page.ShouldSayAsync("you are signed in");
        return new Analyst(page);
    }

    public async Task ImportFrameAsync(byte[] file)
    {
        await page.GotoAsync("/frame/import");
        await page.PickFileAsync("Files", "frame.xlsx", file);
        await page.PressAsync("Check the files");
        await page.ShouldSayAsync("What the import would do");
        await page.PressAsync("Confirm the import");
        await page.ShouldSayAsync("Harbor Light Services");
    }

    public async Task ImportInstrumentAsync(byte[] workbook, string answeredBy)
    {
        await page.GotoAsync("/instruments/import");
        await page.PickFileAsync("Workbook", "survey.xlsx", workbook);
        await page.ChooseAsync("AnsweredBy", answeredBy);
        await page.PressAsync("Import");
        await page.ShouldSayAsync("imported as version 1");
    }

    public async Task PlanWaveAsync(string name, DateOnly opens, DateOnly closes, DateOnly reminder)
    {
        await page.GotoAsync("/waves/new");
        await page.WriteAsync("Plan.Name", name);
        await page.SelectAsync("Plan.PeerVersionId", "Your work as a peer, version 1");
        await page.WriteAsync("Plan.OpensOn", Day(opens));
        await page.ChooseAsync("Plan.OpensBySchedule", "true");
        await page.WriteAsync("Plan.ClosesOn", Day(closes));
        await page.WriteAsync("Plan.Reminders[0]", Day(reminder));
        await page.WriteAsync("Plan.Reminders[1]", "");
        await page.PressAsync("Save the plan");
        await page.ShouldSayAsync("Nothing has been sent yet");
        wave = new Uri(page.Url).AbsolutePath;
    }

    public async Task OpenWaveAsync()
    {
        await page.ChooseAsync("sureToOpen", "true");
        await page.PressAsync("Open the wave and invite 2 contacts");
        await page.ShouldSayAsync("Next: see who has answered");
    }

    /// <summary>Comes back after two weeks.</summary>
    public async Task ReadBoardAsync()
    {
        await page.SignInAsync(Email);
        await page.GotoAsync(wave + "/board");
        await page.ShouldSayAsync("1 of 2 organizations answered (50%)");
        await Assertions.Expect(RowOf("Harbor Light Services")).ToContainTextAsync("Complete");
        await Assertions.Expect(RowOf("Juniper House")).ToContainTextAsync("October 15, 2026");
        await page.ShouldSayAsync("12 for 1 organization");
        await page.KeepPictureAsync("story board", 1280);
    }

    public async Task CloseWaveAsync()
    {
        await page.GotoAsync(wave);
        await page.ChooseAsync("sure", "true");
        await page.PressAsync("Close the wave");
        await page.ShouldSayAsync("takes no more answers");
    }

    /// <summary>The path of the wave's page.</summary>
    public string Wave => wave;

    public async Task ApproveOpeningAsync()
    {
        await page.GotoAsync(wave + "/figures?Survey=peer");
        await page.ShouldSayAsync("Answers of peer workers are sealed");
        await page.FollowAsync("opened them");
        await page.ChooseAsync("sure", "true");
        await page.PressAsync("Approve the opening");
        await page.ShouldSayAsync("Ask another analyst");
    }

    /// <summary>The second analyst, in a window of their own, approves as well.</summary>
    public static async Task OpenAnswersAsync(IPage window, string email, string wave)
    {
        await window.SignInAsync(email);
        await window.GotoAsync(wave + "/peer-answers");
        await window.ShouldSayAsync("Rosa Alvarez");
        await window.ChooseAsync("sure", "true");
        await window.PressAsync("Open the answers");
        await window.ShouldSayAsync("The answers are open");
        await window.KeepPictureAsync("story opened", 1280);
        await window.GotoAsync(wave + "/figures?Survey=peer&q=valued");
        await window.ShouldSayAsync("Is your role valued?");
    }

    public async Task ReadFiguresAsync()
    {
        await page.GotoAsync(wave + "/figures?q=hire");
        await page.ShouldSayAsync("Will you hire more peer workers?");
        await page.ShouldSayAsync("100%");
        await page.KeepPictureAsync("story figures", 1280);
    }

    public async Task WriteReportAsync(string title)
    {
        await page.GotoAsync("/reports/new");
        await page.WriteAsync("ReportTitle", title);
        await page.SelectAsync("Wave", "2026");
        await page.PressAsync("Start");
        await page.ShouldSayAsync("No section yet");
        report = new Uri(page.Url).AbsolutePath;
        // One agency answered, so that every figure is unreliable; this report says so instead of withholding them. A number as small as 3 is
        // withheld all the same: it may count people.
        await page.GotoAsync(report + "/settings");
        await page.ChooseAsync("Presentation", "ShowMarked");
        await page.PressAsync("Save");

        await page.GotoAsync(report);
        await page.WriteAsync("Heading", "Plans");
        await page.PressAsync("Add a section");
        await page.WriteAsync("Narrative", "Of the agencies that answered, {{agency.hire.yes.share}} will hire. They name 3 positions.");
        await page.PressAsync("Save");
        await page.ShouldSayAsync("“3” is typed");
        await page.WriteAsync("Narrative", "Of the agencies that answered, {{agency.hire.yes.share}} will hire. They name {{agency.posts.total}} positions.");
        await page.WriteAsync("q", "hire");
        await page.PressAsync("Find");
        await page.ShouldNotSayAsync("is typed");
        await page.Body().GetByText("Will you hire more peer workers?").First.ClickAsync();
        await page.PressAsync("Add this table");
        await page.ShouldSayAsync("agency.hire");
        await page.KeepPictureAsync("story section", 1280);
    }

    public async Task PublishAsync()
    {
        await page.GotoAsync(report + "/publish");
        await page.PressAsync("Publish version 1");
        await page.ShouldSayAsync("100%† will hire. They name [withheld] positions.");
    }

    private ILocator RowOf(string organization) => page.Body().Locator("tbody tr").Filter(new() { HasText = organization }).First;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
