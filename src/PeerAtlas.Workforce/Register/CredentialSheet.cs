using Microsoft.EntityFrameworkCore;
using PeerAtlas.Certification.Checking;
using PeerAtlas.Certification.Rules;
using PeerAtlas.Certification.Words;
using PeerAtlas.Design;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;
using PeerAtlas.Workforce.Rules;

namespace PeerAtlas.Workforce.Register;

/// <summary>All that a page of one credential shows.</summary>
/// <param name="Rule">The rule; null when no rule of today is its.</param>
/// <param name="Version">The version that holds today.</param>
/// <param name="Standing">How it stands today.</param>
/// <param name="Events">What happened to it, the newest last.</param>
/// <param name="Open">What the rule asks from the start and nobody said to be there.</param>
/// <param name="Topics">What hours can be about.</param>
/// <param name="Records">The hours at its centre, the newest first.</param>
/// <param name="Happened">What happened, in words.</param>
/// <param name="Hours">The hours, in words.</param>
internal sealed record CredentialSheet(
    CertificationRule? Rule,
    RuleVersion? Version,
    CredentialStanding? Standing,
    IReadOnlyList<CredentialEvent> Events,
    IReadOnlyList<AskedPart> Open,
    IReadOnlyList<Choice> Topics,
    IReadOnlyList<EarnedHours> Records,
    IReadOnlyList<HappenedLine> Happened,
    IReadOnlyList<HoursLine> Hours
)
{
    /// <summary>Whether it holds for good, so that there is nothing to renew.</summary>
    public bool NeverExpires => Standing?.Status == CredentialStatus.NeverExpires;

    /// <summary>The years that the rule lets the holder choose.</summary>
    public IReadOnlyList<Choice> Years => [.. (Version?.Period?.Choices ?? []).Select(choice => new Choice($"{choice.Years}", $"{choice.Years}"))];

    /// <summary>Why what is no record of hours does not count.</summary>
    public IEnumerable<string> NotCounted(WordLanguage language) =>
        (Standing?.NotCounted ?? []).Where(part => !Guid.TryParse(part.Id, out _)).Select(part => CheckWords.Why(part, language));

    /// <summary>What speaks against issuing, making full or renewing it today: what is missing, and what is told by its holder alone.</summary>
    public IReadOnlyList<string> Doubts(Credential row)
    {
        List<string> doubts = [.. (Standing?.Missing ?? []).Select(part => $"Missing: {CheckWords.Missing(part, WordLanguage.English)}.")];
        if (Standing is null && row.Stage is CredentialStage.InCourse or CredentialStage.Issued)
            doubts.Add("No rule of today says what is asked.");
        if (row.IsProvisional && Standing?.Status == CredentialStatus.Lapsed)
            doubts.Add("The provisional stage ran out.");
        if (row.Stage == CredentialStage.InCourse || row.IsProvisional)
        {
            doubts.AddRange(Open.Select(part => $"Nobody said that this is there: {part.Text}"));
            if (row.IsWorkInDoubt)
                doubts.Add($"Told by the holder and not confirmed: {row.ExperienceHours} hours of work, {row.SupervisedHours} of them under supervision.");
        }

        var told = Records.Where(record => record.ConfirmedOn is null && Hours.Any(line => line.Id == record.Id && line.Counts == true)).ToList();
        if (told.Count > 0)
            doubts.Add(
                $"Told by the holder and not confirmed: {CheckWords.Hours(told.Sum(record => record.Minutes) / 60m, WordLanguage.English)} of training."
            );
        return doubts;
    }
}

/// <summary>Reads such sheets. Whoever asks has found the credential by a way that was theirs; nothing but what is about it is read.</summary>
internal sealed class CredentialSheets(PeerAtlasDbContext database, CredentialStandings standings, RulesInForce rules, AuthorityClock clock, Language language)
{
    /// <summary>The sheet of a credential as it stands now.</summary>
    public async Task<CredentialSheet> ReadAsync(Credential row, CancellationToken cancellation)
    {
        var words = language.OfRules();
        var book = await rules.ReadAsync(cancellation);
        var rule = book.Find(row.RuleId);
        var version = rule?.On(clock.Today);
        var standing = (await standings.OfAsync([row], cancellation)).GetValueOrDefault(row.Id);
        var events = await Open<CredentialEvent>().Where(one => one.CredentialId == row.Id).OrderBy(one => one.At).ToListAsync(cancellation);
        var records = await Open<EarnedHours>()
            .Where(record => record.OrganisationId == row.OrganisationId && record.WorkerId == row.WorkerId)
            .OrderByDescending(record => record.On)
            .ThenBy(record => record.Id)
            .ToListAsync(cancellation);
        var asked = version is null ? [] : RuleExplanation.Asked(version, words);
        var said = events.Where(one => one.Kind == CredentialEventKind.Attested).Select(one => one.What).ToHashSet(StringComparer.Ordinal);
        var topics = CredentialLines.Topics(version, words);
        return new(
            rule,
            version,
            standing,
            events,
            [.. asked.Where(part => !said.Contains(part.Code))],
            topics,
            records,
            CredentialLines.Happened(events, asked, at => DateOnly.FromDateTime(clock.ToLocal(at)), language),
            CredentialLines.Hours(records, [.. topics, .. CredentialLines.AllTopics(book, clock.Today, words)], standing, words)
        );
    }

    private IQueryable<T> Open<T>()
        where T : class => database.Set<T>().AsNoTracking().IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter]);
}
