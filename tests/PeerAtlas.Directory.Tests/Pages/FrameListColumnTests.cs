using PeerAtlas.Testing;

namespace PeerAtlas.Directory.Tests.Pages;

/// <summary>Which columns are guessed to be what.</summary>
public sealed class FrameListColumnTests
{
    [Fact]
    public async Task The_place_itself_is_the_address_and_not_half_of_it_where_mail_goes()
    {
        await using var site = await SiteAsync();
        var analyst = await site.SendListAsync(
            """
            Provider name,Agency Street,Agency City,State,Zip,Mailing Address,Mailing City,Mailing Zip
            Alpha House,1 Main St,Boston,MA,02101,PO Box 1,Boston,02102
            Beta House,2 Main St,Boston,MA,02101,PO Box 2,Boston,02102
            """
        );
        Assert.Equal("B C D", Columns(analyst, "address"));
        Assert.Equal("E", Columns(analyst, "zip"));
        Assert.Equal("", Columns(analyst, "region"));
    }

    [Fact]
    public async Task A_city_is_no_region_although_one_is_called_so()
    {
        await using var site = await SiteAsync();
        var analyst = await site.SendListAsync(
            "Provider name,Kind,Street,City,State,Zip\nAlpha,provider agency,1 Main St,Boston,MA,02101\nBeta,provider agency,2 Main St,Boston,MA,02101\n"
        );
        Assert.Equal("C D E", Columns(analyst, "address"));
        Assert.Equal("", Columns(analyst, "region"));
    }

    [Fact]
    public async Task A_street_is_no_site_and_a_number_that_comes_again_with_its_name_is_its_identifier()
    {
        await using var site = await SiteAsync();
        var analyst = await site.SendListAsync(
            """
            Vendor Name,Vendor ID,Program,Program Type,Service Location,City/Town,Zip Code,Area,Program Director,Email,Telephone
            Alpha House,1001,Elm Respite,Respite,12 Elm St,Salem,01970,North,Jane Doe,jane@alpha.example,617-555-0101
            Alpha House,1001,Oak CBFS,CBFS,3 Oak Ave,Lynn,01901,North,Sam Roe,sam@alpha.example,617-555-0102
            Beta House,1002,Bay PACT,PACT,7 Bay Rd,Salem,01970,South,Ann Poe,ann@beta.example,617-555-0103
            """
        );
        Assert.Equal("B", Columns(analyst, "key"));
        Assert.Equal("E F", Columns(analyst, "address"));
        Assert.NotEqual("E", Columns(analyst, "unit"));
    }

    [Theory]
    [InlineData("Director / e-mail")]
    [InlineData("Director e-mail")]
    [InlineData("Write to")]
    public async Task A_column_of_mails_is_the_mail_whatever_stands_over_it(string header)
    {
        await using var site = await SiteAsync();
        var analyst = await site.SendListAsync($"Agency,Kind,{header}\nAlpha House,provider agency,a@x.example\nBeta House,provider agency,b@x.example\n");
        Assert.Equal("C", Columns(analyst, "email"));
    }

    private static async Task<TestSite> SiteAsync()
    {
        var site = new TestSite(DatabaseKind.Sqlite);
        await site.AddAsync(new Region { Key = "boston", Name = "Metro Boston" });
        return site;
    }

    private static string Columns(Visitor visitor, string field) =>
        string.Join(
            ' ',
            visitor
                .Page.QuerySelectorAll($"select[name='column.{field}'] option[selected]")
                .Select(option => option.GetAttribute("value"))
                .Where(value => value?.Length > 0)
        );
}
