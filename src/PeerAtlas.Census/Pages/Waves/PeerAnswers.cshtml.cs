using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Census.Waves;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Pages.Waves;

/// <summary>Where two analysts open the sealed answers of peer workers.</summary>
[Requires(Permission.AnalyseAnswers)]
internal sealed class PeerAnswersModel(PeerAtlasDbContext database, AnswerOpening opening, CurrentMember member) : PageModel
{
    public Wave Wave { get; private set; } = null!;

    /// <summary>The keys and approvals; null before the wave has been opened.</summary>
    public WaveSeal? Seal { get; private set; }

    /// <summary>Answers that are sealed.</summary>
    public int Sealed { get; private set; }

    public bool HasKey { get; private set; }

    public string FirstApprover { get; private set; } = "";

    public string SecondApprover { get; private set; } = "";

    public bool ApprovedByMe => Seal?.FirstApprovedBy is { } first && first == member.AccountId;

    /// <summary>Enough are there to be opened, without those that were found damaged.</summary>
    public bool AreEnough => Sealed - (Seal?.Unreadable ?? 0) >= AnswerOpening.Fewest;

    public async Task<IActionResult> OnGetAsync(Guid wave, CancellationToken cancellation) => await LoadAsync(wave, cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostApproveAsync(Guid wave, bool sure, CancellationToken cancellation) =>
        ActAsync(wave, sure, "Tick the box to approve the opening.", () => opening.ApproveAsync(wave, member.AccountId!.Value, cancellation), cancellation);

    public Task<IActionResult> OnPostWithdrawAsync(Guid wave, CancellationToken cancellation) =>
        ActAsync(wave, sure: true, "", () => opening.WithdrawAsync(wave, cancellation), cancellation);

    public Task<IActionResult> OnPostDiscardAsync(Guid wave, bool sure, CancellationToken cancellation) =>
        ActAsync(wave, sure, "Tick the box to delete the answers. They cannot be brought back.", () => opening.DiscardAsync(wave, cancellation), cancellation);

    private async Task<IActionResult> ActAsync(Guid wave, bool sure, string unsure, Func<Task<WaveOutcome>> act, CancellationToken cancellation)
    {
        if (!await LoadAsync(wave, cancellation))
            return NotFound();
        if (!sure)
        {
            ModelState.AddModelError(nameof(sure), unsure);
            return Page();
        }

        var outcome = await act();
        if (outcome.Done)
        {
            TempData.Done(outcome.Message);
            return Redirect(WaveLinks.PeerAnswers(wave));
        }

        ModelState.AddModelError("", outcome.Message);
        await LoadAsync(wave, cancellation);
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        database.ChangeTracker.Clear();
        if (await database.Set<Wave>().AsNoTracking().SingleOrDefaultAsync(wave => wave.Id == id && wave.PeerVersionId != null, cancellation) is not { } wave)
            return false;
        Wave = wave;
        Seal = await database.Set<WaveSeal>().AsNoTracking().SingleOrDefaultAsync(seal => seal.WaveId == id, cancellation);
        Sealed = await database.Set<SealedAnswer>().CountAsync(answer => answer.WaveId == id, cancellation);
        if (Seal is null)
            return true;
        HasKey = Seal.State != SealState.Sealed || opening.HasKey(Seal);
        FirstApprover = await NameAsync(Seal.FirstApprovedBy, cancellation);
        SecondApprover = await NameAsync(Seal.SecondApprovedBy, cancellation);
        return true;
    }

    private async Task<string> NameAsync(Guid? account, CancellationToken cancellation) =>
        account is null
            ? ""
            : await database.Users.Where(user => user.Id == account).Select(user => user.Name).SingleOrDefaultAsync(cancellation)
                ?? "somebody whose account is gone";
}
