using Microsoft.EntityFrameworkCore;
using PeerAtlas.Certification.Checking;
using PeerAtlas.Certification.Rules;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Workforce.Register;
using PeerAtlas.Workforce.Rules;

namespace PeerAtlas.Workforce.Supervision;

/// <summary>
/// Works out how supervision of an agency's workers stands today; nothing of it is stored. Whoever asks has found the workers by a way that was theirs. What
/// a credential asks is known to the agency only where its holder lets it see the credential.
/// </summary>
internal sealed class Arrangements(PeerAtlasDbContext database, RulesInForce rules, CredentialStandings standings, AuthorityClock clock)
{
    private const int AtOnce = 500;

    /// <summary>The supervision of these workers in an agency.</summary>
    /// <param name="organisation">The agency.</param>
    /// <param name="workers">The workers.</param>
    /// <param name="asHolder">Whether the worker themselves asks, who knows all their credentials.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyDictionary<Guid, Arrangement>> ReadAsync(
        Guid organisation,
        IEnumerable<Guid> workers,
        bool asHolder,
        CancellationToken cancellation
    )
    {
        var found = new Dictionary<Guid, Arrangement>();
        var supervisors = await SupervisorsAsync(organisation, cancellation);
        var own = Since(await Open<AgencyCadence>().Where(row => row.OrganisationId == organisation).OrderBy(row => row.StartsOn).ToListAsync(cancellation));
        foreach (var portion in workers.Distinct().Chunk(AtOnce))
        {
            var lines = await Open<SupervisionLine>()
                .Where(line => line.OrganisationId == organisation && portion.Contains(line.WorkerId))
                .ToListAsync(cancellation);
            var sessions = (
                await Open<SupervisionSession>()
                    .Where(session =>
                        database
                            .Set<SupervisionLine>()
                            .Any(line => line.Id == session.LineId && line.OrganisationId == organisation && portion.Contains(line.WorkerId))
                    )
                    .ToListAsync(cancellation)
            ).ToLookup(session => session.LineId);
            var asked = await OfRulesAsync(portion, asHolder, cancellation);
            foreach (var worker in portion)
            {
                List<SupervisionLine> its = [.. lines.Where(line => line.WorkerId == worker)];
                var one = Arrangement.Of(its, [.. its.SelectMany(line => sessions[line.Id])], [.. asked[worker], .. own], clock.Today);
                found[worker] = one with { Left = [.. one.Lines.Where(line => line.SupervisorId is { } by && !supervisors.Contains(by))] };
            }
        }

        return found;
    }

    /// <summary>In how many arrangements of an agency whoever supervises has that role no more.</summary>
    public async Task<int> CountLeftAsync(Guid organisation, CancellationToken cancellation)
    {
        var supervisors = await SupervisorsAsync(organisation, cancellation);
        var by = await Open<SupervisionLine>()
            .Where(line => line.OrganisationId == organisation && line.SupervisorId != null)
            .HoldingOn(clock.Today)
            .Select(line => line.SupervisorId!.Value)
            .ToListAsync(cancellation);
        return by.Count(one => !supervisors.Contains(one));
    }

    /// <summary>Who has the role of a supervisor in the agency today.</summary>
    private async Task<HashSet<Guid>> SupervisorsAsync(Guid organisation, CancellationToken cancellation) =>
        [
            .. await Open<Membership>()
                .Where(membership => membership.OrganisationId == organisation && membership.Role == Role.Supervisor)
                .Select(membership => membership.AccountId)
                .ToListAsync(cancellation),
        ];

    /// <summary>What the rules of their credentials ask of workers.</summary>
    private async Task<ILookup<Guid, AskedCadence>> OfRulesAsync(Guid[] workers, bool asHolder, CancellationToken cancellation)
    {
        var credentials = await Open<Credential>()
            .Where(credential => workers.Contains(credential.WorkerId) && credential.Stage == CredentialStage.Issued)
            .Where(credential => asHolder || credential.IsShownToAgencies)
            .OrderBy(credential => credential.Id)
            .ToListAsync(cancellation);
        var stand = await standings.OfAsync(credentials, cancellation);
        var book = await rules.ReadAsync(cancellation);
        return credentials
            .Where(credential => stand.GetValueOrDefault(credential.Id)?.Status is { } status && status is not CredentialStatus.Lapsed)
            .Select(credential => (credential.WorkerId, Asked: OfRule(credential, book.Find(credential.RuleId)!)))
            .Where(pair => pair.Asked is not null)
            .ToLookup(pair => pair.WorkerId, pair => pair.Asked!);
    }

    private AskedCadence? OfRule(Credential credential, CertificationRule rule)
    {
        var today = clock.Today;
        if (rule.On(today)?.SupervisionOf(credential.IsProvisional) is not { } cadence)
            return null;
        // A version that changes something else goes on asking the same.
        var since = DateOnly.MinValue;
        foreach (var version in rule.Versions.Reverse().SkipWhile(version => version.From > today))
        {
            if (version.SupervisionOf(credential.IsProvisional) is not { } before || !before.AsksTheSame(cadence))
                break;
            since = version.From ?? DateOnly.MinValue;
        }

        var stage = credential.IssuedOn ?? DateOnly.MinValue;
        return new(rule, cadence, stage > since ? stage : since, credential.IsShownToAgencies);
    }

    /// <summary>What the agency itself asks today; rows that follow each other and ask the same are one.</summary>
    private IEnumerable<AskedCadence> Since(List<AgencyCadence> rows)
    {
        if (rows.FindIndex(row => row.HoldsOn(clock.Today)) is var at and >= 0)
            yield return Since(rows, at);
    }

    private static AskedCadence Since(List<AgencyCadence> rows, int at)
    {
        var first = at;
        while (first > 0 && Follows(rows, first) && rows[first - 1].Cadence.AsksTheSame(rows[at].Cadence))
            first--;
        return new(null, rows[at].Cadence, rows[first].StartsOn, IsShown: true)
        {
            Before = first > 0 && Follows(rows, first) ? (Since(rows, first - 1), rows[first].StartsOn.AddDays(-1)) : null,
        };
    }

    private static bool Follows(List<AgencyCadence> rows, int at) => rows[at - 1].EndsOn == rows[at].StartsOn.AddDays(-1);

    private IQueryable<T> Open<T>()
        where T : class => database.Set<T>().AsNoTracking().IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter]);
}
