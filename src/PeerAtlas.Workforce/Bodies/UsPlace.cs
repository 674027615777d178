using PeerAtlas.Design;

namespace PeerAtlas.Workforce.Bodies;

/// <summary>A state, the District of Columbia, or a territory.</summary>
/// <param name="Code">Its two letters.</param>
/// <param name="English">Its name in English.</param>
/// <param name="Spanish">Its name in Spanish.</param>
internal sealed record UsPlace(string Code, string English, string Spanish)
{
    /// <summary>The states and the District of Columbia, by their English names.</summary>
    public static IReadOnlyList<UsPlace> States { get; } =
    [
        new("AL", "Alabama", "Alabama"),
        new("AK", "Alaska", "Alaska"),
        new("AZ", "Arizona", "Arizona"),
        new("AR", "Arkansas", "Arkansas"),
        new("CA", "California", "California"),
        new("CO", "Colorado", "Colorado"),
        new("CT", "Connecticut", "Connecticut"),
        new("DE", "Delaware", "Delaware"),
        new("DC", "District of Columbia", "Distrito de Columbia"),
        new("FL", "Florida", "Florida"),
        new("GA", "Georgia", "Georgia"),
        new("HI", "Hawaii", "Hawái"),
        new("ID", "Idaho", "Idaho"),
        new("IL", "Illinois", "Illinois"),
        new("IN", "Indiana", "Indiana"),
        new("IA", "Iowa", "Iowa"),
        new("KS", "Kansas", "Kansas"),
        new("KY", "Kentucky", "Kentucky"),
        new("LA", "Louisiana", "Luisiana"),
        new("ME", "Maine", "Maine"),
        new("MD", "Maryland", "Maryland"),
        new("MA", "Massachusetts", "Massachusetts"),
        new("MI", "Michigan", "Michigan"),
        new("MN", "Minnesota", "Minnesota"),
        new("MS", "Mississippi", "Misisipi"),
        new("MO", "Missouri", "Misuri"),
        new("MT", "Montana", "Montana"),
        new("NE", "Nebraska", "Nebraska"),
        new("NV", "Nevada", "Nevada"),
        new("NH", "New Hampshire", "Nuevo Hampshire"),
        new("NJ", "New Jersey", "Nueva Jersey"),
        new("NM", "New Mexico", "Nuevo México"),
        new("NY", "New York", "Nueva York"),
        new("NC", "North Carolina", "Carolina del Norte"),
        new("ND", "North Dakota", "Dakota del Norte"),
        new("OH", "Ohio", "Ohio"),
        new("OK", "Oklahoma", "Oklahoma"),
        new("OR", "Oregon", "Oregón"),
        new("PA", "Pennsylvania", "Pensilvania"),
        new("RI", "Rhode Island", "Rhode Island"),
        new("SC", "South Carolina", "Carolina del Sur"),
        new("SD", "South Dakota", "Dakota del Sur"),
        new("TN", "Tennessee", "Tennessee"),
        new("TX", "Texas", "Texas"),
        new("UT", "Utah", "Utah"),
        new("VT", "Vermont", "Vermont"),
        new("VA", "Virginia", "Virginia"),
        new("WA", "Washington", "Washington"),
        new("WV", "West Virginia", "Virginia Occidental"),
        new("WI", "Wisconsin", "Wisconsin"),
        new("WY", "Wyoming", "Wyoming"),
    ];

    /// <summary>The territories: shown where somebody entered something.</summary>
    public static IReadOnlyList<UsPlace> Territories { get; } =
    [
        new("AS", "American Samoa", "Samoa Americana"),
        new("GU", "Guam", "Guam"),
        new("MP", "Northern Mariana Islands", "Islas Marianas del Norte"),
        new("PR", "Puerto Rico", "Puerto Rico"),
        new("VI", "U.S. Virgin Islands", "Islas Vírgenes"),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<UsPlace> All { get; } = [.. States, .. Territories];

    /// <summary>The name in the language of a page.</summary>
    public string Name(Language language) => language.Code == LanguageCode.Spanish ? Spanish : English;

    /// <summary>The one with these letters; null when there is none.</summary>
    public static UsPlace? Find(string? code) => All.FirstOrDefault(place => string.Equals(place.Code, code, StringComparison.OrdinalIgnoreCase));
}
