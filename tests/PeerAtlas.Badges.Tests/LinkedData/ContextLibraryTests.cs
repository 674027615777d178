using System.Text.Json;
using PeerAtlas.Badges.Json;
using PeerAtlas.Badges.LinkedData;
using PeerAtlas.Badges.Tests.Credentials;

namespace PeerAtlas.Badges.Tests.LinkedData;

public sealed class ContextLibraryTests
{
    public static TheoryData<string> Addresses => [.. ContextLibrary.Shipped.Addresses];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_context_is_the_one_that_is_published(string address)
    {
        var answer = await OtherVerifier.AskAsync("context", new() { ["address"] = address });
        Assert.True(
            JsonElement.DeepEquals(answer.GetProperty("context").GetProperty("@context"), ContextLibrary.Shipped.Find(address)!.Value),
            $"{address} differs from the one of its package."
        );
    }

    [Fact]
    public void A_further_context_is_taken_from_a_file_and_none_is_replaced()
    {
        var further = ContextLibrary.Shipped.With("https://example.org/c", Given.Bytes("""{"@context": {"a": "https://example.org/a"}}"""));
        Assert.Contains("https://example.org/c", further.Addresses);
        Assert.DoesNotContain("https://example.org/c", ContextLibrary.Shipped.Addresses);
        var again = Assert.Throws<BadgeInputException>(() => further.With("https://www.w3.org/ns/credentials/v2", Given.Bytes("{\"@context\": {}}")));
        Assert.Contains("is not replaced", again.Message);
        Assert.Contains("no member @context", Assert.Throws<BadgeInputException>(() => further.With("https://example.org/d", Given.Bytes("{}"))).Message);
    }
}
