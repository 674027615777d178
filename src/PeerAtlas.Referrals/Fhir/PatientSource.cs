using Hl7.Fhir.Model;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Caseloads;
using Person = PeerAtlas.Referrals.Caseloads.Person;

namespace PeerAtlas.Referrals.Fhir;

/// <summary>The persons whom the agency serves, by their pseudonymous id; with a name only while the agency keeps names.</summary>
internal sealed class PatientSource(PeerAtlasDbContext database, FhirCaller caller) : ResourceSource<Person>
{
    public override string Type => "Patient";

    public override string Words => "A person whom the agency serves: the agency's own pseudonymous id, and a name only where the agency chose to keep names.";

    public override IReadOnlyList<Parameter> Parameters { get; } =
    [.. Common, new("identifier", SearchParamType.Token, "The agency's own id for the person. Send it with POST to _search rather than in an address.")];

    /// <summary>The system of an agency's own ids for persons.</summary>
    public static string System(Guid organisation) => $"urn:uuid:{organisation}";

    /// <summary>A person as they are referred to.</summary>
    public static ResourceReference Reference(Guid person) => new($"Patient/{person}");

    protected override IQueryable<Person> Rows(Search search) =>
        search
            .Codes("identifier")
            .Aggregate(database.Set<Person>().AsQueryable(), (rows, asked) =>
            {
                var system = System(caller.OrganisationId);
                var pseudonyms = asked.Where(code => code.System is null || code.System == system).Select(code => code.Code.ToUpperInvariant()).ToList();
                return rows.Where(person => pseudonyms.Contains(person.Pseudonym));
            });

    protected override async Task<IReadOnlyList<Told>> TellAsync(IReadOnlyList<Person> rows, CancellationToken cancellation)
    {
        var keepsNames = await database
            .Set<AgencyChoices>()
            .AnyAsync(choices => choices.OrganisationId == caller.OrganisationId && choices.KeepsNames, cancellation);
        return
        [
            .. rows.Select(person => new Told(
                new Patient
                {
                    Id = person.Id.ToString(),
                    Meta = FhirCodes.Restricted(),
                    Identifier = [new Identifier(System(person.OrganisationId), person.Pseudonym)],
                    Name = keepsNames && person.Name is { Length: > 0 } name ? [new HumanName { Text = name }] : [],
                    ManagingOrganization = OrganizationSource.Reference(person.OrganisationId),
                },
                person
            )),
        ];
    }
}
