using Microsoft.AspNetCore.Mvc.ModelBinding;
using PeerAtlas.Platform.Forms;

namespace PeerAtlas.Directory.Pages.Frame;

/// <summary>The part of a form that says where something is.</summary>
public abstract class PlaceForm
{
    /// <inheritdoc cref="Placed.Address"/>
    public string? Address
    {
        get;
        set => field = value?.Trim();
    }

    /// <inheritdoc cref="Placed.Zip"/>
    public string? Zip
    {
        get;
        set => field = value?.Trim();
    }

    /// <inheritdoc cref="Placed.County"/>
    public string? County
    {
        get;
        set => field = value?.Trim();
    }

    /// <inheritdoc cref="Placed.Phone"/>
    public string? Phone
    {
        get;
        set => field = value?.Trim();
    }

    /// <inheritdoc cref="Placed.Licence"/>
    public string? Licence
    {
        get;
        set => field = value?.Trim();
    }

    internal void Take(Placed row) => (Address, Zip, County, Phone, Licence) = (row.Address, row.Zip, row.County, row.Phone, row.Licence);

    internal void Give(Placed row) =>
        (row.Address, row.Zip, row.County, row.Phone, row.Licence) = (Address ?? "", Zip ?? "", County ?? "", Phone ?? "", Licence ?? "");

    internal void Refuse(ModelStateDictionary state)
    {
        state.Refuse(nameof(Address), FrameRules.RefuseAddress(Address ?? ""));
        state.Refuse(nameof(Zip), FrameRules.RefuseZip(Zip ?? ""));
        state.Refuse(nameof(County), FrameRules.RefuseCounty(County ?? ""));
        state.Refuse(nameof(Phone), FrameRules.RefusePhone(Phone ?? ""));
        state.Refuse(nameof(Licence), FrameRules.RefuseLicence(Licence ?? ""));
    }
}
