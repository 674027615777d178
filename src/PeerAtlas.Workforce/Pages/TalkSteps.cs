using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Design;
using PeerAtlas.Workforce.Supervision;

namespace PeerAtlas.Workforce.Pages;

/// <summary>What a page answers when a talk was confirmed or taken out, on both sides.</summary>
internal static class TalkSteps
{
    /// <summary>Says what came of it and leads back to the page.</summary>
    public static IActionResult Told(this PageModel page, SessionStep step, Words done, Language language)
    {
        if (step == SessionStep.NotFound)
            return page.NotFound();
        page.TempData.Tell(step == SessionStep.Done, language[step == SessionStep.Done ? done : SupervisionWords.NothingWasChanged]);
        return page.RedirectToPage();
    }
}
