using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Caseloads;
using PeerAtlas.Referrals.Hours;

namespace PeerAtlas.Referrals.Pages.Hours;

/// <summary>A peer corrects a contact of theirs, or takes it back. The original is kept.</summary>
[Requires(Permission.TakeReferrals)]
[Bilingual]
internal sealed class CorrectModel(
    PeerAtlasDbContext database,
    CurrentMember member,
    AuthorityClock clock,
    Language language,
    HoursDesk desk,
    PersonReads reads
) : HoursPage(database, member, clock, language)
{
    public async Task<IActionResult> OnGetAsync(Guid contact, CancellationToken cancellation)
    {
        if (await FindAsync(contact, cancellation) is not { } old)
            return NotFound();
        var activity = await Database.Set<Activity>().AsNoTracking().SingleAsync(row => row.Id == old.ActivityId, cancellation);
        var minutes = old.Minutes.ToString(CultureInfo.InvariantCulture);
        var isUsual = Lengths.Any(choice => choice.Value == minutes);
        Input = new()
        {
            Who = old.ReferralId is { } referral ? $"r{referral}" : $"t{old.TeamId}",
            Day = old.Day,
            Length = isUsual ? minutes : "other",
            Minutes = isUsual ? null : minutes,
            What = activity.Key,
            IsGroup = old.IsGroup,
            Payer = old.Payer,
        };
        await LoadChoicesAsync(old.ReferralId, reads, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid contact, CancellationToken cancellation)
    {
        if (await FindAsync(contact, cancellation) is not { } old)
            return NotFound();
        if (!Request.Form.ContainsKey(Language.SwitchField) && await SaveAsync(desk, contact, cancellation))
        {
            TempData.Done(Language[HoursWords.Corrected]);
            return RedirectToPage("/Hours/Index");
        }

        await LoadChoicesAsync(old.ReferralId, reads, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostTakeBackAsync(Guid contact, CancellationToken cancellation)
    {
        if (!await desk.TakeBackAsync(Me, contact, cancellation))
            return NotFound();
        TempData.Done(Language[HoursWords.TakenBack]);
        return RedirectToPage("/Hours/Index");
    }

    private Task<LoggedContact?> FindAsync(Guid contact, CancellationToken cancellation) =>
        Database.Set<LoggedContact>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == contact && row.PeerId == Me && row.ReplacedAt == null, cancellation);
}
