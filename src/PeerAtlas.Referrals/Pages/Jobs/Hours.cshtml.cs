using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Referrals.Roles;

namespace PeerAtlas.Referrals.Pages.Jobs;

/// <summary>What an agency's workers did beside what their job descriptions say: sums of the months that are over, without names.</summary>
[Requires(Permission.ManageWorkers, OrganisationFrom = "organisation")]
internal sealed class HoursModel(AgencyJobs jobs, JobHoursCount count, AuthorityClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Organisation { get; set; }

    public JobHours Hours { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        // The month that runs is the workers' own to see.
        var last = new DateOnly(clock.Today.Year, clock.Today.Month, 1).AddMonths(-1);
        var calendar = await jobs.CalendarAsync(Organisation, cancellation);
        Hours = await count.AtAsync(Organisation, calendar, new HoursPeriod(last.AddMonths(-11), last), cancellation);
    }
}
