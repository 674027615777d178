using PeerAtlas.Tables;

namespace PeerAtlas.Lists.Tests;

/// <summary>Mappings that are kept, saved and carried over.</summary>
public sealed class MappingTests
{
    private const string List = "Agency,Kind,Phone\nHarbor House,provider,617-555-0123\n";

    [Fact]
    public void A_mapping_comes_back_from_JSON_as_it_was()
    {
        using var file = Forms.Csv(List);
        var form = Forms.Agencies();
        var mapping = ListGuess.Propose(file, form).Mapping;
        mapping = mapping.With(
            "kind",
            mapping.Source("kind")! with
            {
                Words = new Dictionary<string, string> { ["OTP"] = "clinic" },
                Otherwise = "provider",
            }
        );

        var json = MappingJson.Write(mapping);

        Assert.Equal(json, MappingJson.Write(MappingJson.Read(json, "mapping.json", form)));
        Assert.Equal("object", MappingJson.Schema()["type"]!.ToString() is "object" ? "object" : MappingJson.Schema()["type"]![0]!.ToString());
    }

    [Theory]
    [InlineData("{\"form\":\"agencies\",\"colour\":1}", "no mapping")]
    [InlineData("{\"form\":\"agencies\",\"form\":\"log\"}", "no mapping")]
    [InlineData("{\"form\":\"log\"}", "is for \"log\"")]
    [InlineData("{\"form\":\"agencies\",\"fields\":{\"colour\":{\"columns\":[\"A\"]}}}", "no field \"colour\"")]
    [InlineData("{\"form\":\"agencies\",\"fields\":{\"name\":{\"columns\":[\"A\",\"B\"]}}}", "Only one column")]
    [InlineData("{\"form\":\"agencies\",\"fields\":{\"name\":{\"columns\":[\"A1\"]}}}", "not the letters")]
    [InlineData("{\"form\":\"agencies\",\"fields\":{\"name\":{\"value\":\"x\"}}}", "One value cannot")]
    [InlineData("{\"form\":\"agencies\",\"fields\":{\"kind\":{\"columns\":[\"A\"],\"words\":{\"x\":\"bakery\"}}}}", "no word of")]
    [InlineData("{\"form\":\"agencies\",\"sameThing\":7}", "no mapping")]
    [InlineData("{\"form\":\"agencies\",\"headerRow\":-1}", "row of the headers")]
    [InlineData("{\"form\":\"agencies\",\"fields\":null}", "no mapping")]
    [InlineData("null", "empty")]
    [InlineData("[", "no mapping")]
    public void A_mapping_that_does_not_fit_is_refused(string json, string problem) =>
        Assert.Contains(
            problem,
            Assert.Throws<TableException>(() => MappingJson.Read(json, "mapping.json", Forms.Agencies())).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void The_next_file_of_the_form_finds_its_mapping()
    {
        var form = Forms.Agencies();
        using var first = Forms.Csv(List);
        using var next = Forms.Csv("A title,,\n" + List.Replace("Harbor", "North", StringComparison.Ordinal));
        using var other = Forms.Csv("Agency,Fax\nHarbor House,617-555-0123\n");
        var kept = ListGuess.Propose(first, form).Mapping with { RowsOfOne = RowsOfOne.One };
        var proposal = ListGuess.Propose(next, form);

        Assert.Equal(ListGuess.FormOf(kept), ListGuess.FormOf(proposal.Mapping));
        Assert.NotEqual(ListGuess.FormOf(kept), ListGuess.FormOf(ListGuess.Propose(other, form).Mapping));
        var again = ListGuess.Again(kept, proposal);
        Assert.Equal((2, RowsOfOne.One), (again.HeaderRow, again.RowsOfOne));
        Assert.Equal("North House", Assert.Single(Forms.Records(next, form, again))["name"]);
    }

    [Fact]
    public void A_changed_mapping_is_previewed_with_its_questions()
    {
        using var file = Forms.Csv("Agency,Sort\nHarbor House,bakery\n");
        var form = Forms.Agencies();
        var mapping = ListGuess.Propose(file, form).Mapping.With("kind", FieldSource.Of("B"));

        var preview = ListGuess.Preview(file, form, mapping);

        Assert.Equal(["bakery"], Assert.Single(preview.Questions, question => question.Kind == QuestionKind.Words).Values);
        Assert.Equal(2, preview.FirstRows.Count);
    }

    [Fact]
    public void What_held_for_one_file_alone_is_asked_anew_of_the_next()
    {
        using var file = Forms.Csv("Activity,Mon,Tue,Wed\nGroup,1.5,,2\n");
        var form = new ListForm("log", [.. Forms.Log().Fields.Select(field => field.Name == "peer" ? field with { IsOfFile = true } : field)])
        {
            MayGoAcross = true,
        };
        var proposal = ListGuess.Propose(file, form);
        var kept = proposal.Mapping.With("peer", new FieldSource { Value = "jo@x.example" }).With("team", new FieldSource { Value = "North" }) with
        {
            Across = proposal.Mapping.Across! with { Week = new(2026, 11, 23) },
            Year = 2026,
        };

        var next = ListGuess.Next(kept, proposal, form);

        Assert.Null(next.Source("peer"));
        Assert.Equal("North", next.Source("team")!.Value);
        Assert.Equal((null, null), (next.Across!.Week, next.Year));
    }
}
