using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Web.Pages.Works;

/// <summary>What one asked for that takes longer than a page.</summary>
[Requires(Permission.UseOwnAccount)]
internal sealed class IndexModel(Platform.Work.Works works) : PageModel
{
    public IReadOnlyList<LongWork> Asked { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Asked = await works.ListAsync(cancellation);
}
