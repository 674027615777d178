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
            return Again(Language[SurveyWords.YourBrowserHadLostItsConnectionToThisPage]);
        if (revision != response.Revision)
            return Again(Language[SurveyWords.SomebodyChangedTheseAnswers]);
        if (!Sheet.IsComplete)
            return Again(null);

        try
        {
            if (await answers.SaveAsync(response, Sheet.CompletedAnswers, handIn: true, HttpContext.RequestAborted))
                return Redirect(SurveyLinks.Receipt(Token, ResponseId));
        }
        catch (Exception failure) when (failure is DbException or TimeoutException or OperationCanceledException)
        {
            return Again(Language[SurveyWords.TheAnswersCouldNotBeHanded]);
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
