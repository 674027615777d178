using PeerAtlas.Instruments;
using PeerAtlas.Statistics.Disclosure;

namespace PeerAtlas.Census.Tabulation;

/// <summary>Which persons stand behind which figure, so that reports can guard small numbers of them.</summary>
internal sealed partial class Tabulator
{
    private List<PersonPartition> Partitions(ItemContext context, ChoiceColumn item) =>
        isAgency
            ? []
            :
            [
                .. context.Respondents.Answers(item.CodeOf, item.Choices.Count, excludeEachOther: true),
                .. context.Respondents.Asked(item, PersonKeys.Where(context.Rows, row => item.CodeOf(row) >= 0)),
            ];

    private List<PersonPartition> Partitions(ItemContext context, CheckAllColumn item) =>
        isAgency
            ? []
            :
            [
                .. item.Choices.SelectMany((_, at) => context.Respondents.Answers(CodeIn(item, at, context), 2, excludeEachOther: true)),
                .. item.Choices.Take(1).SelectMany(_ => context.Respondents.Asked(item, BaseOf(item, context))),
            ];

    private static PersonGroup BaseOf(CheckAllColumn item, ItemContext context)
    {
        var codeOf = CodeIn(item, 0, context);
        return PersonKeys.Where(context.Rows, row => codeOf(row) >= 0);
    }

    /// <summary>For each row whether a choice was ticked, 1 or 0, or -1 outside the base.</summary>
    private static Func<int, int> CodeIn(CheckAllColumn item, int choice, ItemContext context)
    {
        var codes = item.CodesOf(choice, context.Named?.Rows);
        return row => codes[row];
    }

    private List<PersonPartition> Partitions(ItemContext context, NumberColumn item)
    {
        var values = item.Values.ToArray();
        if (!isAgency)
            return [.. context.Respondents.Asked(item, PersonKeys.Where(context.Rows, row => !double.IsNaN(values[row])))];
        return context.Employed.AreCounted([item.Question.Name], values) ? [.. context.Employed.Parts(values, GroupsOf(context.Rows))] : [];
    }

    /// <summary>Whose number is told by a total or mean (no quantile), or by a quantile, of the values in a domain.</summary>
    private Func<double?, IReadOnlyList<PersonGroup>> PersonsBehind(
        Respondents respondents,
        EmployedPersons employed,
        IReadOnlyList<string> references,
        double[] values,
        Domain domain
    )
    {
        if (!isAgency)
        {
            var finite = values.Where(double.IsFinite).DefaultIfEmpty().ToList();
            return quantile =>
                quantile switch
                {
                    0 => respondents.Extreme(row => values[row], finite.Min()),
                    1 => respondents.Extreme(row => values[row], finite.Max()),
                    _ => respondents.Values(row => values[row]),
                };
        }

        if (!employed.AreCounted(references, values))
            return _ => [];
        return quantile =>
            quantile switch
            {
                null => employed.Told(values, domain.Rows),
                0 or 1 => employed.Extreme(values, domain.Rows, quantile == 1),
                { } level => employed.Middle(values, domain.Rows, level),
            };
    }

    private IReadOnlyList<PersonGroup> PersonsBehind(FigureDefinition definition, double[] values, double[] of, Domain domain)
    {
        var rows = answers.Responses;
        if (definition.Kind == FigureStatistic.Share)
            return isAgency
                ? []
                : new Respondents(rows).Share(
                    row =>
                        double.IsNaN(values[row]) ? -1
                        : values[row] > 0 ? 1
                        : 0,
                    1
                );
        var employed = Employed(rows);
        if (definition.Kind == FigureStatistic.Ratio)
        {
            if (!isAgency)
                return [.. new Respondents(rows).Values(row => values[row]), .. new Respondents(rows).Values(row => of[row]).Skip(1)];
            return IsRatioOfPersons(definition, values, of, employed) ? [.. employed.Told(of, domain.Rows), .. employed.Told(values, domain.Rows)] : [];
        }

        double? quantile = definition.Kind switch
        {
            FigureStatistic.Median => 0.5,
            FigureStatistic.Quantile => definition.Level ?? 0.5,
            _ => null,
        };
        return PersonsBehind(new Respondents(rows), employed, definition.Value.References, values, domain)(quantile);
    }

