using System.Data.Common;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Census.Answers;
using PeerAtlas.Instruments;
using Page = PeerAtlas.Instruments.Page;

namespace PeerAtlas.Census.Pages.Survey;

/// <summary>All answers of a response, what is missing, and the button that hands it in.</summary>
internal sealed class ReviewModel(SurveyServices services, AgencyAnswers answers) : SurveyPageModel(services)
{
    [FromRoute(Name = "response")]
    public Guid ResponseId { get; set; }

    public SurveyForm Form { get; private set; } = null!;

    public AnswerSheet Sheet { get; private set; } = null!;

    public string Unit { get; private set; } = "";

    /// <summary>What went wrong when handing in, in words.</summary>
    public string? Problem { get; private set; }

    /// <summary>Which answers are shown; handing in takes these and no others.</summary>
    public int Revision { get; private set; }

    public IEnumerable<Page> Pages => Form.Shown(Sheet);

    public async Task<IActionResult> OnGetAsync() =>
        await LoadAsync() is not { } response ? Show(ResponseNotFound())
        : response.CompletedAt is not null ? Redirect(SurveyLinks.Receipt(Token, ResponseId))
        : Page();

    public async Task<IActionResult> OnPostAsync(int revision)
    {
        if (await LoadAsync() is not { } response)
            return Show(ResponseNotFound());
        if (response.CompletedAt is not null)
            return Redirect(SurveyLinks.Receipt(Token, ResponseId));
        if (TokenIsLost)
            return Again(
                Language[
                    "Your browser had lost its connection to this page. Nothing is lost; please press the button once more.",
                    "Su navegador había perdido la conexión con esta página. No se perdió nada; pulse el botón una vez más."
                ]
            );
        if (revision != response.Revision)
            return Again(
                Language[
                    "Somebody changed these answers while you were reading them. Please check them again, then hand in.",
                    "Alguien cambió estas respuestas mientras usted las leía. Revíselas de nuevo y luego entregue."
                ]
            );
        if (!Sheet.IsComplete)
            return Again(null);

        try
        {
            if (await answers.SaveAsync(response, Sheet.CompletedAnswers, handIn: true, HttpContext.RequestAborted))
                return Redirect(SurveyLinks.Receipt(Token, ResponseId));
        }
        catch (Exception failure) when (failure is DbException or TimeoutException or OperationCanceledException)
        {
            return Again(
                Language[
                    "The answers could not be handed in just now. They are saved; try again in a minute.",
                    "No se pudieron entregar las respuestas en este momento. Están guardadas; inténtelo de nuevo en un minuto."
                ]
            );
        }

        // Handed in twice at once, or changed at this moment: the page shows how it stands now.
        return Redirect(SurveyLinks.Review(Token, ResponseId));
    }

    private PageResult Again(string? problem)
    {
        Problem = problem;
        ModelState.AddModelError("", problem ?? "");
        return Page();
    }

    private async Task<AgencyResponse?> LoadAsync()
    {
        if (await FindResponseAsync(ResponseId) is not { } response)
            return null;
        Form = await FormAsync();
        Sheet = AnswerSheet.Of(Form.Instrument, AnswerSet.FromJson(response.Answers), Clock.Today);
        Unit = await UnitOfAsync(response);
        Revision = response.Revision;
        return response;
    }
}
