using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Collection;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Census.Waves;
using PeerAtlas.Design;
using PeerAtlas.Directory;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Mail;

namespace PeerAtlas.Census.Pages.Waves;

[Requires(Permission.ManageWaves)]
internal sealed class OverviewModel(
    PeerAtlasDbContext database,
    WavePlanning planning,
    WaveOpening opening,
    WaveRemoval removal,
    TestMail testMail,
    AuthorityClock clock,
    IMailTransport transport
) : PageModel
{
    public Wave Wave { get; private set; } = null!;

    public string AgencySurvey { get; private set; } = "";

    public string? PeerSurvey { get; private set; }

    public IReadOnlyList<WaveReminder> Reminders { get; private set; } = [];

    public IReadOnlyList<string> RegionNames { get; private set; } = [];

    /// <summary>Whom the wave would invite now: all of a draft, those added since of an open wave.</summary>
    public IReadOnlyList<Invitee> Invitees { get; private set; } = [];

    /// <summary>The strata of its sample: of a draft as they would be today, then as they were drawn; none when everybody is asked.</summary>
    public IReadOnlyList<SampleStratum> SampleStrata { get; private set; } = [];

    /// <summary>Stands for what opening it would do.</summary>
    public string Seen { get; private set; } = "";

    public int Drawn => SampleStrata.Sum(stratum => stratum.Drawn);

    public IReadOnlyList<MailPreview> Previews { get; private set; } = [];

    public bool HasAnswers { get; private set; }

    /// <summary>Whether answers of peer workers wait for their opening.</summary>
    public bool HasSealedAnswers { get; private set; }

    /// <summary>Those who hold recovery shares of the wave's key.</summary>
    public IReadOnlyList<string> Holders { get; private set; } = [];

    public int WaitingMails { get; private set; }

    public int FailedMails { get; private set; }

    public bool MailLeaves => transport.IsConfigured;

    public bool OpensLate => Wave.OpensBySchedule && clock.At(Wave.OpensOn, Wave.MailTime) <= clock.UtcNow;

    public string InviteesByKind =>
        string.Join(
            ", ",
            Invitees
                .GroupBy(invitee => invitee.Kind)
                .OrderBy(group => group.Key)
                .Select(group => $"{group.Key.Words().ToLowerInvariant()}: {group.Select(invitee => invitee.OrganisationId).Distinct().Count():N0}")
        );

    public int InvitedOrganisations => Invitees.Select(invitee => invitee.OrganisationId).Distinct().Count();

    public async Task<IActionResult> OnGetAsync(Guid wave, CancellationToken cancellation) => await LoadAsync(wave, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostOpenAsync(Guid wave, string? seen, bool sureToOpen, CancellationToken cancellation)
    {
        if (sureToOpen)
            return await ActAsync(wave, (id, token) => opening.OpenAsync(id, seen ?? "", token), cancellation);
        ModelState.AddModelError(nameof(sureToOpen), "Tick the box to open the wave: mails that have left cannot be taken back. Nothing was sent.");
        return await LoadAsync(wave, cancellation) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostInviteAsync(Guid wave, CancellationToken cancellation) => ActAsync(wave, opening.InviteAddedAsync, cancellation);

    public async Task<IActionResult> OnPostCloseAsync(Guid wave, bool sure, CancellationToken cancellation)
    {
        if (sure)
            return await ActAsync(wave, opening.CloseAsync, cancellation);
        ModelState.AddModelError(nameof(sure), "Tick the box to close the wave. It cannot be opened again.");
        return await LoadAsync(wave, cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostDeleteAsync(Guid wave, bool certain, CancellationToken cancellation)
    {
        if (!await database.Set<Wave>().AnyAsync(row => row.Id == wave, cancellation))
            return NotFound();
        var outcome = certain ? await removal.DeleteAsync(wave, cancellation) : new(false, "Tick the box to delete it. It cannot be brought back.");
        if (outcome.Done)
        {
            TempData.Done(outcome.Message);
            return Redirect(WaveLinks.Index);
        }

        ModelState.AddModelError(nameof(certain), outcome.Message);
        return await LoadAsync(wave, cancellation) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostArchiveAsync(Guid wave, CancellationToken cancellation) =>
        ActAsync(wave, (id, token) => removal.ArchiveAsync(id, isAway: true, token), cancellation);

    public Task<IActionResult> OnPostBringBackAsync(Guid wave, CancellationToken cancellation) =>
        ActAsync(wave, (id, token) => removal.ArchiveAsync(id, isAway: false, token), cancellation);

    public Task<IActionResult> OnPostTestMailAsync(Guid wave, CancellationToken cancellation) => ActAsync(wave, testMail.WriteAsync, cancellation);

    private async Task<IActionResult> ActAsync(Guid wave, Func<Guid, CancellationToken, Task<WaveOutcome>> act, CancellationToken cancellation)
    {
        if (!await database.Set<Wave>().AnyAsync(row => row.Id == wave, cancellation))
            return NotFound();
        var outcome = await act(wave, cancellation);
        if (outcome.Done)
        {
            TempData.Done(outcome.Message);
            return Redirect(WaveLinks.Overview(wave));
        }

        ModelState.AddModelError("", outcome.Message);
        if (await LoadAsync(wave, cancellation))
            return Page();
        TempData.NotDone(outcome.Message);
        return Redirect(WaveLinks.Index);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        database.ChangeTracker.Clear();
        if (await database.Set<Wave>().AsNoTracking().SingleOrDefaultAsync(wave => wave.Id == id, cancellation) is not { } wave)
            return false;
        Wave = wave;
        await LoadPlanAsync(wave, cancellation);
        HasAnswers =
            await database.Set<AgencyResponse>().AnyAsync(response => response.WaveId == id && response.CompletedAt != null, cancellation)
            || await database.Set<AnonymousAnswer>().AnyAsync(answer => answer.WaveId == id, cancellation);
        Holders = (await database.Set<WaveSeal>().AsNoTracking().SingleOrDefaultAsync(seal => seal.WaveId == id, cancellation))?.Holders ?? [];
        HasSealedAnswers = await database.Set<SealedAnswer>().AnyAsync(answer => answer.WaveId == id, cancellation);
        var mails = await database
            .Set<OutboxMail>()
            .Where(mail => database.Set<Invitation>().Any(invitation => invitation.Id == mail.AboutId && invitation.WaveId == id))
            .GroupBy(mail => mail.State)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(cancellation);
        WaitingMails = mails.SingleOrDefault(row => row.Key == MailState.Waiting)?.Count ?? 0;
        FailedMails = mails.Where(row => row.Key is MailState.Failed or MailState.Bounced).Sum(row => row.Count);
        return true;
    }

    private async Task LoadPlanAsync(Wave wave, CancellationToken cancellation)
    {
        var surveys = await database
            .Set<InstrumentVersion>()
            .Join(
                database.Set<SurveyInstrument>(),
                version => version.InstrumentId,
                instrument => instrument.Id,
                (version, instrument) =>
                    new
                    {
                        version.Id,
                        instrument.Title,
                        version.Number,
                    }
            )
            .Where(row => row.Id == wave.AgencyVersionId || row.Id == wave.PeerVersionId)
            .ToDictionaryAsync(row => row.Id, row => $"{row.Title}, version {row.Number}", cancellation);
        AgencySurvey = surveys[wave.AgencyVersionId];
        PeerSurvey = wave.PeerVersionId is { } peer ? surveys[peer] : null;
        Reminders = await database
            .Set<WaveReminder>()
            .AsNoTracking()
            .Where(reminder => reminder.WaveId == wave.Id)
            .OrderBy(reminder => reminder.SendOn)
            .ToListAsync(cancellation);
        RegionNames = await database
            .Set<Region>()
            .Where(region => wave.Invitees.RegionIds.Contains(region.Id))
            .OrderBy(region => region.Name)
            .Select(region => region.Name)
            .ToListAsync(cancellation);
        if (wave.State != WaveState.Closed)
        {
            Invitees = await database.NotInvitedYet(wave).ToListAsync(cancellation);
            Previews = MailPreview.Of((await planning.ReadAsync(wave.Id, cancellation))!, Invitees.Count > 0 ? Invitees[0] : null);
        }

        SampleStrata = await SampleStrataAsync(wave, cancellation);
        if (wave.State == WaveState.Draft)
            Seen = await WaveOpening.MarkAsync(database, wave, Invitees, cancellation);
    }

    private async Task<IReadOnlyList<SampleStratum>> SampleStrataAsync(Wave wave, CancellationToken cancellation)
    {
        if (wave.Sampling.Kind == SampleKind.Everybody)
            return [];
        if (wave.State == WaveState.Draft)
            return SampleDraw.Strata(wave.Sampling, await SampleDraw.FrameAsync(database, wave.Sampling.Kind, Invitees, cancellation));
        return (await WaveSample.ReadAsync(database, wave, cancellation))?.Strata ?? [];
    }
}
