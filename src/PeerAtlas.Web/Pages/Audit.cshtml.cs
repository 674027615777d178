using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Modules;
using PeerAtlas.Tables;
using PeerAtlas.Web.Audit;

namespace PeerAtlas.Web.Pages;

/// <summary>The audit record: who changed what and when, to read and to take along.</summary>
[Requires(Permission.ReadAudit)]
internal sealed class AuditModel(PeerAtlasDbContext database, AuthorityClock clock, IEnumerable<PeerAtlasModule> modules) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Who { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public int Pages { get; private set; }

    public string Caption { get; private set; } = "";

    public bool IsFiltered => Kind is not null || Who is not null || From is not null || To is not null;

    public IReadOnlyList<Choice> Kinds { get; private set; } = [];

    public IReadOnlyList<Row> Entries { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var kinds = await database
            .Set<AuditEntry>()
            .Where(entry => entry.ConfidentialTo == null)
            .Select(entry => entry.Subject)
            .Distinct()
            .OrderBy(kind => kind)
            .ToListAsync(cancellation);
        Kinds = [.. kinds.Select(kind => new Choice(kind, AuditWords.Spaced(kind)))];
        var asked = Asked();
        var count = await asked.CountAsync(cancellation);
        Pages = (count + PageSize - 1) / PageSize;
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(Pages, 1));
        Caption = count == 1 ? "1 change" : $"{count.ToString("N0", CultureInfo.GetCultureInfo("en-US"))} changes, the newest first";

        var page = await asked.Skip((PageNumber - 1) * PageSize).Take(PageSize).ToListAsync(cancellation);
        var names = await AuditNames.LoadAsync(database, modules, page.SelectMany(entry => AuditWords.Ids(entry.SubjectId, entry.Changes)), cancellation);
        Entries = [.. page.Select(entry => new Row(entry.At, entry.Actor, What(entry, names), AuditWords.Changes(entry, names, clock)))];
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellation)
    {
        var ids = new HashSet<Guid>();
        await foreach (var entry in Asked().Select(entry => new { entry.SubjectId, entry.Changes }).AsAsyncEnumerable().WithCancellation(cancellation))
            ids.UnionWith(AuditWords.Ids(entry.SubjectId, entry.Changes));
        var names = await AuditNames.LoadAsync(database, modules, ids, cancellation);
        // The table is written without waiting; what does not fit into memory goes to a file meanwhile.
        await using var buffer = new FileBufferingWriteStream();
        CsvTable.Write(
            buffer,
            ["when_utc", "who", "action", "kind", "which", "id", "changes"],
            Asked()
                .AsEnumerable()
                .Select(entry =>
                    new[]
                    {
                        entry.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                        entry.Actor,
                        entry.Action,
                        AuditWords.Spaced(entry.Subject),
                        AuditWords.Which(entry, names) ?? "",
                        entry.SubjectId.ToString(),
                        string.Join("; ", AuditWords.Changes(entry, names, clock)),
                    }
                )
        );
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = $"attachment; filename=audit-{clock.Today:yyyy-MM-dd}.csv";
        await buffer.DrainBufferAsync(Response.Body, cancellation);
        return new EmptyResult();
    }

    private IQueryable<AuditEntry> Asked()
    {
        var entries = database.Set<AuditEntry>().AsNoTracking().Where(entry => entry.ConfidentialTo == null);
        if (!string.IsNullOrEmpty(Kind))
            entries = entries.Where(entry => entry.Subject == Kind);
#pragma warning disable CA1304, CA1311, CA1862 // The database folds the case, not .NET.
        if (Who?.Trim().ToLowerInvariant() is { Length: > 0 } who)
            entries = entries.Where(entry => entry.Actor.ToLower().Contains(who));
#pragma warning restore CA1304, CA1311, CA1862
        if (From is { } from)
        {
            var start = clock.StartOf(from);
            entries = entries.Where(entry => entry.At >= start);
        }

        if (To is { } to && to < DateOnly.MaxValue)
        {
            var end = clock.StartOf(to.AddDays(1));
            entries = entries.Where(entry => entry.At < end);
        }

        return entries.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id);
    }

    private static string What(AuditEntry entry, AuditNames names) =>
        $"{AuditWords.Spaced(entry.Subject)} {entry.Action}" + (AuditWords.Which(entry, names) is { } name ? $": {name}" : "");

    internal sealed record Row(DateTime At, string Who, string What, IReadOnlyList<string> Changes);
}
