using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Workforce.Bodies;

namespace PeerAtlas.Workforce.Pages.Bodies;

/// <summary>Who certifies peer workers in every state, and what of it nobody entered.</summary>
[AllowAnonymous]
[Bilingual]
internal sealed class IndexModel(PeerAtlasDbContext database, CurrentMember member, Language language) : PageModel
{
    public IReadOnlyList<(UsPlace Place, CertifyingBody? Body)> Rows { get; private set; } = [];

    public bool MayChange { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var bodies = (await database.Set<CertifyingBody>().AsNoTracking().OrderBy(body => body.Name).ToListAsync(cancellation)).ToLookup(body => body.Place);
        Rows =
        [
            .. UsPlace
                .States.Concat(UsPlace.Territories.Where(place => bodies.Contains(place.Code)))
                .OrderBy(place => place.Name(language), StringComparer.Create(language.Culture, ignoreCase: true))
                .SelectMany(place => bodies[place.Code].Cast<CertifyingBody?>().DefaultIfEmpty().Select(body => (place, body))),
        ];
        MayChange = member.AccountId is not null && await member.MayAsync(Permission.ManageCertificationRules, cancellation: cancellation);
    }
}
