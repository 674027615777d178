using Microsoft.EntityFrameworkCore;
using PeerAtlas.Certification.Checking;
using PeerAtlas.Certification.Json;
using PeerAtlas.Certification.Persons;
using PeerAtlas.Certification.Rules;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;
using PeerAtlas.Workforce.Rules;

namespace PeerAtlas.Workforce.Register;

/// <summary>
/// Works out by the rules how credentials stand today. Nothing of it is stored. A worker's credentials at one centre are looked at together, with the
/// hours that they have there. Whoever asks has found the credentials by a way that was theirs.
/// </summary>
internal sealed class CredentialStandings(PeerAtlasDbContext database, RulesInForce rules, AuthorityClock clock)
{
    private static readonly CredentialEventKind[] Counted =
    [
        CredentialEventKind.Renewed,
        CredentialEventKind.ExamPassed,
        CredentialEventKind.ExamFailed,
        CredentialEventKind.ExtensionAsked,
    ];

    /// <summary>How these stand. What was refused, withdrawn or given up has no standing, nor what no rule of today knows.</summary>
    public async Task<IReadOnlyDictionary<Guid, CredentialStanding>> OfAsync(IReadOnlyCollection<Credential> asked, CancellationToken cancellation)
    {
        if (asked.Count == 0)
            return new Dictionary<Guid, CredentialStanding>();
        List<Guid> workers = [.. asked.Select(credential => credential.WorkerId).Distinct()];
        List<Guid> centres = [.. asked.Select(credential => credential.OrganisationId).Distinct()];
        return await EvaluateAsync(
            Open<Credential>().Where(credential => workers.Contains(credential.WorkerId) && centres.Contains(credential.OrganisationId)),
            Open<EarnedHours>().Where(hours => workers.Contains(hours.WorkerId) && centres.Contains(hours.OrganisationId)),
            cancellation
        );
    }

    /// <summary>How every credential that was issued stands: for work that nobody signed in for, and for counts.</summary>
    public Task<IReadOnlyDictionary<Guid, CredentialStanding>> OfAllAsync(CancellationToken cancellation) =>
        EvaluateAsync(Open<Credential>().Where(credential => credential.Stage == CredentialStage.Issued), Open<EarnedHours>(), cancellation);

    /// <summary>How one would stand if this try of the exam were there too.</summary>
    public async Task<CredentialStanding?> WithTryAsync(Credential credential, ExamTry attempt, CancellationToken cancellation) =>
        (
            await EvaluateAsync(
                Open<Credential>().Where(other => other.WorkerId == credential.WorkerId && other.OrganisationId == credential.OrganisationId),
                Open<EarnedHours>().Where(hours => hours.WorkerId == credential.WorkerId && hours.OrganisationId == credential.OrganisationId),
                cancellation,
                (credential.Id, attempt)
            )
        ).GetValueOrDefault(credential.Id);

    /// <summary>
    /// How somebody who has these credentials, of one or several centres, stands toward rules that they have not begun: each as if they were in training
    /// for it, with the hours and the work that their registers hold.
    /// </summary>
    public async Task<IReadOnlyList<CredentialStanding>> TowardAsync(
        IReadOnlyCollection<Credential> own,
        IReadOnlyList<string> wanted,
        CancellationToken cancellation
    )
    {
        var (book, today) = (await rules.ReadAsync(cancellation), clock.Today);
        var held = own.Where(credential => credential.Stage == CredentialStage.Issued && book.Find(credential.RuleId)?.On(today) is not null).ToList();
        List<Guid> workers = [.. own.Select(credential => credential.WorkerId).Distinct()];
        var records = await Open<EarnedHours>().Where(hours => workers.Contains(hours.WorkerId)).ToListAsync(cancellation);
        // The same work may stand in several registers: the most of one of them is taken, and nothing added up.
        var told = new ToldExperience(
            own.Select(credential => credential.ExperienceHours).DefaultIfEmpty().Max(),
            own.Select(credential => credential.SupervisedHours).DefaultIfEmpty().Max(),
            own.Select(credential => credential.ExperienceMonths).DefaultIfEmpty().Max(),
            0
        );
        var hours = records.ConvertAll(Record);
        var found = new List<CredentialStanding>();
        foreach (var rule in wanted.Where(rule => book.Find(rule)?.On(today) is not null))
        {
            var person = new CertifiedPerson(
                [.. held.Select(credential => new HeldCredential(credential.RuleId, credential.IssuedOn, [])), new(rule, null, hours) { Experience = told }],
                []
            );
            found.Add(CertificationCheck.Evaluate(person, book, today)[^1]);
        }

        return found;
    }

