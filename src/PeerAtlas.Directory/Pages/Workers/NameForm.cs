using Microsoft.AspNetCore.Mvc.ModelBinding;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Forms;

namespace PeerAtlas.Directory.Pages.Workers;

/// <summary>The fields of a worker whom their agency writes, with those of a place where one goes with it.</summary>
internal sealed class NameForm : PlaceForm
{
    /// <summary>The name.</summary>
    public string? Name
    {
        get;
        set => field = value?.Trim();
    }

    /// <summary>The address; empty for none.</summary>
    public string? Email
    {
        get;
        set => field = value?.Trim().ToLowerInvariant();
    }

    internal async Task CheckNameAsync(ModelStateDictionary state, AgencyWorkers workers, Guid organisation, Guid? worker, CancellationToken cancellation)
    {
        state.Refuse(nameof(Name), FrameRules.RefuseName(Name ?? ""));
        state.Refuse(nameof(Email), await workers.RefuseEmailAsync(organisation, Email, worker, cancellation));
    }
}
