namespace PeerAtlas.Census;

/// <summary>Addresses of the pages of instruments.</summary>
internal static class InstrumentLinks
{
    public const string Index = "/instruments";

    public const string Import = "/instruments/import";

    public const string Template = "/instruments/import/files/template";

    public const string Example = "/instruments/import/files/example";

    public static string Version(Guid version) => $"/instruments/{version}";

    public static string Preview(Guid version) => $"/instruments/{version}/preview";

    public static string Compare(Guid version, Guid other) => $"/instruments/{version}/compare/{other}";

    public static string Files(Guid version, string format) => $"/instruments/{version}/files/{format}";
}