    private async Task<IReadOnlyDictionary<Guid, CredentialStanding>> EvaluateAsync(
        IQueryable<Credential> credentials,
        IQueryable<EarnedHours> hours,
        CancellationToken cancellation,
        (Guid Credential, ExamTry Try)? further = null
    )
    {
        var book = await rules.ReadAsync(cancellation);
        var today = clock.Today;
        var list = (await credentials.ToListAsync(cancellation))
            .Where(credential => IsLookedAt(credential.Stage) && book.Find(credential.RuleId)?.On(today) is not null)
            .ToList();
        var events = (
            await Open<CredentialEvent>()
                .Where(happened => Counted.Contains(happened.Kind) && credentials.Any(credential => credential.Id == happened.CredentialId))
                .ToListAsync(cancellation)
        ).ToLookup(happened => happened.CredentialId);
        var earned = (await hours.ToListAsync(cancellation)).ToLookup(record => (record.WorkerId, record.OrganisationId));
        var standings = new Dictionary<Guid, CredentialStanding>(list.Count);
        foreach (var own in list.GroupBy(credential => (credential.WorkerId, credential.OrganisationId)))
        {
            var records = earned[own.Key].ToList();
            var held = own.Select(credential =>
                {
                    var its = Held(credential, events[credential.Id], records);
                    return further is { } more && more.Credential == credential.Id ? its with { ExamTries = [.. its.ExamTries, more.Try] } : its;
                })
                .ToList();
            AddEvaluated(standings, [.. own], new(held, [.. records.Select(Record)]), book, today);
        }

        return standings;
    }

    private static bool IsLookedAt(CredentialStage stage) =>
        stage is CredentialStage.Applied or CredentialStage.Asked or CredentialStage.InCourse or CredentialStage.Issued;

    private static void AddEvaluated(
        Dictionary<Guid, CredentialStanding> standings,
        IReadOnlyList<Credential> credentials,
        CertifiedPerson person,
        RuleBook book,
        DateOnly today
    )
    {
        try
        {
            var found = CertificationCheck.Evaluate(person, book, today);
            for (var at = 0; at < credentials.Count; at++)
                standings[credentials[at].Id] = found[at];
        }
        catch (CertificationInputException)
        {
            // No version of a rule holds today: nothing is claimed of these.
        }
    }

    private static HeldCredential Held(Credential credential, IEnumerable<CredentialEvent> happened, List<EarnedHours> records)
    {
        var events = happened.OrderBy(one => one.On).ToList();
        var issued = credential.Stage == CredentialStage.Issued ? credential.IssuedOn : null;
        return new(
            credential.RuleId,
            issued,
            credential.IsProvisional,
            credential.ChosenYears,
            [
                .. events
                    .Where(one => one.Kind == CredentialEventKind.Renewed && one.On >= issued)
                    .Select(one => new CredentialRenewal(one.On!.Value, one.Years)),
            ],
            [],
            [],
            [
                .. events
                    .Where(one => one.Kind is CredentialEventKind.ExamPassed or CredentialEventKind.ExamFailed)
                    .Select(one => new ExamTry(one.On!.Value, one.Kind == CredentialEventKind.ExamPassed)),
            ],
            new(credential.ExperienceHours, credential.SupervisedHours, credential.ExperienceMonths, 0),
            events.LastOrDefault(one => one.Kind == CredentialEventKind.ExtensionAsked)?.On,
            [
                .. records
                    .Where(record => record.Course.Length > 0 && record.Topics.Split(',').Contains("core"))
                    .Select(record => record.Course)
                    .Distinct(StringComparer.OrdinalIgnoreCase),
            ]
        );
    }

    private static HourRecord Record(EarnedHours hours) =>
        new(
            hours.Id.ToString(),
            hours.On,
            hours.Minutes / 60m,
            hours.Topics.Length == 0 ? [] : hours.Topics.Split(','),
            hours.Provider.Length == 0 ? null : hours.Provider,
            hours.Course.Length == 0 ? null : hours.Course
        );

    private IQueryable<T> Open<T>()
        where T : class => database.Set<T>().AsNoTracking().IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter]);
}
