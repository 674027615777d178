using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Waves;
using PeerAtlas.Directory;
using PeerAtlas.Instruments;

namespace PeerAtlas.Census.Pages.Survey;

/// <summary>A response as the start page lists it.</summary>
internal sealed record ListedResponse(Guid Id, Guid? UnitId, string UnitName, DateTime SavedAt, DateTime? CompletedAt);

/// <summary>Where a personal link leads: what the survey is, and the organisation's responses.</summary>
internal sealed class IndexModel(SurveyServices services) : SurveyPageModel(services)
{
    /// <summary>The choice for the whole organisation, beside the ids of units.</summary>
    public const string Whole = "whole";

    /// <summary>The choice for a part that the frame does not know.</summary>
    public const string Other = "other";

    public SurveyForm Form { get; private set; } = null!;

    public IReadOnlyList<Unit> Units { get; private set; } = [];

    public IReadOnlyList<ListedResponse> Responses { get; private set; } = [];

    /// <summary>For whom an answer is begun: whole, other or a unit's id.</summary>
    [BindProperty(Name = "for")]
    public string? For { get; set; }

    [BindProperty(Name = "part")]
    public string? PartName { get; set; }

    /// <summary>Made with the page, so that pressing the button twice begins one response.</summary>
    [BindProperty(Name = "new")]
    public Guid NewId { get; set; } = Guid.CreateVersion7();

    /// <summary>The response that was just saved and left, if the respondent comes from there.</summary>
    [FromQuery(Name = "saved")]
    public Guid? Saved { get; set; }

    public bool HasPeerSurvey => Wave.PeerVersionId is not null;

    public async Task OnGetAsync()
    {
        if (Invitation.OpenedAt is null)
        {
            Invitation.OpenedAt = Clock.UtcNow;
            await Database.SaveChangesAsync(HttpContext.RequestAborted);
        }

        await LoadAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (TokenIsLost)
            ModelState.AddModelError(
                "",
                Language[
                    "Your browser had lost its connection to this page. Please press the button once more.",
                    "Su navegador había perdido la conexión con esta página. Pulse el botón una vez más."
                ]
            );
        else if (Responses.Any(response => response.Id == NewId))
            return Redirect(FirstPage(NewId));

        var name = (PartName ?? "").Trim();
        var unit = Guid.TryParse(For, out var id) ? Units.FirstOrDefault(known => known.Id == id) : null;
        CheckPart(unit, name);
        if (!ModelState.IsValid)
            return Page();

        await BeginAsync(unit, For == Other ? name : "");
        return Redirect(FirstPage(NewId));
    }

    private void CheckPart(Unit? unit, string name)
    {
        if (For is not (Whole or Other) && unit is null)
            ModelState.AddModelError("for", Language["Choose what you answer for.", "Elija por qué parte responde."]);
        else if (For == Other && name.Length is 0 or > AgencyResponse.UnitNameLength)
            ModelState.AddModelError(
                "part",
                Language[
                    $"Name the part that you answer for, in at most {AgencyResponse.UnitNameLength} characters.",
                    $"Escriba el nombre de la parte por la que responde, en {AgencyResponse.UnitNameLength} caracteres como máximo."
                ]
            );
        else if (
            Responses.Any(response =>
                response.UnitId == unit?.Id && string.Equals(response.UnitName, For == Other ? name : "", StringComparison.OrdinalIgnoreCase)
            )
        )
            ModelState.AddModelError(
                "for",
                Language[
                    "There are answers for this part already. Open them in the list above.",
                    "Ya hay respuestas de esta parte. Ábralas en la lista de arriba."
                ]
            );
    }

    /// <summary>What a response is for, in words.</summary>
    public string UnitOf(ListedResponse response) =>
        response.UnitId is { } id ? Units.FirstOrDefault(unit => unit.Id == id)?.Name ?? ""
        : response.UnitName.Length > 0 ? response.UnitName
        : Language["The whole organization", "Toda la organización"];

    /// <summary>What can be answered for.</summary>
    public IEnumerable<Design.Choice> Choices =>
        [
            new(Whole, Language["The whole organization", "Toda la organización"]),
            .. Units.Where(unit => unit.Active).Select(unit => new Design.Choice(unit.Id.ToString(), unit.Name)),
            new(Other, Language["Another part of it, which I name below", "Otra parte, que escribo abajo"]),
        ];

    private async Task LoadAsync()
    {
        Form = await FormAsync();
        Units = await Database.Set<Unit>().AsNoTracking().Where(unit => unit.OrganisationId == Organisation.Id).OrderBy(unit => unit.Name).ToListAsync();
        Responses = await Database
            .Set<AgencyResponse>()
            .Where(response => response.WaveId == Wave.Id && response.OrganisationId == Organisation.Id)
            .OrderBy(response => response.StartedAt)
            .Select(response => new ListedResponse(response.Id, response.UnitId, response.UnitName, response.SavedAt, response.CompletedAt))
            .ToListAsync();
    }

    private async Task BeginAsync(Unit? unit, string name)
    {
        var now = Clock.UtcNow;
        Database.Add(
            new AgencyResponse
            {
                Id = NewId,
                WaveId = Wave.Id,
                OrganisationId = Organisation.Id,
                InvitationId = Invitation.Id,
                UnitId = unit?.Id,
                UnitName = name,
                StartedAt = now,
                SavedAt = now,
                Answers = AnswerSheet.Begin(Form.Instrument, Clock.Today).Answers.ToJson(),
            }
        );
        // Who answers after all has not refused.
        Invitation.RefusedAt = null;
        try
        {
            await Database.SaveChangesAsync(HttpContext.RequestAborted);
        }
        catch (DbUpdateException) when (Database.Set<AgencyResponse>().Any(response => response.Id == NewId))
        {
            // The button was pressed twice; the other request was quicker.
        }
    }

    private string FirstPage(Guid response) => Address(response, "/page/" + Form.Shown(AnswerSheet.Begin(Form.Instrument, Clock.Today))[0].Name);
}
