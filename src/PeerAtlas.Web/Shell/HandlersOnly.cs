using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace PeerAtlas.Web.Shell;

/// <summary>
/// A page that has no handler for a method does not take it: the framework would draw the page with nothing loaded, which fails.
/// </summary>
internal sealed class HandlersOnly : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var method = context.HttpContext.Request.Method;
        // The error page is drawn in the place of another one, whatever that was asked by.
        if (context.HandlerMethod is not null || HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || RequestLimits.IsErrorPage(context.HttpContext))
            return next();
        context.HttpContext.Response.Headers.Allow = HttpMethods.Get;
        context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
        return Task.CompletedTask;
    }
}
