using AngleSharp.Html.Dom;
using PeerAtlas.Design.Tests.Pages;

namespace PeerAtlas.Design.Tests.TagHelpers;

public sealed class ComponentTests(DesignSite site)
{
    [Fact]
    public async Task An_alert_says_its_kind_in_words_and_encodes_its_heading()
    {
        var alerts = (await Page()).QuerySelectorAll(".usa-alert");
        Assert.Equal(["Information: ", "Success: ", "Warning: ", "Error: "], alerts.Select(alert => alert.QuerySelector(".usa-sr-only")!.TextContent));
        Assert.Equal(FieldsModel.Hostile, alerts[2].QuerySelector("h2")!.TextContent);
        Assert.Equal("status", alerts[1].GetAttribute("role"));
    }

    [Fact]
    public async Task Hostile_text_stays_text_in_every_component()
    {
        var page = await Page();
        Assert.Empty(page.QuerySelectorAll("main script"));
        Assert.Equal(5, page.QuerySelectorAll("main *").Count(element => element.ChildElementCount == 0 && element.TextContent == FieldsModel.Hostile));
    }

    [Fact]
    public async Task A_table_has_a_caption_and_a_region_that_can_be_scrolled_by_keyboard()
    {
        var page = await Page();
        var region = page.QuerySelector("[role=region]")!;
        Assert.Equal("0", region.GetAttribute("tabindex"));
        Assert.Equal("Response by region", page.GetElementById(region.GetAttribute("aria-labelledby")!)!.TextContent);
        Assert.Equal("CAPTION", region.QuerySelector("table")!.FirstElementChild!.TagName);
    }

    [Fact]
    public async Task Helpers_in_a_loop_get_ids_of_their_own()
    {
        var page = await Page();
        Assert.Empty(page.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(group => group.Count() > 1).Select(group => group.Key));
        Assert.Equal(
            ["Response by region", "South", "West"],
            page.QuerySelectorAll("[role=region]").Select(region => page.GetElementById(region.GetAttribute("aria-labelledby")!)!.TextContent)
        );
    }

    [Fact]
    public async Task Cells_are_named_after_their_columns_for_narrow_screens()
    {
        var rows = (await Page()).QuerySelectorAll("#regions tbody tr");
        Assert.Equal(["Region", "Invited", "Complete & checked", "Status"], rows[0].Children.Select(cell => cell.GetAttribute("data-label")));
        Assert.Equal(["Region", "Invited", "Status"], rows[1].Children.Select(cell => cell.GetAttribute("data-label")));
    }

    [Fact]
    public async Task Column_headings_get_their_scope() =>
        Assert.All((await Page()).QuerySelectorAll("#regions thead th"), heading => Assert.Equal("col", heading.GetAttribute("scope")));

    [Fact]
    public async Task Steps_say_where_the_person_is()
    {
        var page = await Page();
        Assert.Equal("Check", page.QuerySelector(".usa-step-indicator [aria-current=step]")!.TextContent);
        Assert.Equal("Step 2 of 3 Check", page.QuerySelector(".usa-step-indicator__heading")!.TextContent);
        Assert.Equal("Upload completed", page.QuerySelector(".usa-step-indicator__segment--complete")!.TextContent);
    }

    [Fact]
    public async Task Progress_is_a_bar_and_words()
    {
        var page = await Page();
        var bar = page.QuerySelector("progress")!;
        Assert.Equal(("3", "10"), (bar.GetAttribute("value"), bar.GetAttribute("max")));
        Assert.Equal("Page 3 of 10", page.QuerySelector($"label[for='{bar.Id}']")!.TextContent);
    }

    [Fact]
    public async Task The_breadcrumb_ends_at_this_page()
    {
        var items = (await Page()).QuerySelectorAll(".usa-breadcrumb li");
        Assert.Equal("page", items[^1].GetAttribute("aria-current"));
        Assert.Null(items[^1].QuerySelector("a"));
        Assert.Equal("/waves", items[0].QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Pagination_keeps_the_rest_of_the_address_and_leaves_out_what_is_far()
    {
        var navigation = (await site.GetAsync("/components?region=South%26East&pageNumber=4")).QuerySelector(".usa-pagination")!;
        Assert.Equal("‹ Previous 1 … 3 4 5 … 9 Next ›", string.Join(' ', navigation.QuerySelectorAll("li").Select(item => item.TextContent)));
        Assert.Equal("4", navigation.QuerySelector("[aria-current=page]")!.TextContent);
        Assert.Equal("/components?region=South%26East&pageNumber=5", navigation.QuerySelector("[aria-label='Page 5']")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Times_are_in_the_authoritys_time_zone()
    {
        var rows = (await Page()).QuerySelectorAll(".pa-summary__value");
        Assert.Equal("March 1, 2026, 11:30 PM", rows[0].TextContent.Replace('\u202f', ' '));
        Assert.Equal("2026-03-02T04:30:00Z", rows[0].QuerySelector("time")!.GetAttribute("datetime"));
        Assert.Equal("May 31, 2026", rows[1].TextContent);
        Assert.Equal("–", rows[2].TextContent);
    }

    [Fact]
    public async Task A_change_link_says_what_it_changes() => Assert.Equal("Change: Opens", (await Page()).QuerySelector(".pa-summary a")!.TextContent);

    [Fact]
    public async Task An_empty_state_leads_on()
    {
        var empty = (await Page()).QuerySelector(".pa-empty")!;
        Assert.Equal("No reports yet", empty.QuerySelector("h3")!.TextContent);
        Assert.Equal("/reports/new", empty.QuerySelector("a.usa-button")!.GetAttribute("href"));
    }

    private Task<IHtmlDocument> Page() => site.GetAsync("/components");
}
