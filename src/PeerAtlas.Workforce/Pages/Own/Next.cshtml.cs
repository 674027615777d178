using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Certification.Checking;
using PeerAtlas.Certification.Rules;
using PeerAtlas.Certification.Words;
using PeerAtlas.Design;
using PeerAtlas.Design.TagHelpers;
using PeerAtlas.Workforce.Register;
using PeerAtlas.Workforce.Rules;

namespace PeerAtlas.Workforce.Pages.Own;

/// <summary>
/// What the rules ask next of whoever is signed in: of what they have begun its stages, levels and marks, and the further certifications of the same
/// places. Nothing is told that neither a rule nor a register says.
/// </summary>
[Authorize]
[Bilingual]
internal sealed class NextModel(OwnCredentials own, CredentialStandings standings, RulesInForce rules, Language language) : PageModel
{
    private WordLanguage Words => language.OfRules();

    public IReadOnlyList<BegunStep> Begun { get; private set; } = [];

    public IReadOnlyList<FurtherStep> Further { get; private set; } = [];

    /// <summary>Hours that they told and no centre confirmed; null when there are none.</summary>
    public string? UnconfirmedHours { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Response.NeverCache();
        var credentials = (await own.ListAsync(cancellation)).Where(IsOpen).ToList();
        var book = await rules.ReadAsync(cancellation);
        var found = await standings.OfAsync(credentials, cancellation);
        Begun = [.. credentials.Where(one => found.ContainsKey(one.Id)).Select(one => Step(one, found[one.Id]))];
        var begun = credentials.Select(one => one.RuleId).ToHashSet(StringComparer.Ordinal);
        var issued = credentials.Where(one => one.Stage == CredentialStage.Issued).Select(one => one.RuleId).ToHashSet(StringComparer.Ordinal);
        var places = credentials.Select(one => book.Find(one.RuleId)?.Place).OfType<string>().Append("US").ToHashSet(StringComparer.Ordinal);
        if (Begun.Count == 0)
            return;
        var wanted = book.All.Where(rule => places.Contains(rule.Place) && !begun.Contains(rule.Id)).Select(rule => rule.Id).ToList();
        var towards = await standings.TowardAsync(credentials, wanted, cancellation);
        Further = [.. towards.Select(one => Step(one, issued, book)).OrderBy(step => step.FollowsOn is null).ThenBy(step => step.IsNational)];
        if (await own.UnconfirmedMinutesAsync(cancellation) is > 0 and var minutes)
            UnconfirmedHours = CheckWords.Hours(minutes / 60m, Words);
    }

    private static bool IsOpen(Credential credential) =>
        credential.Stage is CredentialStage.Applied or CredentialStage.Asked or CredentialStage.InCourse or CredentialStage.Issued;

    private BegunStep Step(Credential credential, CredentialStanding standing) =>
        new(
            credential.Id,
            RuleExplanation.Name(standing.Rule.Name, Words),
            OwnStanding.State(credential, standing, language),
            OwnStanding.Tone(credential, standing),
            standing.Status == CredentialStatus.NeverExpires ? null : Missing(standing),
            RuleExplanation.LevelsAndMarks(standing.Version, Words)
        );

    private FurtherStep Step(CredentialStanding standing, HashSet<string> issued, RuleBook book)
    {
        var parts = RuleExplanation.Parts(standing.Rule, standing.Version, Words);
        var follows = standing.Version.Entry.Holds is { } before && issued.Contains(before) ? book.Find(before) : null;
        return new(
            standing.Rule.Id,
            RuleExplanation.Name(standing.Rule.Name, Words),
            standing.Rule.Place == "US",
            follows is null ? null : RuleExplanation.Name(follows.Name, Words),
            Have(standing),
            Missing(standing),
            parts.Entry,
            parts.Unknown
        );
    }

    private List<string> Missing(CredentialStanding standing) => [.. standing.Missing.Select(part => CheckWords.Missing(part, Words))];

    private List<string> Have(CredentialStanding standing)
    {
        var have = new List<string>();
        if (standing.Total > 0)
            have.Add(language[NextWords.HoursOfTraining, CheckWords.Hours(standing.Total, Words)]);
        have.AddRange(
            standing
                .ByTopic.Where(topic => topic.Hours > 0)
                .Select(topic => language[NextWords.OfTheseOn, CheckWords.Hours(topic.Hours, Words), RuleExplanation.Name(topic.Name, Words)])
        );
        return have;
    }

    internal sealed record BegunStep(Guid Credential, string Name, string State, TagTone Tone, IReadOnlyList<string>? Missing, IReadOnlyList<string> Further);

    internal sealed record FurtherStep(
        string Rule,
        string Name,
        bool IsNational,
        string? FollowsOn,
        IReadOnlyList<string> Have,
        IReadOnlyList<string> Missing,
        IReadOnlyList<string> Asked,
        string? Unknown
    );
}
