using System.Net;
using PeerAtlas.Testing;

namespace PeerAtlas.Reports.Tests.Pages;

public class WritingTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_analyst_starts_a_report_and_puts_its_sections_in_order(DatabaseKind kind)
    {
        await using var site = new ReportSite(kind);
        var analyst = await site.VisitAsAnalystAsync();
        await analyst.OpenAsync("/reports");
        Assert.Contains("No reports yet", analyst.Text, StringComparison.Ordinal);

        await Stories.StartAsync(analyst, "Peer workforce 2026");
        await analyst.SubmitAsync("Add a section", ("Heading", "Turnover"));
        await analyst.SubmitAsync("Save and go back", ("Narrative", "{{agency.turnover.yes.share}} had turnover."));
        await analyst.SubmitAsync("Add a section", ("Heading", "Pay"));
        await analyst.SubmitAsync("Save and go back");
        Assert.Equal(["Turnover", "Pay"], Headings(analyst));

        await analyst.SubmitAsync("Move up: Pay");
        Assert.Equal(["Pay", "Turnover"], Headings(analyst));
        await analyst.SubmitAsync("Remove: Pay");

        Assert.Equal(["Turnover"], Headings(analyst));
        await analyst.OpenAsync("/reports");
        Assert.Contains("Peer workforce 2026 2026 Draft", analyst.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_are_found_by_word_and_their_tables_chosen_and_put_in_order()
    {
        await using var site = new ReportSite(DatabaseKind.Sqlite);
        var analyst = await site.VisitAsAnalystAsync();
        await Stories.StartAsync(analyst, "Peer workforce");
        await analyst.SubmitAsync("Add a section", ("Heading", "Turnover"));

        await analyst.SubmitAsync("Find", ("q", "turnover"), ("Narrative", "kept while searching"));
        Assert.Contains("One table.", analyst.Text, StringComparison.Ordinal);
        Assert.Contains("{{agency.turnover.yes.share}}", analyst.Text, StringComparison.Ordinal);
        Assert.Contains("kept while searching", analyst.Text, StringComparison.Ordinal);
        await analyst.SubmitAsync("Add this table");
        await analyst.SubmitAsync("Find", ("q", "peers"));
        await analyst.SubmitAsync("Add this table");
        await analyst.SubmitAsync("Move up: Peers employed");

        Assert.Equal(
            ["Peers employed", "Was there turnover in the last 12 months?"],
            analyst.Page.QuerySelectorAll(".pa-sections__heading").Select(heading => heading.TextContent)
        );
        await analyst.SubmitAsync("Take out: Peers employed");
        Assert.Single(analyst.Page.QuerySelectorAll(".pa-sections__heading"));
    }

    [Fact]
    public async Task A_typed_number_is_flagged_and_can_be_marked_as_no_figure()
    {
        await using var site = new ReportSite(DatabaseKind.Sqlite);
        var analyst = await site.VisitAsAnalystAsync();
        await Stories.StartAsync(analyst, "Peer workforce");
        await analyst.SubmitAsync("Add a section", ("Heading", "Turnover"));

        await analyst.SubmitAsync("Save", ("Narrative", "Agencies answer\nwithin 48 hours."));
        Assert.Contains("Line 2: “48” is typed.", analyst.Text, StringComparison.Ordinal);
        await analyst.SubmitAsync("Mark “48” as not a figure");

        Assert.DoesNotContain("is typed", analyst.Text, StringComparison.Ordinal);
        Assert.Equal("Agencies answer\nwithin {{\"48\"}} hours.", analyst.Page.QuerySelector("textarea")!.TextContent.Trim());
    }

    [Fact]
    public async Task Two_who_edit_at_once_find_out_and_nothing_typed_is_lost()
    {
        await using var site = new ReportSite(DatabaseKind.Sqlite);
        var first = await site.VisitAsAnalystAsync("first@dmh.example");
        var second = await site.VisitAsAnalystAsync("second@dmh.example");
        await Stories.StartAsync(first, "Peer workforce");
        await first.SubmitAsync("Add a section", ("Heading", "Turnover"));
        await second.OpenAsync(first.Where);

        await first.SubmitAsync("Save", ("Narrative", "From the first."));
        await second.SubmitAsync("Save", ("Narrative", "From the second."));

        Assert.Contains("Somebody else saved this report", second.Text, StringComparison.Ordinal);
        Assert.Contains("From the second.", second.Page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        await first.OpenAsync(first.Where);
        Assert.Contains("From the first.", first.Page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_is_shown_as_reviewed_and_without_its_masked_words()
    {
        await using var site = new ReportSite(DatabaseKind.Sqlite);
        var analyst = await site.VisitAsAnalystAsync();
        var report = await Stories.StartAsync(analyst, "Peer workforce");
        await analyst.SubmitAsync("Add a section", ("Heading", "Barriers"));

        await analyst.OpenAsync($"{report}/comments?question=agency.barriers");
        Assert.Equal("Maria", analyst.Page.QuerySelector("mark.pa-identifier:not(p > *)")!.TextContent);
        Assert.Equal("Maria at the front desk made it hard to start.", analyst.Page.QuerySelector("blockquote")!.TextContent);
        Assert.Contains("Look at: “Maria” (place or name)", analyst.Text, StringComparison.Ordinal);
        await analyst.SubmitAsync("Choose");
        await analyst.OpenAsync($"{report}/comments?question=agency.barriers");
        Assert.Equal("[[Maria]] at the front desk made it hard to start.", analyst.Page.QuerySelector("textarea")!.TextContent.Trim());
        await analyst.OpenAsync($"{report}/publish");
        Assert.Contains("A comment was chosen and not reviewed", analyst.Text, StringComparison.Ordinal);
        await analyst.OpenAsync($"{report}/comments?question=agency.barriers");
        await analyst.SubmitAsync("Save", ("Text", "Mario at the front desk made it hard to start."), ("Reviewed", "true"));
        Assert.Contains("The words themselves were changed", analyst.Text, StringComparison.Ordinal);
        await analyst.SubmitAsync("Save", ("Text", "[[Maria]] at the front desk made it hard to start."), ("Reviewed", "true"));
        await analyst.OpenAsync($"{report}/preview");

        Assert.Contains("[removed] at the front desk made it hard to start.", analyst.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Maria", analyst.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("not reviewed", analyst.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_analysts_write_reports()
    {
        await using var site = new ReportSite(DatabaseKind.Sqlite);
        var agency = await site.AddOrganisationAsync("agency");
        var administrator = await site.VisitAsAsync(await site.AddAccountAsync("admin@agency.example", Platform.Access.Role.AgencyAdministrator, agency));

        foreach (var path in new[] { "/reports", "/reports/new", $"/reports/{Guid.NewGuid()}", $"/reports/{Guid.NewGuid()}/publish" })
        {
            await administrator.OpenAsync(path);
            Assert.NotEqual(HttpStatusCode.OK, administrator.Status);
        }
    }

    private static IEnumerable<string> Headings(Visitor visitor) =>
        visitor.Page.QuerySelectorAll(".pa-sections__heading").Select(heading => heading.TextContent);
}
