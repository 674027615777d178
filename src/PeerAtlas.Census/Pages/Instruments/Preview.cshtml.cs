using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Design;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Pages.Instruments;

/// <summary>
/// Shows a version, or what is being written, as respondents would see it: on a phone here, and at any size by a link that a colleague may have too.
/// </summary>
[Requires(Permission.ManageInstruments)]
[MayFrame]
internal sealed class PreviewModel(PeerAtlasDbContext database, PreviewTokens tokens, IOptions<AuthoritySettings> authority) : PageModel
{
    /// <summary>The address of what is shown.</summary>
    public string Back { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>The address of the preview on this site.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The whole address, to be sent to somebody.</summary>
    public string Link => authority.Value.PublicAddress.TrimEnd('/') + Address;

    /// <summary>When the link ends, in UTC.</summary>
    public DateTime Ends { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid version, CancellationToken cancellation)
    {
        var found = await (
            from row in database.Set<InstrumentVersion>()
            join kept in database.Set<SurveyInstrument>() on row.InstrumentId equals kept.Id
            where row.Id == version
            select new { row.Number, kept.Title }
        ).SingleOrDefaultAsync(cancellation);
        var draft = found is null
            ? await database.Set<InstrumentDraft>().Where(row => row.Id == version).Select(row => row.Title).SingleOrDefaultAsync(cancellation)
            : null;
        if (found is null && draft is null)
            return NotFound();
        Name = found is null ? draft! : $"{found.Title}, version {found.Number}";
        Back = found is null ? DraftLinks.Index(version) : InstrumentLinks.Version(version);
        (var token, Ends) = tokens.Make(version);
        Address = PreviewLinks.Of(token);
        return Page();
    }
}
