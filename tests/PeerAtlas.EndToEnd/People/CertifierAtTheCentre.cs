using Microsoft.Playwright;

namespace PeerAtlas.EndToEnd;

/// <summary>Somebody of a training center who accepts, trains, examines, issues and renews.</summary>
internal sealed class CertifierAtTheCentre(IPage page, string register)
{
    public const string Email = "nadia@training.example";

    public Task SignInAsync() => page.SignInAsync(Email);

    public async Task AcceptAsync()
    {
        await OpenAsync();
        await page.PressAsync("Accept it");
        await page.ShouldSayAsync("Course and exam");
    }

    public async Task TrainAsync(string rule)
    {
        await page.GotoAsync($"{register}/sessions?Rule={rule}");
        await page.WriteAsync("Input.Course", "Ethics of support");
        await page.WriteAsync("Input.On", "2026-09-28");
        await page.WriteAsync("Input.Hours", "16");
        await page.ChooseAsync("Input.Topics", "ethics");
        await page.PressAsync("Add the session");
        await page.Locator("label[for^=There], label:has-text('kim')").First.ClickAsync();
        await page.PressAsync("Save who was there");
        await page.ShouldSayAsync("1 person was there.");
    }

    public async Task ExamineAndIssueAsync()
    {
        await OpenAsync();
        await page.WriteAsync("ExamOn", "2026-09-30");
        await page.GetByRole(AriaRole.Button, new() { Name = "Passed", Exact = true }).ClickAsync();
        await page.ShouldSayAsync("Exam passed");
        await page.WriteAsync("IssueOn", "2026-10-01");
        await page.WriteAsync("Number", "PR-7");
        await page.PressAsync("Issue it");
        await page.ShouldSayAsync("Something speaks against it.");
        await page.WriteAsync("Although", "The other courses were seen on paper.");
        await page.KeepPictureAsync("story certifier issues", 1280);
        await page.PressAsync("Issue it");
        await page.ShouldSayAsync("number PR-7");
    }

    public async Task ConfirmHoursAsync()
    {
        await OpenAsync();
        await page.ShouldSayAsync("Certificate 12, at home");
        await page.PressAsync("Confirm");
        await page.ShouldSayAsync("The hours are confirmed.");
    }

    public async Task RenewAsync(string day)
    {
        await OpenAsync();
        await page.WriteAsync("RenewOn", day);
        await page.WriteAsync("Although", "Twenty hours were seen.");
        await page.PressAsync("Renew it");
        await page.ShouldSayAsync("Renewed.");
    }

    private async Task OpenAsync()
    {
        await page.GotoAsync(register);
        await page.FollowAsync("kim");
    }
}
