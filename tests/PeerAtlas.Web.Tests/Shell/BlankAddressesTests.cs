using System.Net;
using PeerAtlas.Testing;

namespace PeerAtlas.Web.Tests.Shell;

public sealed class BlankAddressesTests
{
    [Theory]
    [InlineData("/badges/shown/%20")]
    [InlineData("/badges/shown/%C2%A0/pdf")]
    [InlineData("/badges/shown/%09?handler=File")]
    [InlineData("/certification/rules/%0a")]
    [InlineData("/hours/letters/%20")]
    [InlineData("/hours/letters/%20/pdf")]
    public async Task An_address_with_a_blank_part_is_the_address_of_nothing(string address)
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);

        Assert.Equal(HttpStatusCode.NotFound, (await new Visitor(site).OpenAsync(address)).Status);
    }

    [Fact]
    public async Task A_blank_rule_among_those_to_compare_is_none()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);

        Assert.Equal(HttpStatusCode.OK, (await new Visitor(site).OpenAsync("/certification/compare?Rule=%20")).Status);
    }
}
