using PeerAtlas.Instruments;
using PeerAtlas.Statistics.Disclosure;
using PeerAtlas.Statistics.Estimation;

namespace PeerAtlas.Census.Tabulation;

/// <summary>
/// The persons behind the numbers that agencies report: "how many peer workers do you employ" sums up to people. Whole numbers
/// of the agency survey are taken to count people, so that what is guarded does not hang on how a question is worded; amounts with
/// decimals and dates are not.
/// </summary>
/// <remarks>
/// Of a sample a weighted sum is told. Within a stratum all weights are equal, so that it tells no more than the number of each stratum; and it
/// may tell as much: whoever knows the weights can ask which whole numbers make the sum. So each stratum's number is taken as told.
/// </remarks>
/// <param name="instrument">The agency survey.</param>
/// <param name="rows">The responses.</param>
/// <param name="strata">Which rows are of each stratum; all rows at once where everybody was asked.</param>
/// <param name="design">How the rows are weighted, for when it is needed.</param>
internal sealed class EmployedPersons(Instrument instrument, AnswerRows rows, IReadOnlyList<bool[]> strata, Func<SurveyDesign> design)
{
    /// <summary>Up to so many answers, a median says what one or two agencies reported; beyond, it speaks of all.</summary>
    public const int FewAnswers = DisclosureAudit.DefaultThreshold;

    /// <summary>Whether an expression speaks of persons: of no amounts and no dates.</summary>
    public bool AreCounted(IEnumerable<string> references, IReadOnlyList<double> values) =>
        !references.Any(name => instrument.Find(name) is Question { Type: QuestionType.Decimal or QuestionType.Date })
        && values.All(value => double.IsNaN(value) || (value >= 0 && value == Math.Floor(value)))
        && values.Where(value => !double.IsNaN(value)).Sum() <= int.MaxValue;

    /// <summary>All persons that the agencies of a group report: those of each stratum.</summary>
    public IReadOnlyList<PersonGroup> Sums(IReadOnlyList<double> values, bool[] domain) =>
        [.. strata.Select(stratum => Of(values, row => Counts(values, stratum, row) && Counts(values, domain, row)))];

    /// <summary>A key by which questions can be added up: that of those in direct service and that of those in management make that of all.</summary>
    public PersonGroup Plain(IReadOnlyList<double> values) => PersonKeys.Sum(rows, row => double.IsNaN(values[row]) ? 0 : (int)values[row]);

    /// <summary>The persons of the one agency with the lowest or highest number.</summary>
    public IReadOnlyList<PersonGroup> Extreme(IReadOnlyList<double> values, bool[] domain, bool highest)
    {
        var order = Order(values, domain);
        return order.Count == 0 ? [] : [One(values, highest ? order[^1] : order[0])];
    }

    /// <summary>
    /// Whose number a sum or mean tells: that of each stratum, and where two agencies of a sample make it, of each of them, since its interval tells
    /// how far they are apart.
    /// </summary>
    public IReadOnlyList<PersonGroup> Told(IReadOnlyList<double> values, bool[] domain)
    {
        var isSample = strata[0].Length > 0;
        var pairs = strata.Select(stratum => Order(values, domain).Where(row => isSample && stratum[row]).ToList()).Where(rows => rows.Count == 2);
        return [.. Sums(values, domain), .. pairs.SelectMany(pair => pair).Select(row => One(values, row))];
    }

    /// <summary>The persons of the agencies in the middle, where so few answered that the middle says something of them.</summary>
    public IReadOnlyList<PersonGroup> Middle(double[] values, bool[] domain, double quantile)
    {
        var order = Order(values, domain);
        if (strata.Count > 1)
            return WeightedMiddle(values, domain, order, quantile);
        if (order.Count is 0 or > FewAnswers)
            return [];
        int[] middle = [.. order.Skip((order.Count - 1) / 2).Take(order.Count % 2 == 0 ? 2 : 1)];
        return [Of(values, middle.Contains)];
    }

    /// <summary>
    /// Where answers weigh differently, the agencies whose numbers make the quantile. Few is what they are in effect, (Σ w)² ÷ Σ w², which is never more than
    /// how many answered.
    /// </summary>
    private IReadOnlyList<PersonGroup> WeightedMiddle(double[] values, bool[] domain, List<int> order, double quantile)
    {
        var weighted = design();
        var weights = order.Select(weighted.WeightOf).ToList();
        if (order.Count == 0 || weights.Sum() * weights.Sum() / weights.Sum(weight => weight * weight) > FewAnswers)
            return [];
        var told = Estimator.Quantile(weighted, values, quantile, domain).Value;
        var (below, above) = (order.FindLast(row => values[row] <= told), order.Find(row => values[row] >= told));
        return [Of(values, values[below] == values[above] ? row => row == below : row => row == below || row == above)];
    }

    /// <summary>The sum over all agencies of a stratum consists of the sums over the groups of a grouping.</summary>
    public IEnumerable<PersonPartition> Parts(IReadOnlyList<double> values, IEnumerable<IReadOnlyList<bool[]>> groupings)
    {
        var wholes = Sums(values, []);
        foreach (var groups in groupings)
        {
            var parts = groups.Select(group => Sums(values, group)).ToList();
            for (var stratum = 0; stratum < wholes.Count; stratum++)
                yield return new(wholes[stratum], [.. parts.Select(part => part[stratum])]);
        }
    }

    private PersonGroup One(IReadOnlyList<double> values, int which) => Of(values, row => row == which);

    /// <summary>
    /// The persons that some rows stand for. An agency's 4 full-time workers are not its 4 in direct service, so that each question has
    /// a key of its own, made of its answers from everybody: the same question under two names has the same.
    /// </summary>
    private PersonGroup Of(IReadOnlyList<double> values, Func<int, bool> counts)
    {
        var question = Plain(values).Key | 1;
        var group = PersonKeys.Sum(rows, row => counts(row) ? (int)values[row] : 0);
        return group with { Key = unchecked(group.Key * question) };
    }

    private List<int> Order(IReadOnlyList<double> values, bool[] domain) =>
        [.. Enumerable.Range(0, rows.Count).Where(row => Counts(values, domain, row)).OrderBy(row => values[row])];

    private static bool Counts(IReadOnlyList<double> values, bool[] domain, int row) => !double.IsNaN(values[row]) && (domain.Length == 0 || domain[row]);
}
