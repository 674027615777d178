using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Reports.Disclosure;

namespace PeerAtlas.Reports.Pages.Reports;

/// <summary>What the report does not tell of persons, and what a reader could work out about it.</summary>
[Requires(Permission.ManageReports)]
internal sealed class DisclosureModel(PeerAtlasDbContext database, ReportDesk desk) : ReportPage(database, desk)
{
    public Guard Guard { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation) => Guard = (await Desk.BuildAsync(Report, cancellation)).Guard;
}
