using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Reports.Pages.Published;

/// <summary>Finds published versions by their public address.</summary>
internal static class PublishedQuery
{
    /// <summary>The version of that number, or the latest when none is given; null when there is none.</summary>
    public static Task<PublishedReport?> PublishedAsync(this PeerAtlasDbContext database, string slug, int? number, CancellationToken cancellation) => (
        from version in database.Set<PublishedReport>()
        join report in database.Set<Report>() on version.ReportId equals report.Id
        where report.Slug == slug && (number == null || version.Number == number)
        orderby version.Number descending
        select version).AsNoTracking().FirstOrDefaultAsync(cancellation);
}
