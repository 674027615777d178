using System.Data.Common;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Census.Answers;
using PeerAtlas.Design;
using PeerAtlas.Instruments;
using PeerAtlas.Platform;
using Page = PeerAtlas.Instruments.Page;

namespace PeerAtlas.Census.Pages.Peer;

/// <summary>
/// The anonymous survey. The page carries the code and the answers so far; the server keeps nothing until they are handed in.
/// Nothing here logs, sets a cookie that outlives the visit, or remembers an address.
/// </summary>
[AllowAnonymous]
[Bilingual]
[IgnoreAntiforgeryToken(Order = 1001)] // checked here, so that a lost token loses nothing that was typed
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(ValueCountLimit = 20_000, ValueLengthLimit = MostBytes)]
internal sealed class IndexModel(IAnonymousStore store, FormLibrary forms, GuessLimit guesses, AuthorityClock clock, IAntiforgery antiforgery, Design.Language language) : PageModel
{
    /// <summary>Stands for the review where a page's name would.</summary>
    public const string ReviewPage = ":review";

    private const int MostBytes = 2 * 1024 * 1024;

    /// <summary>The code as it was typed.</summary>
    public string Typed { get; private set; } = "";

    /// <summary>What is wrong with the code.</summary>
    public string? CodeError { get; private set; }

    /// <summary>The page of questions to show; null on the consent page and the review.</summary>
    public FormPageView? View { get; private set; }

    /// <summary>The answers to check before handing in; null elsewhere.</summary>
    public SurveyAnswers? Review { get; private set; }

    /// <summary>What is said above the review.</summary>
    public FormNotice ReviewNotice { get; private set; }

    /// <summary>The answers so far, as the page carries them.</summary>
    public string Carried { get; private set; } = "{}";

