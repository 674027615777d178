using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Certification.Words;
using PeerAtlas.Design;
using PeerAtlas.Design.TagHelpers;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Workforce.Register;
using PeerAtlas.Workforce.Rules;

namespace PeerAtlas.Workforce.Pages.Own;

/// <summary>
/// One's own credentials, and those of registers that may be one's own. Who is signed in may have no role any more, so that the page asks for none.
/// </summary>
[Authorize]
[Bilingual]
internal sealed class CredentialsModel(OwnCredentials own, OwnWorker worker, CredentialStandings standings, RulesInForce rules, Language language) : PageModel
{
    public IReadOnlyList<OfferedCredentials> Offered { get; private set; } = [];

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Offered = await own.OfferedAsync(cancellation);
        var credentials = await own.ListAsync(cancellation);
        var found = await standings.OfAsync(credentials, cancellation);
        var book = await rules.ReadAsync(cancellation);
        Rows =
        [
            .. credentials.Select(credential =>
            {
                var standing = found.GetValueOrDefault(credential.Id);
                var name = book.Find(credential.RuleId) is { } rule ? RuleExplanation.Name(rule.Name, language.OfRules()) : credential.RuleId;
                return new Row(
                    credential.Id,
                    name,
                    OwnStanding.State(credential, standing, language),
                    OwnStanding.Tone(credential, standing),
                    credential.Stage == CredentialStage.Issued && standing is not null ? OwnStanding.Until(standing, language) : null,
                    standing?.Missing.Count ?? 0
                );
            }),
        ];
    }

    public async Task<IActionResult> OnPostJoinAsync(Guid worker, CancellationToken cancellation) =>
        Told(await this.worker.JoinAsync(worker, cancellation), language[CredentialWords.ItIsJoined]);

    public async Task<IActionResult> OnPostRefuseAsync(Guid worker, CancellationToken cancellation) =>
        Told(await this.worker.RefuseAsync(worker, cancellation), language[CredentialWords.NothingWasJoined]);

    private RedirectToPageResult Told(bool isDone, string message)
    {
        TempData.Tell(isDone, isDone ? message : language[CredentialWords.NothingWasChanged]);
        return RedirectToPage();
    }

    private readonly OwnWorker worker = worker;

    internal sealed record Row(Guid Id, string Name, string State, TagTone Tone, string? Until, int Missing);
}
