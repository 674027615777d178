using System.Net;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Testing;

namespace PeerAtlas.Web.Tests.Shell;

public sealed class HandlersOnlyTests
{
    [Fact]
    public async Task A_page_that_takes_no_forms_says_so_and_does_not_fail()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await site.VisitAsAnalystAsync();
        await analyst.OpenAsync("/frame/regions");
        var token = analyst.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var loader = site.Services.GetRequiredService<PageLoader>();
        var tried = 0;
        foreach (var endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (
                endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page
                || endpoint.RoutePattern.RawText!.StartsWith("error", StringComparison.Ordinal)
            )
                continue;
            if ((await loader.LoadAsync(page, endpoint.Metadata)).HandlerMethods.Any(handler => handler.HttpMethod == "Post"))
                continue;
            var address =
                "/"
                + string.Join(
                    '/',
                    endpoint.RoutePattern.PathSegments.Select(segment =>
                        segment.Parts[0] is Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart part
                            ? part.ParameterPolicies.Any(policy => policy.Content == "int")
                                ? "1"
                                : Guid.NewGuid().ToString()
                            : ((Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart)segment.Parts[0]).Content
                    )
                );
            using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
            using var response = await analyst.Http.PostAsync(address, form, TestContext.Current.CancellationToken);
            Assert.True(
                response.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotFound or HttpStatusCode.Forbidden,
                $"{address} answers {response.StatusCode}."
            );
            tried++;
        }

        Assert.True(tried > 20, $"Only {tried} pages take no forms.");
    }
}
