using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Testing;

namespace PeerAtlas.Directory.Tests.Pages;

/// <summary>Which site a row is about follows from what it says, never from where it stands.</summary>
public sealed class FrameListSiteTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_same_rows_in_another_order_or_with_one_more_change_nothing_that_was_there(DatabaseKind kind)
    {
        const string Header = "Agency,Site,Kind,Address,Region,Phone,Email,Contact\n";
        await using var site = new TestSite(kind);
        var rows = Rows(300);
        var analyst = await site.SendListAsync(Header + string.Concat(rows));
        await analyst.SubmitAsync("Read the file this way", ("add.region", "true"));
        await analyst.SubmitAsync("Confirm the import");
        Assert.Contains("The import is done.", analyst.Text);
        var before = await StoredAsync(site);
        Assert.InRange(before.Count(line => line.StartsWith("unit", StringComparison.Ordinal)), 150, 300);

        await analyst.SendAgainAsync(Header + string.Concat(rows.AsEnumerable().Reverse()));
        Assert.Contains("Nothing to change", analyst.Text);

        await analyst.SendAgainAsync(Header + "Agency 3,Main,provider agency,999 New Street,North,617-555-9999,new@a.example,\n" + string.Concat(rows));
        Assert.Equal("Organizations 0 0 60", analyst.ListRows("counts").First());
        Assert.StartsWith("Units 1 0 ", analyst.ListRows("counts").ElementAt(1), StringComparison.Ordinal);
        await analyst.SubmitAsync("Confirm the import");
        var after = await StoredAsync(site);
        Assert.Empty(before.Except(after));
        Assert.Equal(before.Count + 2, after.Count);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_row_without_a_site_is_the_agency_and_rows_that_contradict_each_other_are_named(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var analyst = await site.SendListAsync(
            """
            Agency,Site,Kind,Phone
            Zinnia Works,Main,provider agency,617-222-3333
            Zinnia Works,Main,provider agency,617-222-4444
            Zinnia Works,,provider agency,617-222-5555
            """
        );
        Assert.Contains("contradict each other. What they differ in is not taken: Main (Zinnia Works), Phone, rows 2, 3.", analyst.Text);
        await analyst.SubmitAsync("Confirm the import");
        await site.WithDatabaseAsync(async database =>
        {
            var unit = await database.Set<Unit>().SingleAsync();
            Assert.Equal(("Main", ""), (unit.Name, unit.Phone));
            Assert.Equal("617-222-5555", (await database.Set<Organisation>().SingleAsync(one => one.Name == "Zinnia Works")).Phone);
        });
    }

    [Fact]
    public async Task Sites_of_one_name_are_told_apart_by_address_and_keep_what_they_are_when_one_is_added()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await site.SendListAsync("Agency,Site,Kind,Address,Phone\nAlder,Main,provider agency,12 Elm St,617-222-3333\n");
        await analyst.SubmitAsync("Confirm the import");
        await analyst.SendAgainAsync(
            "Agency,Site,Kind,Address,Phone\nAlder,Main,provider agency,99 Oak St,617-222-4444\nAlder,Main,provider agency,12 Elm St,617-222-3333\n"
        );
        Assert.Equal(["Organizations 0 0 1", "Units 1 0 1"], analyst.ListRows("counts"));
        await analyst.SubmitAsync("Confirm the import");
        var keys = await site.WithDatabaseAsync(database => database.Set<Unit>().OrderBy(unit => unit.Address).Select(unit => unit.Key).ToListAsync());
        Assert.Equal(["alder-main", "alder-main-99-oak-st"], keys);

        await analyst.SendAgainAsync("Agency,Site,Kind,Phone\nAlder,Main,provider agency,617-222-9999\n");
        Assert.Contains("Several sites have one name, and nothing in some rows tells which is meant", analyst.Text);
        Assert.Equal(["Organizations 0 1 0"], analyst.ListRows("counts"));
    }

    [Fact]
    public async Task Names_that_were_said_to_be_two_stay_two_even_when_their_letters_are_the_same()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await site.SendListAsync("Agency,Kind\nAlder House,provider agency\n");
        await analyst.SubmitAsync("Confirm the import");
        await analyst.SendAgainAsync("Agency,Kind\nAlder-House,provider agency\n");
        await analyst.SubmitAsync("Read the file this way", ("pair.0", "no"));
        Assert.Equal(["Organizations 1 0 0"], analyst.ListRows("counts"));
    }

    /// <summary>Rows of 60 agencies: some without a site, site names that come again, at other addresses and at none, mails at several sites.</summary>
    private static List<string> Rows(int count)
    {
        var random = new Random(20260118);
        string[] sites = ["Main", "North clinic", "South clinic", "", "main"];
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(number =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Agency {number % 60},{sites[random.Next(sites.Length)]},provider agency,"
                            + $"{(random.Next(3) == 0 ? "" : $"{random.Next(1, 9)} Elm Street")},"
                            + $"{(random.Next(2) == 0 ? "North" : "South")},617-555-{1000 + random.Next(50)},m{random.Next(4)}@a{number % 60}.example,"
                            + $"{(random.Next(2) == 0 ? "" : $"Person {random.Next(3)}")}\n"
                    )
                ),
        ];
    }

    private static Task<List<string>> StoredAsync(TestSite site) =>
        site.WithDatabaseAsync(async database =>
        {
            var units = await database.Set<Unit>().ToListAsync();
            var contacts = await database.Set<Contact>().ToListAsync();
            return units
                .Select(unit => $"unit {unit.Id} {unit.Key} {unit.Name} {unit.Address} {unit.Phone} {unit.RegionId}")
                .Concat(contacts.Select(contact => $"contact {contact.Id} {contact.UnitId} {contact.Name} {contact.Email}"))
                .ToList();
        });
}
