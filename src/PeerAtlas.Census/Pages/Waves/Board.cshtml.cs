using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Collection;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Census.Waves;
using PeerAtlas.Design;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Statistics.ResponseRates;

namespace PeerAtlas.Census.Pages.Waves;

[Requires(Permission.ManageWaves)]
internal sealed class BoardModel(PeerAtlasDbContext database, WaveReminders reminders, AuthorityClock clock) : PageModel
{
    private const int PerPage = 100;

    public static IReadOnlyList<Choice> Filters { get; } =
    [new("", "All organizations"), new("missing", "Not answered"), new("complete", "Answered"), new("lost", "Refused or bounced")];

    public Wave Wave { get; private set; } = null!;

    public ResponseBoard Board { get; private set; } = null!;

    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    [BindProperty(SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public int Pages { get; private set; }

    public int Shown { get; private set; }

    public IReadOnlyList<BoardOrganisation> Organisations { get; private set; } = [];

    public int ToRemind { get; private set; }

    public DateTime ReadAt { get; private set; }

    public string Address => $"{WaveLinks.Board(Wave.Id)}?show={Show}&pageNumber={PageNumber}";

    public int CodesIssued => Board.Organisations.Sum(organisation => organisation.Total.CodesIssued);

    public int CodesPassedOn => Board.Organisations.Sum(organisation => organisation.Total.CodesPassedOn ?? 0);

    public int AgenciesWithCodes => Board.Organisations.Count(organisation => organisation.Total.CodesIssued > 0);

    public int AgenciesThatConfirmed => Board.Organisations.Count(organisation => organisation.Total is { CodesIssued: > 0, CodesPassedOn: not null });

    /// <summary>The response rates of the anonymous survey in words; empty while too few have answered.</summary>
    public string RateOfCodes
    {
        get
        {
            if (Board.HandedIn is < AnswerOpening.Fewest || Board.HandedIn > CodesIssued)
                return "";
            var rates = AnonymousRates.Compute(
                [.. Board.Organisations.Select(organisation => new CodesOfAgency(organisation.Total.CodesIssued, organisation.Total.CodesPassedOn))],
                Board.HandedIn
            );
            return rates.Contradicted
                ? $" ({rates.OfIssued:P0} of the codes made; more than agencies say they passed on)"
                : $" ({rates.OfIssued:P0} of the codes made; {rates.OfPassedOn:P0} of those passed on, where silence counts as all)";
        }
    }

    public async Task<IActionResult> OnGetAsync(Guid wave, CancellationToken cancellation) => await LoadAsync(wave, cancellation) ? Page() : NotFound();

    /// <summary>The part of the page that changes while answers come in.</summary>
    public async Task<IActionResult> OnGetLiveAsync(Guid wave, CancellationToken cancellation) =>
        await LoadAsync(wave, cancellation) ? Partial("_Board", this) : NotFound();

    public async Task<IActionResult> OnPostRemindAsync(Guid wave, CancellationToken cancellation)
    {
        if (!await database.Set<Wave>().AnyAsync(row => row.Id == wave, cancellation))
            return NotFound();
        var outcome = await reminders.SendNowAsync(wave, cancellation: cancellation);
        TempData.Tell(outcome.Done, outcome.Message);
        return Redirect(WaveLinks.Board(wave));
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await database.Set<Wave>().AsNoTracking().SingleOrDefaultAsync(wave => wave.Id == id, cancellation) is not { } wave)
            return false;
        Wave = wave;
        ReadAt = clock.UtcNow;
        Board = await ResponseBoard.ReadAsync(database, id, cancellation);
        ToRemind = wave.TakesAnswers(clock) ? await reminders.ToRemind(id).CountAsync(cancellation) : 0;
        var shown = Board.Organisations.Where(Fits).ToList();
        Shown = shown.Count;
        Pages = Math.Max(1, (Shown + PerPage - 1) / PerPage);
        PageNumber = Math.Clamp(PageNumber, 1, Pages);
        Organisations = [.. shown.Skip((PageNumber - 1) * PerPage).Take(PerPage)];
        return true;
    }

    private bool Fits(BoardOrganisation organisation) =>
        Show switch
        {
            "missing" => organisation.Total.Status is not (ResponseStatus.Complete or ResponseStatus.Refused or ResponseStatus.Bounced),
            "complete" => organisation.Total.Status == ResponseStatus.Complete,
            "lost" => organisation.Total.Status is ResponseStatus.Refused or ResponseStatus.Bounced,
            _ => true,
        };
}
