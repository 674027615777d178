namespace PeerAtlas.Referrals;

/// <summary>Addresses of the pages of the caseload.</summary>
internal static class CaseloadLinks
{
    public const string Index = "/caseload";

    public const string Add = "/caseload/add";

    public static string Person(Guid person) => $"/caseload/{person}";

    public static string Import(Guid organisation, Guid? upload = null) =>
        upload is null ? $"/teams/{organisation}/caseload" : $"/teams/{organisation}/caseload/{upload}";

    public static string Template(Guid organisation, string name) => $"/teams/{organisation}/caseload/{name}";
}
