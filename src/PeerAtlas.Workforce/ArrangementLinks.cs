namespace PeerAtlas.Workforce;

/// <summary>Addresses of the pages of supervision and of support outside the agency.</summary>
public static class ArrangementLinks
{
    /// <summary>One's own supervision, and support by other peers.</summary>
    public const string Own = "/account/supervision";

    /// <summary>Whom one supervises.</summary>
    public const string Led = "/supervising";

    /// <summary>The way to the list of support that one keeps.</summary>
    public const string Support = "/peer-support";

    /// <summary>One line in which one supervises.</summary>
    public static string LedLine(Guid line) => $"/supervising/{line}";

    /// <summary>Where who supervises is named, or a line changed and ended.</summary>
    public static string Line(Guid organisation, Guid worker, Guid? line = null) =>
        line is null ? $"/workers/{organisation}/{worker}/supervision" : $"/workers/{organisation}/{worker}/supervision/{line}";

    /// <summary>Where an agency says what it asks itself.</summary>
    public static string Cadence(Guid organisation, Guid? cadence = null) =>
        cadence is null ? $"/workers/{organisation}/supervision/cadence" : $"/workers/{organisation}/supervision/cadence/{cadence}";

    /// <summary>The list of support that an organization keeps.</summary>
    public static string Offers(Guid organisation) => $"/peer-support/{organisation}";

    /// <summary>Where an offer is added or changed.</summary>
    public static string Offer(Guid organisation, Guid? offer = null) =>
        offer is null ? $"/peer-support/{organisation}/offer" : $"/peer-support/{organisation}/offer/{offer}";
}
