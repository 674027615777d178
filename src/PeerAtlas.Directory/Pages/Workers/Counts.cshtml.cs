using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Access;

namespace PeerAtlas.Directory.Pages.Workers;

/// <summary>How many workers there are, for the authority.</summary>
[Requires(Permission.CountWorkers)]
internal sealed class CountsModel(WorkerCounts counts) : PageModel
{
    public WorkerTable Table { get; private set; } = null!;

    public static string Words(int? count) => count?.ToString("N0", System.Globalization.CultureInfo.CurrentCulture) ?? "withheld";

    public async Task OnGetAsync(CancellationToken cancellation) => Table = await counts.ReadAsync(cancellation);
}
