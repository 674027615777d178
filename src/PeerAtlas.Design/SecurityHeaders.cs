using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace PeerAtlas.Design;

/// <summary>The response headers that tell browsers what a page of this site may do.</summary>
public static class SecurityHeaders
{
    /// <summary>Everything comes from the site itself; nothing inline, no plug-ins, no foreign frames or form targets.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private const string PermissionsPolicy =
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()";

    /// <summary>Adds the headers to every response; put it first, so that error pages carry them too.</summary>
    public static IApplicationBuilder UsePeerAtlasSecurityHeaders(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                // At the start of the response, since an exception handler clears what was set before.
                context.Response.OnStarting(() =>
                {
                    var headers = context.Response.Headers;
                    headers.ContentSecurityPolicy = PolicyOf(context.GetEndpoint());
                    headers.XContentTypeOptions = "nosniff";
                    headers["Referrer-Policy"] = "no-referrer";
                    headers["Permissions-Policy"] = PermissionsPolicy;
                    return Task.CompletedTask;
                });
                return next(context);
            }
        );

    private static string PolicyOf(Endpoint? endpoint)
    {
        var policy = endpoint?.Metadata.GetMetadata<MayBeFramedAttribute>() is null
            ? ContentSecurityPolicy
            : ContentSecurityPolicy.Replace("frame-ancestors 'none'", "frame-ancestors 'self'", StringComparison.Ordinal);
        return endpoint?.Metadata.GetMetadata<MayFrameAttribute>() is null ? policy : policy + "; frame-src 'self'";
    }

    /// <summary>Keeps a page out of every cache. In the very words of the framework's forms, which warn in the log where a page says it otherwise.</summary>
    public static void NeverCache(this HttpResponse response) => response.Headers.CacheControl = "no-cache, no-store";
}

/// <summary>Says that pages of this site, and no others, may show a page in a frame. It must be one on which a click does no harm.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MayBeFramedAttribute : Attribute;

/// <summary>Says that a page shows another page of this site in a frame.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MayFrameAttribute : Attribute;
