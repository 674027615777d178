using System.Text;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Testing;

namespace PeerAtlas.Directory.Tests.Pages;

public sealed class FrameListTests
{
    /// <summary>A title, a blank row, a nameless column, two spellings, sites, regions by name, two mails in a cell, a total.</summary>
    private const string Providers = """
        Licensed providers,,,,,,,
        ,,,,,,,
        Provider Name,Site,City,ZIP,,Region,Phone,E-mail
        "Birch River Network, Inc.",North clinic,Northtown,1234,x,West,(555) 010-0001,ada@birch.example; luz@birch.example
        "Birch River Network, Inc.",South clinic,Southtown,01235,,West,555.010.0002,ada@birch.example
        Birch River Network Inc,East clinic,Easttown,1236,,Metro,#N/A,#N/A
        Harborlight Services,,Harbor,02134-1000,,Metro,5550100003,
        Total: 4,,,,,,,
        """;

    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_list_comes_in_as_it_is_and_is_taken_back(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var analyst = await SendAsync(site, Providers);
        Assert.Contains("Something only you know is missing", analyst.Text);
        Assert.Contains("Which column is \"Kind\"?", analyst.Text);

        await analyst.SubmitAsync("Read the file this way", ("value.kind", "provider agency"), ("add.region", "true"));
        Assert.Contains("Some names may be one", analyst.Text);
        // A press for something else decides nothing about names.
        await analyst.SubmitAsync("Read the file this way");
        Assert.Contains("Some names may be one", analyst.Text);
        Assert.Null(analyst.Page.QuerySelector("[name='pair.0'][checked]"));
        await analyst.SubmitAsync("Read the file this way", ("pair.0", "yes"));
        Assert.Contains("Ready to come in", analyst.Text);
        Assert.Equal(["New 4", "Changed 0", "There already 0", "One with another row 0", "Left out 3"], Rows(analyst, "fates"));
        Assert.Equal(["Regions 2 0 0", "Organizations 2 0 0", "Units 3 0 0", "Contacts 2 0 0"], Rows(analyst, "counts"));
        Assert.Equal(1, await CountAsync<Organisation>(site));

        await analyst.SubmitAsync("Confirm the import");
        Assert.Contains("The import is done. Regions: 2 added, 0 changed; Organizations: 2 added", analyst.Text);
        await site.WithDatabaseAsync(async database =>
        {
            var harbor = await database.Set<Organisation>().SingleAsync(one => one.Name == "Harborlight Services");
            Assert.Equal(("02134-1000", "Harbor"), (harbor.Zip, harbor.Address));
            var north = await database.Set<Unit>().SingleAsync(one => one.Name == "North clinic");
            Assert.Equal(("01234", "555-010-0001"), (north.Zip, north.Phone));
            Assert.Equal("", (await database.Set<Unit>().SingleAsync(one => one.Name == "East clinic")).Phone);
        });

        await analyst.SubmitAsync("Take this import back");
        Assert.Contains("The import was taken back", analyst.Text);
        Assert.Equal(
            (1, 0, 0, 0),
            (await CountAsync<Organisation>(site), await CountAsync<Unit>(site), await CountAsync<Contact>(site), await CountAsync<Region>(site))
        );
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_same_list_again_is_read_as_it_was_and_changes_nothing(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var analyst = await SendAsync(site, Providers);
        await analyst.SubmitAsync("Read the file this way", ("value.kind", "provider agency"), ("add.region", "true"));
        await analyst.SubmitAsync("Read the file this way", ("pair.0", "yes"));
        await analyst.SubmitAsync("Confirm the import");

        await analyst.UploadAsync("Look at the file", "Sent", "again.csv", FrameSamples.Csv(Providers));
        Assert.Contains("Nothing to change", analyst.Text);
        Assert.Equal(["New 0", "Changed 0", "There already 4", "One with another row 0", "Left out 3"], Rows(analyst, "fates"));

        await analyst.OpenAsync("/frame/list");
        await analyst.UploadAsync("Look at the file", "Sent", "next.csv", FrameSamples.Csv(Providers.Replace("Harbor,02134", "Quay,02134")));
        Assert.Equal(["New 0", "Changed 1", "There already 3", "One with another row 0", "Left out 3"], Rows(analyst, "fates"));
    }

    [Fact]
    public async Task Many_near_spellings_are_answered_at_once_and_true_and_false_are_no_program()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var names = string.Concat(Enumerable.Range(1, 30).Select(at => $"\"Recovery House {at}, Inc.\",TRUE\nRecovery House {at},FALSE\n"));
        var analyst = await SendAsync(site, "Agency,Program\n" + names);
        Assert.Null(analyst.Page.QuerySelector("#column-program-0 option[selected]"));
        await analyst.SubmitAsync("Read the file this way", ("value.kind", "provider agency"));
        Assert.Contains("Some names may be one", analyst.Text);
        await analyst.SubmitAsync("Read the file this way", ("pairs", "joined"));
        Assert.Equal("Organizations 30 0 0", Rows(analyst, "counts").Single(row => row.StartsWith("Organizations", StringComparison.Ordinal)));

        await analyst.OpenAsync("/frame/list");
        await analyst.UploadAsync("Look at the file", "Sent", "providers.csv", FrameSamples.Csv("Agency,Program\n" + names));
        await analyst.SubmitAsync("Read the file this way", ("value.kind", "provider agency"));
        await analyst.SubmitAsync("Read the file this way", ("pairs", "apart"));
        Assert.Contains("Ready to come in", analyst.Text);
        Assert.Equal(["Organizations 60 0 0"], Rows(analyst, "counts"));
    }

