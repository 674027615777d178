using PeerAtlas.Directory;

namespace PeerAtlas.Referrals;

/// <summary>Addresses of the pages of job descriptions.</summary>
internal static class JobLinks
{
    /// <summary>One's own.</summary>
    public const string Own = "/account/job";

    /// <summary>What the rules of certification ask next of oneself.</summary>
    public const string NextCredentials = "/account/credentials/next";

    /// <summary>A version of one's own as Word.</summary>
    public static string OwnWord(Guid version) => $"{Own}?handler=Word&of={version}";

    /// <summary>A version of one's own as PDF.</summary>
    public static string OwnPdf(Guid version) => $"{Own}/{version}/pdf";

    /// <summary>Where a new one is written, or a new version.</summary>
    public static string Write(Guid organisation, Guid? description = null) =>
        description is null ? $"{WorkerLinks.Jobs(organisation)}/write" : $"{WorkerLinks.Jobs(organisation)}/write/{description}";

    /// <summary>A description, in the version that holds or in another.</summary>
    public static string Description(Guid organisation, Guid description, int? number = null) =>
        number is null ? $"{WorkerLinks.Jobs(organisation)}/{description}" : $"{WorkerLinks.Jobs(organisation)}/{description}/{number}";

    /// <summary>A version as Word.</summary>
    public static string Word(Guid organisation, Guid description, int number, string language) =>
        $"{Description(organisation, description, number)}?handler=Word&In={language}";

    /// <summary>A version as PDF.</summary>
    public static string Pdf(Guid organisation, Guid description, int number, string language) =>
        $"{Description(organisation, description, number)}/pdf?In={language}";

    /// <summary>Hours beside job descriptions.</summary>
    public static string Hours(Guid organisation) => $"{WorkerLinks.Jobs(organisation)}/hours";
}
