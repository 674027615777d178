using System.Globalization;
using System.Text.Json;
using PeerAtlas.Census.Tabulation;
using PeerAtlas.Census.Waves;
using PeerAtlas.Statistics.Estimation;
using PeerAtlas.Testing;
using AnswerSet = PeerAtlas.Instruments.Answers;

namespace PeerAtlas.Census.Tests.Tabulation;

/// <summary>Figures of a sample are those that the package survey of R makes of the same answers; Reference/README.md says how.</summary>
public sealed class SampleReferenceTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests/PeerAtlas.Census.Tests/Reference");
    private static readonly JsonElement Expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "sample.expected.json"))).RootElement;
    private static readonly List<Row> Rows = Read();

    private static readonly Dictionary<string, string> NamesOfFigures = new()
    {
        ["total"] = "agency.peers.total",
        ["mean"] = "agency.peers.mean",
        ["turnover_yes"] = "agency.turnover.yes.share",
        ["cps_share"] = "agency.cps_share",
        ["median"] = "agency.peers.median",
        ["pay_mean"] = "agency.pay.mean",
        ["pay_total"] = "agency.pay.total",
    };

    [Fact]
    public void Every_figure_of_the_file_is_met()
    {
        var tables = SmallSurvey.Tables(Answers());
        var names = Expected.EnumerateObject().Where(part => part.Value.ValueKind == JsonValueKind.Object).ToList();
        Assert.Equal(5 * (1 + 3 + 4) + 2, names.Count);
        foreach (var (name, value) in names.Select(part => (part.Name, part.Value)))
        {
            var (kind, suffix) = name.IndexOf(".by.", StringComparison.Ordinal) is >= 0 and var at ? (name[..at], name[at..]) : (name, "");
            var figure = tables.Figure(NamesOfFigures[kind] + suffix);
            Close(name, value.GetProperty("estimate"), figure.Estimate!.Value);
            // How many answered is told beside how many they stand for; the pays are those of agencies with openings.
            if (!kind.StartsWith("pay", StringComparison.Ordinal))
                Assert.Equal(value.GetProperty("n").GetInt32(), figure.Base.Number);
            if (value.TryGetProperty("weighted", out var weighted) && !kind.StartsWith("pay", StringComparison.Ordinal))
                Close(name, weighted, figure.Base.Weighted!.Value);
            // Shares have Wilson's interval.
            if (kind != "turnover_yes" && value.GetProperty("low").ValueKind == JsonValueKind.Number)
            {
                Close(name + ".low", value.GetProperty("low"), figure.Interval!.Value.Low);
                Close(name + ".high", value.GetProperty("high"), figure.Interval.Value.High);
            }
        }
    }

    [Fact]
    public void The_standard_errors_of_shares_are_met()
    {
        var answers = Answers();
        var design = answers.DesignOf(answers.Responses);
        Assert.Equal(Expected.GetProperty("degrees_of_freedom").GetInt32(), design.DegreesOfFreedom);
        foreach (var part in Expected.EnumerateObject().Where(part => part.Name.StartsWith("turnover_yes", StringComparison.Ordinal)))
        {
            bool[] domain =
            [
                .. Rows.Select(row => part.Name.EndsWith(row.Kind, StringComparison.Ordinal) || IsRegion(part.Name, row) || !part.Name.Contains(".by.")),
            ];
            int[] codes =
            [
                .. Rows.Select(row =>
                    row.Turnover.Length == 0 ? -1
                    : row.Turnover == "yes" ? 1
                    : 0
                ),
            ];
            Close(part.Name, part.Value.GetProperty("se"), Estimator.Shares(design, codes, 2, domain)[1].Share.StandardError);
        }

        static bool IsRegion(string name, Row row) => name.EndsWith(".by.region." + row.Stratum.ToLowerInvariant(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_default_rule_of_R_gives_the_same_medians_where_no_share_is_reached_exactly()
    {
        var medians = Expected.EnumerateObject().Where(part => part.Name.StartsWith("median", StringComparison.Ordinal)).Select(part => part.Value).ToList();
        var alike = medians.Count(median => median.GetProperty("default").GetDouble() == median.GetProperty("estimate").GetDouble());
        Assert.True(alike >= medians.Count - 1, $"{alike} of {medians.Count}");
    }

    private static SurveyColumns Answers()
    {
        var organisations = Rows.Select(row => row.Agency).Distinct().ToDictionary(agency => agency, _ => Guid.NewGuid());
        var names = Rows.Select(row => row.Stratum).Distinct().Order(StringComparer.Ordinal).ToList();
        var sample = new WaveSample(
            [.. names.Select(name => new SampleStratum(name, Rows.First(row => row.Stratum == name).InFrame, Drawn(name)))],
            Rows.DistinctBy(row => row.Agency).ToDictionary(row => organisations[row.Agency], row => names.IndexOf(row.Stratum))
        );
        var answers = new SurveyColumns(SmallSurvey.Instrument);
        var clusters = organisations.Keys.Select((agency, at) => (agency, at)).ToDictionary();
        foreach (var row in Rows)
            answers.Add(AnswerSet.FromJson(row.Json()), new(2026, 5, 1), clusters[row.Agency]);
        answers.Sample = new(sample, [.. Rows.Select(row => organisations[row.Agency])]);
        answers.Groupings = [Grouping("kind", row => row.Kind), Grouping("region", row => row.Stratum.ToLowerInvariant())];
        return answers;
    }

    private static int Drawn(string stratum) =>
        stratum switch
        {
            "Boston" => 12,
            "Central" => 20,
            _ => 30,
        };

    private static Grouping Grouping(string name, Func<Row, string> of)
    {
        var groups = Rows.Select(of).Distinct().Order(StringComparer.Ordinal).ToList();
        return new(name, [.. groups.Select(group => (group, group))], [.. Rows.Select(row => groups.IndexOf(of(row)))]);
    }

    private static void Close(string name, JsonElement expected, double actual) =>
        Assert.True(
            Math.Abs(actual - expected.GetDouble()) <= 1e-8 * Math.Max(1e-6, Math.Abs(expected.GetDouble())),
            $"{name}: expected {expected.GetDouble():R}, got {actual:R}"
        );

    private static List<Row> Read() =>
        [
            .. File.ReadLines(Path.Combine(Folder, "sample.csv"))
                .Skip(1)
                .Select(line => line.Split(','))
                .Select(cell => new Row(cell[0], cell[1], cell[2], int.Parse(cell[3], CultureInfo.InvariantCulture), cell[6], cell[7], cell[8], cell[9])),
        ];

    private sealed record Row(string Agency, string Stratum, string Kind, int InFrame, string Peers, string Cps, string Turnover, string Pays)
    {
        public string Json()
        {
            var parts = new List<string>();
            if (Peers.Length > 0)
                parts.Add($"\"peers\":{Peers},\"cps\":{Cps}");
            if (Turnover.Length > 0)
                parts.Add($"\"turnover\":\"{Turnover}\"");
            if (Pays.Length > 0)
                parts.Add($"\"jobs\":[{string.Join(',', Pays.Split(' ').Select(pay => $"{{\"pay\":{pay}}}"))}]");
            return $"{{{string.Join(',', parts)}}}";
        }
    }
}
