using Microsoft.EntityFrameworkCore;
using PeerAtlas.Tables;
using PeerAtlas.Testing;

namespace PeerAtlas.Directory.Tests.Pages;

/// <summary>What is confirmed is what was seen, and nothing that is stored is lost unseen.</summary>
public sealed class FrameListSafetyTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_was_changed_in_another_window_is_shown_before_it_is_confirmed(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var analyst = await site.SendListAsync("Agency,Kind,Phone,Notes\nAlpha,provider agency,617-555-0101,a secret\n");
        var other = analyst.Page.QuerySelector("form[action*='Read']")!;
        var changed = other
            .QuerySelectorAll("select, input")
            .Select(field => (Name: field.GetAttribute("name") ?? "", Value: field.GetAttribute("value") ?? ""))
            .First(field => field.Name == "__RequestVerificationToken");
        using var content = new FormUrlEncodedContent([
            new(changed.Name, changed.Value),
            new("header", "1"),
            new("column.name", "A"),
            new("column.kind", "B"),
            new("column.address", "D"),
        ]);
        (await analyst.Http.PostAsync(new Uri(other.GetAttribute("action")!, UriKind.Relative), content)).EnsureSuccessStatusCode();

        await analyst.SubmitAsync("Confirm the import");
        Assert.Contains("Something changed meanwhile", analyst.Text);
        Assert.Contains("address: a secret", analyst.ListRows("changed").Single());
        Assert.Equal(1, await site.WithDatabaseAsync(database => database.Set<Organisation>().CountAsync()));
        await analyst.SubmitAsync("Confirm the import");
        Assert.Contains("The import is done.", analyst.Text);
    }

    [Fact]
    public async Task A_value_that_would_be_stored_otherwise_than_it_was_seen_is_not()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await site.SendListAsync("Agency,Kind,Region\nAlpha,provider agency,Cape\n");
        await analyst.SubmitAsync("Read the file this way", ("to.region", "+"));
        await site.AddAsync(new Region { Key = "the-cape", Name = "Cape" });
        await analyst.SubmitAsync("Confirm the import");
        Assert.Contains("Something changed meanwhile", analyst.Text);
        Assert.Contains("region: the-cape", analyst.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_empty_cell_keeps_what_is_stored_unless_the_person_says_otherwise(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        const string Header = "Agency,Kind,Phone,Address,Email,Contact\n";
        var analyst = await site.SendListAsync(Header + "Alpha,provider agency,617-555-0101,1 Main St,a@alpha.example,Ada Example\n");
        await analyst.SubmitAsync("Confirm the import");
        await analyst.SendAgainAsync(Header + "Alpha,provider agency,,,a@alpha.example,\nBeta,provider agency,617-555-0102,2 Main St,,\n");
        Assert.Equal(["Organizations 1 0 1", "Contacts 0 0 1"], analyst.ListRows("counts"));

        await analyst.SubmitAsync("Read the file this way", ("empties", "true"));
        Assert.Contains("2 stored values are emptied.", analyst.Text);
        Assert.Contains("phone: 617-555-0101 → none", analyst.Text);
        await analyst.SubmitAsync("Confirm the import");
        var alpha = await site.WithDatabaseAsync(database => database.Set<Organisation>().SingleAsync(one => one.Name == "Alpha"));
        Assert.Equal(("", ""), (alpha.Phone, alpha.Address));
        await analyst.SendAgainAsync(Header + "Beta,provider agency,,,,\n");
        Assert.Contains("Nothing to change", analyst.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_list_never_makes_an_agency_of_the_authority(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var analyst = await site.VisitAsAnalystAsync();
        var name = await site.WithDatabaseAsync(database => database.Set<Organisation>().Select(one => one.Name).SingleAsync());
        await analyst.SendAgainAsync($"Agency,Kind,Phone\n{name},provider agency,617-555-0100\n");
        Assert.Contains($"They keep theirs; change it on the organization's own page where it is wrong: {name} (authority).", analyst.Text);
        await analyst.SubmitAsync("Confirm the import");
        var stored = await site.WithDatabaseAsync(database => database.Set<Organisation>().SingleAsync());
        Assert.Equal((OrganisationKind.Authority, "617-555-0100"), (stored.Kind, stored.Phone));
    }

    [Fact]
    public async Task Names_that_were_joined_stay_in_sight_and_can_be_parted_also_in_the_next_file()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await site.SendListAsync("Agency,Kind\nHarborlight Services,provider agency\n");
        await analyst.SubmitAsync("Confirm the import");
        await analyst.SendAgainAsync("Agency,Kind,Phone\nHarborlight Service,provider agency,617-555-0101\n");
        await analyst.SubmitAsync("Read the file this way", ("pair.0", "yes"));
        Assert.Contains("Names you decided about: 1 joined, 0 kept apart", analyst.Text);
        Assert.Equal(["Organizations 0 1 0"], analyst.ListRows("counts"));
        await analyst.SubmitAsync("Read the file this way", ("pair.0", "no"));
        Assert.Contains("Names you decided about: 0 joined, 1 kept apart", analyst.Text);
        Assert.Equal(["Organizations 1 0 0"], analyst.ListRows("counts"));
        await analyst.SubmitAsync("Read the file this way", ("pair.0", "yes"));
        await analyst.SubmitAsync("Confirm the import");

        await analyst.SendAgainAsync("Agency,Kind,Phone\nHarborlight Service,provider agency,617-555-0102\n");
        Assert.Contains("Names you decided about: 1 joined, 0 kept apart", analyst.Text);
        await analyst.SubmitAsync("Read the file this way", ("pair.0", "no"));
        Assert.Equal(["Organizations 1 0 0"], analyst.ListRows("counts"));
    }

    [Fact]
    public async Task All_sheets_that_are_read_are_ticked_and_stay_so()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        using var workbook = new MemoryStream();
        XlsxTable.Write(workbook, [Sheet("Sheet", "Agency", "Alpha"), Sheet("More", "Agency", "Beta"), Sheet("Other", "X", "Y")]);
        var analyst = await site.VisitAsAnalystAsync();
        await analyst.OpenAsync("/frame/list");
        await analyst.UploadAsync("Look at the file", "Sent", "three.xlsx", workbook.ToArray());
        for (var time = 0; time < 2; time++)
        {
            Assert.Equal(["Sheet", "More"], analyst.Page.QuerySelectorAll("input[name=sheet][checked]").Select(box => box.GetAttribute("value")));
            Assert.Equal(["Organizations 2 0 0"], analyst.ListRows("counts"));
            await analyst.SubmitAsync("Read the file this way");
        }
    }

    [Fact]
    public async Task Sites_below_a_merged_name_are_sites_of_it()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await site.SendListAsync(
            "Agency,Site,Kind\nAlpha,S1,provider agency\n,S2,provider agency\n,S3,provider agency\nBeta,S1,provider agency\n,S2,provider agency\n"
        );
        Assert.Contains("Ready to come in", analyst.Text);
        Assert.Equal(["Organizations 2 0 0", "Units 5 0 0"], analyst.ListRows("counts"));
    }

    private static TableSheet Sheet(string name, string header, string cell) =>
        TableSheet.Create(
            name,
            [header, "Kind"],
            [
                [cell, "provider agency"],
            ]
        );

    [Fact]
    public async Task A_list_of_which_no_row_can_be_read_yet_asks_beside_a_column_that_differs_in_every_row()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var rows = string.Concat(Enumerable.Range(1, 12).Select(number => $"KEY{number},House number {(char)('A' + number)},xyz\n"));

        var analyst = await site.SendListAsync("x,Name,Type\n" + rows);

        Assert.Contains("Something only you know is missing", analyst.Text);
    }

    [Fact]
    public async Task Rows_with_one_identifier_and_several_names_are_doubted_and_not_guessed_to_be_one()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var rows = string.Concat(Enumerable.Range(1, 60).Select(number => $"{100 + number},Health post {number} of the valley,provider agency\n"));
        var analyst = await site.SendListAsync("Facility Code,Facility Name,Kind\n" + rows + "101,Vilaule Post,provider agency\n");
        Assert.DoesNotContain("Rows with one identifier have different names", analyst.Text);

        await analyst.SubmitAsync("Read the file this way", ("column.key", "A"), ("same", "Key"));

        Assert.Contains("Look twice before it comes in", analyst.Text);
        Assert.Contains("101 (Health post 1 of the valley, Vilaule Post)", analyst.Text);
    }

    [Fact]
    public async Task Rows_above_the_headers_that_look_like_records_are_told()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await site.SendListAsync(
            "Agency,Kind,Phone\nAlpha House,provider agency,617-555-0101\nBeta House,provider agency,617-555-0102\nGamma House,provider agency,617-555-0103\n"
        );

        await analyst.SubmitAsync("Read the file this way", ("header", "3"));

        Assert.Contains("A row above the headers is filled as those below, and not read.", analyst.Text);
    }

    [Theory]
    [InlineData("999")]
    [InlineData("2147483647")]
    public async Task A_row_that_the_file_does_not_have_is_no_other_header(string row)
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await site.SendListAsync("Agency,Kind\nAlpha House,provider agency\n");

        await analyst.SubmitAsync("Read the file this way", ("header", row));

        Assert.Contains("Ready to come in", analyst.Text);
        Assert.DoesNotContain("Agency · Kind", analyst.Text);
    }

    [Fact]
    public async Task Cells_that_stay_empty_because_their_words_are_not_known_are_told_where_it_is_confirmed()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);

        var analyst = await site.SendListAsync("Agency,Kind,Region\nAlpha House,provider agency,Far West\nBeta House,provider agency,Far East\n");

        Assert.Contains("Look twice before it comes in", analyst.Text);
        Assert.Contains("2 cells stay empty, since their words are not known.", analyst.Text);
    }

    [Fact]
    public async Task Another_kind_than_the_one_that_is_stored_is_told_also_where_it_is_said_of_the_whole_file()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await site.SendListAsync("Agency,Kind\nAlpha House,authority\n");
        await analyst.SubmitAsync("Confirm the import");

        await analyst.UploadAsync("Look at the file", "Sent", "again.csv", "Agency\nAlpha House\n"u8.ToArray());
        await analyst.SubmitAsync("Read the file this way", ("value.kind", "provider agency"));

        Assert.Contains("have another kind in the list. They keep theirs", analyst.Text);
    }
}