    [Fact]
    public async Task What_something_builds_on_is_not_taken_back()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await SendAsync(site, "Agency\nAlder House\nBeech House\n");
        await analyst.SubmitAsync("Read the file this way", ("value.kind", "provider agency"));
        await analyst.SubmitAsync("Confirm the import");
        var alder = await site.WithDatabaseAsync(database => database.Set<Organisation>().SingleAsync(one => one.Name == "Alder House"));
        await site.AddAsync(
            new Contact
            {
                OrganisationId = alder.Id,
                Name = "Ada Example",
                Email = "ada@alder.example",
            }
        );

        await analyst.SubmitAsync("Take this import back");
        Assert.Contains("Nothing was taken back. Something builds on what came in by it", analyst.Text);
        Assert.Equal(3, await CountAsync<Organisation>(site));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Imports_are_taken_back_one_after_the_other(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var analyst = await site.VisitAsAnalystAsync();
        foreach (var phone in new[] { "617-555-0100", "617-555-0199" })
        {
            await analyst.OpenAsync("/frame/list");
            await analyst.UploadAsync(
                "Look at the file",
                "Sent",
                "list.csv",
                FrameSamples.Csv($"Agency;Phone\nAlder House;{phone}\nBirch House;617-555-0101\n")
            );
            await analyst.SubmitAsync("Read the file this way", ("value.kind", "provider agency"));
            await analyst.SubmitAsync("Confirm the import");
        }

        Assert.Equal("617-555-0199", await PhoneAsync());
        await analyst.SubmitAsync("Take this import back");
        Assert.Equal("617-555-0100", await PhoneAsync());
        await analyst.SubmitAsync("Take this import back");
        Assert.Contains("The import was taken back", analyst.Text);
        Assert.Equal(1, await CountAsync<Organisation>(site));

        Task<string> PhoneAsync() =>
            site.WithDatabaseAsync(database => database.Set<Organisation>().Where(one => one.Name == "Alder House").Select(one => one.Phone).SingleAsync());
    }

