using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using PeerAtlas.Certification.Json;
using PeerAtlas.Certification.Rules;

namespace PeerAtlas.Certification.Tests.Rules;

public sealed class RuleBookTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromFile(Path.Combine(AppContext.BaseDirectory, "rule.schema.json"));

    public static TheoryData<string> Files => [.. RuleBook.ShippedFiles.Select(file => file.Name)];

    [Fact]
    public void Sixteen_rules_are_shipped() =>
        Assert.Equal(
            "CA-MPSS FL-CRPS GA-CPS-MH ICRC-PR ID-CPSS IN-CPSP KS-CPS KY-APSS MA-CPS NCPS NY-NYCPS NY-NYCPS-P OH-CPS PA-CPS TX-MHPS WI-CPS",
            string.Join(' ', RuleBook.Shipped.All.Select(rule => rule.Id))
        );

    [Theory]
    [MemberData(nameof(Files))]
    public void A_shipped_file_fits_the_schema(string name) => Assert.True(Fits(Content(name)), name);

    /// <summary>The schema tells an author as much as the reader: what it lets through that is misspelt would be found only later.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void The_schema_refuses_a_field_that_no_rule_has(string name)
    {
        var file = Content(name);
        file["versions"]![0]!["perod"] = new JsonObject();
        Assert.False(Fits(file));
    }

    [Theory]
    [InlineData(""" "period": {"kind": "rolling"} """)]
    [InlineData(""" "period": {"kind": "none", "months": 24} """)]
    [InlineData(""" "renewal": {"hours": {"total": -5}} """)]
    [InlineData(""" "renewal": {"windows": [{"opens": {"days_before": 30, "months_before": 1}}]} """)]
    [InlineData(""" "entry": {"one_of": {"ways": [{"credits": 1}]}} """)]
    [InlineData(""" "from": "31.12.2026" """)]
    public void What_the_schema_refuses_the_reader_refuses_too(string fields)
    {
        Assert.False(Fits(JsonNode.Parse(Given.RuleText(fields))!));
        Assert.Throws<CertificationInputException>(() => Given.Rule(fields));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_shipped_rule_has_names_in_both_languages_and_says_when_it_was_reviewed(string name)
    {
        var rule = RuleReader.Read(RuleBook.ShippedFiles.First(file => file.Name == name).Content, name);
        Assert.Equal(name, rule.Id + ".json");
        Assert.All(rule.Versions, version => Assert.Equal("2026-11", version.ReviewedOn));
        Assert.All(Names(Content(name)), names => Assert.True(names["es"] is not null, names.ToJsonString()));
    }

    [Theory]
    // What the sources leave open stays open.
    [InlineData("IN-CPSP", true, true)]
    [InlineData("KS-CPS", true, true)]
    [InlineData("KY-APSS", true, true)]
    [InlineData("NCPS", true, true)]
    [InlineData("FL-CRPS", false, true)]
    [InlineData("TX-MHPS", false, false)]
    public void What_no_source_tells_is_absent(string id, bool isPeriodUnknown, bool areHoursUnknown)
    {
        var version = RuleBook.Shipped.Find(id)!.Versions[0];
        Assert.Equal((isPeriodUnknown, areHoursUnknown), (version.Period is null, version.Renewal.Hours is null));
        Assert.False(version.Renewal.AsksNone);
    }

    [Fact]
    public void Rules_that_do_not_fit_together_are_refused()
    {
        var texas = RuleBook.Shipped.Find("tx-mhps")!;
        Assert.Contains(
            "TX-MHPS, id: There are two rules with this id.",
            Assert.Throws<CertificationInputException>(() => new RuleBook([texas, texas])).Message
        );
        var newYork = RuleBook.Shipped.Find("NY-NYCPS")!;
        Assert.Contains("There is no rule NY-NYCPS-P", Assert.Throws<CertificationInputException>(() => new RuleBook([newYork])).Message);
    }

    private static bool Fits(JsonNode file) => Schema.Evaluate(JsonSerializer.SerializeToElement(file)).IsValid;

    private static JsonNode Content(string name) => JsonNode.Parse(RuleBook.ShippedFiles.First(file => file.Name == name).Content)!;

    private static IEnumerable<JsonObject> Names(JsonNode? node) =>
        node switch
        {
            JsonObject { Count: > 0 } found when found.ContainsKey("en") => [found],
            JsonObject parts => parts.SelectMany(part => Names(part.Value)),
            JsonArray items => items.SelectMany(Names),
            _ => [],
        };
}
