using Microsoft.Playwright;

namespace PeerAtlas.EndToEnd;

/// <summary>What people do with a page.</summary>
internal static class Window
{
    /// <summary>The part of the page that is about its own matter.</summary>
    public static ILocator Body(this IPage page) => page.Locator("main");

    /// <summary>Types into the field of that name in place of what it holds.</summary>
    public static Task WriteAsync(this IPage page, string field, string text) => Field(page, field).FillAsync(text);

    /// <summary>Chooses an option of a list by what it says.</summary>
    public static Task SelectAsync(this IPage page, string field, string label) =>
        Field(page, field).SelectOptionAsync(new SelectOptionValue { Label = label });

    /// <summary>Ticks or clears a box, or takes a radio button, by its label: the design system hides the control itself.</summary>
    public static async Task ChooseAsync(this IPage page, string field, string value)
    {
        var id = await page.Locator($"[name='{field}'][value='{value}']").First.GetAttributeAsync("id");
        await page.Locator($"label[for='{id}']").ClickAsync();
    }

    /// <summary>Picks a file from the disk.</summary>
    public static Task PickFileAsync(this IPage page, string field, string fileName, byte[] content) =>
        Field(page, field)
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = fileName,
                    MimeType = "application/octet-stream",
                    Buffer = content,
                }
            );

    /// <summary>Presses the first button whose words begin so.</summary>
    public static Task PressAsync(this IPage page, string words) =>
        page.Body().Locator("button, a.usa-button").Filter(new() { HasText = words }).First.ClickAsync();

    /// <summary>Follows the first link with these words.</summary>
    public static Task FollowAsync(this IPage page, string words) => page.Body().GetByRole(AriaRole.Link, new() { Name = words }).First.ClickAsync();

    /// <summary>Fails unless the page says so before long.</summary>
    public static Task ShouldSayAsync(this IPage page, string words) => Assertions.Expect(page.Body()).ToContainTextAsync(words);

    /// <summary>Fails when the page says so.</summary>
    public static Task ShouldNotSayAsync(this IPage page, string words) => Assertions.Expect(page.Body()).Not.ToContainTextAsync(words);

    private static ILocator Field(IPage page, string name) => page.Locator($"[name='{name}']");
}
