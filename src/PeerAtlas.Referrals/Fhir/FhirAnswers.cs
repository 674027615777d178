using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PeerAtlas.Platform.Database;
using IssueType = Hl7.Fhir.Model.OperationOutcome.IssueType;
using Task = System.Threading.Tasks.Task;

namespace PeerAtlas.Referrals.Fhir;

/// <summary>
/// Stands around everything below /fhir: whatever goes wrong there is told as an OperationOutcome rather than as a page, and no
/// cookie is read or set, so that nobody who is signed in can be made to call it by another site.
/// </summary>
internal static class FhirAnswers
{
    public const string Root = "/fhir";

    public static void Use(IApplicationBuilder app) =>
        app.UseWhen(
            context => IsBelowRoot(context.Request.Path),
            fhir =>
                fhir.Use(
                    async (context, next) =>
                    {
                        context.Request.Path = WithoutEmptyParts(context.Request.Path);
                        context.Response.Headers.CacheControl = "no-store";
                        context.Request.Headers.Cookie = default;
                        try
                        {
                            await next(context);
                            if (context.Response is { HasStarted: false, StatusCode: >= StatusCodes.Status400BadRequest })
                                await SayAsync(context, OfStatus(context));
                        }
                        catch (FhirProblem problem) when (!context.Response.HasStarted)
                        {
                            await SayAsync(context, problem);
                        }
                        catch (BadHttpRequestException refused) when (!context.Response.HasStarted)
                        {
                            await SayAsync(context, new FhirProblem(refused.StatusCode, IssueType.Invalid, "The request cannot be read."));
                        }
                        catch (Exception unkeepable)
                            when ((unkeepable as UnkeepableTextException ?? unkeepable.InnerException) is UnkeepableTextException
                                && !context.Response.HasStarted
                            )
                        {
                            await SayAsync(
                                context,
                                new FhirProblem(StatusCodes.Status400BadRequest, IssueType.Invalid, "A text holds the character NUL, which cannot be kept.")
                            );
                        }
                        catch (Exception failure) when (failure is not OperationCanceledException && !context.Response.HasStarted)
                        {
                            await SayAsync(context, Failed(context, failure));
                        }
                    }
                )
        );

    /// <summary>Writes a failure down as for pages: what failed and where in the program, without the message, which may quote data.</summary>
    private static FhirProblem Failed(HttpContext context, Exception failure)
    {
        context
            .RequestServices.GetRequiredService<ILoggerFactory>()
            .CreateLogger(typeof(FhirAnswers))
            .LogError("A FHIR request failed: {Kind}\n{Where}", failure.GetType().FullName, failure.StackTrace);
        return new(
            StatusCodes.Status500InternalServerError,
            IssueType.Exception,
            "Something on our side does not work. Nothing was changed; try again in a few minutes."
        );
    }

    // Other letters, and slashes that are one too many, lead to the same addresses, and so to the same treatment.
    private static bool IsBelowRoot(PathString path) => WithoutEmptyParts(path).StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase);

    private static PathString WithoutEmptyParts(PathString path) =>
        path.Value is { Length: > 1 } value && (value.EndsWith('/') || value.Contains("//", StringComparison.Ordinal))
            ? "/" + string.Join('/', value.Split('/', StringSplitOptions.RemoveEmptyEntries))
            : path;

    private static Task SayAsync(HttpContext context, FhirProblem problem) => FhirJson.WriteAsync(context.Response, problem.Outcome(), problem.Status);

    private static FhirProblem OfStatus(HttpContext context) =>
        context.Response.StatusCode switch
        {
            StatusCodes.Status401Unauthorized => new(StatusCodes.Status401Unauthorized, IssueType.Login, AgencyTokenAuthentication.Refusal(context)),
            StatusCodes.Status404NotFound => new(
                StatusCodes.Status404NotFound,
                IssueType.NotFound,
                $"There is no such address. {Root}/metadata says what is there."
            ),
            StatusCodes.Status405MethodNotAllowed => new(
                StatusCodes.Status405MethodNotAllowed,
                IssueType.NotSupported,
                $"This address does not take {context.Request.Method}. {Root}/metadata says what it takes."
            ),
            StatusCodes.Status413PayloadTooLarge => new(StatusCodes.Status413PayloadTooLarge, IssueType.TooLong, "The body is too large."),
            StatusCodes.Status429TooManyRequests => new(StatusCodes.Status429TooManyRequests, IssueType.Throttled, AgencyTokenAuthentication.TooMany),
            var other => new(other, IssueType.Processing, "The request was refused."),
        };
}
