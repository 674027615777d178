using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Testing;

namespace PeerAtlas.Web.Tests.Shell;

public sealed class WholePagesTests
{
    private static readonly string LongPage = string.Concat(Enumerable.Repeat("<p>¿Cuántas horas trabaja?</p>", 5_000));

    [Fact]
    public async Task A_page_says_its_length()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        using var http = site.CreateClient();
        using var response = await http.GetAsync(new Uri("/peer", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        var length = response.Content.Headers.ContentLength;
        Assert.Equal((await response.Content.ReadAsByteArrayAsync()).Length, length);
    }

    [Fact]
    public async Task A_long_page_is_sent_whole()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var response = ResponseOf(site);
        await using (var writer = WriterOf(site, response))
        {
            foreach (var part in LongPage.Chunk(7_001))
                await writer.WriteAsync(part);
            await writer.FlushAsync();
        }

        Assert.Equal(LongPage, Encoding.UTF8.GetString(((MemoryStream)response.Body).ToArray()));
        Assert.Equal(response.Body.Length, response.ContentLength);
    }

    [Fact]
    public async Task A_page_that_fails_halfway_leaves_the_response_to_the_error_page()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var response = ResponseOf(site);
        await using (var writer = WriterOf(site, response))
            await writer.WriteAsync(LongPage);
        Assert.Equal(0, response.Body.Length);
        Assert.Null(response.ContentLength);
    }

    private static HttpResponse ResponseOf(TestSite site)
    {
        var context = new DefaultHttpContext { Response = { Body = new MemoryStream() } };
        site.Services.GetRequiredService<IHttpContextAccessor>().HttpContext = context;
        return context.Response;
    }

    private static TextWriter WriterOf(TestSite site, HttpResponse response) =>
        site.Services.GetRequiredService<IHttpResponseStreamWriterFactory>().CreateWriter(response.Body, Encoding.UTF8);
}