    private List<PersonPartition> Partitions(FigureDefinition definition, double[] values, double[] of)
    {
        var rows = answers.Responses;
        if (!isAgency)
        {
            var respondents = new Respondents(rows);
            var answered = PersonKeys.Where(rows, row => !double.IsNaN(values[row]));
            return definition.Kind == FigureStatistic.Share
                ?
                [
                    respondents.OfEverybody(answered),
                    .. respondents.Answers(
                        row =>
                            double.IsNaN(values[row]) ? -1
                            : values[row] > 0 ? 1
                            : 0,
                        2,
                        excludeEachOther: true
                    ),
                ]
                : [respondents.OfEverybody(answered)];
        }

        var employed = Employed(rows);
        if (definition.Kind == FigureStatistic.Ratio && IsRatioOfPersons(definition, values, of, employed))
        {
            return
            [
                .. employed.Parts(values, GroupsOf(rows)),
                .. employed.Parts(of, GroupsOf(rows)),
                .. GroupsOf(rows)
                    .SelectMany(groups => groups)
                    .Prepend([])
                    .Where(_ => IsWithin(values, of))
                    .SelectMany(domain => employed.Sums(of, domain).Zip(employed.Sums(values, domain), PersonPartition.Of)),
            ];
        }

        return definition.Kind != FigureStatistic.Share && employed.AreCounted(definition.Value.References, values)
            ? [.. employed.Parts(values, GroupsOf(rows))]
            : [];
    }

    /// <summary>
    /// Which questions of an agency survey add up to another, in every answer: those in direct service and in management are all. It is found in
    /// the answers, whoever wrote the questions, and it holds for every group of agencies.
    /// </summary>
    private List<PersonPartition> SumsOfQuestions()
    {
        if (!isAgency)
            return [];
        var employed = Employed(answers.Responses);
        var questions = PersonNumbers(employed)
            .Select(values => (Values: values, employed.Plain(values).Key, employed.Plain(values).Count))
            .Where(question => question.Count > 0)
            .DistinctBy(question => question.Key)
            .ToList();
        var byKey = questions.ToDictionary(question => question.Key, question => question.Values);
        var found = new List<PersonPartition>();
        for (var a = 0; a < questions.Count; a++)
        {
            for (var b = a + 1; b < questions.Count; b++)
            {
                var two = unchecked(questions[a].Key + questions[b].Key);
                Add(two, a, b);
                for (var c = b + 1; c < questions.Count; c++)
                    Add(unchecked(two + questions[c].Key), a, b, c);
            }
        }

        return found;

        void Add(UInt128 sum, params int[] parts)
        {
            if (!byKey.TryGetValue(sum, out var whole))
                return;
            foreach (var domain in GroupsOf(answers.Responses).SelectMany(groups => groups).Prepend([]))
            {
                var each = parts.Select(part => employed.Sums(questions[part].Values, domain)).ToList();
                found.AddRange(employed.Sums(whole, domain).Select((sum, stratum) => new PersonPartition(sum, [.. each.Select(part => part[stratum])])));
            }
        }
    }

    /// <summary>The answers to every question, and of every named figure, that count persons.</summary>
    private IEnumerable<double[]> PersonNumbers(EmployedPersons employed)
    {
        foreach (var item in answers.Responses.Items.OfType<NumberColumn>())
        {
            if (employed.AreCounted([item.Question.Name], item.Values.ToArray()))
                yield return item.Values.ToArray();
        }

        foreach (var figure in answers.Instrument.Figures.Where(figure => figure.Kind != FigureStatistic.Share))
        {
            var column = answers.Named[figure.Name];
            if (employed.AreCounted(figure.Value.References, column.Values))
                yield return column.Values;
            if (figure.Kind == FigureStatistic.Ratio && employed.AreCounted(figure.Of?.References ?? [], column.Of))
                yield return column.Of;
        }
    }

    private static bool IsRatioOfPersons(FigureDefinition definition, double[] values, double[] of, EmployedPersons employed) =>
        employed.AreCounted(definition.Value.References, values) && employed.AreCounted(definition.Of?.References ?? [], of);

    private static bool IsWithin(double[] values, double[] of) =>
        Enumerable.Range(0, values.Length).All(row => double.IsNaN(values[row]) || values[row] <= of[row]);

    private IEnumerable<IReadOnlyList<bool[]>> GroupsOf(AnswerRows rows) =>
        answers
            .Groupings.Select(grouping => Domains(grouping, rows))
            .Where(domains => domains.Count > 1)
            .Select(domains => (IReadOnlyList<bool[]>)[.. domains.Select(domain => domain.Rows)]);
}
