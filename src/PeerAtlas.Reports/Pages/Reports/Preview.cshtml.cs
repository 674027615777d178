using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Reports.Documents;

namespace PeerAtlas.Reports.Pages.Reports;

/// <summary>The report as readers would see it.</summary>
[Requires(Permission.ManageReports)]
internal sealed class PreviewModel(PeerAtlasDbContext database, ReportDesk desk) : ReportPage(database, desk)
{
    public BuiltReport Built { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation) => Built = await Desk.ShowAsync(Report, cancellation);
}
