namespace PeerAtlas.Directory;

/// <summary>How pages and files say what organisations and units are.</summary>
public static class FrameWords
{
    /// <summary>The kind in words, as it stands in frame files too.</summary>
    public static string InWords(this OrganisationKind kind) =>
        kind switch
        {
            OrganisationKind.Authority => "authority",
            OrganisationKind.ProviderAgency => "provider agency",
            OrganisationKind.AreaOffice => "area office",
            OrganisationKind.InpatientFacility => "inpatient facility",
            OrganisationKind.PeerRunOrganisation => "peer-run organization",
            OrganisationKind.TrainingCentre => "training center",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    /// <inheritdoc cref="InWords(OrganisationKind)"/>
    public static string InWords(this UnitKind kind) =>
        kind switch
        {
            UnitKind.Division => "division",
            UnitKind.Region => "region",
            UnitKind.Service => "service",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    /// <summary>The same words at the beginning of a line.</summary>
    internal static string Capitalised(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
