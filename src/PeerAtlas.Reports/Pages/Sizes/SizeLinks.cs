namespace PeerAtlas.Reports;

/// <summary>Addresses of the pages of the size of the workforce.</summary>
internal static class SizeLinks
{
    public static string Size(Guid wave) => $"/waves/{wave}/size";

    public static string Lists(Guid wave) => $"/waves/{wave}/size/lists";

    public static string Numbers(Guid wave) => $"/waves/{wave}/size/numbers";
}
