using Microsoft.AspNetCore.Diagnostics;

namespace PeerAtlas.Web.Shell;

/// <summary>
/// Keeps persons out of the logs. The framework writes request paths at level Information and in logging scopes, and a path may hold
/// a personal link; exceptions may quote data. No setting can turn these on.
/// </summary>
internal static class QuietLogs
{
    private const string Framework = "Microsoft.AspNetCore";

    // One opens the scope that holds the request's path, one writes whole exceptions, and one warns each time a page with a form is
    // shown that is not to be kept: a line, with its time, for everybody who opens the anonymous survey.
    private static readonly string[] Silent =
    [
        "Microsoft.AspNetCore.Hosting.Diagnostics",
        "Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware",
        "Microsoft.AspNetCore.Antiforgery",
    ];

    public static void AddQuietLogs(this IServiceCollection services)
    {
        services.AddExceptionHandler<FailureLog>();
        services.PostConfigure<LoggerFilterOptions>(options =>
        {
            var providers = options.Rules.Select(rule => rule.ProviderName).Append(null).Distinct(StringComparer.Ordinal).ToList();
            foreach (var rule in options.Rules.Where(rule => rule.CategoryName?.StartsWith(Framework, StringComparison.OrdinalIgnoreCase) == true).ToList())
                options.Rules.Remove(rule);
            foreach (var provider in providers)
            {
                options.Rules.Add(new LoggerFilterRule(provider, Framework, LogLevel.Warning, null));
                foreach (var category in Silent)
                    options.Rules.Add(new LoggerFilterRule(provider, category, LogLevel.None, null));
            }
        });
    }
}

/// <summary>Notes what failed and where in the program, without the message of the exception and without the request.</summary>
internal sealed class FailureLog(ILogger<FailureLog> log) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
            log.LogError("A page failed: {Kind}\n{Where}", cause.GetType().FullName, cause.StackTrace);
        return ValueTask.FromResult(false);
    }
}
