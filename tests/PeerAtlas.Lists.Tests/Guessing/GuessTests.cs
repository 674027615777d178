namespace PeerAtlas.Lists.Tests.Guessing;

/// <summary>How a file is proposed to be read.</summary>
public sealed class GuessTests
{
    [Fact]
    public void A_list_below_a_title_finds_its_header_and_columns()
    {
        using var file = Forms.Csv(
            """
            Directory of agencies,,,,
            as of November,,,,
            Agency Name,Contact Name,Phone,Fax,E-mail
            Harbor House Inc,"DOE, JANE",(617) 555-0123,617-555-0199,info@harbor.example
            North Light,Sam Roe,617.555.0124,,
            """
        );

        var proposal = ListGuess.Propose(file, Forms.Agencies());

        Assert.Equal(3, proposal.Mapping.HeaderRow);
        Assert.Equal(["A"], proposal.Mapping.Source("name")!.Columns);
        Assert.Equal(["B"], proposal.Mapping.Source("contact")!.Columns);
        Assert.Equal(["C"], proposal.Mapping.Source("phone")!.Columns);
        Assert.Equal(["E"], proposal.Mapping.Source("email")!.Columns);
        Assert.Contains(proposal.Questions, question => question is { Kind: QuestionKind.Source, Field.Name: "kind" });
    }

    [Fact]
    public void First_and_last_name_are_a_person_and_street_and_city_an_address()
    {
        using var file = Forms.Csv(
            "Organization,First Name,Last Name,Street Address,City,State,Zip\nHarbor "
                + "House,Jane,Doe,12 Elm St,Salem,MA,1970\nNorth Light,Sam,Roe,3 Oak Ave,Lynn,MA,1901\n"
        );
        var form = Forms.Agencies();

        var mapping = ListGuess.Propose(file, form).Mapping.With("kind", new FieldSource { Value = "provider" });
        var first = Forms.Records(file, form, mapping)[0];

        Assert.Equal("Harbor House", first["name"]);
        Assert.Equal("Jane Doe", first["contact"]);
        Assert.Equal("12 Elm St, Salem, MA", first["address"]);
        Assert.Equal("01970", first["zip"]);
        Assert.Equal("harbor-house", first["key"]);
    }

    [Theory]
    [InlineData("Clinic Name,Clinic Size,Region", "A", null)]
    [InlineData("Clinic Ownership,Clinic Name,Region", "B", null)]
    [InlineData("Agency,Clinic Name,Region", "A", "B")]
    public void Where_nothing_names_a_whole_its_part_is_the_whole(string header, string name, string? part)
    {
        using var file = Forms.Csv(header + "\nHarbor House,North Light,East\nBay Rest,Elm Place,West\nOak Hall,Pine Ridge,East\n");
        var form = new ListForm(
            "clinics",
            [
                new("name", "Name", FieldKind.Name) { IsNeeded = true, Words = ["agency", "clinic"] },
                new("unit", "Site", FieldKind.Text) { IsPart = true, Words = ["site name", "clinic name"] },
            ]
        );

        var mapping = ListGuess.Propose(file, form).Mapping;

        Assert.Equal([name], mapping.Source("name")!.Columns);
        Assert.Equal(part, mapping.Source("unit")?.Columns.Single());
    }

    [Fact]
    public void A_list_without_headers_is_read_by_what_stands_in_it()
    {
        using var file = Forms.Csv(
            "Harbor House,617-555-0123,info@harbor.example\nNorth Light,617-555-0124,a@light.example\nBay Rest Center,617-555-0125,b@bay.example\n"
        );

        var mapping = ListGuess.Propose(file, Forms.Agencies()).Mapping;

        Assert.Equal(0, mapping.HeaderRow);
        Assert.Equal(["A"], mapping.Source("name")!.Columns);
        Assert.Equal(["B"], mapping.Source("phone")!.Columns);
        Assert.Equal(["C"], mapping.Source("email")!.Columns);
    }

    [Fact]
    public void The_order_of_days_is_asked_where_nothing_tells_it()
    {
        using var doubtful = Forms.Csv("Date,Hours,Activity\n01/02/2026,1.5,Group\n03/04/2026,2,Group\n");
        using var certain = Forms.Csv("Date,Hours,Activity\n01/02/2026,1.5,Group\n03/24/2026,2,Group\n");

        Assert.Contains(ListGuess.Propose(doubtful, Forms.Log()).Questions, question => question.Kind == QuestionKind.DayOrder);
        Assert.Equal(DayOrder.MonthFirst, ListGuess.Propose(certain, Forms.Log()).Mapping.DayOrder);
    }
}
