using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Design;

namespace PeerAtlas.Web.Pages;

/// <summary>What happened, what was kept, what to do next. Nothing of the request stands here, and it asks nothing of the database.</summary>
[AllowAnonymous]
[Bilingual]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
internal sealed class ErrorModel(Language language) : PageModel
{
    private const long OneMegabyte = 1024 * 1024;

    public string Heading { get; private set; } = "";

    public string Happened { get; private set; } = "";

    public string Kept { get; private set; } = "";

    public string Next { get; private set; } = "";

    // Whatever the method was, the page is the same.
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var failed = HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        var code =
            RouteData.Values["code"] is string text && int.TryParse(text, out var number) ? number
            : failed ? Response.StatusCode
            : StatusCodes.Status500InternalServerError;
        Describe(code);
        Response.StatusCode = Heading.Length > 0 ? code : StatusCodes.Status404NotFound;
        if (Heading.Length == 0)
            Describe(StatusCodes.Status404NotFound);
        // The switch of language would carry the failed request's query on.
        Request.QueryString = QueryString.Empty;
    }

    private void Describe(int code) =>
        (Heading, Happened, Kept, Next) = code switch
        {
            400 or 403 or 404 => OfPage(code),
            405 or 413 or 429 => OfRequest(code),
            500 => OfSite(),
            _ => ("", "", "", ""),
        };

    private (string Heading, string Happened, string Kept, string Next) OfPage(int code) =>
        code switch
        {
            400 => (
                language[ErrorWords.ThePageCouldNotBeSent],
                language[ErrorWords.ItWasOpenForALong],
                language[ErrorWords.WhatYouHadSavedBefore],
                language[ErrorWords.GoBackInYourBrowserReload]
            ),
            403 => (language[ErrorWords.ThisPageIsNotOpen], language[ErrorWords.YourRoleDoesNotInclude], NothingChanged, language[ErrorWords.IfYouNeed]),
            _ => (language[ErrorWords.ThereIsNoSuchPage], language[ErrorWords.TheAddressIsWrong], NothingChanged, language[ErrorWords.CheckTheAddress]),
        };

    private (string Heading, string Happened, string Kept, string Next) OfRequest(int code) =>
        code switch
        {
            405 => (
                language[ErrorWords.ThatCannotBeDoneHere],
                language[ErrorWords.TheAddressWasUsed],
                NothingChanged,
                language[ErrorWords.GoBackInYourBrowser]
            ),
            413 => (
                language[ErrorWords.ThatIsTooLarge],
                language[ErrorWords.WhatYouSentIsLarger, Megabytes],
                language[ErrorWords.WhatYouHadSavedBeforeNothing],
                language[ErrorWords.GoBackInYourBrowserAndChoose]
            ),
            _ => (language[ErrorWords.TooManyAttempts], language[ErrorWords.ManyWrongOnesCame], NothingChanged, language[ErrorWords.WaitAMinuteThenGoBack]),
        };

    // What the page that was asked for takes.
    private long Megabytes =>
        HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize is { } most and >= OneMegabyte and not Site.LargestRequest
            ? most / OneMegabyte
            : 20;

    private (string Heading, string Happened, string Kept, string Next) OfSite() =>
        (
            language[ErrorWords.SomethingWentWrongOnOurSide],
            language[ErrorWords.TheSiteCouldNotFinish],
            language[ErrorWords.WhatYouHadSavedBeforeWhatYouJust],
            language[ErrorWords.WaitAMinuteGoBack]
        );

    private string NothingChanged => language[ErrorWords.NothingWasChanged];
}
