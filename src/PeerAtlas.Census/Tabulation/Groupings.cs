using System.Text;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Tabulation;

/// <summary>Whose response it is.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Unit">Its unit; null for the whole organisation.</param>
internal readonly record struct Origin(Guid Organisation, Guid? Unit);

/// <summary>How agency responses are told apart by the frame: region, kind of organisation, programme; a unit's own before its organisation's.</summary>
internal sealed class Groupings
{
    private static readonly (string Key, string Label) Unknown = ("unknown", "Several or not known");

    private readonly Dictionary<Guid, Organisation> organisations;
    private readonly Dictionary<Guid, Unit> units;
    private readonly Dictionary<Guid, Region> regions;

    private Groupings(Dictionary<Guid, Organisation> organisations, Dictionary<Guid, Unit> units, Dictionary<Guid, Region> regions) =>
        (this.organisations, this.units, this.regions) = (organisations, units, regions);

    public static async Task<Groupings> ReadAsync(PeerAtlasDbContext database, CancellationToken cancellation) =>
        new(
            await database.Set<Organisation>().AsNoTracking().ToDictionaryAsync(organisation => organisation.Id, cancellation),
            await database.Set<Unit>().AsNoTracking().ToDictionaryAsync(unit => unit.Id, cancellation),
            await database.Set<Region>().AsNoTracking().ToDictionaryAsync(region => region.Id, cancellation)
        );

    /// <summary>The groupings of responses, given organisation and unit of each.</summary>
    public IReadOnlyList<Grouping> Of(IReadOnlyList<Origin> responses) =>
        [
            Make("region", responses, response => RegionOf(response) is { } region ? (KeyOf(region.Key), region.Name) : Unknown),
            Make("kind", responses, response => (KeyOf(organisations[response.Organisation].Kind), PluralOf(organisations[response.Organisation].Kind))),
            Make("program", responses, response => ProgrammeOf(response) is { Length: > 0 } programme ? (KeyOf(programme), programme) : Unknown),
        ];

    public static string KeyOf(OrganisationKind kind) =>
        kind switch
        {
            OrganisationKind.Authority => "authority",
            OrganisationKind.ProviderAgency => "provider_agency",
            OrganisationKind.AreaOffice => "area_office",
            OrganisationKind.InpatientFacility => "inpatient_facility",
            OrganisationKind.PeerRunOrganisation => "peer_run_organization",
            _ => "training_center",
        };

    public static string PluralOf(OrganisationKind kind) =>
        kind switch
        {
            OrganisationKind.Authority => "The authority",
            OrganisationKind.ProviderAgency => "Provider agencies",
            OrganisationKind.AreaOffice => "Area offices",
            OrganisationKind.InpatientFacility => "Inpatient facilities",
            OrganisationKind.PeerRunOrganisation => "Peer-run organizations",
            _ => "Training centers",
        };

    /// <summary>A key as names have it: lower-case letters and digits, underscores for all else.</summary>
    private static string KeyOf(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var letter in text.Trim().ToLowerInvariant())
            key.Append(char.IsAsciiLetterOrDigit(letter) ? letter : '_');
        return key.ToString();
    }

    private Region? RegionOf(Origin response)
    {
        var id = UnitOf(response)?.RegionId ?? organisations[response.Organisation].RegionId;
        return id is { } region ? regions.GetValueOrDefault(region) : null;
    }

    private string ProgrammeOf(Origin response) =>
        UnitOf(response)?.Programme is { Length: > 0 } programme ? programme : organisations[response.Organisation].Programme;

    private Unit? UnitOf(Origin response) => response.Unit is { } unit ? units.GetValueOrDefault(unit) : null;

    private static Grouping Make(string name, IReadOnlyList<Origin> responses, Func<Origin, (string Key, string Label)> groupOf)
    {
        var groupOfResponse = responses.Select(groupOf).ToList();
        var groups = groupOfResponse
            .DistinctBy(group => group.Key)
            .OrderBy(group => group == Unknown)
            .ThenBy(group => group.Label, StringComparer.Ordinal)
            .ToList();
        var places = groups.Select((group, at) => (group.Key, at)).ToDictionary(StringComparer.Ordinal);
        return new(name, groups, [.. groupOfResponse.Select(group => places[group.Key])]);
    }
}
