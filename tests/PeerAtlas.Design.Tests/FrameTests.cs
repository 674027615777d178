namespace PeerAtlas.Design.Tests;

public sealed class FrameTests(DesignSite site)
{
    [Fact]
    public async Task The_frame_names_the_authority_in_title_header_and_footer()
    {
        var page = await site.GetAsync("/fields");
        Assert.Equal("Form fields | DMH PeerAtlas", page.Title);
        Assert.Equal("Department of Mental Health <Test>", page.QuerySelector(".pa-brand__authority")!.TextContent);
        Assert.Contains("Office of Recovery", page.QuerySelector("footer")!.TextContent);
        Assert.NotNull(page.QuerySelector("footer a[href='mailto:census@dmh.example']"));
    }

    [Fact]
    public async Task A_demonstration_says_so() =>
        Assert.Contains("data are made up", (await site.GetAsync("/fields")).QuerySelector(".pa-strip")!.TextContent);

    [Fact]
    public async Task Style_sheets_are_served_under_addresses_that_can_be_cached_for_good()
    {
        using var client = site.Client();
        var sheets = (await site.GetAsync("/fields")).QuerySelectorAll("link[rel=stylesheet]").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(2, sheets.Count);
        foreach (var sheet in sheets)
        {
            using var response = await client.GetAsync(sheet);
            Assert.True(response.IsSuccessStatusCode, sheet);
            Assert.Contains("immutable", response.Headers.CacheControl?.ToString());
        }
    }

    [Fact]
    public async Task Every_response_carries_the_security_headers()
    {
        using var client = site.Client();
        foreach (var path in new[] { "/fields", "/no-such-page", "/_content/PeerAtlas.Design/peeratlas.css" })
        {
            using var response = await client.GetAsync(path);
            var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
            Assert.DoesNotContain("unsafe", policy);
            Assert.Contains("frame-ancestors 'none'", policy);
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
            Assert.NotEmpty(response.Headers.GetValues("Permissions-Policy"));
        }
    }

    [Fact]
    public async Task Signed_in_people_see_the_entries_that_their_permissions_open_in_order()
    {
        var page = await site.GetAsync("/figures?as=Ana");
        Assert.Equal(["Components", "Waves", "Figures"], page.QuerySelectorAll(".pa-nav__wide a").Select(link => link.TextContent));
        Assert.Equal(["Components", "Waves", "Figures"], page.QuerySelectorAll(".pa-nav__narrow a").Select(link => link.TextContent));
        Assert.Equal("Figures", page.QuerySelector(".pa-nav__wide [aria-current=page]")!.TextContent);
    }

    [Fact]
    public async Task Signing_out_is_a_form_with_an_antiforgery_token()
    {
        var page = await site.GetAsync("/figures?as=Ana");
        Assert.Equal("Ana", page.QuerySelector(".pa-menu summary")!.TextContent);
        var form = page.QuerySelector(".pa-menu form")!;
        Assert.Equal(("post", "/sign-out"), (form.GetAttribute("method"), form.GetAttribute("action")));
        Assert.NotNull(form.QuerySelector("input[name=__RequestVerificationToken]"));
    }

    [Fact]
    public async Task Others_see_no_navigation_and_a_way_to_sign_in()
    {
        var page = await site.GetAsync("/figures");
        Assert.Null(page.QuerySelector(".pa-nav"));
        Assert.NotNull(page.QuerySelector("header a[href='/sign-in']"));
    }

    [Fact]
    public async Task Respondents_see_neither_navigation_nor_sign_in()
    {
        var page = await site.GetAsync("/survey?as=Ana");
        Assert.Null(page.QuerySelector(".pa-nav"));
        Assert.Null(page.QuerySelector(".pa-menu"));
        Assert.Null(page.QuerySelector("a[href='/sign-in']"));
        Assert.Equal("Survey of peer workers", page.QuerySelector(".pa-brand__product")!.TextContent);
    }

    [Fact]
    public async Task The_skip_link_leads_to_the_page()
    {
        var page = await site.GetAsync("/survey");
        Assert.NotNull(page.QuerySelector("main" + page.QuerySelector("body > a:first-child")!.GetAttribute("href")));
    }
}
