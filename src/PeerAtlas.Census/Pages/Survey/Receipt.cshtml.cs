using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Answers;
using PeerAtlas.Instruments;
using PeerAtlas.Platform.Audit;

namespace PeerAtlas.Census.Pages.Survey;

/// <summary>That a response was handed in, a copy of it, and the way to correct it while the wave is open.</summary>
internal sealed class ReceiptModel(SurveyServices services) : SurveyPageModel(services)
{
    [FromRoute(Name = "response")]
    public Guid ResponseId { get; set; }

    public SurveyForm Form { get; private set; } = null!;

    public AnswerSheet Sheet { get; private set; } = null!;

    public string Unit { get; private set; } = "";

    public DateTime CompletedAt { get; private set; }

    /// <summary>How many answers were given.</summary>
    public int Answered { get; private set; }

    protected override bool ReadableWhenClosed => true;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await FindResponseAsync(ResponseId) is not { } response)
            return Show(ResponseNotFound());
        if (response.CompletedAt is not { } completed)
            return Redirect(SurveyLinks.Review(Token, ResponseId));
        Form = await FormAsync();
        Sheet = AnswerSheet.Of(Form.Instrument, AnswerSet.FromJson(response.Answers), Clock.Today);
        Unit = await UnitOfAsync(response);
        CompletedAt = Clock.ToLocal(completed);
        Answered = Form.Shown(Sheet).Sum(page => AnswerText.Lines(Form, page, Sheet, Language.Code).Count(line => line.Text.Length > 0));
        return Page();
    }

    /// <summary>Opens a handed-in response again, which is recorded.</summary>
    public async Task<IActionResult> OnPostReopenAsync()
    {
        if (await FindResponseAsync(ResponseId) is null)
            return Show(ResponseNotFound());
        if (!IsOpen)
            return Show(SurveyProblem.Closed(Language, Wave));
        if (TokenIsLost)
            return Redirect(SurveyLinks.Receipt(Token, ResponseId));

        var response = await Database.Set<AgencyResponse>().SingleAsync(known => known.Id == ResponseId);
        if (response.CompletedAt is { } completed)
        {
            Database.Add(
                new AuditEntry
                {
                    At = Clock.UtcNow,
                    Actor = $"respondent of {Organisation.Key}",
                    Action = "changed",
                    Subject = nameof(AgencyResponse),
                    SubjectId = response.Id,
                    Changes = System.Text.Json.JsonSerializer.Serialize(
                        new Dictionary<string, string?[]> { [nameof(AgencyResponse.CompletedAt)] = [completed.ToString("O"), null] }
                    ),
                }
            );
            response.CompletedAt = null;
            response.Revision++;
            try
            {
                await Database.SaveChangesAsync(HttpContext.RequestAborted);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Somebody else opened it at this moment; the review shows how it stands.
            }
        }

        return Redirect(SurveyLinks.Review(Token, ResponseId));
    }
}
