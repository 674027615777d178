using System.Globalization;
using PeerAtlas.Census.Waves;
using PeerAtlas.Statistics.Estimation;

namespace PeerAtlas.Census.Tabulation;

/// <summary>
/// For how many organisations of the frame the responses to a sample stand. In each stratum those that answered stand for all of it,
/// drawn or not: each weighs the organisations of the stratum divided by those of them that answered.
/// </summary>
internal sealed class SampleWeights
{
    private readonly WaveSample sample;
    private readonly IReadOnlyList<Guid> organisations;
    private readonly int[] stratumOfResponse;
    private readonly int[] answered;

    /// <param name="sample">What was drawn.</param>
    /// <param name="organisations">Whose each response is; each was drawn.</param>
    public SampleWeights(WaveSample sample, IReadOnlyList<Guid> organisations)
    {
        (this.sample, this.organisations) = (sample, organisations);
        stratumOfResponse = [.. organisations.Select(organisation => sample.StratumOf(organisation)!.Value)];
        answered = new int[sample.Strata.Count];
        foreach (var organisation in organisations.Distinct())
            answered[sample.StratumOf(organisation)!.Value]++;
    }

    /// <summary>The strata, in the order in which the wave has them.</summary>
    public IReadOnlyList<SampleStratum> Strata => sample.Strata;

    /// <summary>Organisations of the frame for which those that answered stand: all but those of strata in which none answered.</summary>
    public int Frame => Strata.Where((_, stratum) => answered[stratum] > 0).Sum(stratum => stratum.InFrame);

    /// <summary>"150 of the 200 organizations drawn answered and stand for all 900 of the frame".</summary>
    public string Words =>
        $"{answered.Sum():N0} of the {sample.Drawn:N0} organizations drawn answered and stand for "
        + (Frame == sample.InFrame ? $"all {Frame:N0} of the frame" : $"{Frame:N0} of the {sample.InFrame:N0} of the frame");

    /// <summary>What a reader must know of the weights, in sentences.</summary>
    public string Note
    {
        get
        {
            var silent = Strata.Where((_, stratum) => answered[stratum] == 0).Select(stratum => stratum.Name).ToList();
            var where = Strata.Count > 1 ? "In each stratum, the" : "The";
            return $"From a sample: {Words}. {where} organizations that answered stand for those that were not drawn and those that did not answer, "
                + "as if these were like them."
                + (silent.Count == 0 ? "" : $" Nobody answered in {string.Join(", ", silent)}: the figures do not speak of it.");
        }
    }

    /// <summary>The place of a response's stratum.</summary>
    public int StratumOf(int response) => stratumOfResponse[response];

    /// <summary>Organisations of a stratum that answered.</summary>
    public int AnsweredIn(int stratum) => answered[stratum];

    /// <summary>For how many organisations the one that gave a response stands, itself included.</summary>
    public double WeightOf(int response) => (double)InFrame(response) / answered[stratumOfResponse[response]];

    /// <summary>The organisations of the frame in a response's stratum.</summary>
    public int InFrame(int response) => Strata[stratumOfResponse[response]].InFrame;

    /// <summary>What each response stands for.</summary>
    public IReadOnlyList<SampledRecord> Records()
    {
        var numbers = organisations.Distinct().Select((organisation, at) => (organisation, at)).ToDictionary();
        return
        [
            .. organisations.Select(
                (organisation, response) =>
                    new SampledRecord(Strata[stratumOfResponse[response]].Name, WeightOf(response), InFrame(response), numbers[organisation])
            ),
        ];
    }

    /// <summary>Stratum, weight and frame of a response, as cells of <see cref="ResponseColumns.Sample"/>.</summary>
    public IReadOnlyList<string> Cells(int response) =>
        [
            Strata[stratumOfResponse[response]].Name,
            WeightOf(response).ToString("R", CultureInfo.InvariantCulture),
            InFrame(response).ToString(CultureInfo.InvariantCulture),
        ];

    /// <summary>The design of rows: weighted, by strata, organisations as clusters, and the frame as the population.</summary>
    /// <param name="responseOfRow">The response that each row is of.</param>
    /// <param name="clusterOfResponse">The organisation of each response, by number.</param>
    public SurveyDesign DesignOf(IReadOnlyList<int> responseOfRow, IReadOnlyList<int> clusterOfResponse) =>
        SurveyDesign.Create(
            responseOfRow.Count,
            [.. responseOfRow.Select(WeightOf)],
            [.. responseOfRow.Select(StratumOf)],
            [.. responseOfRow.Select(response => clusterOfResponse[response])],
            [.. responseOfRow.Select(response => (double)InFrame(response))],
            // An organisation that answered and has no entry in a repeat is one all the same.
            [.. responseOfRow.Select(response => answered[stratumOfResponse[response]])]
        );
}
