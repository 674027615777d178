namespace PeerAtlas.Directory;

/// <summary>Addresses of the pages of the workers.</summary>
public static class WorkerLinks
{
    /// <summary>The way to the workers of one's agency.</summary>
    public const string Index = "/workers";

    /// <summary>The authority's counts.</summary>
    public const string Counts = "/workers/counts";

    /// <summary>One's own places of work.</summary>
    public const string OwnPlaces = "/account/places";

    /// <summary>All that is held of oneself.</summary>
    public const string OwnRecords = "/account/records";

    /// <summary>The workers of an agency.</summary>
    public static string Agency(Guid organisation) => $"/workers/{organisation}";

    /// <summary>A worker of an agency.</summary>
    public static string Worker(Guid organisation, Guid worker) => $"/workers/{organisation}/{worker}";

    /// <summary>How the credentials of an agency's workers stand, of those who let it see.</summary>
    public static string Credentials(Guid organisation) => $"/workers/{organisation}/credentials";

    /// <summary>How supervision of an agency's workers stands.</summary>
    public static string Supervision(Guid organisation) => $"/workers/{organisation}/supervision";

    /// <summary>The job descriptions of an agency.</summary>
    public static string Jobs(Guid organisation) => $"/workers/{organisation}/jobs";

    /// <summary>Which job description is that of a place of work.</summary>
    public static string Job(Guid organisation, Guid worker, Guid place) => $"/workers/{organisation}/{worker}/job/{place}";

    /// <summary>Where somebody is entered.</summary>
    public static string Add(Guid organisation) => $"/workers/{organisation}/add";

    /// <summary>Where a worker's name and address are changed.</summary>
    public static string Edit(Guid organisation, Guid worker) => $"/workers/{organisation}/{worker}/edit";

    /// <summary>Where a place is added, or changed and ended.</summary>
    public static string Place(Guid organisation, Guid worker, Guid? place = null) =>
        place is null ? $"/workers/{organisation}/{worker}/place" : $"/workers/{organisation}/{worker}/place/{place}";
}