    [Fact]
    public async Task A_file_that_is_not_in_utf_8_is_told_to_be_read_as_windows_writes_it()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await site.VisitAsAnalystAsync();
        foreach (var (encoding, isTold) in new[] { (Encoding.Latin1, true), (Encoding.UTF8, false) })
        {
            await analyst.OpenAsync("/frame/list");
            await analyst.UploadAsync("Look at the file", "Sent", "list.csv", encoding.GetBytes("Agency;City\nHogar Niñez;Salem\nBirch House;Lynn\n"));

            Assert.Contains("Niñez", analyst.Text);
            Assert.Equal(isTold, analyst.Text.Contains("The file is not in UTF-8", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_letters_of_an_older_program_are_told_and_can_be_chosen()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await site.VisitAsAnalystAsync();
        await analyst.OpenAsync("/frame/list");
        var dos = CodePagesEncodingProvider.Instance.GetEncoding("ibm850")!;
        await analyst.UploadAsync("Look at the file", "Sent", "list.csv", dos.GetBytes("Entité;Città\nAssociação de Saúde;São João\nHogar Niñez;Lynn\n"));
        await analyst.SubmitAsync("Read the file this way", ("encoding", "ibm850"));
        Assert.Equal("ibm850", analyst.Page.QuerySelector("#encoding option[selected]")!.GetAttribute("value"));
        await analyst.SubmitAsync("Read the file this way", ("column.name", "A"), ("value.kind", "provider agency"));
        await analyst.SubmitAsync("Confirm the import");

        Assert.Equal(
            ["Associação de Saúde", "Hogar Niñez"],
            await site.WithDatabaseAsync(database =>
                database.Set<Organisation>().Where(one => one.Kind != OrganisationKind.Authority).Select(one => one.Name).Order().ToListAsync()
            )
        );
    }

    [Fact]
    public async Task A_name_that_is_too_long_is_shortened_and_what_else_is_too_long_left_empty_and_both_said()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var name = string.Join(' ', Enumerable.Repeat("Harbor", 50));
        var file = $"Agency,License number,Phone\n{name},{new string('7', 150)},617-555-0100\nBirch House,B-1,617-555-0101\n";
        var analyst = await SendAsync(site, file);
        for (var times = 0; times < 2; times++)
        {
            await analyst.SubmitAsync("Read the file this way", ("value.kind", "provider agency"));
            Assert.Contains("\"Organization\" has more than 200 characters and is shortened. 1 cell", analyst.Text);
            Assert.Contains("\"License number\" is too long. 1 cell", analyst.Text);
            if (times > 0)
                break;
            await analyst.SubmitAsync("Confirm the import");
            await analyst.SendAgainAsync(file);
        }
        Assert.DoesNotContain(analyst.Page.QuerySelectorAll("button"), button => button.TextContent == "Confirm the import");

        var kept = await site.WithDatabaseAsync(database => database.Set<Organisation>().SingleAsync(one => one.Name.StartsWith("Harbor")));
        Assert.Equal((200, "617-555-0100"), (kept.Name.Length, kept.Phone));
    }

    [Fact]
    public async Task A_first_row_that_is_taken_for_headers_without_saying_any_is_asked_about()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await SendAsync(site, "Alder House,Salem\nBirch House,Lynn\nCedar House,Boston\n");
        Assert.Contains("Row 1 is taken as the headers", analyst.Text);
        await analyst.SubmitAsync("Read the file this way", ("header", "0"));
        Assert.DoesNotContain("is taken as the headers", analyst.Text);
        await analyst.SubmitAsync("Read the file this way", ("column.name", "A"), ("value.kind", "provider agency"));
        await analyst.SubmitAsync("Confirm the import");
        Assert.Equal(1 + 3, await CountAsync<Organisation>(site));

        await analyst.SendAgainAsync("Agency,Town\nDell House,Salem\n");
        Assert.DoesNotContain("is taken as the headers", analyst.Text);
    }

