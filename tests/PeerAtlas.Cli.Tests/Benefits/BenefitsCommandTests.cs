using System.Text.Json;
using PeerAtlas.Cli.Tests.Analysis;

namespace PeerAtlas.Cli.Tests.Benefits;

public sealed class BenefitsCommandTests : IDisposable
{
    private const string Case = """{"month":"2026-03","state":"MA","household":"single","living":"own","disabled":true,"wages":1000,"hourly":15,"ssdi":100}""";

    private readonly Files files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task A_month_is_told_as_data()
    {
        var json = await Files.JsonAsync(0, "benefits", files.Write("case.json", Case));

        Assert.Equal("2026-03", json.GetProperty("month").GetString());
        Assert.Equal("""{"countable":547.5,"federal":446.5,"state":114.39}""", JsonSerializer.Serialize(json.GetProperty("ssi")));
        Assert.Equal("""{"trial_months_used":0,"status":"no trial month","paid":100}""", JsonSerializer.Serialize(json.GetProperty("ssdi")));
        Assert.Equal("ssi", json.GetProperty("medicaid").GetProperty("by").GetString());
        Assert.Equal(1660.89m, json.GetProperty("total").GetDecimal());
        var first = json.GetProperty("safe_hours")[0];
        Assert.Equal(("ssi", 31.5m), (first.GetProperty("benefit").GetString(), first.GetProperty("hours_per_week").GetDecimal()));
        Assert.NotEqual(0, json.GetProperty("notes").GetArrayLength());
    }

    [Fact]
    public async Task A_month_is_told_in_words_of_two_languages()
    {
        var told = await CommandLine.RunAsync("benefits", files.Write("case.json", Case), "--language", "es");

        Assert.Contains("todo junto: 1,660.89", told.Output);
        Assert.Contains("El SSI sigue al sueldo dos meses después", told.Output);
    }

    [Fact]
    public async Task A_year_without_figures_is_refused_by_name()
    {
        var told = await CommandLine.RunAsync("benefits", files.Write("case.json", Case.Replace("2026-03", "2027-01", StringComparison.Ordinal)), "--json");

        Assert.Equal(1, told.ExitCode);
        Assert.Contains("known for January 2027, and none are guessed", told.Errors);
    }
}
