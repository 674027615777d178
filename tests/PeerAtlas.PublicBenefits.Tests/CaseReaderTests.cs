using System.Text;
using System.Text.Json;
using Json.Schema;

namespace PeerAtlas.PublicBenefits.Tests;

public sealed class CaseReaderTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromFile(Path.Combine(AppContext.BaseDirectory, "case.schema.json"));

    private const string Whole = """
        {"month":"2026-03","state":"MA","household":"single","living":"own","disabled":true,"blind":false,"student":false,"wages":1000,"unearned":0,
        "irwe":0,"blind_work_expenses":0}
        """;

    [Fact]
    public void A_case_is_read_and_its_schema_holds()
    {
        Assert.Equal((1000m, Living.Own, true), (Read(Whole).Wages, Read(Whole).Living, Read(Whole).Disabled));
        Assert.True(IsValid(Whole));
        Assert.False(IsValid("""{"month":"2026-13","state":"MA"}"""));
        Assert.False(IsValid("""{"month":"2026-03","state":"MA","wage":1}"""));
    }

    [Theory]
    [InlineData("""{"state":"MA"}""", "month and state")]
    [InlineData("""{"month":"March 2026","state":"MA"}""", "month: The month is to be written as 2026-03.")]
    [InlineData("""{"month":"2026-03","state":"Mass"}""", "state: ")]
    [InlineData("""{"month":"2026-03","state":"MA","wage":5}""", "There is no such key. Known are month, state,")]
    [InlineData("""{"month":"2026-03","state":"MA","wages":-5}""", "wages: An amount is from 0 to 100,000 dollars, in whole cents.")]
    [InlineData("""{"month":"2026-03","state":"MA","rent":5.001}""", "rent: An amount is from 0")]
    [InlineData("""{"month":"2026-03","state":"MA","resources":-1}""", "resources: This is 0 or more.")]
    [InlineData("""{"month":"2026-03","state":"MA","wages":"much"}""", "wages: Line 1: This value cannot be read here.")]
    [InlineData("""{"month":"2026-03","state":"MA","wages":5,"wages":6}""", "cannot be read")]
    [InlineData("""{"month":"2026-03","state":"MA","living":"castle"}""", "living: ")]
    [InlineData("""{"month":"2026-03","state":"MA","blind_work_expenses":5}""", "blind_work_expenses: ")]
    [InlineData("""{"month":"2026-03","state":"MA","irwe":5}""", "irwe: ")]
    [InlineData("""{"month":"2026-03","state":"MA","trial_months_used":10}""", "trial_months_used: This is from 0 to 9.")]
    [InlineData("[1,2]", "no JSON of a case")]
    [InlineData("null", "The file holds nothing.")]
    [InlineData("{", "no JSON of a case")]
    public void What_cannot_be_is_refused_by_its_key(string json, string problem) =>
        Assert.Contains(problem, Assert.Throws<BenefitException>(() => Read(json)).Message, StringComparison.Ordinal);

    private static BenefitCase Read(string json) => CaseReader.Read(Encoding.UTF8.GetBytes(json));

    private static bool IsValid(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Schema.Evaluate(document.RootElement).IsValid;
    }
}
