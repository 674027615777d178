namespace PeerAtlas.Census;

/// <summary>Addresses of the page of the size of the workforce to which a wave leads; another module has it.</summary>
internal static class SizeLinks
{
    public static string Size(Guid wave) => $"/waves/{wave}/size";
}
