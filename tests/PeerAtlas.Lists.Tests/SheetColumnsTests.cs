namespace PeerAtlas.Lists.Tests;

/// <summary>Further sheets have the same columns, in other places.</summary>
public sealed class SheetColumnsTests
{
    [Fact]
    public void A_further_sheet_is_read_by_its_headers_and_not_by_its_letters()
    {
        using var file = Forms.Workbook(
            (
                "May",
                [
                    ["Log of May"],
                    ["Date", "Activity", "Hours"],
                    ["2026-05-04", "group", "2"],
                    ["2026-05-05", "group", "1"],
                ]
            ),
            (
                "June",
                [
                    ["Log of June"],
                    ["Day", "Date", "Hours", "Activity"],
                    ["Mon", "2026-06-01", "3", "group"],
                ]
            )
        );
        var mapping = Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping);

        Assert.Equal(["May", "June"], mapping.Sheets);
        Assert.Equal(["120", "60", "180"], Forms.Records(file, Forms.Log(), mapping).Select(record => record["minutes"]));
    }

    [Fact]
    public void A_column_that_a_further_sheet_lacks_is_told_and_is_never_another_one()
    {
        using var file = Forms.Workbook(
            (
                "North",
                [
                    ["Name", "Kind", "Address", "Phone"],
                    ["Harbor House", "provider", "1 Main St", "617-555-0123"],
                ]
            ),
            (
                "Hotlines",
                [
                    ["Name", "Kind", "Website", "Phone"],
                    ["Night Line", "provider", "www.night.example", "617-555-0124"],
                ]
            )
        );
        var form = Forms.Agencies();
        var mapping = ListGuess.Propose(file, form).Mapping with { Sheets = ["North", "Hotlines"] };

        Assert.Equal(["1 Main St", ""], Forms.Records(file, form, mapping).Select(record => record["address"]));
        Assert.Equal(["617-555-0123", "617-555-0124"], Forms.Records(file, form, mapping).Select(record => record["phone"]));
        var lack = Assert.Single(ListGuess.Preview(file, form, mapping).Lacking);
        Assert.Equal(("Hotlines", "Address"), (lack.Sheet, Assert.Single(lack.Headers)));
    }

    [Fact]
    public void Equal_headers_are_found_one_after_the_other()
    {
        using var file = Forms.Workbook(
            (
                "One",
                [
                    ["Log"],
                    ["Date", "Time In", "Time Out", "Time In", "Time Out"],
                    ["2026-05-04", "8:00", "9:00", "10:00", "12:00"],
                    ["2026-05-05", "8:00", "9:00", "10:00", "12:00"],
                ]
            ),
            (
                "Two",
                [
                    ["More"],
                    ["Who", "Date", "Time In", "Time Out", "Time In", "Time Out"],
                    ["Jo", "2026-05-06", "8:00", "9:00", "10:00", "11:00"],
                ]
            )
        );
        var mapping = Forms.OneForAll(ListGuess.Propose(file, Forms.Log(), ["One", "Two"], null).Mapping);

        Assert.Equal(["180", "180", "120"], Forms.Records(file, Forms.Log(), mapping).Select(record => record["minutes"]));
    }
}
