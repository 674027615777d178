using System.Net;
using PeerAtlas.Testing;

namespace PeerAtlas.Web.Tests.Shell;

/// <summary>The character NUL, which PostgreSQL cannot keep, wherever a text comes from; refused on SQLite too.</summary>
public sealed class UnkeepableTextTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_character_NUL_is_refused_and_is_not_our_failure(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var analyst = await site.VisitAsAnalystAsync();
        foreach (var address in new[] { "/members?Search=%00", "/frame?Text=a%00b", "/audit?Who=%00" })
        {
            using var read = await analyst.Http.GetAsync(address, TestContext.Current.CancellationToken);
            Assert.True(read.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.OK, $"{address}: {read.StatusCode}");
        }

        await analyst.OpenAsync("/account");
        foreach (var (address, field) in new[] { ("/account?handler=Name", "Name"), ("/sign-in", "Email"), ("/password/forgot", "Email") })
        {
            using var form = new MultipartFormDataContent
            {
                {
                    new StringContent(analyst.Page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!),
                    "__RequestVerificationToken"
                },
                { new StringContent("a\0b"), field },
                { new StringContent("wrong"), "Password" },
            };
            using var sent = await analyst.Http.PostAsync(address, form, TestContext.Current.CancellationToken);
            Assert.Equal((address, HttpStatusCode.BadRequest), (address, sent.StatusCode));
        }
    }
}
