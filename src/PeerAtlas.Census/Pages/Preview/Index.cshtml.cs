using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Design;
using PeerAtlas.Instruments;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;
using Page = PeerAtlas.Instruments.Page;

namespace PeerAtlas.Census.Pages.Preview;

/// <summary>A version of a survey to try, for whoever has the link. The page carries what was typed; nothing is kept.</summary>
[AllowAnonymous]
[Bilingual]
[MayBeFramed]
// Nothing is changed, and no cookie says who it is.
[IgnoreAntiforgeryToken(Order = 1001)]
[RequestSizeLimit(CarriedForm.MostBytes)]
[RequestFormLimits(ValueCountLimit = 20_000, ValueLengthLimit = CarriedForm.MostBytes)]
internal sealed class IndexModel(PeerAtlasDbContext database, PreviewTokens tokens, FormLibrary forms, AuthorityClock clock, Design.Language language)
    : PageModel
{
    /// <summary>What opens the preview.</summary>
    [FromRoute]
    public string Token { get; set; } = "";

    /// <summary>The page of questions; null on the review and where the link has ended.</summary>
    public FormPageView? View { get; private set; }

    /// <summary>All answers, where the questions end.</summary>
    public SurveyAnswers? Review { get; private set; }

    /// <summary>Whether what was typed would be taken.</summary>
    public bool IsHandedIn { get; private set; }

    /// <summary>The answers so far, as the page carries them.</summary>
    public string Carried { get; private set; } = "{}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await FormAsync(cancellation) is not { } form)
            return Ended();
        var sheet = AnswerSheet.Begin(form.Instrument, clock.Today);
        return ShowPage(form, form.Shown(sheet) is [var first, ..] ? first : null, sheet);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await FormAsync(cancellation) is not { } form)
            return Ended();
        var before = CarriedForm.Answers(Request.Form);
        var isSwitch = Request.Query.ContainsKey(Design.Language.Parameter);
        if (form.Find(Request.Form[FormFields.Page]) is not { } page)
        {
            var sheet = AnswerSheet.Of(form.Instrument, before, clock.Today);
            var action = Request.Form[FormFields.Action].ToString();
            if (!isSwitch && CarriedForm.FromReview(form, action) is { } edited)
                return ShowPage(form, edited, sheet);
            return ShowReview(form, sheet, isHandedIn: action == "hand-in" && sheet.IsComplete);
        }

        var post = FormPost.Read(form, page, Request.Form, before, clock.Today, isSwitch);
        if (!post.Stays)
            return ShowPage(form, CarriedForm.Next(form, post), post.Sheet);
        View = FormPageView.Again(form, post, language.Code);
        if (View.Notice == FormNotice.Errors)
            ModelState.AddModelError("", View.Heading);
        Carried = post.Sheet.Answers.ToJson();
        return Page();
    }

    private async Task<SurveyForm?> FormAsync(CancellationToken cancellation)
    {
        Response.NeverCache();
        if (tokens.Read(Token) is not { } id)
            return null;
        if (await database.Set<InstrumentVersion>().AnyAsync(row => row.Id == id, cancellation))
            return await forms.GetAsync(id, cancellation);
        // What is being written is shown as it is now, as long as it can be shown.
        return
            await database.Set<InstrumentDraft>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation) is { } draft
            && draft.Form.Read().Instrument is { } instrument
            ? new SurveyForm(instrument)
            : null;
    }

    private PageResult Ended()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    private PageResult ShowPage(SurveyForm form, Page? page, AnswerSheet sheet)
    {
        if (page is null)
            return ShowReview(form, sheet, isHandedIn: false);
        View = new FormPageView
        {
            Form = form,
            Page = page,
            Sheet = sheet,
            Language = language.Code,
        };
        Carried = sheet.Answers.ToJson();
        return Page();
    }

    private PageResult ShowReview(SurveyForm form, AnswerSheet sheet, bool isHandedIn)
    {
        Review = new SurveyAnswers(form, sheet, language.Code, EditButton: !isHandedIn);
        IsHandedIn = isHandedIn;
        Carried = sheet.Answers.ToJson();
        return Page();
    }
}
