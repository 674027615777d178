namespace PeerAtlas.Web.Shell;

/// <summary>An address in which a part is blank, as /badges/shown/%20, is the address of nothing.</summary>
internal static class BlankAddresses
{
    /// <summary>Answers such an address as one that is not there, before any page sees it.</summary>
    public static IApplicationBuilder UseNoBlankAddresses(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                if (!context.Request.RouteValues.Values.OfType<string>().Any(string.IsNullOrWhiteSpace))
                    return next(context);
                context.SetEndpoint(null);
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }
        );
}
