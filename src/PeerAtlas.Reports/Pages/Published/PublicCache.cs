using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace PeerAtlas.Reports.Pages.Published;

/// <summary>Lets browsers and caches keep the public pages for a while, and ask by ETag whether they still hold.</summary>
internal static class PublicCache
{
    private const string Keep = "public, max-age=300";

    /// <summary>
    /// Sets the headers of a page that says the same to everybody who is not signed in.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="content">What the page is made from.</param>
    /// <returns>Whether the visitor already has the page.</returns>
    public static bool Allow(HttpContext context, params IReadOnlyList<object> content)
    {
        // The frame shows who is signed in, and what was just done.
        if (context.User.Identity?.IsAuthenticated == true)
            return false;

        // The build is part of it: the same report may look better in the next one.
        var parts = string.Join('\n', content.Prepend(typeof(PublicCache).Module.ModuleVersionId));
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts)))[..32]}\"");
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = tag;
        context.Response.Headers.CacheControl = Keep;
        context.Response.Headers.Vary = "Cookie";
        return context
            .Request.GetTypedHeaders()
            .IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false));
    }
}
