using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Platform.Access;
using PeerAtlas.Workforce.Register;

namespace PeerAtlas.Workforce.Pages.Rules;

/// <summary>How many people are certified, for the authority.</summary>
[Requires(Permission.CountWorkers)]
internal sealed class FiguresModel(CredentialCounts counts) : PageModel
{
    public CredentialTable Table { get; private set; } = null!;

    public static IReadOnlyList<string> Columns { get; } = ["Certified", "Certified, ends within 91 days", "On the way", "Ran out", "Neither"];

    public static string Words(int? count) => count?.ToString("N0", CultureInfo.CurrentCulture) ?? "withheld";

    public static string Row(string? region) =>
        region switch
        {
            null => "No place at an agency here",
            "" => "No single region",
            _ => region,
        };

    public async Task OnGetAsync(CancellationToken cancellation) => Table = await counts.ReadAsync(cancellation);
}
