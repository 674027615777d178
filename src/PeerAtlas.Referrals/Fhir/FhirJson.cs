using System.Text;
using System.Text.Json;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Microsoft.AspNetCore.Http;
using IssueType = Hl7.Fhir.Model.OperationOutcome.IssueType;
using Task = System.Threading.Tasks.Task;

namespace PeerAtlas.Referrals.Fhir;

/// <summary>
/// FHIR resources as JSON, in and out. What comes in is held against FHIR's own definitions: unknown elements, wrong codes and missing
/// parts are refused by name.
/// </summary>
internal static class FhirJson
{
    /// <summary>FHIR's media type for JSON.</summary>
    public const string MediaType = "application/fhir+json";

    /// <summary>The largest resource that is taken: a referral with a long note has a few thousand.</summary>
    public const int MostBytes = 64 * 1024;

    /// <summary>How many things that are wrong are named at once.</summary>
    private const int MostIssues = 20;

    // Reading FHIR's definitions takes the better part of a second and fifty megabytes: only sites that are asked for FHIR pay it.
    private static readonly Lazy<JsonSerializerOptions> Options = new(() => new JsonSerializerOptions().ForFhir(ModelInfo.ModelInspector));

    /// <summary>Writes the resource as the whole answer.</summary>
    public static async Task WriteAsync(HttpResponse response, Resource resource, int status = StatusCodes.Status200OK)
    {
        response.StatusCode = status;
        response.ContentType = $"{MediaType}; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        var body = JsonSerializer.SerializeToUtf8Bytes(resource, Options.Value);
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, response.HttpContext.RequestAborted);
    }

    /// <summary>Reads the request's body.</summary>
    /// <exception cref="FhirProblem">It is no valid resource of this type, or too large.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request)
        where T : Resource
    {
        if (!IsJson(request.ContentType))
            throw new FhirProblem(StatusCodes.Status415UnsupportedMediaType, IssueType.NotSupported, $"Send JSON, with the header Content-Type: {MediaType}.");
        var body = await BodyAsync(request);
        try
        {
            return JsonSerializer.Deserialize<Resource>(
                    body.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? body.AsSpan(Encoding.UTF8.Preamble.Length) : body,
                    Options.Value
                ) as T
                ?? throw FhirProblem.Invalid($"Send a {ModelInfo.GetFhirTypeNameForType(typeof(T))} to this address.");
        }
        catch (DeserializationFailedException wrong)
        {
            throw new FhirProblem(
                StatusCodes.Status400BadRequest,
                [.. wrong.Exceptions.Take(MostIssues).Select(one => new FhirProblem.Issue(IssueType.Structure, one.Message))]
            );
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or FormatException)
        {
            throw new FhirProblem(StatusCodes.Status400BadRequest, IssueType.Structure, "The body is no JSON object, or is cut off.");
        }
    }

    /// <summary>Whether a media type is one of JSON's.</summary>
    public static bool IsJson(string? mediaType) =>
        mediaType?.Split(';')[0].Trim().ToLowerInvariant() is MediaType or "application/json" or "application/json+fhir" or "text/json";

    private static async Task<byte[]> BodyAsync(HttpRequest request)
    {
        var body = new byte[MostBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        return length <= MostBytes
            ? body[..length]
            : throw new FhirProblem(
                StatusCodes.Status413PayloadTooLarge,
                IssueType.TooLong,
                $"A resource may have at most {MostBytes / 1024} KB. Leave out what a referral does not need."
            );
    }
}
