using PeerAtlas.Tables;

namespace PeerAtlas.Directory.Import;

/// <summary>Where something is, as a row of a frame file says it.</summary>
internal sealed record FramePlace(string Address, string Zip, string County, string Phone, string Licence)
{
    /// <summary>Reads it; an absent column leaves what is there.</summary>
    public static FramePlace Read(CheckedRow row, Placed? found) =>
        new(
            row.Checked("address", FrameRules.RefuseAddress, found?.Address ?? ""),
            row.Checked("zip", FrameRules.RefuseZip, found?.Zip ?? ""),
            row.Checked("county", FrameRules.RefuseCounty, found?.County ?? ""),
            row.Checked("phone", FrameRules.RefusePhone, found?.Phone ?? ""),
            row.Checked("license", FrameRules.RefuseLicence, found?.Licence ?? "")
        );

    public void Give(Placed row) => (row.Address, row.Zip, row.County, row.Phone, row.Licence) = (Address, Zip, County, Phone, Licence);
}
