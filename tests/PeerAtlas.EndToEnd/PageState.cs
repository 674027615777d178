using Microsoft.Playwright;
using PeerAtlas.Testing;

namespace PeerAtlas.EndToEnd;

/// <summary>The sites on which pages are looked at.</summary>
public enum SiteState
{
    /// <summary>Nobody can sign in yet.</summary>
    New,

    /// <summary>An analyst can sign in, and nothing else is there.</summary>
    Empty,

    /// <summary>In the middle of its work.</summary>
    Filled,

    /// <summary>A demonstration.</summary>
    Demonstration,
}

/// <summary>Who looks at a page.</summary>
public enum Viewer
{
    /// <summary>Anybody, not signed in.</summary>
    Public,

    /// <summary>An analyst of the authority.</summary>
    Analyst,

    /// <summary>An administrator of an agency.</summary>
    Administrator,

    /// <summary>A traditional provider of that agency.</summary>
    Provider,

    /// <summary>A peer worker there.</summary>
    Peer,

    /// <summary>A supervisor there.</summary>
    Supervisor,

    /// <summary>A certifier of the training center.</summary>
    Certifier,

    /// <summary>An organizer there.</summary>
    Organiser,
}

/// <summary>A page in one of its states.</summary>
/// <param name="Route">The page's route, as its @page says.</param>
/// <param name="Name">The state in a few words.</param>
/// <param name="Site">Where it is looked at.</param>
/// <param name="Viewer">Who looks.</param>
/// <param name="Address">How to get there; names in braces stand for what the site holds. Null: the route itself.</param>
/// <param name="Press">The button that brings the state about, pressed on the form as it stands.</param>
internal sealed record PageState(string Route, string Name, SiteState Site, Viewer Viewer, string? Address = null, string? Press = null)
{
    /// <summary>A field to empty before the button is pressed.</summary>
    public string? Cleared { get; init; }

    /// <summary>A field to fill in before the button is pressed.</summary>
    public (string Field, string Text)? Typed { get; init; }

    /// <summary>What shows that the state is there, where a script brings it about.</summary>
    public string? Awaited { get; init; }

    /// <summary>With whose password the sign-in form is filled before the button is pressed.</summary>
    public string? SignsInAs { get; init; }

    /// <summary>What the test is called.</summary>
    public string Title => $"{(Route.Length == 0 ? "/" : Route)}, {Name}";

    /// <summary>Whether the page must say that something is wrong.</summary>
    public bool IsError => Name.StartsWith("error", StringComparison.Ordinal);

    /// <summary>Opens the page and brings it into its state.</summary>
    public async Task OpenAsync(IPage page, Func<string, string> fill)
    {
        // The language that an earlier page was read in is not this one's.
        if (Viewer == Viewer.Public)
            await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/" + fill(Address ?? Route));
        // The page's script asks about a code before the form is sent; a form without it shows the same error and waits for nothing.
        if (IsError && Route == "peer")
            await page.EvaluateAsync("() => { const form = document.getElementById('code-form'); form.replaceWith(form.cloneNode(true)); }");
        // What is folded is read too.
        await page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(part => part.open = true)");
        if (Press is null)
            return;
        if (Cleared is not null)
            await page.WriteAsync(Cleared, "");
        if (Typed is { } typed)
            await page.WriteAsync(typed.Field, fill(typed.Text));
        if (SignsInAs is not null)
        {
            await page.WriteAsync("Email", SignsInAs);
            await page.WriteAsync("Password", TestSite.Password);
        }

        // The browser's own checks would keep an empty form from being sent.
        await page.EvaluateAsync("() => document.querySelectorAll('form').forEach(form => form.noValidate = true)");
        await page.PressAsync(Press);
        var awaited = Awaited ?? (IsError && Route == "peer" ? ".pa-error-summary" : null);
        if (awaited is not null)
            await page.Locator(awaited).WaitForAsync();
    }
}
