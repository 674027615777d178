using Hl7.Fhir.Model;
using Microsoft.AspNetCore.Http;
using PeerAtlas.Platform;
using PeerAtlas.Referrals.Caseloads;
using IssueType = Hl7.Fhir.Model.OperationOutcome.IssueType;

namespace PeerAtlas.Referrals.Fhir;

/// <summary>Reads and searches resources, and records whose record was read.</summary>
internal sealed class FhirReading(IEnumerable<ResourceSource> sources, PersonReads reads, FhirCaller caller, AuthorityClock clock)
{
    /// <summary>The source of a type.</summary>
    /// <exception cref="FhirProblem">There is none.</exception>
    public ResourceSource Source(string type) =>
        sources.FirstOrDefault(source => source.Type == type)
        ?? throw new FhirProblem(
            StatusCodes.Status404NotFound,
            IssueType.NotSupported,
            $"This server has no resources of this type. {FhirAnswers.Root}/metadata says which it has."
        );

    /// <summary>Reads one resource.</summary>
    /// <exception cref="FhirProblem">The agency has none with that id.</exception>
    public async Task<Resource> ReadAsync(string type, string id, CancellationToken cancellation)
    {
        var source = Source(type);
        var told = Guid.TryParse(id, out var known) ? await FindAsync(source, known, cancellation) : null;
        if (told is null)
            throw FhirProblem.NotFound(type);
        if (told.Person is { } person)
            await reads.RecordAsync(person.OrganisationId, person.Id, $"FHIR {type}", cancellation);
        return told.Resource;
    }

    /// <summary>The resource as it is after a change that the same request made.</summary>
    public async Task<Resource> AfterChangeAsync(string type, Guid id, CancellationToken cancellation) =>
        (await FindAsync(Source(type), id, cancellation))!.Resource;

    /// <summary>The only resource that meets a condition; null when none does.</summary>
    /// <exception cref="FhirProblem">It is no condition, or more than one resource meets it.</exception>
    public async Task<Guid?> OnlyAsync(string type, IReadOnlyList<KeyValuePair<string, string>> condition, CancellationToken cancellation)
    {
        var source = Source(type);
        var search = new Search(source.Parameters, condition, strict: true, clock, caller.Base);
        if (!search.IsCondition || condition.Any(one => one.Value.Length == 0))
            throw FhirProblem.Invalid($"The header If-None-Exist says with search parameters of {type} which one is meant, such as patient=ID&status=active.");
        return await source.FindAsync(search, 2, cancellation) switch
        {
            [] => null,
            [var only] => Guid.Parse(only.Resource.Id!),
            _ => throw new FhirProblem(
                StatusCodes.Status412PreconditionFailed,
                IssueType.MultipleMatches,
                $"The header If-None-Exist is met by more than one {type}. Nothing was made; say more of which one is meant."
            ),
        };
    }

    /// <summary>Searches, and gives a page of what is found.</summary>
    /// <exception cref="FhirProblem">The search cannot be read or done.</exception>
    public async Task<Bundle> SearchAsync(string type, IEnumerable<KeyValuePair<string, string>> sent, bool strict, CancellationToken cancellation)
    {
        var source = Source(type);
        var search = new Search(source.Parameters, sent, strict, clock, caller.Base);
        var bundle = new Bundle { Type = Bundle.BundleType.Searchset, Link = [new() { Relation = "self", Url = Address(type, search.Used) }] };
        if (search.CountsOnly || search.WantsTotal)
            bundle.Total = await source.CountAsync(search, cancellation);
        if (search.CountsOnly)
            return bundle;

        var found = await source.FindAsync(search, search.PageSize + 1, cancellation);
        var page = found.Take(search.PageSize).ToList();
        bundle.Entry =
        [
            .. page.Select(told => new Bundle.EntryComponent
            {
                FullUrl = $"{caller.Base}/{type}/{told.Resource.Id}",
                Resource = told.Resource,
                Search = new() { Mode = Bundle.SearchEntryMode.Match },
            }),
        ];
        if (found.Count > page.Count)
            bundle.Link.Add(new() { Relation = "next", Url = Address(type, search.Following(page[^1].Resource.Id!)) });
        var persons = page.Select(told => told.Person)
            .OfType<Caseloads.Person>()
            .Select(person => new ListedPerson(person.OrganisationId, person.Pseudonym))
            .ToList();
        await reads.RecordAsync(persons, $"FHIR {type}", cancellation);
        return bundle;
    }

    private async Task<Told?> FindAsync(ResourceSource source, Guid id, CancellationToken cancellation) =>
        (
            await source.FindAsync(new Search(source.Parameters, [new("_id", id.ToString())], strict: true, clock, caller.Base), 1, cancellation)
        ).SingleOrDefault();

    private string Address(string type, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var query = string.Join('&', parameters.Select(one => $"{Uri.EscapeDataString(one.Key)}={Uri.EscapeDataString(one.Value)}"));
        return query.Length > 0 ? $"{caller.Base}/{type}?{query}" : $"{caller.Base}/{type}";
    }
}
