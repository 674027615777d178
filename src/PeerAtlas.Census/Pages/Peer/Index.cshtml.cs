using System.Buffers.Text;
using System.Data.Common;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Design;
using PeerAtlas.Instruments;
using PeerAtlas.Platform.Access;
using Page = PeerAtlas.Instruments.Page;

namespace PeerAtlas.Census.Pages.Peer;

/// <summary>
/// The anonymous survey. The page carries the code, or the ballot that was picked up with it, and the answers so far; the server keeps
/// nothing until they are handed in. Nothing here logs, sets a cookie that outlives the visit, or remembers an address.
/// </summary>
[AllowAnonymous]
[Bilingual]
// What opens this page is the code or ballot in the form, and no cookie: a token would tie the request that has the code to the one that has the ballot.
[IgnoreAntiforgeryToken(Order = 1001)]
[RequestSizeLimit(CarriedForm.MostBytes)]
[RequestFormLimits(ValueCountLimit = 20_000, ValueLengthLimit = CarriedForm.MostBytes)]
internal sealed class IndexModel(
    IAnonymousStore store,
    BallotReader ballots,
    BallotSigner signer,
    OpenSeals openSeals,
    FormLibrary forms,
    GuessLimit guesses,
    Design.Language language
) : PageModel
{
    /// <summary>Stands for the page on which somebody decides to take part.</summary>
    public const string ConsentPage = ":consent";

    /// <summary>The code as it was typed.</summary>
    public string Typed { get; private set; } = "";

    /// <summary>The ballot as it was written; empty for somebody who answers with the code itself.</summary>
    public string Ballot { get; private set; } = "";

    /// <summary>The keys of the waves that take answers, for browsers that pick up a ballot, and for people to compare.</summary>
    public IReadOnlyList<OpenSeal> Keys { get; private set; } = [];

    /// <summary>What is wrong with the code.</summary>
    public string? CodeError { get; private set; }

    /// <summary>What is asked of somebody who gave a code, and whose browser made no ballot of it.</summary>
    public string? WayError { get; private set; }

    /// <summary>The page of questions to show; null on the consent page and the review.</summary>
    public FormPageView? View { get; private set; }

    /// <summary>The answers to check before handing in; null elsewhere.</summary>
    public SurveyAnswers? Review { get; private set; }

    /// <summary>What is said above the review.</summary>
    public FormNotice ReviewNotice { get; private set; }

    /// <summary>The answers so far, as the page carries them.</summary>
    public string Carried { get; private set; } = "{}";

    /// <summary>Whether the answers are of a trial, and so counted for nothing.</summary>
    public bool IsTrial { get; private set; }

    /// <summary>Whether the survey has one page, which is then handed in without a review: everything stands on it.</summary>
    public bool IsOnePage => View is { Place.Count: 1 };

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Response.NeverCache();
        await next();
        if (View is null && Review is null)
            Keys = await openSeals.ListAsync(HttpContext.RequestAborted);
    }

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Typed = Request.Form[FormFields.Code].ToString();
        var (admission, refusal) = Request.Form[FormFields.Ballot].ToString() is { Length: > 0 } written
            ? await AdmitBallotAsync(written, cancellation)
            : await AdmitCodeAsync(cancellation);
        if (admission is null)
            return IsOver ? Wrong(TooManyWrong, 429) : Wrong(refusal);

        IsTrial = admission.Known.IsTrial;
        var form = await forms.GetAsync(admission.Known.VersionId, cancellation);
        var obstacle =
            admission.Known.Used ? FormNotice.HandedInBefore
            : !admission.Known.TakesAnswers ? FormNotice.Closed
            : FormNotice.None;
        return Request.Form[FormFields.Page].ToString() is { Length: > 0 } name
            ? await GoOnAsync(form, admission, name, obstacle, cancellation)
            : Begin(form, admission, obstacle);
    }

    /// <summary>
    /// Picks up a ballot, for the page's script: with a code alone it says for which wave, with a blinded message as well it signs.
    /// </summary>
    public async Task<IActionResult> OnPostBallotAsync(CancellationToken cancellation)
    {
        Typed = Request.Form[FormFields.Code].ToString();
        var (admission, refusal) = await AdmitCodeAsync(cancellation);
        if (admission is null)
            return IsOver ? Refused(TooManyWrong, 429) : Refused(refusal);
        if (Request.Form["blinded"].ToString() is not { Length: > 0 and <= 1000 } text || !Base64Url.IsValid(text))
            return new JsonResult(new { wave = admission.Known.WaveId });

        var (outcome, signature) = await signer.SignAsync(
            CodeText.Hash(CodeText.TryRead(Typed, out var code) ? code : ""),
            admission.Known,
            Base64Url.DecodeFromChars(text),
            cancellation
        );
        return outcome switch
        {
            PickUpOutcome.Signed => new JsonResult(new { signature = Base64Url.EncodeToString(signature) }),
            PickUpOutcome.Used => admission.Known.PickedUp ? Refused(BallotWasPickedUp, reason: "picked-up") : Refused(CodeWasUsed),
            PickUpOutcome.NotTaken => Refused(TakesNoAnswers),
            PickUpOutcome.KeyMissing => Refused(language[PeerWords.WeCannotGiveOutBallotsRight], 503),
            _ => Refused(language[PeerWords.YourBrowserMadeSomething]),
        };
    }

    private static JsonResult Refused(string problem, int status = 400, string? reason = null) => new(new { problem, reason }) { StatusCode = status };

    private async Task<(Admission? Admission, string Refusal)> AdmitCodeAsync(CancellationToken cancellation)
    {
        if (CodeText.TryReadFirst(Typed, out var first))
        {
            // The second part is not shown again: what came to the site is of no more use.
            Typed = CodeText.ForPeople(first);
            ModelState.Remove(FormFields.Code);
            return (null, language[PeerWords.TypeTheCodeAloneHere]);
        }

        if (!CodeText.TryRead(Typed, out var code))
            return (null, language[PeerWords.ThisIsNotQuiteACode]);
        var hash = CodeText.Hash(code);
        if (await store.FindAsync(hash, cancellation) is { } known)
            return (new(known, answers => store.HandInAsync(hash, known, answers, cancellation)), "");
        guesses.CountWrong(HttpContext.Connection.RemoteIpAddress);
        return (null, language[PeerWords.WeDidNotGiveOut]);
    }

    private async Task<(Admission? Admission, string Refusal)> AdmitBallotAsync(string written, CancellationToken cancellation)
    {
        if (await ballots.ReadAsync(written, cancellation) is { } ballot && await store.FindAsync(ballot, cancellation) is { } known)
        {
            Ballot = written;
            return (new(known, answers => store.HandInAsync(ballot, answers, cancellation)), "");
        }

        guesses.CountWrong(HttpContext.Connection.RemoteIpAddress);
        return (null, language[PeerWords.ThisIsNoBallotOfOurs]);
    }

    private PageResult Begin(SurveyForm form, Admission admission, FormNotice obstacle)
    {
        var sheet = AnswerSheet.Begin(form.Instrument, admission.Day);
        return obstacle switch
        {
            FormNotice.None when Ballot.Length == 0 && Request.Form[FormFields.WithoutBallot] != "true" => AskWhichWay(),
            FormNotice.None => ShowPage(form, form.Shown(sheet)[0], sheet),
            FormNotice.HandedInBefore when Ballot.Length == 0 && admission.Known.PickedUp => Wrong(BallotWasPickedUp),
            FormNotice.HandedInBefore when Ballot.Length > 0 => Wrong(language[PeerWords.AnswersWereAlreadyHanded]),
            FormNotice.HandedInBefore => Wrong(CodeWasUsed),
            _ => Wrong(TakesNoAnswers),
        };
    }

    private async Task<IActionResult> GoOnAsync(SurveyForm form, Admission admission, string name, FormNotice obstacle, CancellationToken cancellation)
    {
        var before = CarriedForm.Answers(Request.Form);
        if (name == CarriedForm.ReviewPage || form.Find(name) is not { } page)
        {
            var sheet = AnswerSheet.Of(form.Instrument, before, admission.Day);
            var action = Request.Form[FormFields.Action].ToString();
            if (obstacle != FormNotice.None || Request.Query.ContainsKey(Design.Language.Parameter))
                return ShowReview(form, sheet, obstacle);
            if (CarriedForm.FromReview(form, action) is { } edited)
                return ShowPage(form, edited, sheet);
            if (action == FormPost.ShowAction + CarriedForm.ReviewPage)
                return ShowReview(form, sheet, FormNotice.None);
            return await HandInAsync(form, admission, sheet, null);
        }

        var post = FormPost.Read(form, page, Request.Form, before, admission.Day, Request.Query.ContainsKey(Design.Language.Parameter));
        if (obstacle != FormNotice.None || post.Stays)
            return Again(form, post, obstacle);
        if (post.Step == FormStep.HandIn)
            return await HandInAsync(form, admission, post.Sheet, post);
        return CarriedForm.Next(form, post) is { } next ? ShowPage(form, next, post.Sheet) : ShowReview(form, post.Sheet, FormNotice.None);
    }

    private async Task<IActionResult> HandInAsync(SurveyForm form, Admission admission, AnswerSheet sheet, FormPost? post)
    {
        if (!sheet.IsComplete)
            return ShowReview(form, sheet, FormNotice.Errors);
        FormNotice notice;
        try
        {
            var outcome = await admission.HandIn(sheet.CompletedAnswers);
            if (outcome == HandInOutcome.Stored)
                return RedirectToPage("Receipt");
            notice = outcome switch
            {
                HandInOutcome.Used => FormNotice.HandedInBefore,
                HandInOutcome.TooLong => FormNotice.TooLong,
                _ => FormNotice.Closed,
            };
        }
        catch (Exception failure) when (failure is DbException or TimeoutException or OperationCanceledException or IOException or UnauthorizedAccessException)
        {
            notice = FormNotice.NotSaved;
        }

        return post is null ? ShowReview(form, sheet, notice) : Again(form, post, notice);
    }

    // Looked at after a code or ballot was found wrong: a right one passes however many wrong ones came from the same network.
    private bool IsOver => guesses.IsOver(HttpContext.Connection.RemoteIpAddress);

    private string TooManyWrong => language[PeerWords.ManyWrongCodesCame];

    private string BallotWasPickedUp => language[PeerWords.ABallotWasPickedUp];

    private string CodeWasUsed => language[PeerWords.AnswersWereAlreadyHandedInWithThisCode];

    private string TakesNoAnswers => language[PeerWords.ThisSurveyDoesNotTakeAnswers];

    private PageResult Wrong(string error, int status = 200)
    {
        CodeError = error;
        ModelState.AddModelError("code", error);
        Response.StatusCode = status;
        return Page();
    }

    // A browser that has not loaded the page's script yet sends the code as one without scripts does.
    private PageResult AskWhichWay()
    {
        WayError = language[PeerWords.YourBrowserMadeNoBallot];
        ModelState.AddModelError("", WayError);
        return Page();
    }

    private PageResult ShowPage(SurveyForm form, Page page, AnswerSheet sheet)
    {
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

    private PageResult Again(SurveyForm form, FormPost post, FormNotice notice)
    {
        View = FormPageView.Again(form, post, language.Code, notice);
        if (View.Notice == FormNotice.Errors)
            ModelState.AddModelError("", View.Heading);
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

    /// <summary>What lets somebody answer: a code, or a ballot.</summary>
    /// <param name="Known">What is known of it.</param>
    /// <param name="HandIn">Hands answers in with it.</param>
    private sealed record Admission(KnownCode Known, Func<AnswerSet, Task<HandInOutcome>> HandIn)
    {
        // "Today" in a calculation or a default would be a time in the answers; everybody of a wave has the same.
        public DateOnly Day => Known.Day;
    }
}
