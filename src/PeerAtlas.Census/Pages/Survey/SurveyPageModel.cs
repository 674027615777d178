using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Waves;
using PeerAtlas.Design;
using PeerAtlas.Directory;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Pages.Survey;

/// <summary>What every page of the agency survey needs.</summary>
internal sealed record SurveyServices(
    PeerAtlasDbContext Database,
    OrganisationScope Scope,
    AuthorityClock Clock,
    GuessLimit Guesses,
    IAntiforgery Antiforgery,
    Language Language,
    FormLibrary Forms
);

/// <summary>A page behind a personal link: finds the invitation, opens its organisation, and says clearly what is wrong with a link.</summary>
[AllowAnonymous]
[Bilingual]
[IgnoreAntiforgeryToken(Order = 1001)] // checked here, so that a lost token loses nothing that was typed
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(ValueCountLimit = 20_000, ValueLengthLimit = MostBytes)]
internal abstract class SurveyPageModel(SurveyServices services) : PageModel
{
    private const int MostBytes = 2 * 1024 * 1024;

    /// <summary>The link's token, as it stands in the address.</summary>
    [FromRoute]
    public string Token { get; set; } = "";

    public Invitation Invitation { get; private set; } = null!;

    public Wave Wave { get; private set; } = null!;

    public Organisation Organisation { get; private set; } = null!;

    /// <summary>Whether answers are taken now.</summary>
    public bool IsOpen => Wave.TakesAnswers(Clock);

    /// <summary>Whether a POST came without a valid antiforgery token.</summary>
    protected bool TokenIsLost { get; private set; }

    /// <summary>Whether the page can be read when the wave is closed.</summary>
    protected virtual bool ReadableWhenClosed => false;

    protected PeerAtlasDbContext Database => services.Database;

    protected AuthorityClock Clock => services.Clock;

    protected Language Language => services.Language;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Response.NeverCache();
        if (await EnterAsync() is { } problem)
        {
            context.Result = Show(problem);
            return;
        }

        TokenIsLost = HttpMethods.IsPost(Request.Method) && !await services.Antiforgery.IsRequestValidAsync(HttpContext);
        await next();
    }

    /// <summary>The address of a page of this survey.</summary>
    public string Address(string rest = "") => Url.Content($"~/survey/{Token}{rest}");

    /// <summary>The address of a page of one response.</summary>
    public string Address(Guid response, string rest) => Address($"/{response}{rest}");

    protected ValueTask<SurveyForm> FormAsync() => services.Forms.GetAsync(Wave.AgencyVersionId, HttpContext.RequestAborted);

    /// <summary>The response with that id, if it is this organisation's in this wave.</summary>
    protected Task<AgencyResponse?> FindResponseAsync(Guid id) =>
        Database
            .Set<AgencyResponse>()
            .AsNoTracking()
            .SingleOrDefaultAsync(response => response.Id == id && response.WaveId == Wave.Id && response.OrganisationId == Organisation.Id);

    /// <summary>What a response is for, in words.</summary>
    protected async Task<string> UnitOfAsync(AgencyResponse response)
    {
        if (response.UnitId is { } unit)
            return await Database.Set<Unit>().Where(known => known.Id == unit).Select(known => known.Name).SingleAsync();
        return response.UnitName.Length > 0 ? response.UnitName : Language["The whole organization", "Toda la organización"];
    }

    protected IActionResult Show(SurveyProblem problem) =>
        new ViewResult
        {
            ViewName = "/Pages/Survey/Problem.cshtml",
            StatusCode = problem.Status,
            ViewData = new ViewDataDictionary<SurveyProblem>(MetadataProvider, ModelState) { Model = problem },
            TempData = TempData,
        };

    protected SurveyProblem ResponseNotFound() => SurveyProblem.NoResponse(Language, Address());

    private async Task<SurveyProblem?> EnterAsync()
    {
        var hash = InvitationLink.Hash(Token);
        var invitation = await Database
            .Set<InvitationLink>()
            .IgnoreQueryFilters()
            .Where(link => link.TokenHash == hash)
            .Join(Database.Set<Invitation>(), link => link.InvitationId, known => known.Id, (_, known) => known)
            .SingleOrDefaultAsync(HttpContext.RequestAborted);
        if (invitation is null)
        {
            return services.Guesses.CountWrong(HttpContext.Connection.RemoteIpAddress)
                ? SurveyProblem.TooManyGuesses(Language)
                : SurveyProblem.UnknownLink(Language);
        }

        services.Scope.Grant(invitation.OrganisationId);
        Invitation = invitation;
        Wave = await Database.Set<Wave>().AsNoTracking().SingleAsync(wave => wave.Id == invitation.WaveId);
        Organisation = await Database.Set<Organisation>().AsNoTracking().SingleAsync(organisation => organisation.Id == invitation.OrganisationId);
        if (Wave.State == WaveState.Draft)
            return SurveyProblem.NotOpenYet(Language, Wave);
        return IsOpen || ReadableWhenClosed ? null : SurveyProblem.Closed(Language, Wave);
    }
}
