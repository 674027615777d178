using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory.Pages.OwnAccount;

/// <summary>All that is held of whoever is signed in, to be seen, taken along, and deleted as far as it may be; also when they have no role any more.</summary>
[Authorize]
[Bilingual]
internal sealed class RecordsModel(PeerAtlasDbContext database, CurrentMember member, IEnumerable<IOwnRecords> records, AuthorityClock clock) : PageModel
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
    };

    public IReadOnlyList<OwnRecords> Parts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Response.NeverCache();
        Parts = await ReadAsync(cancellation);
    }

    /// <summary>All of it as one file; docs/own-records.md says what stands in it.</summary>
    public async Task<IActionResult> OnGetFileAsync(CancellationToken cancellation)
    {
        Response.NeverCache();
        var account = await database.Users.Where(one => one.Id == member.AccountId).Select(one => new { one.Name, one.Email }).SingleAsync(cancellation);
        var file = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["format"] = "peeratlas-own-records-1",
            ["made_on"] = clock.Today,
            ["person"] = account,
        };
        foreach (var part in await ReadAsync(cancellation))
            file[part.Key] = part.Rows;
        return File(JsonSerializer.SerializeToUtf8Bytes(file, Json), "application/json", "own-records.json");
    }

    private async Task<IReadOnlyList<OwnRecords>> ReadAsync(CancellationToken cancellation)
    {
        var parts = new List<OwnRecords>();
        foreach (var module in records)
            parts.AddRange(await module.ReadAsync(cancellation));
        return parts;
    }
}
