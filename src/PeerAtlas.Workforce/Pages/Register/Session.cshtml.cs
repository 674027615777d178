using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;
using PeerAtlas.Workforce.Register;

namespace PeerAtlas.Workforce.Pages.Register;

/// <summary>Who was at a session: they have its hours, and who was not has them no more.</summary>
[Requires(Permission.ManageCredentials, OrganisationFrom = "organisation")]
internal sealed class SessionModel(PeerAtlasDbContext database, CurrentMember member, AuthorityClock clock) : PageModel
{
    private List<EarnedHours> earned = [];

    [BindProperty(SupportsGet = true)]
    public Guid Organisation { get; set; }

    [BindProperty(Name = "session", SupportsGet = true)]
    public Guid SessionId { get; set; }

    public TrainingSession Row { get; private set; } = null!;

    public IReadOnlyList<Choice> People { get; private set; } = [];

    public IReadOnlyList<string> There { get; private set; } = [];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancellation = HttpContext.RequestAborted;
        var sessions = database.Set<TrainingSession>().AsNoTracking().Where(session => session.OrganisationId == Organisation);
        if (await sessions.SingleOrDefaultAsync(session => session.Id == SessionId, cancellation) is not { } found)
        {
            context.Result = NotFound();
            return;
        }

        Row = found;
        earned = await database
            .Set<EarnedHours>()
            .Where(hours => hours.OrganisationId == Organisation && hours.SessionId == SessionId)
            .ToListAsync(cancellation);
        List<Guid> attended = [.. earned.Select(hours => hours.WorkerId)];
        var people = await database
            .Set<Credential>()
            .AsNoTracking()
            .Where(credential =>
                credential.OrganisationId == Organisation
                && credential.RuleId == found.RuleId
                && (credential.Stage == CredentialStage.InCourse || attended.Contains(credential.WorkerId))
            )
            .OrderBy(credential => credential.HolderName)
            .Select(credential => new { credential.WorkerId, credential.HolderName })
            .ToListAsync(cancellation);
        People = [.. people.DistinctBy(one => one.WorkerId).Select(one => new Choice(one.WorkerId.ToString(), one.HolderName))];
        There = [.. attended.Select(worker => worker.ToString())];
        await next();
    }

    public async Task<IActionResult> OnPostAsync(Guid[] there, CancellationToken cancellation)
    {
        if (Row.On > clock.Today)
            ModelState.AddModelError(nameof(There), "This session is still to come. Save who was there on its day.");
        if (!ModelState.IsValid)
            return Page();
        // Only who is in this course can have been there.
        var now = there.Where(worker => People.Any(one => one.Value == worker.ToString())).ToHashSet();
        database.RemoveRange(earned.Where(hours => !now.Contains(hours.WorkerId)));
        database.AddRange(
            now.Where(worker => earned.TrueForAll(hours => hours.WorkerId != worker))
                .Select(worker => new EarnedHours
                {
                    OrganisationId = Organisation,
                    WorkerId = worker,
                    On = Row.On,
                    Minutes = Row.Minutes,
                    Topics = Row.Topics,
                    Course = Row.Course,
                    EnteredById = member.AccountId,
                    SessionId = SessionId,
                    ConfirmedOn = clock.Today,
                })
        );
        if (!await database.TrySaveAsync(ModelState, cancellation, "Somebody else saved who was there at this moment. Nothing was saved; try again."))
            return Page();
        TempData.Done(now.Count == 1 ? "1 person was there." : $"{now.Count} people were there.");
        return RedirectToPage();
    }
}
