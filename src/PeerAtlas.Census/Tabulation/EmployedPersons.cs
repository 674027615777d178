using PeerAtlas.Instruments;
using PeerAtlas.Statistics.Disclosure;

namespace PeerAtlas.Census.Tabulation;

/// <summary>
/// The persons behind the numbers that agencies report: "how many peer workers do you employ" sums up to people. Whole numbers
/// of the agency survey are taken to count people, so that what is guarded does not hang on how a question is worded; amounts with
/// decimals and dates are not.
/// </summary>
/// <param name="instrument">The agency survey.</param>
/// <param name="rows">The responses.</param>
internal sealed class EmployedPersons(Instrument instrument, AnswerRows rows)
{
    /// <summary>Up to so many answers, a median says what one or two agencies reported; beyond, it speaks of all.</summary>
    public const int FewAnswers = DisclosureAudit.DefaultThreshold;

    /// <summary>Whether an expression speaks of persons: of no amounts and no dates.</summary>
    public bool AreCounted(IEnumerable<string> references, IReadOnlyList<double> values) =>
        !references.Any(name => instrument.Find(name) is Question { Type: QuestionType.Decimal or QuestionType.Date })
        && values.All(value => double.IsNaN(value) || (value >= 0 && value == Math.Floor(value)))
        && values.Where(value => !double.IsNaN(value)).Sum() <= int.MaxValue;

    /// <summary>All persons that the answers of a group of agencies stand for.</summary>
    public PersonGroup Sum(IReadOnlyList<double> values, bool[] domain) => Of(values, row => Counts(values, domain, row));

    /// <summary>A key by which questions can be added up: that of those in direct service and that of those in management make that of all.</summary>
    public PersonGroup Plain(IReadOnlyList<double> values) => PersonKeys.Sum(rows, row => double.IsNaN(values[row]) ? 0 : (int)values[row]);

    /// <summary>The persons of the one agency with the lowest or highest number.</summary>
    public IReadOnlyList<PersonGroup> Extreme(IReadOnlyList<double> values, bool[] domain, bool highest)
    {
        var order = Order(values, domain);
        return order.Count == 0 ? [] : [One(values, highest ? order[^1] : order[0])];
    }

    /// <summary>The persons of the agencies in the middle, where so few answered that the middle says something of them.</summary>
    public IReadOnlyList<PersonGroup> Middle(IReadOnlyList<double> values, bool[] domain)
    {
        var order = Order(values, domain);
        if (order.Count is 0 or > FewAnswers)
            return [];
        int[] middle = [.. order.Skip((order.Count - 1) / 2).Take(order.Count % 2 == 0 ? 2 : 1)];
        return [Of(values, middle.Contains)];
    }

    /// <summary>The sum over all agencies consists of the sums over the groups of a grouping.</summary>
    public IEnumerable<PersonPartition> Parts(IReadOnlyList<double> values, IEnumerable<IReadOnlyList<bool[]>> groupings) =>
        groupings.Select(groups => new PersonPartition(Sum(values, []), [.. groups.Select(group => Sum(values, group))]));

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
