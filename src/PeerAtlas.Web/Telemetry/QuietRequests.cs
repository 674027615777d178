using Microsoft.AspNetCore.Http.Features;
using PeerAtlas.Census;

namespace PeerAtlas.Web.Telemetry;

/// <summary>Marks requests of which nothing is told: those to the anonymous survey, where even a time and a count say something about somebody.</summary>
internal sealed class QuietRequests : IStartupFilter
{
    private static readonly object Mark = new();

    public static bool IsQuiet(HttpContext context) => context.Items.ContainsKey(Mark) || IsPeer(context.Request.Path);

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (context, proceed) =>
                {
                    if (!IsPeer(context.Request.Path))
                        return proceed(context);
                    // Still known when the error page is drawn under another path.
                    context.Items[Mark] = Mark;
                    if (context.Features.Get<IHttpMetricsTagsFeature>() is { } metrics)
                        metrics.MetricsDisabled = true;
                    return proceed(context);
                }
            );
            next(app);
        };

    // However many slashes precede it.
    private static bool IsPeer(PathString path) =>
        path.HasValue && new PathString("/" + path.Value.TrimStart('/')).StartsWithSegments(PeerLinks.Index, StringComparison.OrdinalIgnoreCase);
}
