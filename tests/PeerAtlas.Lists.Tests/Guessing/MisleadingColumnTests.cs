namespace PeerAtlas.Lists.Tests.Guessing;

/// <summary>Columns and rows that look like what they are not.</summary>
public sealed class MisleadingColumnTests
{
    [Theory]
    [InlineData("Name,address_line1,city,state", "1 Elm St,Salem,MA", "B+C+D")]
    [InlineData("Name,Street_Address_1,City_Town,State", "1 Elm St,Salem,MA", "B+C+D")]
    [InlineData("Name,Full address,City,State", "\"1 Elm St, Salem, MA\",Salem,MA", "B")]
    [InlineData("Name,City,State", "Salem,MA", "B+C")]
    [InlineData("Name,Street,City,State", "1 Main St,Salem,MA", "B+C+D")]
    public void An_address_begins_with_its_street_and_says_nothing_twice(string header, string place, string columns)
    {
        using var file = Forms.Csv($"{header}\nHarbor House,{place}\nLight Center,{place}\nNorth Clinic,{place}\n");

        Assert.Equal(columns, string.Join('+', ListGuess.Propose(file, Forms.Agencies()).Mapping.Source("address")!.Columns));
    }

    [Fact]
    public void The_head_of_a_facility_is_not_its_name_and_a_list_of_one_column_is_one_of_names()
    {
        using var heads = Forms.Csv("City,Facility,Head of the facility\nSalem,Harbor House,Dr. Jo Lund\nLynn,Light Center,Dr. Kim Okoye\n");
        using var names = Forms.Csv("Type of provider\nHarbor House - Shelter (6367)\nLight Center - Day program (12)\nNorth Clinic (5)\n");

        Assert.Equal(["B"], ListGuess.Propose(heads, Forms.Agencies()).Mapping.Source("name")!.Columns);
        Assert.Equal(["A"], ListGuess.Propose(names, Forms.Agencies()).Mapping.Source("name")!.Columns);
    }

    [Fact]
    public void Rows_filled_as_all_others_are_no_titles_above_the_headers()
    {
        using var file = Forms.Csv(
            "clinic_name,chain,street,place\n"
                + string.Concat(Enumerable.Range(1, 10).Select(at => $"Tooth {at},Smile,Elm Street,Lake Town\n"))
                + "Address Clinic,Kind,Street Address,City\n"
                + string.Concat(Enumerable.Range(1, 30).Select(at => $"Gum {at},Smile,Oak Street,Hill Town\n"))
        );

        Assert.Equal(1, ListGuess.Propose(file, Forms.Agencies()).Mapping.HeaderRow);
    }

    [Fact]
    public void Without_headers_a_row_that_looks_like_some_does_not_swallow_those_above_it()
    {
        using var file = Forms.Csv(
            string.Concat(Enumerable.Range(1, 10).Select(at => $"Club {at},617-555-01{at:00},a{at}@x.org,Lake\n"))
                + "Name,Phone,Email,City\n"
                + string.Concat(Enumerable.Range(1, 30).Select(at => $"Team {at},617-555-02{at:00},b{at}@x.org,Hill\n"))
        );

        Assert.Equal(0, ListGuess.Propose(file, Forms.Agencies()).Mapping.HeaderRow);
    }

    [Fact]
    public void A_few_words_again_and_again_are_what_things_are_and_not_their_names()
    {
        using var file = Forms.Csv(
            "Company,Shelter name,Phone\n"
                + string.Concat(Enumerable.Range(1, 60).Select(at => $"{(at % 3 == 0 ? "Blue" : "Red")},House number {at},617-555-01{at:00}\n"))
        );

        Assert.Equal("B", Assert.Single(ListGuess.Propose(file, Forms.Agencies()).Mapping.Source("name")!.Columns));
    }

    [Theory]
    [InlineData("0114 3210733", "0114 3210755")]
    [InlineData("09-307 4949", "06 878 1234")]
    [InlineData("+47 22 33 44 55", "22 33 44 56")]
    public void Under_a_header_that_says_so_numbers_of_any_country_are_phones(string first, string second)
    {
        using var file = Forms.Csv($"Name,Phone\nHarbor House,{first}\nBay Rest,{second}\n");
        var form = Forms.Agencies();
        var mapping = ListGuess.Propose(file, form).Mapping.With("kind", new FieldSource { Value = "clinic" });

        Assert.All(Forms.Records(file, form, mapping), record => Assert.NotEqual("", record["phone"]));
    }

    [Fact]
    public void A_header_that_shares_a_word_with_the_kind_is_none_where_no_word_of_it_is_known()
    {
        using var file = Forms.Csv("Name,Category 2: Expanded Learning\nHarbor House,Yes please\nBay Rest,Not now\n");

        Assert.Null(ListGuess.Propose(file, Forms.Agencies()).Mapping.Source("kind"));
    }

    [Theory]
    [InlineData("n/a")]
    [InlineData("Not available on website")]
    [InlineData("Not provided")]
    public void A_word_for_nothing_is_no_address(string said)
    {
        using var file = Forms.Csv($"Name,Address,City\nHarbor House,{said},\nBay Rest,\"12 Elm Street,\",Lake Town\n");
        var form = Forms.Agencies();
        var mapping = ListGuess.Propose(file, form).Mapping.With("kind", new FieldSource { Value = "clinic" });

        Assert.Equal(["", "12 Elm Street, Lake Town"], Forms.Records(file, form, mapping).Select(record => record["address"]));
    }

    [Fact]
    public void Words_of_rows_far_down_are_asked_too()
    {
        using var file = Forms.Csv(
            "Name,Kind\n"
                + string.Concat(
                    Enumerable
                        .Range(1, 2500)
                        .Select(at => $"Agency {at},{(at == 1 ? "bakery" : at == 2400 ? "dairy" : "provider")}\n")
                )
        );
        var form = Forms.Agencies();
        var proposal = ListGuess.Propose(file, form);

        var asked = proposal.AskingOf(Forms.Apply(file, form, proposal.Mapping).Counts);

        Assert.Equal(["bakery", "dairy"], asked.Questions.Single(question => question.Kind == QuestionKind.Words).Values);
    }
}
