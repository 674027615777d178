using Hl7.Fhir.Model;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Referrals.Fhir;

/// <summary>The agency itself and its teams, which are its parts.</summary>
internal sealed class OrganizationSource(PeerAtlasDbContext database, FhirCaller caller) : ResourceSource
{
    private const string TypeSystem = "http://terminology.hl7.org/CodeSystem/organization-type";

    public override string Type => "Organization";

    public override string Words => "The agency, and its teams as parts of it.";

    public override IReadOnlyList<Parameter> Parameters { get; } =
    [
        .. Common,
        new("active", SearchParamType.Token, "Whether it still works."),
        new("name", SearchParamType.String, "How its name begins."),
        new("type", SearchParamType.Token, "“prov” for the agency, “team” for a team."),
    ];

    /// <summary>An agency or a team as it is referred to.</summary>
    public static ResourceReference Reference(Guid organisation) => new($"Organization/{organisation}");

    public override async Task<IReadOnlyList<Told>> FindAsync(Search search, int most, CancellationToken cancellation) =>
        [
            .. (await AskedAsync(search, cancellation))
                .Where(part => search.LastSeen is not { } last || part.Id.CompareTo(last) > 0)
                .OrderBy(part => part.Id)
                .Take(most)
                .Select(part => new Told(Tell(part))),
        ];

    public override async Task<int> CountAsync(Search search, CancellationToken cancellation) => (await AskedAsync(search, cancellation)).Count;

    // An agency has some dozens of teams: they are sifted here.
    private async Task<IReadOnlyList<Part>> AskedAsync(Search search, CancellationToken cancellation)
    {
        var agency = await database.Set<Organisation>().AsNoTracking().SingleAsync(organisation => organisation.Id == caller.OrganisationId, cancellation);
        var teams = await database.Set<Team>().AsNoTracking().ToListAsync(cancellation);
        return
        [
            .. teams
                .Select(team => new Part(team.Id, team.Name, team.Active, team.Programme, agency))
                .Prepend(new(agency.Id, agency.Name, agency.Active, "", agency))
                .Where(part =>
                    (search.Ids is not { } ids || ids.Contains(part.Id))
                    && (search.Text("name") is not { } name || part.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                    && search.Codes("active").All(asked => asked.Any(code => code.Code == (part.Active ? "true" : "false")))
                    && search.Codes("type").All(asked => asked.Any(code => code.Matches(TypeSystem, part.Type)))
                ),
        ];
    }

    private Organization Tell(Part part) =>
        new()
        {
            Id = part.Id.ToString(),
            Identifier = part.IsTeam ? [] : [new Identifier($"{caller.Base}/organization-key", part.Agency.Key)],
            Active = part.Active,
            Type =
            [
                new CodeableConcept(
                    TypeSystem,
                    part.Type,
                    part.IsTeam ? "Organizational team" : "Healthcare Provider",
                    part.Programme.Length > 0 ? part.Programme : null
                ),
            ],
            Name = part.Name,
            PartOf = part.IsTeam ? Reference(part.Agency.Id) : null,
        };

    /// <summary>The agency, or a team of it.</summary>
    private sealed record Part(Guid Id, string Name, bool Active, string Programme, Organisation Agency)
    {
        public bool IsTeam => Id != Agency.Id;

        public string Type => IsTeam ? "team" : "prov";
    }
}
