using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Certification.Words;
using PeerAtlas.Design;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Workforce.Register;

namespace PeerAtlas.Workforce.Pages.Agency;

/// <summary>How the credentials of an agency's workers stand: of those who work there now and let it see.</summary>
[Requires(Permission.ManageWorkers, OrganisationFrom = "organisation")]
internal sealed class CredentialsModel(PeerAtlasDbContext database, AgencyWorkers workers, CredentialStandings standings, Language language) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Organisation { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var names = (await workers.Find(Organisation, new(null, null, null, null)).ToListAsync(cancellation))
            .DistinctBy(row => row.WorkerId)
            .ToDictionary(row => row.WorkerId, row => row.Name);
        var shown = new List<Credential>();
        foreach (var portion in names.Keys.Chunk(500))
            // A register's rows open here to no agency; what their holder lets it see is read, and its status alone goes on.
            shown.AddRange(
                await database
                    .Set<Credential>()
                    .AsNoTracking()
                    .IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter])
                    .Where(credential => credential.IsShownToAgencies && portion.Contains(credential.WorkerId))
                    .Where(credential => credential.Stage == CredentialStage.Issued || credential.Stage == CredentialStage.Withdrawn)
                    .ToListAsync(cancellation)
            );
        var found = await standings.OfAsync(shown, cancellation);
        Rows =
        [
            .. shown
                .Select(credential =>
                {
                    var standing = found.GetValueOrDefault(credential.Id);
                    var state = standing is null ? credential.Stage.Words(language) : CheckWords.Status(standing.Status, WordLanguage.English);
                    return new Row(credential.WorkerId, names[credential.WorkerId], credential.RuleId, state, standing?.Period.End);
                })
                .OrderBy(row => row.Name, StringComparer.CurrentCulture),
        ];
    }

    internal sealed record Row(Guid Worker, string Name, string Rule, string State, DateOnly? Until);
}
