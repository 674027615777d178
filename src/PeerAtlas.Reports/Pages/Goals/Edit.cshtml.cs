using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;
using PeerAtlas.Reports.Goals;
using PeerAtlas.Reports.Indicators;
using PeerAtlas.Statistics.Goals;

namespace PeerAtlas.Reports.Pages.Goals;

/// <summary>Sets a goal, or changes one.</summary>
[Requires(Permission.AnalyseAnswers)]
internal sealed class EditModel(PeerAtlasDbContext database, IWaveFigures waves, IWaveMeasures measures) : PageModel
{
    private Goal? goal;
    private IndicatorBook book = null!;

    public static IReadOnlyList<Choice> Directions { get; } =
    [new(nameof(GoalDirection.AtLeast), "At least the target"), new(nameof(GoalDirection.AtMost), "At most the target")];

    [BindProperty(Name = "goal", SupportsGet = true)]
    public Guid? GoalId { get; set; }

    [BindProperty]
    public Guid Version { get; set; }

    [BindProperty]
    [Display(Name = "Goal")]
    [Required(ErrorMessage = "Say what the goal is.")]
    [StringLength(Goal.TitleLength, ErrorMessage = "The goal has at most 200 characters. Say more in the note.")]
    public string? GoalTitle { get; set; }

    [BindProperty(SupportsGet = true)]
    [Required(ErrorMessage = "Choose the indicator.")]
    public string? Indicator { get; set; }

    [BindProperty]
    [Display(Name = "Baseline wave")]
    [Required(ErrorMessage = "Choose the wave to start from.")]
    public Guid? Baseline { get; set; }

    [BindProperty]
    [Display(Name = "The figure should be")]
    [Required(ErrorMessage = "Say on which side of the target the figure should be.")]
    public GoalDirection? Direction { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Give the target as a number.")]
    public decimal? Target { get; set; }

    [BindProperty]
    [Display(Name = "By")]
    [Required(ErrorMessage = "Give the date by which the target should be reached.")]
    public DateOnly? DueOn { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Say who answers for the goal.")]
    [StringLength(Goal.TitleLength, ErrorMessage = "The owner has at most 200 characters.")]
    public string? Owner { get; set; }

    [BindProperty]
    [StringLength(Goal.NoteLength, ErrorMessage = "The note has at most 2,000 characters.")]
    public string? Note { get; set; }

    public bool IsNew => GoalId is null;

    public IReadOnlyList<Choice> Indicators { get; private set; } = [];

    public IReadOnlyList<Choice> Waves { get; private set; } = [];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancellation = HttpContext.RequestAborted;
        if (GoalId is { } id && (goal = await database.FindAsync<Goal>([id], cancellation)) is null)
        {
            context.Result = NotFound();
            return;
        }

        book = await IndicatorBook.ReadAsync(waves, measures, cancellation);
        Indicators = [.. book.Indicators.Select(indicator => new Choice(indicator.Figure, indicator.Label, Group: indicator.Topic.Words()))];
        Waves = [.. book.Waves.Where(wave => wave.IsClosed).Reverse().Select(wave => new Choice(wave.Id.ToString(), wave.Name))];
        if (HttpMethods.IsGet(Request.Method))
            Fill();
        await next();
    }

    public void OnGet() => ModelState.Clear();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Check();
        if (!ModelState.IsValid)
            return Page();
        if (goal is not null)
            database.Entry(goal).Property(row => row.Version).OriginalValue = Version;
        else
            database.Add(
                goal = new()
                {
                    Title = "",
                    Indicator = "",
                    BaselineWaveId = default,
                    Target = 0,
                    DueOn = default,
                    Owner = "",
                }
            );
        Store(goal);
        if (!await database.TrySaveAsync(ModelState, cancellation))
        {
            Version = await database.Set<Goal>().Where(row => row.Id == GoalId).Select(row => row.Version).SingleOrDefaultAsync(cancellation);
            ModelState.Remove(nameof(Version));
            return Page();
        }

        TempData.Done(IsNew ? "The goal is set." : "The goal was changed.");
        return RedirectToPage("/Goals/Goal", new { goal = goal.Id });
    }

    private void Check()
    {
        if (Indicator is not null && book.Indicators.All(indicator => indicator.Figure != Indicator))
            ModelState.AddModelError(nameof(Indicator), "No survey names that figure. Choose another.");
        var wave = book.Waves.FirstOrDefault(wave => wave.Id == Baseline && wave.IsClosed);
        if (Baseline is not null && wave is null)
            ModelState.AddModelError(nameof(Baseline), "That wave is not closed, or not there any more. Choose another.");
        else if (
            wave is not null
            && Indicator is not null
            && book.Series(Indicator).Measured.All(point => point.Wave.Id != wave.Id || point.Figure!.Estimate is null)
        )
            ModelState.AddModelError(nameof(Baseline), $"{wave.Name} does not have this figure. Choose a wave that has it: {Having(Indicator)}.");
        if (wave is not null && DueOn <= wave.ClosesOn)
            ModelState.AddModelError(nameof(DueOn), "The date must come after the last day of the baseline wave.");
        if (Direction is { } direction && !Enum.IsDefined(direction))
            ModelState.AddModelError(nameof(Direction), "Say on which side of the target the figure should be.");
        if (Target is < 0 or > 1_000_000_000)
            ModelState.AddModelError(nameof(Target), "The target is a number from 0 to a thousand million.");
        else if (Target > 100 && IsShare())
            ModelState.AddModelError(nameof(Target), "This indicator is a share. Give its target in percent, from 0 to 100.");
    }

    private string Having(string indicator) =>
        string.Join(", ", book.Series(indicator).Measured.Where(point => point.Wave.IsClosed).Select(point => point.Wave.Name)) is { Length: > 0 } names
            ? names
            : "no closed wave has it yet";

    private bool IsShare() => Indicator is not null && book.Series(Indicator).IsShare;

    private void Store(Goal stored)
    {
        stored.Title = GoalTitle!.Trim();
        stored.Indicator = Indicator!;
        stored.BaselineWaveId = Baseline!.Value;
        stored.Direction = Direction!.Value;
        stored.Target = (double)(IsShare() ? Target!.Value / 100 : Target!.Value);
        stored.DueOn = DueOn!.Value;
        stored.Owner = Owner!.Trim();
        stored.Note = (Note ?? "").Trim();
        stored.Version = Guid.NewGuid();
    }

    private void Fill()
    {
        if (goal is null)
        {
            var chosen = book.Indicators.FirstOrDefault(indicator => indicator.Figure == Indicator);
            (GoalTitle, Direction) = (chosen?.Label, chosen?.Better);
            return;
        }

        (Version, GoalTitle, Indicator, Baseline, Direction) = (goal.Version, goal.Title, goal.Indicator, goal.BaselineWaveId, goal.Direction);
        Target = Math.Round((decimal)goal.Target * (IsShare() ? 100 : 1), 6);
        (DueOn, Owner, Note) = (goal.DueOn, goal.Owner, goal.Note);
    }
}
