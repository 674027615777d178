using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Web.Shell;

/// <summary>What is answered before a page is asked: addresses that do not exist, bodies that are too large, too many attempts.</summary>
internal static class RequestLimits
{
    /// <summary>Holds back whoever tries many passwords (<see cref="PasswordGuesses"/>), per web node.</summary>
    public static void AddPasswordLimit(this IServiceCollection services) =>
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddPolicy(PasswordGuesses.Policy, context => context.RequestServices.GetRequiredService<PasswordGuesses>().PartitionOf(context));
        });

    public static void UseRequestLimits(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                if (Refusal(context) is not { } status)
                    return next(context);
                context.Response.StatusCode = status;
                return Task.CompletedTask;
            }
        );

    /// <summary>Pages read forms; what else is posted to one comes from no page of ours. Stands behind the permissions.</summary>
    public static void UseFormsOnly(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                if (
                    !HttpMethods.IsPost(context.Request.Method)
                    || context.Request.HasFormContentType
                    || IsErrorPage(context)
                    || context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is null
                )
                    return next(context);
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return Task.CompletedTask;
            }
        );

    /// <summary>
    /// The status of a request that failed: its body was too large, cut off or no form that can be read, or it would have written in an
    /// organisation that is not open to it.
    /// </summary>
    public static int StatusOf(Exception exception) =>
        exception switch
        {
            BadHttpRequestException refused => refused.StatusCode,
            OutsideScopeException => StatusCodes.Status403Forbidden,
            UnkeepableTextException or { InnerException: UnkeepableTextException } => StatusCodes.Status400BadRequest,
            InvalidDataException or IOException { Source: "Microsoft.AspNetCore.WebUtilities" } => StatusCodes.Status400BadRequest,
            _ => StatusCodes.Status500InternalServerError,
        };

    /// <summary>Whether the error page is being drawn in the place of the page that was asked for.</summary>
    public static bool IsErrorPage(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;

    private static int? Refusal(HttpContext context)
    {
        // An address that does not exist is not found, whoever asks; the closed fallback policy would ask strangers to sign in.
        if (context.GetEndpoint() is not { } endpoint)
            return StatusCodes.Status404NotFound;
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            return null;
        if (context.Request.ContentLength > context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize)
            return StatusCodes.Status413PayloadTooLarge;
        // Routing's own answer to a wrong method is an endpoint without a permission.
        return endpoint.DisplayName?.StartsWith(StatusCodes.Status405MethodNotAllowed.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) == true
            ? StatusCodes.Status405MethodNotAllowed
            : null;
    }
}
