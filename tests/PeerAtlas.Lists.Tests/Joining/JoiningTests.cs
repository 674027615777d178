using PeerAtlas.Lists.Joining;

namespace PeerAtlas.Lists.Tests.Joining;

/// <summary>Which rows and names are one.</summary>
public sealed class JoiningTests
{
    [Theory]
    [InlineData("Harbor House, Inc.", "HARBOR  HOUSE INC", Nearness.Writing)]
    [InlineData("Boys & Girls Club", "Boys and Girls Club", Nearness.Writing)]
    [InlineData("The Harbor House", "Harbor House", Nearness.Writing)]
    [InlineData("Harbor House LLC", "Harbor House", Nearness.CompanyForm)]
    [InlineData("Recovery Center of Salem", "Recovrey Center of Salem", Nearness.Spelling)]
    [InlineData("Harbor House", "Harbor House (evenings and weekends)", Nearness.Brackets)]
    [InlineData("Harbor House (a program of Bay Rest)", "The Harbor House", Nearness.Brackets)]
    [InlineData("Riverside Recovery Center Salem", "Riverside Recovery Center Salem Campus", Nearness.Words)]
    public void Other_spellings_are_shown_with_their_reason(string one, string other, Nearness reason) =>
        Assert.Equal([new NearPair(one, other, reason)], NearNames.Find([one, other]));

    [Theory]
    [InlineData("Recovery House 1", "Recovery House 2")]
    [InlineData("Recovery House East", "Recovery House West")]
    [InlineData("Recovery House II", "Recovery House III")]
    [InlineData("Harbor House (Salem)", "Harbor House (Lynn)")]
    [InlineData("Harbor House", "Harbor House (site 2)")]
    [InlineData("Joy Family Clinic", "Ko Family Clinic")]
    [InlineData("Health Center", "Hearth Home")]
    public void Names_that_tell_of_two_are_not_shown(string one, string other) => Assert.Empty(NearNames.Find([one, other]));

    [Fact]
    public void Names_that_are_there_already_are_not_asked_about_again() =>
        Assert.Equal(
            [new NearPair("Harbor House Inc", "Harbor House", Nearness.CompanyForm)],
            NearNames.Find(["Harbor House"], ["Harbor House Inc", "Harbor House LLC"])
        );

    [Fact]
    public void Rows_of_the_same_name_are_one_and_agreed_spellings_too()
    {
        using var file = Forms.Csv("Agency,Address\nHarbor House,1 Elm\nHarbor House Inc,2 Oak\nNorth Light,3 Ash\nharbor house,4 Fir\n");
        var form = Forms.Agencies();
        var mapping = ListGuess.Propose(file, form).Mapping.With("kind", new FieldSource { Value = "provider" });
        var records = Forms.Records(file, form, mapping);

        Assert.Equal([2, 1, 1], ThingGroups.Of(records, form, mapping).Select(thing => thing.Rows.Count));
        var agreed = ThingGroups.Of(records, form, mapping, new AgreedNames([new("Harbor House", "Harbor House Inc", Nearness.CompanyForm)]));
        Assert.Equal([3, 1], agreed.Select(thing => thing.Rows.Count));
        Assert.Equal(["address"], agreed[0].Differing(["address", "zip"]));
    }

    [Fact]
    public void A_letter_may_tell_one_house_from_another_and_a_company_form_with_dots_does_not()
    {
        Assert.Empty(NearNames.Find(["Group home 6390", "Group home 6390 A"]));
        Assert.Equal(Nearness.CompanyForm, Assert.Single(NearNames.Find(["Harbor House", "Harbor House L.L.C."])).Reason);
    }
}
