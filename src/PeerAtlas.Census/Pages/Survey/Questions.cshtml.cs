using System.Data.Common;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Census.Answers;
using PeerAtlas.Instruments;
using Page = PeerAtlas.Instruments.Page;

namespace PeerAtlas.Census.Pages.Survey;

/// <summary>One page of the agency survey. It is saved with every button, whatever is missing.</summary>
internal sealed class QuestionsModel(SurveyServices services, AgencyAnswers answers) : SurveyPageModel(services)
{
    private const int MostAttempts = 5;

    [FromRoute(Name = "response")]
    public Guid ResponseId { get; set; }

    [FromRoute]
    public string Part { get; set; } = "";

    public FormPageView View { get; private set; } = null!;

    /// <summary>The fingerprint of the page's stored answers as this page shows them.</summary>
    public string Base { get; private set; } = "";

    /// <summary>What the response is for.</summary>
    public string Unit { get; private set; } = "";

    // A page that was being typed when the survey closed is shown again, with what was typed.
    protected override bool ReadableWhenClosed => Microsoft.AspNetCore.Http.HttpMethods.IsPost(Request.Method);

    public async Task<IActionResult> OnGetAsync()
    {
        if (await FindResponseAsync(ResponseId) is not { } response)
            return Show(ResponseNotFound());
        if (response.CompletedAt is not null)
            return Redirect(SurveyLinks.Receipt(Token, ResponseId));
        var form = await FormAsync();
        var sheet = Sheet(form, response);
        if (form.Find(Part) is not { } page)
            return Redirect(SurveyLinks.Review(Token, ResponseId));

        Base = AnswerText.Fingerprint(page, sheet.Answers);
        Unit = await UnitOfAsync(response);
        View = new FormPageView
        {
            Form = form,
            Page = page,
            Sheet = sheet,
            Language = Language.Code,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await FindResponseAsync(ResponseId) is not { } response)
            return Show(ResponseNotFound());
        var form = await FormAsync();
        if (form.Find(Part) is not { } page)
            return Redirect(SurveyLinks.Review(Token, ResponseId));
        Unit = await UnitOfAsync(response);
        Base = Request.Form[FormFields.Base].ToString();

        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var stored = Sheet(form, response);
            var post = FormPost.Read(form, page, Request.Form, stored.Answers, Clock.Today, Request.Query.ContainsKey(Design.Language.Parameter));
            if (Obstacle(response) is { } obstacle)
                return Again(form, post, obstacle);
            if (IsConflict(page, stored, post))
                return ShowBoth(form, page, stored, post);

            try
            {
                if (await answers.SaveAsync(response, post.Sheet.Answers, handIn: false, HttpContext.RequestAborted))
                {
                    Base = AnswerText.Fingerprint(page, post.Sheet.Answers);
                    return post.Stays ? Again(form, post) : Redirect(Next(form, post));
                }
            }
            catch (Exception failure) when (failure is DbException or TimeoutException or OperationCanceledException)
            {
                return Again(form, post, FormNotice.NotSaved);
            }

            // Somebody saved between reading and writing: read again and decide anew.
            response = (await FindResponseAsync(ResponseId))!;
        }

        var busy = FormPost.Read(form, page, Request.Form, Sheet(form, response).Answers, Clock.Today, switchesLanguage: false);
        return Again(form, busy, FormNotice.NotSaved);
    }

    private FormNotice? Obstacle(AgencyResponse response) =>
        TokenIsLost ? FormNotice.TokenLost
        : !IsOpen ? FormNotice.Closed
        : response.CompletedAt is not null ? FormNotice.HandedInBefore
        : null;

    // The page was changed since it was shown, and not to what is sent now.
    private bool IsConflict(Page page, AnswerSheet stored, FormPost post)
    {
        var now = AnswerText.Fingerprint(page, stored.Answers);
        return now != Base && now != AnswerText.Fingerprint(page, post.Sheet.Answers);
    }

    private PageResult ShowBoth(SurveyForm form, Page page, AnswerSheet stored, FormPost post)
    {
        Base = AnswerText.Fingerprint(page, stored.Answers);
        View = new FormPageView
        {
            Form = form,
            Page = page,
            Sheet = post.Sheet,
            Language = Language.Code,
            Notice = FormNotice.Conflict,
            SavedMeanwhile = AnswerText.Differences(form, page, post.Sheet, stored, Language.Code),
        };
        return Page();
    }

    private PageResult Again(SurveyForm form, FormPost post, FormNotice notice = FormNotice.None)
    {
        View = FormPageView.Again(form, post, Language.Code, notice);
        // Tells the frame to begin the title with "Error".
        if (View.Notice == FormNotice.Errors)
            ModelState.AddModelError("", View.Heading);
        return Page();
    }

    private string Next(SurveyForm form, FormPost post)
    {
        if (post.Step == FormStep.Leave)
            return $"{SurveyLinks.Index(Token)}?saved={ResponseId}";
        var next = post.Step switch
        {
            FormStep.Review => null,
            FormStep.Back => form.Before(post.Page, post.Sheet) ?? post.Page,
            _ => form.After(post.Page, post.Sheet),
        };
        return next is null ? SurveyLinks.Review(Token, ResponseId) : SurveyLinks.Questions(Token, ResponseId, next.Name);
    }

    private AnswerSheet Sheet(SurveyForm form, AgencyResponse response) => AnswerSheet.Of(form.Instrument, AnswerSet.FromJson(response.Answers), Clock.Today);
}
