using Microsoft.EntityFrameworkCore;
using PeerAtlas.Certification.Checking;
using PeerAtlas.Certification.Words;
using PeerAtlas.Design;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Database;
using PeerAtlas.Workforce.Rules;

namespace PeerAtlas.Workforce.Register;

/// <summary>The credentials that workers let agencies see: which, how it stands, until when, and nothing else of them.</summary>
internal sealed class ShownCredentials(PeerAtlasDbContext database, CredentialStandings standings, RulesInForce rules, Language language) : IShownCredentials
{
    private const int AtOnce = 500;

    public async Task<IReadOnlyList<ShownCredential>> OfAsync(IReadOnlyCollection<Guid> workers, CancellationToken cancellation)
    {
        var shown = new List<Credential>();
        foreach (var portion in workers.Chunk(AtOnce))
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
        var book = await rules.ReadAsync(cancellation);
        return
        [
            .. shown.Select(credential =>
            {
                var standing = credential.Stage == CredentialStage.Issued ? found.GetValueOrDefault(credential.Id) : null;
                return new ShownCredential(
                    credential.WorkerId,
                    credential.RuleId,
                    book.Find(credential.RuleId)?.Name.English ?? credential.RuleId,
                    standing is null ? credential.Stage.Words(language) : CheckWords.Status(standing.Status, WordLanguage.English),
                    standing
                        is { Status: CredentialStatus.Provisional or CredentialStatus.NeverExpires or CredentialStatus.Active or CredentialStatus.Expiring },
                    standing?.Period.End
                );
            }),
        ];
    }
}
