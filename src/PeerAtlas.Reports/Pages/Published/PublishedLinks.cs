namespace PeerAtlas.Reports;

/// <summary>Addresses of what was published.</summary>
public static class PublishedLinks
{
    public const string Index = "/published";

    public static string Read(string slug, int? number = null) =>
        number is null ? $"/published/{slug}" : FormattableString.Invariant($"/published/{slug}/{number}");

    public static string File(string slug, int number, string file) => FormattableString.Invariant($"/published/{slug}/{number}/{file}");
}
