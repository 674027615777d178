using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using PeerAtlas.Platform;

namespace PeerAtlas.Referrals.Fhir;

/// <summary>For which agency a request speaks, and under which addresses this site is known to it.</summary>
internal sealed class FhirCaller(IHttpContextAccessor http, IOptions<AuthoritySettings> settings)
{
    /// <summary>The claim that holds the agency.</summary>
    public const string OrganisationClaim = "organisation";

    /// <summary>The agency.</summary>
    public Guid OrganisationId => Guid.Parse(http.HttpContext!.User.FindFirstValue(OrganisationClaim)!);

    /// <summary>The address of the FHIR server, as other systems know it; no slash at the end.</summary>
    public string Base => settings.Value.PublicAddress + FhirAnswers.Root;
}
