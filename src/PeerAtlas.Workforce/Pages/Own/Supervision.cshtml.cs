using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Directory;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;
using PeerAtlas.Tables;
using PeerAtlas.Workforce.Supervision;
using PeerAtlas.Workforce.Support;

namespace PeerAtlas.Workforce.Pages.Own;

/// <summary>
/// One's own supervision wherever one works, the talks, and support by peers outside the agency. Who is signed in may have no role any more, so that the
/// page asks for none; what was stays theirs.
/// </summary>
[Authorize]
[Bilingual]
internal sealed class SupervisionModel(
    PeerAtlasDbContext database,
    SupervisionSides sides,
    Arrangements arrangements,
    SessionDesk desk,
    CurrentMember member,
    AuthorityClock clock,
    Language language
) : PageModel
{
    private Dictionary<Guid, (SupervisionLine Line, string With)> lines = [];
    private List<SupervisionSession> sessions = [];

    [BindProperty]
    public TalkForm Input { get; set; } = new();

    public IReadOnlyList<ArrangementPart> Parts { get; private set; } = [];

    public TalkTable Talks { get; private set; } = new([], HasOlder: false);

    public IReadOnlyList<(string Agency, SupervisionLine Line, string Name)> Before { get; private set; } = [];

    public IReadOnlyList<SupportOffer> Offers { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        Input.On = clock.Today;
    }

    public async Task<IActionResult> OnGetFileAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation, shown: int.MaxValue);
        using var file = new MemoryStream();
        CsvTable.Write(
            file,
            [
                language[SupervisionWords.Day],
                language[SupervisionWords.With],
                language[SupervisionWords.Minutes],
                language[SupervisionWords.HowYouMet],
                language[SupervisionWords.Topics],
                language[SupervisionWords.Confirmed],
            ],
            Talks.Lines.Select(talk =>
                (string?[])
                    [
                        talk.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                        talk.With,
                        talk.Minutes.ToString(CultureInfo.InvariantCulture),
                        talk.Kind,
                        talk.Topics,
                        talk.State,
                    ]
            )
        );
        return File(file.ToArray(), "text/csv; charset=utf-8", "supervision.csv");
    }

    public async Task<IActionResult> OnPostLogAsync(CancellationToken cancellation)
    {
        if (Input.Line is not { } chosen)
        {
            await LoadAsync(cancellation);
            ModelState.Refuse(nameof(TalkForm.Line), language[SupervisionWords.SayWithWhom]);
            return Parts.Count == 0 ? NotFound() : Page();
        }

        if (await sides.FindOwnAsync(chosen, cancellation) is not { } line)
            return NotFound();
        if (Input.Check(ModelState, line, clock.Today, language))
        {
            if (await desk.LogAsync(Input.Make(line, sides.Me, asWorker: true), cancellation) == SessionStep.Done)
            {
                TempData.Done(language[SupervisionWords.TheTalkWasSaved]);
                return RedirectToPage();
            }

            ModelState.Refuse(nameof(TalkForm.On), language[SupervisionWords.ThereIsOneThatDay]);
        }

        await LoadAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync(Guid from, Guid talk, CancellationToken cancellation) =>
        await sides.FindOwnAsync(from, cancellation) is { } line
            ? this.Told(await desk.ConfirmAsync(line, talk, sides.Me, asWorker: true, cancellation), SupervisionWords.ItIsConfirmed, language)
            : NotFound();

    public async Task<IActionResult> OnPostDenyAsync(Guid from, Guid talk, CancellationToken cancellation) =>
        await sides.FindOwnAsync(from, cancellation) is { } line
            ? this.Told(await desk.DenyAsync(line, talk, sides.Me, asWorker: true, cancellation), SupervisionWords.ItIsDenied, language)
            : NotFound();

    public async Task<IActionResult> OnPostRemoveAsync(Guid from, Guid talk, CancellationToken cancellation) =>
        await sides.FindOwnAsync(from, cancellation) is { } line
            ? this.Told(await desk.RemoveAsync(line, talk, asWorker: true, cancellation), SupervisionWords.ItIsTakenOut, language)
            : NotFound();

    private async Task LoadAsync(CancellationToken cancellation, int shown = TalkTable.MostShown)
    {
        var (all, open) = (await sides.OwnAsync(cancellation), await sides.OwnOpenAsync(cancellation));
        var names = await sides.NamesAsync(all, cancellation);
        List<Guid> agencies = [.. all.Select(line => line.OrganisationId).Distinct()];
        var called = await database
            .Set<Organisation>()
            .Where(agency => agencies.Contains(agency.Id))
            .ToDictionaryAsync(agency => agency.Id, agency => agency.Name, cancellation);
        lines = all.ToDictionary(line => line.Id, line => (line, names[line.Id]));
        sessions = await sides.SessionsAsync(all, cancellation);
        var openIds = open.Select(line => line.Id).ToHashSet();
        Talks = TalkTable.Of(sessions, lines, openIds, asWorker: true, language, shown);
        Before =
        [
            .. all.Where(line => !openIds.Contains(line.Id) && line.StartsOn <= clock.Today)
                .Select(line => (called[line.OrganisationId], line, names[line.Id])),
        ];
        Input.Lines =
        [
            .. open.Select(line => new Choice(
                line.Id.ToString(),
                $"{ArrangementText.Line(line.Kind, names[line.Id], language)} ({called[line.OrganisationId]})"
            )),
        ];
        var parts = new List<ArrangementPart>();
        foreach (var agency in open.GroupBy(line => line.OrganisationId))
        {
            var worker = agency.First().WorkerId;
            var found = (await arrangements.ReadAsync(agency.Key, [worker], asHolder: true, cancellation))[worker];
            parts.Add(new(called[agency.Key], found, [.. agency.OrderBy(line => line.Kind).Select(line => (line, names[line.Id]))], IsOwn: true));
        }

        Parts = parts;
        await LoadOffersAsync([.. open.Select(line => line.OrganisationId)], cancellation);
    }

    /// <summary>Support from outside: what one's own agencies entered is not.</summary>
    private async Task LoadOffersAsync(List<Guid> own, CancellationToken cancellation)
    {
        own.AddRange((await member.MembershipsAsync(cancellation)).Select(one => one.OrganisationId));
        Offers = await database
            .Set<SupportOffer>()
            .AsNoTracking()
            .IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter])
            .Where(offer => !own.Contains(offer.OrganisationId))
            .OrderBy(offer => offer.What)
            .ThenBy(offer => offer.Id)
            .ToListAsync(cancellation);
    }
}
