namespace PeerAtlas.Census;

/// <summary>Addresses of the pages of a wave’s answers and figures.</summary>
internal static class TabulationLinks
{
    public static string Figures(Guid wave) => $"/waves/{wave}/figures";

    public static string FiguresFile(Guid wave) => $"/waves/{wave}/figures.csv";

    public static string Import(Guid wave) => $"/waves/{wave}/import-responses";

    public static string ResponsesFile(Guid wave) => $"/waves/{wave}/responses";

    public static string ImportPreview(Guid wave, Guid upload) => $"/waves/{wave}/import-responses/{upload}";
}
