using System.Globalization;
using Hl7.Fhir.Model;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using IssueType = Hl7.Fhir.Model.OperationOutcome.IssueType;
using Task = System.Threading.Tasks.Task;

namespace PeerAtlas.Referrals.Fhir;

/// <summary>The addresses below /fhir. All but the capability statement ask for an agency's token.</summary>
internal static class FhirEndpoints
{
    private const string Form = "application/x-www-form-urlencoded";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var fhir = routes
            .MapGroup(FhirAnswers.Root)
            .AddEndpointFilter(
                async (context, next) =>
                {
                    MustTakeJson(context.HttpContext.Request);
                    return await next(context);
                }
            );
        fhir.MapGet("/metadata", (HttpResponse response, Capabilities capabilities) => FhirJson.WriteAsync(response, capabilities.Statement()))
            .AllowAnonymous();

        var records = fhir.MapGroup("")
            .RequireAuthorization(new AuthorizeAttribute { AuthenticationSchemes = AgencyTokenAuthentication.Scheme_ })
            .WithMetadata(new RequestSizeLimitAttribute(FhirJson.MostBytes));
        records.MapGet("/{type}", (string type, HttpContext context, FhirReading reading) => SearchAsync(type, context, reading, []));
        records.MapPost("/{type}/_search", SearchByFormAsync);
        records.MapGet("/{type}/{id}", ReadAsync);
        records.MapPost("/{type}", CreateAsync);
        records.MapPut("/{type}/{id}", UpdateAsync);
    }

    private static async Task ReadAsync(string type, string id, HttpContext context, FhirReading reading) =>
        await WriteAsync(context.Response, await reading.ReadAsync(type, id, context.RequestAborted));

    private static async Task SearchAsync(string type, HttpContext context, FhirReading reading, IEnumerable<KeyValuePair<string, string>> form)
    {
        var sent = context.Request.Query.SelectMany(one => one.Value.Select(value => KeyValuePair.Create(one.Key, value ?? ""))).Concat(form);
        await FhirJson.WriteAsync(context.Response, await reading.SearchAsync(type, sent, IsStrict(context.Request), context.RequestAborted));
    }

    private static async Task SearchByFormAsync(string type, HttpContext context, FhirReading reading)
    {
        if (context.Request.ContentType?.StartsWith(Form, StringComparison.OrdinalIgnoreCase) != true)
            throw new FhirProblem(
                StatusCodes.Status415UnsupportedMediaType,
                IssueType.NotSupported,
                $"Send the parameters as a form, with the header Content-Type: {Form}."
            );
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        await SearchAsync(type, context, reading, form.SelectMany(one => one.Value.Select(value => KeyValuePair.Create(one.Key, value ?? ""))));
    }

    private static async Task CreateAsync(string type, HttpContext context, FhirReading reading, ReferralCreation creation, FhirCaller caller)
    {
        if (reading.Source(type).Type != "ServiceRequest")
            throw NotTaken(context.Request);
        var made = await creation.CreateAsync(
            await FhirJson.ReadAsync<ServiceRequest>(context.Request),
            FhirCondition.IfNoneExist(context.Request, caller),
            context.RequestAborted
        );
        context.Response.Headers.Location = $"{caller.Base}/ServiceRequest/{made.Id}";
        if (!made.IsNew)
        {
            await AnswerAsync(context, StatusCodes.Status200OK, await reading.ReadAsync(type, made.Id.ToString(), context.RequestAborted));
            return;
        }

        var resource = await reading.AfterChangeAsync(type, made.Id, context.RequestAborted);
        if (made.EqualOne is { } equal)
            await WarnAsync(
                context,
                resource,
                $"An open referral of this person to the same peer or team was there already: ServiceRequest/{equal}. End "
                    + "one of the two if it was sent twice, and send the header If-None-Exist with a request that is sent again."
            );
        else
            await AnswerAsync(context, StatusCodes.Status201Created, resource);
    }

    // Who asks for the resource gets it, and the warning in a header; FHIR lets the server choose what others get.
    private static async Task WarnAsync(HttpContext context, Resource resource, string words)
    {
        context.Response.Headers.Append("Warning", $"299 - \"{words}\"");
        SetVersion(context.Response, resource);
        if (Prefers(context.Request, "return=representation") || Prefers(context.Request, "return=minimal"))
            await AnswerAsync(context, StatusCodes.Status201Created, resource);
        else
            await FhirJson.WriteAsync(context.Response, FhirProblem.Warning(IssueType.Duplicate, words), StatusCodes.Status201Created);
    }

    private static async Task UpdateAsync(string type, string id, HttpContext context, FhirReading reading, ReferralUpdate update)
    {
        if (reading.Source(type).Type != "Task")
            throw NotTaken(context.Request);
        if (!Guid.TryParse(id, out var referral))
            throw FhirProblem.NotFound(type);
        var task = await FhirJson.ReadAsync<Hl7.Fhir.Model.Task>(context.Request);
        await update.UpdateAsync(referral, task, Version(context.Request), context.RequestAborted);
        await AnswerAsync(context, StatusCodes.Status200OK, await reading.AfterChangeAsync(type, referral, context.RequestAborted));
    }

    private static Task AnswerAsync(HttpContext context, int status, Resource resource)
    {
        if (!Prefers(context.Request, "return=minimal"))
            return WriteAsync(context.Response, resource, status);
        context.Response.StatusCode = status;
        SetVersion(context.Response, resource);
        return Task.CompletedTask;
    }

    private static Task WriteAsync(HttpResponse response, Resource resource, int status = StatusCodes.Status200OK)
    {
        SetVersion(response, resource);
        return FhirJson.WriteAsync(response, resource, status);
    }

    private static void SetVersion(HttpResponse response, Resource resource)
    {
        if (resource.Meta?.VersionId is { } version)
            response.Headers.ETag = $"W/\"{version}\"";
        if (resource.Meta?.LastUpdated is { } changed)
            response.Headers.LastModified = changed.ToString("R", CultureInfo.InvariantCulture);
    }

    private static Guid? Version(HttpRequest request)
    {
        if (request.Headers.IfMatch.Count == 0)
            return null;
        return EntityTagHeaderValue.TryParse(request.Headers.IfMatch.ToString(), out var tag) && Guid.TryParse(tag.Tag.AsSpan().Trim('"'), out var version)
            ? version
            : Guid.Empty;
    }

    private static FhirProblem NotTaken(HttpRequest request) =>
        new(
            StatusCodes.Status405MethodNotAllowed,
            IssueType.NotSupported,
            $"{request.Method} is not taken here: new referrals come as ServiceRequest, and what happens to them as a change of its Task."
        );

    private static bool IsStrict(HttpRequest request) => Prefers(request, "handling=strict");

    private static bool Prefers(HttpRequest request, string what) =>
        request
            .Headers["Prefer"]
            .SelectMany(header => (header ?? "").Split(',', ';'))
            .Any(one => string.Equals(one.Trim(), what, StringComparison.OrdinalIgnoreCase));

    // A plus sign that was not escaped arrives as a space.
    private static void MustTakeJson(HttpRequest request)
    {
        var asked = request.Query["_format"] is [{ Length: > 0 } format]
            ? [format.Replace(' ', '+')]
            : request.Headers.Accept.SelectMany(header => (header ?? "").Split(',')).ToArray();
        if (asked.Length == 0 || asked.Any(one => FhirJson.IsJson(one) || one.Split(';')[0].Trim() is "json" or "*/*" or "application/*"))
            return;
        throw new FhirProblem(StatusCodes.Status406NotAcceptable, IssueType.NotSupported, $"This server answers in JSON alone: {FhirJson.MediaType}.");
    }
}
