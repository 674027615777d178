using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace PeerAtlas.Referrals.Fhir;

/// <summary>Reads the header by which a request that is sent again makes nothing a second time.</summary>
internal static class FhirCondition
{
    private const string IfNoneExist_ = "If-None-Exist",
        Type = "ServiceRequest";

    /// <summary>The search parameters of the header If-None-Exist; null when it was not sent.</summary>
    /// <exception cref="FhirProblem">It holds no search of ServiceRequests.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>>? IfNoneExist(HttpRequest request, FhirCaller caller)
    {
        if (!request.Headers.TryGetValue(IfNoneExist_, out var sent))
            return null;
        if (sent is not [{ } text])
            throw FhirProblem.Invalid($"Send the header {IfNoneExist_} once.");
        // Some send the search with the address before it.
        var at = text.IndexOf('?', StringComparison.Ordinal);
        if (at >= 0 && text[..at] is not ("" or Type) && !string.Equals(text[..at], $"{caller.Base}/{Type}", StringComparison.OrdinalIgnoreCase))
            throw FhirProblem.Invalid($"The header {IfNoneExist_} searches among resources of the type {Type}.");
        return [.. QueryHelpers.ParseQuery(text[(at + 1)..].Trim()).SelectMany(one => one.Value.Select(value => KeyValuePair.Create(one.Key, value ?? "")))];
    }
}