    [Fact]
    public async Task A_column_that_was_guessed_to_be_an_identifier_can_be_said_to_be_none()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await SendAsync(site, "Id,Agency\n1,Alder House\n2,Birch House\n3,Alder House\n");
        await analyst.SubmitAsync(
            "Read the file this way",
            ("column.key", ""),
            ("same", nameof(PeerAtlas.Lists.SameThing.Name)),
            ("value.kind", "provider agency")
        );
        await analyst.SubmitAsync("Confirm the import");
        Assert.Contains("Organizations: 2 added", analyst.Text);
    }

    [Fact]
    public async Task What_was_said_stays_said_when_the_header_is_another_in_the_same_press()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await SendAsync(site, "Agency list,x\nAgency,Region\nAlder House,North\nBirch House,South\nAlder House,North\n");
        var header = analyst.Page.QuerySelector("#header")!.GetAttribute("value") == "2" ? "1" : "2";
        await analyst.SubmitAsync("Read the file this way", ("header", header), ("value.kind", "provider agency"));
        await analyst.SubmitAsync(
            "Read the file this way",
            ("header", header == "1" ? "2" : "1"),
            ("add.region", "true"),
            ("same", nameof(PeerAtlas.Lists.SameThing.Nothing))
        );
        Assert.Equal(nameof(PeerAtlas.Lists.SameThing.Nothing), analyst.Page.QuerySelector("#same option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_very_same_file_is_told_before_it_counts_twice()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        const string List = "Agency,Town\nAlder House,Salem\nBirch House,Lynn\n";
        var analyst = await SendAsync(site, List);
        await analyst.SubmitAsync("Read the file this way", ("value.kind", "provider agency"));
        Assert.DoesNotContain("This very file came in before", analyst.Text);
        await analyst.SubmitAsync("Confirm the import");
        await analyst.SendAgainAsync(List);
        Assert.DoesNotContain("This very file came in before", analyst.Text);
        await analyst.SubmitAsync("Read the file this way", ("column.name", "B"));
        Assert.Contains("This very file came in before", analyst.Text);

        await analyst.OpenAsync("/frame/list");
        await analyst.SubmitAsync("Take this import back");
        await analyst.SendAgainAsync(List);
        Assert.DoesNotContain("This very file came in before", analyst.Text);
    }

    [Fact]
    public async Task Equal_problems_are_said_once_and_their_rows_can_be_left_out()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var rows = string.Concat(
            Enumerable.Range(0, 500).Select(number => $"House {number * 7919},{(number == 0 ? "provider agency" : $"type {number % 3}")}\n")
        );
        var analyst = await SendAsync(site, "Agency,Type\n" + rows);
        Assert.Contains("What do these words stand for in \"Kind\"?", analyst.Text);
        Assert.Contains("Something only you know is missing", analyst.Text);
        Assert.DoesNotContain("Each problem once", analyst.Text);
        await analyst.SubmitAsync("Read the file this way", ("leaveout", "true"));
        Assert.Single(analyst.Page.QuerySelectorAll("table caption"), caption => caption.TextContent.StartsWith("Each problem once", StringComparison.Ordinal));
        Assert.Equal(
            1,
            analyst
                .Page.QuerySelectorAll("table")
                .Single(table => table.QuerySelector("caption")!.TextContent.StartsWith("Each problem once", StringComparison.Ordinal))
                .QuerySelectorAll("tbody tr")
                .Length
        );
        Assert.Equal(["New 1", "Changed 0", "There already 0", "One with another row 0", "Left out 499"], Rows(analyst, "fates"));
    }

    [Fact]
    public async Task Words_are_mapped_once_and_one_may_stand_for_all_others()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await SendAsync(site, "Agency,Type\nAlder House,Ward\nBeech House,Drop-in\nCedar House,Van\n");
        Assert.Contains("What do these words stand for in \"Kind\"?", analyst.Text);
        await analyst.SubmitAsync(
            "Read the file this way",
            ("otherwise.kind", "provider agency"),
            ("to.kind", "inpatient facility"),
            ("to.kind", ""),
            ("to.kind", "")
        );
        Assert.Contains("Ready to come in", analyst.Text);
        await analyst.SubmitAsync("Confirm the import");
        var kinds = await site.WithDatabaseAsync(database =>
            database.Set<Organisation>().Where(one => one.Kind != OrganisationKind.Authority).OrderBy(one => one.Name).Select(one => one.Kind).ToListAsync()
        );
        Assert.Equal([OrganisationKind.InpatientFacility, OrganisationKind.ProviderAgency, OrganisationKind.ProviderAgency], kinds);
    }

    [Fact]
    public async Task Sheets_and_columns_that_the_file_does_not_have_are_refused_in_words()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        using var workbook = new MemoryStream();
        Tables.XlsxTable.Write(
            workbook,
            [
                Tables.TableSheet.Create(
                    "one",
                    ["Agency"],
                    [
                        ["Alder House"],
                    ]
                ),
                Tables.TableSheet.Create(
                    "two",
                    ["Agency"],
                    [
                        ["Beech House"],
                    ]
                ),
            ]
        );
        var analyst = await site.VisitAsAnalystAsync();
        await analyst.OpenAsync("/frame/list");
        await analyst.UploadAsync("Look at the file", "Sent", "two.xlsx", workbook.ToArray());
        await analyst.SubmitAsync("Read the file this way", ("sheet", "three"));
        Assert.Equal(System.Net.HttpStatusCode.OK, analyst.Status);
        Assert.Contains("The file has no sheet \"three\"", analyst.Text);
        await analyst.SubmitAsync("Read the file this way", ("column.name", "1'; DROP"));
        Assert.Equal(System.Net.HttpStatusCode.OK, analyst.Status);
        Assert.Contains("is not the letters of a column", analyst.Text);
    }

    private static async Task<Visitor> SendAsync(TestSite site, string file)
    {
        var analyst = await site.VisitAsAnalystAsync();
        await analyst.OpenAsync("/frame/list");
        return await analyst.UploadAsync("Look at the file", "Sent", "providers.csv", FrameSamples.Csv(file));
    }

    private static IEnumerable<string> Rows(Visitor visitor, string table) =>
        visitor.Page.QuerySelectorAll($"#{table} tbody tr").Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent.Trim())));

    private static Task<int> CountAsync<T>(TestSite site)
        where T : class => site.WithDatabaseAsync(database => database.Set<T>().CountAsync());
}
