namespace PeerAtlas.Directory;

/// <summary>Addresses of the pages of the frame.</summary>
public static class FrameLinks
{
    public const string Index = "/frame";

    public const string Import = "/frame/import";

    public static string Organisation(Guid organisation) => $"/frame/{organisation}";

    public static string Files(string name) => $"/frame/files/{name}";

    public static string List(Guid? upload = null) => upload is null ? "/frame/list" : $"/frame/list/{upload}";

    public static string Preview(Guid upload) => $"/frame/import/{upload}";

    public static string EditOrganisation(Guid? organisation = null) => organisation is null ? "/frame/organization" : $"/frame/organization/{organisation}";

    public static string Regions(Guid? region = null) => region is null ? "/frame/regions" : $"/frame/regions/{region}";

    public static string EditContact(Guid organisation, Guid? contact = null) =>
        contact is null ? $"/frame/{organisation}/contact" : $"/frame/{organisation}/contact/{contact}";

    public static string EditUnit(Guid organisation, Guid? unit = null) => unit is null ? $"/frame/{organisation}/unit" : $"/frame/{organisation}/unit/{unit}";
}
