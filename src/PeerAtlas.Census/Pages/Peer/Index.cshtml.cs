using System.Buffers.Text;
using System.Data.Common;
using System.Text.Json;
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
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(ValueCountLimit = 20_000, ValueLengthLimit = MostBytes)]
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
    /// <summary>Stands for the review where a page's name would.</summary>
    public const string ReviewPage = ":review";

    /// <summary>Stands for the page on which somebody decides to take part.</summary>
    public const string ConsentPage = ":consent";

    private const int MostBytes = 2 * 1024 * 1024;

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
            PickUpOutcome.KeyMissing => Refused(
                language[
                    "We cannot give out ballots right now. Your code is still good. Try again later, or write to the office that invited you.",
                    "No podemos entregar boletas en este momento. Su código sigue siendo válido. Inténtelo más tarde o escriba a la oficina que le invitó."
                ],
                503
            ),
            _ => Refused(
                language[
                    "Your browser made something that we cannot sign. Your code is still good: reload the page and try again.",
                    "Su navegador creó algo que no podemos firmar. Su código sigue siendo válido: recargue la página e inténtelo de nuevo."
                ]
            ),
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
            return (
                null,
                language[
                    "Type the code alone here. What you typed behind it, the second part of your "
                        + "letter, was not kept, and the code was not used. Now press the button again.",
                    "Escriba aquí solo el código. Lo que escribió después, la segunda parte de su "
                        + "carta, no se guardó, y el código no se usó. Ahora pulse el botón otra vez."
                ]
            );
        }

        if (!CodeText.TryRead(Typed, out var code))
            return (
                null,
                language[
                    "This is not quite a code. One or more letters or digits are wrong or missing; please compare it with your letter.",
                    "Esto no es exactamente un código. Una o más letras o cifras son incorrectas o faltan; compárelo con su carta."
                ]
            );
        var hash = CodeText.Hash(code);
        if (await store.FindAsync(hash, cancellation) is { } known)
            return (new(known, answers => store.HandInAsync(hash, known, answers, cancellation)), "");
        guesses.CountWrong(HttpContext.Connection.RemoteIpAddress);
        return (
            null,
            language[
                "We did not give out this code. Please compare it with your letter, or ask the person who gave it to you.",
                "No hemos entregado este código. Compárelo con su carta o pregunte a quien se lo dio."
            ]
        );
    }

    private async Task<(Admission? Admission, string Refusal)> AdmitBallotAsync(string written, CancellationToken cancellation)
    {
        if (await ballots.ReadAsync(written, cancellation) is { } ballot && await store.FindAsync(ballot, cancellation) is { } known)
        {
            Ballot = written;
            return (new(known, answers => store.HandInAsync(ballot, answers, cancellation)), "");
        }

        guesses.CountWrong(HttpContext.Connection.RemoteIpAddress);
        return (
            null,
            language[
                "This is no ballot of ours, or a part of it is missing. Take the whole file that you saved, or all of the text that you printed.",
                "Esta no es una boleta nuestra, o le falta una parte. Use el archivo completo que guardó o todo el texto que imprimió."
            ]
        );
    }

    private PageResult Begin(SurveyForm form, Admission admission, FormNotice obstacle)
    {
        var sheet = AnswerSheet.Begin(form.Instrument, admission.Day);
        return obstacle switch
        {
            FormNotice.None when Ballot.Length == 0 && Request.Form[FormFields.WithoutBallot] != "true" => AskWhichWay(),
            FormNotice.None => ShowPage(form, form.Shown(sheet)[0], sheet),
            FormNotice.HandedInBefore when Ballot.Length == 0 && admission.Known.PickedUp => Wrong(BallotWasPickedUp),
            FormNotice.HandedInBefore when Ballot.Length > 0 => Wrong(
                language[
                    "Answers were already handed in with this ballot. If that was you, thank you: there is nothing more to do.",
                    "Ya se entregaron respuestas con esta boleta. Si fue usted, gracias: no hay nada más que hacer."
                ]
            ),
            FormNotice.HandedInBefore => Wrong(CodeWasUsed),
            _ => Wrong(TakesNoAnswers),
        };
    }

    private async Task<IActionResult> GoOnAsync(SurveyForm form, Admission admission, string name, FormNotice obstacle, CancellationToken cancellation)
    {
        var before = CarriedAnswers();
        if (name == ReviewPage || form.Find(name) is not { } page)
        {
            var sheet = AnswerSheet.Of(form.Instrument, before, admission.Day);
            var action = Request.Form[FormFields.Action].ToString();
            if (obstacle != FormNotice.None || Request.Query.ContainsKey(Design.Language.Parameter))
                return ShowReview(form, sheet, obstacle);
            if (ReviewStep(form, action) is { } edited)
                return ShowPage(form, edited, sheet);
            if (action == FormPost.ShowAction + ReviewPage)
                return ShowReview(form, sheet, FormNotice.None);
            return await HandInAsync(form, admission, sheet, null);
        }

        var post = FormPost.Read(form, page, Request.Form, before, admission.Day, Request.Query.ContainsKey(Design.Language.Parameter));
        if (obstacle != FormNotice.None || post.Stays)
            return Again(form, post, obstacle);
        if (post.Step == FormStep.HandIn)
            return await HandInAsync(form, admission, post.Sheet, post);
        var next = post.Step switch
        {
            FormStep.Back => form.Before(page, post.Sheet) ?? page,
            // A page that these answers leave out gives way to the next one.
            FormStep.Show => post.Target is null || form.Shown(post.Sheet).Contains(post.Target) ? post.Target : form.After(post.Target, post.Sheet),
            _ => form.After(page, post.Sheet),
        };
        return next is null ? ShowReview(form, post.Sheet, FormNotice.None) : ShowPage(form, next, post.Sheet);
    }

    // Pages are changed from the review, or shown again by the browser's history.
    private static Page? ReviewStep(SurveyForm form, string action) =>
        new[] { "edit:", FormPost.ShowAction }
            .Where(start => action.StartsWith(start, StringComparison.Ordinal))
            .Select(start => form.Find(action[start.Length..]))
            .FirstOrDefault(page => page is not null);

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

    // Looked at after a code or ballot was found wrong: a right one passes however many wrong ones came from the same network.
    private bool IsOver => guesses.IsOver(HttpContext.Connection.RemoteIpAddress);

    private string TooManyWrong =>
        language[
            "Many wrong codes came from your network, so we paused it. Wait 15 minutes and try again.",
            "Desde su red llegaron muchos códigos incorrectos y la detuvimos. Espere 15 minutos e inténtelo de nuevo."
        ];

    private string BallotWasPickedUp =>
        language[
            "A ballot was picked up with this code. If your letter has a second part, give both parts in a browser that "
                + "runs scripts: it makes the same ballot again. Or answer with the ballot that you kept, under “I have a ballot”.",
            "Con este código ya se retiró una boleta. Si su carta tiene una segunda parte, dé las dos partes en un navegador "
                + "que ejecute programas: crea otra vez la misma boleta. O responda con la boleta que guardó, en “Tengo una boleta”."
        ];

    private string CodeWasUsed =>
        language[
            "Answers were already handed in with this code. If that was you, thank you: there is nothing more to do.",
            "Ya se entregaron respuestas con este código. Si fue usted, gracias: no hay nada más que hacer."
        ];

    private string TakesNoAnswers =>
        language[
            "This survey does not take answers now. It may not have begun, or it has "
                + "closed. Nothing you do can harm anything; ask the person who gave you the code.",
            "Esta encuesta no recibe respuestas en este momento. Quizá no ha comenzado o ya se cerró. Pregunte a quien le dio el código."
        ];

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
        WayError = language[
            "Your browser made no ballot of this code, and the code was not used. Press the button once more. If "
                + "that does not help, your browser does not run scripts here: tick the box to answer with the code itself.",
            "Su navegador no creó una boleta con este código, y el código no se usó. Pulse el botón otra vez. Si eso "
                + "no ayuda, su navegador no ejecuta programas aquí: marque la casilla para responder con el código mismo."
        ];
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
