using Microsoft.EntityFrameworkCore;
using PeerAtlas.Testing;

namespace PeerAtlas.Directory.Tests.Pages;

/// <summary>What a person answers about a list is what was asked, can be changed, and is asked again of the next file where it must be.</summary>
public sealed class FrameListAnswerTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task One_word_that_is_added_as_new_leaves_the_others_asked_here_and_in_the_next_file(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var analyst = await site.SendListAsync(
            "Agency,Kind,Region\nAlpha,provider agency,Norteast\nBeta,provider agency,Westt\nGamma,provider agency,Cape Cod\n"
        );
        await analyst.SubmitAsync("Read the file this way", ("to.region", ""), ("to.region", ""), ("to.region", "+"));
        Assert.Equal(["Norteast", "Westt"], Asked(analyst));
        Assert.Equal("Regions 1 0 0", analyst.ListRows("counts").First());

        // What was said can be taken back.
        await analyst.SubmitAsync("Read the file this way", ("to.region", ""), ("to.region", ""), ("to.region", ""));
        Assert.Equal(["Norteast", "Westt", "Cape Cod"], Asked(analyst));
        await analyst.SubmitAsync("Read the file this way", ("add.region", "true"));
        Assert.Equal("Regions 3 0 0", analyst.ListRows("counts").First());
        Assert.Empty(Asked(analyst));
        await analyst.SubmitAsync("Read the file this way", ("add.region", ""));
        Assert.Equal(3, Asked(analyst).Length);

        await analyst.SubmitAsync("Read the file this way", ("to.region", "-"), ("to.region", "-"), ("to.region", "+"));
        await analyst.SubmitAsync("Confirm the import");
        Assert.Contains("The import is done. Regions: 1 added", analyst.Text);
        await analyst.UploadAsync(
            "Look at the file",
            "Sent",
            "next.csv",
            FrameSamples.Csv("Agency,Kind,Region\nDelta,provider agency,Cape Cod\nEpsilon,provider agency,Metro Bostn\nZeta,provider agency,Westt\n")
        );
        Assert.Equal(["Metro Bostn"], Asked(analyst));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Rows_that_a_person_names_stay_out_and_what_names_no_row_is_told(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var analyst = await site.SendListAsync("Agency,Kind\nAlpha,provider agency\nnot one of ours,provider agency\nBeta,provider agency\n");

        await analyst.SubmitAsync("Read the file this way", ("leftrows", "three"));
        Assert.Contains("\"three\" names no rows.", analyst.Text);
        await analyst.SubmitAsync("Read the file this way", ("leftrows", "3"));
        Assert.Equal("You said so 1 row 3: not one of ours · provider agency", Assert.Single(analyst.ListRows("left-out")));
        await analyst.SubmitAsync("Confirm the import");

        Assert.Contains("Organizations: 2 added, 0 changed. 1 of 3 rows was left out.", analyst.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_chooses_an_identifier_keeps_rows_of_one_name_apart(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var rows = Enumerable.Range(1, 12).Select(at => $"House {Math.Max(at, 3)},provider agency,X-{at}\n");
        var analyst = await site.SendListAsync("Agency,Kind,Mark\n" + string.Concat(rows));
        Assert.Contains("choose it as “Identifier”, in “Look at all columns”, and they stay apart", analyst.Text);
        Assert.Equal("Organizations 10 0 0", analyst.ListRows("counts").First());

        await analyst.SubmitAsync("Read the file this way", ("column.key", "C"));

        Assert.Equal("Organizations 12 0 0", analyst.ListRows("counts").First());
        await analyst.SubmitAsync("Read the file this way", ("column.key", ""));
        Assert.Equal("Organizations 10 0 0", analyst.ListRows("counts").First());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Names_are_not_asked_about_where_identifiers_tell_the_rows_apart(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var analyst = await site.SendListAsync("Agency,Kind,Provider ID\nHarbor House,provider agency,X-1\nHarbor House Inc,provider agency,X-2\n");

        Assert.Equal("Organizations 2 0 0", analyst.ListRows("counts").First());
        Assert.DoesNotContain("Some names may be one", analyst.Text);
        await analyst.SubmitAsync("Read the file this way", ("column.key", ""));
        Assert.Contains("Some names may be one", analyst.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_first_rows_are_seen_while_something_is_asked_and_a_name_that_no_header_tells_is_doubted(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        string[] names = ["Harbor House", "North Light Center", "Bay Rest", "Open Door Clinic", "River Home", "Cape Recovery House"];
        var analyst = await site.SendListAsync("Mandant,Plz,Telefon\n" + string.Concat(names.Select((name, at) => $"{name},0190{at},617-555-010{at}\n")));

        Assert.Contains("Something only you know is missing", analyst.Text);
        Assert.Contains("Harbor House", analyst.Page.GetElementById("rows")!.NextElementSibling!.TextContent);
        Assert.Contains("Column A, “Mandant”, is read as “Organization”, by what stands in it", analyst.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Opening_hours_are_no_phone_and_sentences_no_program(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var analyst = await site.SendListAsync(
            "Agency,Phone hours,Services\n"
                + $"Alpha,Mon-Fri 08:00-16:00,{string.Join(' ', Enumerable.Repeat("Help for people in crisis and their families", 8))}\n"
                + $"Beta,9am-5pm 7 days,{string.Join(' ', Enumerable.Repeat("Groups led by peers on every day of the week", 8))}\n"
        );

        Assert.Contains("Columns that are not read: B Phone hours, C Services", analyst.Text);
    }

    /// <summary>The words that wait for an answer.</summary>
    private static string[] Asked(Visitor visitor) =>
        [
            .. visitor
                .Page.QuerySelectorAll("#words-region .pa-word")
                .Where(word => word.QuerySelector("option[selected]") is null)
                .Select(word => word.QuerySelector("label")!.TextContent),
        ];
}
