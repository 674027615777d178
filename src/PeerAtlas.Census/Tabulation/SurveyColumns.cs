using System.Globalization;
using PeerAtlas.Instruments;
using PeerAtlas.Statistics.Estimation;

namespace PeerAtlas.Census.Tabulation;

/// <summary>How responses are told apart: the groups of one kind, and to which each response belongs.</summary>
/// <param name="Name">As it stands in names: "region".</param>
/// <param name="Groups">Key and label of each group, in order.</param>
/// <param name="GroupOfResponse">For each response, the place of its group.</param>
internal sealed record Grouping(string Name, IReadOnlyList<(string Key, string Label)> Groups, IReadOnlyList<int> GroupOfResponse);

/// <summary>All answers to one survey of a wave, column by column: those of the responses, and those of each repeat's entries.</summary>
internal sealed class SurveyColumns
{
    private readonly List<AnswerRows> rows;
    private readonly List<int> clusterOfResponse = [];

    public SurveyColumns(Instrument instrument)
    {
        Instrument = instrument;
        Responses = new AnswerRows(instrument, repeat: null);
        Texts = new TextColumns(instrument);
        rows =
        [
            Responses,
            .. instrument
                .Questions.Select(question => instrument.RepeatOf(question.Name))
                .OfType<Repeat>()
                .Distinct()
                .Select(repeat => new AnswerRows(instrument, repeat)),
        ];
        Named = instrument.Figures.ToDictionary(figure => figure.Name, _ => new NamedColumn(), StringComparer.Ordinal);
    }

    public Instrument Instrument { get; }

    /// <summary>The responses themselves.</summary>
    public AnswerRows Responses { get; }

    /// <summary>The responses, then the entries of each repeat.</summary>
    public IReadOnlyList<AnswerRows> Rows => rows;

    /// <summary>What each response contributes to the named figures.</summary>
    public IReadOnlyDictionary<string, NamedColumn> Named { get; }

    /// <summary>How often each question was answered in words.</summary>
    public TextColumns Texts { get; }

    /// <summary>How many different clusters, that is organisations, the responses come from.</summary>
    public int Clusters => clusterOfResponse.Distinct().Count();

    /// <summary>How responses are told apart; none for the anonymous survey.</summary>
    public IReadOnlyList<Grouping> Groupings { get; set; } = [];

    /// <summary>For how many organisations the responses stand; null where everybody was asked, and for the anonymous survey.</summary>
    public SampleWeights? Sample { get; set; }

    /// <summary>Adds a response.</summary>
    /// <param name="answers">The answers as they are stored.</param>
    /// <param name="day">The day on which they were given.</param>
    /// <param name="cluster">The organisation's number; for the anonymous survey the response's own.</param>
    /// <param name="id">The response's id; left out, its place stands for it.</param>
    public void Add(AnswerSet answers, DateOnly day, int cluster, Guid? id = null)
    {
        var sheet = AnswerSheet.Of(Instrument, answers, day);
        var completed = sheet.CompletedAnswers;
        var response = clusterOfResponse.Count;
        clusterOfResponse.Add(cluster);
        Texts.Add(completed);
        var name = id?.ToString("N") ?? response.ToString(CultureInfo.InvariantCulture);
        Responses.Add(response, PersonKeys.Of(name), completed, question => sheet.IsRelevant(question.Name));
        foreach (var entries in rows.Skip(1))
        {
            foreach (var (entry, given) in completed.EntriesOf(entries.Repeats))
                entries.Add(response, PersonKeys.Of($"{name} {entry.Field}"), given, question => sheet.IsRelevant(question.Name, entry));
        }

        foreach (var figure in Instrument.Figures)
            Named[figure.Name].Add(sheet.Measure(figure));
    }

    /// <summary>The design of the estimates: rows of one organisation are one cluster.</summary>
    public SurveyDesign DesignOf(AnswerRows rows) =>
        Sample?.DesignOf(rows.ResponseOfRow, clusterOfResponse)
        ?? SurveyDesign.Create(rows.Count, clusters: [.. rows.ResponseOfRow.Select(response => clusterOfResponse[response])]);

    /// <summary>Which rows are of each stratum; of no sample, all rows at once.</summary>
    public IReadOnlyList<bool[]> StrataOf(AnswerRows rows) =>
        Sample is { } sample
            ? [.. sample.Strata.Select((_, stratum) => rows.ResponseOfRow.Select(response => sample.StratumOf(response) == stratum).ToArray())]
            :
            [
                [],
            ];
}

/// <summary>Rows with the same questions: the responses, or the entries of a repeat.</summary>
internal sealed class AnswerRows
{
    private readonly List<int> responseOfRow = [];
    private readonly List<UInt128> keys = [];

    public AnswerRows(Instrument instrument, Repeat? repeat)
    {
        Repeat = repeat;
        Repeats = repeat is null ? [] : [.. instrument.RepeatsAround(repeat.Name), repeat];
        Items =
        [
            .. instrument
                .Questions.Where(question => instrument.RepeatOf(question.Name) == repeat)
                .Select(question => ItemColumn.For(instrument, question))
                .OfType<ItemColumn>(),
        ];
    }

    public Repeat? Repeat { get; }

    /// <summary>The repeat and those around it, the outermost first.</summary>
    public IReadOnlyList<Repeat> Repeats { get; }

    public IReadOnlyList<ItemColumn> Items { get; }

    public int Count => responseOfRow.Count;

    public IReadOnlyList<int> ResponseOfRow => responseOfRow;

    /// <summary>The random number of each row, from which the keys of groups are made.</summary>
    public IReadOnlyList<UInt128> Keys => keys;

    public void Add(int response, UInt128 key, AnswerSet answers, Func<Question, bool> asked)
    {
        responseOfRow.Add(response);
        keys.Add(key);
        foreach (var item in Items)
            item.Add(answers, asked(item.Question));
    }
}

/// <summary>What each response contributes to a named figure; not a number where it is outside the base.</summary>
internal sealed class NamedColumn
{
    private readonly List<double> values = [];
    private readonly List<double> of = [];

    public double[] Values => [.. values];

    public double[] Of => [.. of];

    public void Add(Measurement measurement)
    {
        values.Add(measurement.InBase ? measurement.Value : double.NaN);
        of.Add(measurement.InBase ? measurement.Of : double.NaN);
    }
}
