using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Census.Waves;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Pages.Waves;

/// <summary>Where the shares of a wave's key are made, and where two of them bring a lost key back.</summary>
[Requires(Permission.AnalyseAnswers)]
internal sealed class RecoveryModel(PeerAtlasDbContext database, KeyRecovery recovery, AnswerOpening opening, IOptions<AuthorityIdentity> identity) : PageModel
{
    public Wave Wave { get; private set; } = null!;

    public string Authority => identity.Value.Name;

    /// <summary>Those who hold a share.</summary>
    public IReadOnlyList<string> Holders { get; private set; } = [];

    /// <summary>The names as they were typed.</summary>
    public IReadOnlyList<string> Typed { get; private set; } = [];

    public string? Problem { get; private set; }

    /// <summary>The shares that were just made; null otherwise.</summary>
    public MadeShares? Made { get; private set; }

    public bool HasKey { get; private set; }

    /// <summary>Whether the answers are opened or deleted.</summary>
    public bool IsOver { get; private set; }

    public bool CanRecover => Wave.State == WaveState.Closed && Holders.Count > 0 && !HasKey && !IsOver;

    public string First { get; private set; } = "";

    public string Second { get; private set; } = "";

    public string? FirstError { get; private set; }

    public string? SecondError { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid wave, CancellationToken cancellation) => await LoadAsync(wave, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostMakeAsync(Guid wave, IReadOnlyList<string?> holders, CancellationToken cancellation)
    {
        if (!await LoadAsync(wave, cancellation))
            return NotFound();
        Response.NeverCache();
        Typed = [.. holders.Select(name => (name ?? "").Trim())];
        var made = await recovery.MakeAsync(wave, Typed, cancellation);
        if (made.Problem.Length == 0)
            Made = made;
        else
            ModelState.AddModelError("holder-0", Problem = made.Problem);
        return Page();
    }

    public async Task<IActionResult> OnPostRecoverAsync(Guid wave, string? first, string? second, CancellationToken cancellation)
    {
        if (!await LoadAsync(wave, cancellation))
            return NotFound();
        Response.NeverCache();
        var outcome = await recovery.RecoverAsync(wave, first, second, cancellation);
        if (outcome.Done)
        {
            TempData.Done(outcome.Message);
            return Redirect(WaveLinks.PeerAnswers(wave));
        }

        (First, Second) = (first ?? "", second ?? "");
        (FirstError, SecondError) = (Said("first", outcome.First), Said("second", outcome.Second));
        if (outcome.Message.Length > 0)
            ModelState.AddModelError("", outcome.Message);
        return Page();
    }

    private string? Said(string field, string problem)
    {
        if (problem.Length == 0)
            return null;
        ModelState.AddModelError(field, problem);
        return problem;
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await database.Set<Wave>().AsNoTracking().SingleOrDefaultAsync(wave => wave.Id == id && wave.PeerVersionId != null, cancellation) is not { } wave)
            return false;
        Wave = wave;
        if (await database.Set<WaveSeal>().AsNoTracking().SingleOrDefaultAsync(seal => seal.WaveId == id, cancellation) is not { } seal)
            return true;
        Holders = seal.Holders;
        IsOver = seal.State != SealState.Sealed;
        HasKey = !IsOver && opening.HasKey(seal);
        return true;
    }
}