    /// <summary>Whether the survey has one page, which is then handed in without a review: everything stands on it.</summary>
    public bool IsOnePage => View is { Place.Count: 1 };

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context) => Response.Headers.CacheControl = "no-store";

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Typed = Request.Form[FormFields.Code].ToString();
        if (guesses.IsOver(HttpContext.Connection.RemoteIpAddress)) return Wrong(language["Many wrong codes came from your network, so we paused it. Wait 15 minutes and try again.", "Desde su red llegaron muchos códigos incorrectos y la detuvimos. Espere 15 minutos e inténtelo de nuevo."], 429);
        if (!CodeText.TryRead(Typed, out var code))
            return Wrong(language["This is not quite a code. One or more letters or digits are wrong or missing; please compare it with your letter.", "Esto no es exactamente un código. Una o más letras o cifras son incorrectas o faltan; compárelo con su carta."]);

        var hash = CodeText.Hash(code);
        if (await store.FindAsync(hash, cancellation) is not { } known)
        {
            guesses.CountWrong(HttpContext.Connection.RemoteIpAddress);
            return Wrong(language["We did not give out this code. Please compare it with your letter, or ask the person who gave it to you.", "No hemos entregado este código. Compárelo con su carta o pregunte a quien se lo dio."]);
        }

        var form = await forms.GetAsync(known.VersionId, cancellation);
        var obstacle = !await antiforgery.IsRequestValidAsync(HttpContext) ? FormNotice.TokenLost
            : known.Used ? FormNotice.HandedInBefore
            : !known.TakesAnswers ? FormNotice.Closed
            : FormNotice.None;
        return Request.Form[FormFields.Page].ToString() is { Length: > 0 } name
            ? await GoOnAsync(form, hash, name, obstacle, cancellation)
            : Begin(form, obstacle);
    }

    private PageResult Begin(SurveyForm form, FormNotice obstacle)
    {
        var sheet = AnswerSheet.Begin(form.Instrument, clock.Today);
        return obstacle switch
        {
            FormNotice.None => ShowPage(form, form.Shown(sheet)[0], sheet),
            FormNotice.HandedInBefore => Wrong(language["Answers were already handed in with this code. If that was you, thank you: there is nothing more to do.", "Ya se entregaron respuestas con este código. Si fue usted, gracias: no hay nada más que hacer."]),
            FormNotice.TokenLost => Wrong(language["Your browser had lost its connection to this page. Please press the button once more.", "Su navegador había perdido la conexión con esta página. Pulse el botón una vez más."]),
            _ => Wrong(language["This survey does not take answers now. It may not have begun, or it has closed. Nothing you do can harm anything; ask the person who gave you the code.", "Esta encuesta no recibe respuestas en este momento. Quizá no ha comenzado o ya se cerró. Pregunte a quien le dio el código."]),
        };
    }

    private async Task<IActionResult> GoOnAsync(SurveyForm form, byte[] hash, string name, FormNotice obstacle, CancellationToken cancellation)
    {
        var before = CarriedAnswers();
        if (name == ReviewPage || form.Find(name) is not { } page)
        {
            var sheet = AnswerSheet.Of(form.Instrument, before, clock.Today);
            var action = Request.Form[FormFields.Action].ToString();
            if (obstacle != FormNotice.None || Request.Query.ContainsKey(Design.Language.Parameter)) return ShowReview(form, sheet, obstacle);
            if (action.StartsWith("edit:", StringComparison.Ordinal) && form.Find(action["edit:".Length..]) is { } edited) return ShowPage(form, edited, sheet);
            return await HandInAsync(form, hash, sheet, null, cancellation);
        }

        var post = FormPost.Read(form, page, Request.Form, before, clock.Today, Request.Query.ContainsKey(Design.Language.Parameter));
        if (obstacle != FormNotice.None || post.Stays) return Again(form, post, obstacle);
        if (post.Step == FormStep.HandIn) return await HandInAsync(form, hash, post.Sheet, post, cancellation);
        var next = post.Step == FormStep.Back ? form.Before(page, post.Sheet) ?? page : form.After(page, post.Sheet);
        return next is null ? ShowReview(form, post.Sheet, FormNotice.None) : ShowPage(form, next, post.Sheet);
    }

    private async Task<IActionResult> HandInAsync(SurveyForm form, byte[] hash, AnswerSheet sheet, FormPost? post, CancellationToken cancellation)
    {
        if (!sheet.IsComplete) return ShowReview(form, sheet, FormNotice.Errors);
        FormNotice notice;
        try
        {
            var outcome = await store.HandInAsync(hash, sheet.CompletedAnswers, cancellation);
            if (outcome == HandInOutcome.Stored) return RedirectToPage("Receipt");
            notice = outcome == HandInOutcome.Used ? FormNotice.HandedInBefore : FormNotice.Closed;
        }
        catch (Exception failure) when (failure is DbException or TimeoutException or OperationCanceledException)
        {
            notice = FormNotice.NotSaved;
        }

        return post is null ? ShowReview(form, sheet, notice) : Again(form, post, notice);
    }

    // Hostile or damaged text counts as no answers.
    private AnswerSet CarriedAnswers()
    {
        try
        {
            return AnswerSet.FromJson(Request.Form[FormFields.Answers].ToString());
        }
        catch (JsonException)
        {
            return AnswerSet.Empty;
        }
    }

    private PageResult Wrong(string error, int status = 200)
    {
        CodeError = error;
        ModelState.AddModelError("code", error);
        Response.StatusCode = status;
        return Page();
    }

    private PageResult ShowPage(SurveyForm form, Page page, AnswerSheet sheet)
    {
        View = new FormPageView { Form = form, Page = page, Sheet = sheet, Language = language.Code };
        Carried = sheet.Answers.ToJson();
        return Page();
    }

    private PageResult Again(SurveyForm form, FormPost post, FormNotice notice)
    {
        View = FormPageView.Again(form, post, language.Code, notice);
        if (View.Notice == FormNotice.Errors) ModelState.AddModelError("", View.Heading);
        Carried = post.Sheet.Answers.ToJson();
        return Page();
    }

    private PageResult ShowReview(SurveyForm form, AnswerSheet sheet, FormNotice notice)
    {
        Review = new SurveyAnswers(form, sheet, language.Code, EditButton: true);
        ReviewNotice = notice;
        Carried = sheet.Answers.ToJson();
        return Page();
    }
}
