using System.Globalization;
using PeerAtlas.Instruments;
using PeerAtlas.Reports.Disclosure;
using PeerAtlas.Statistics;
using PeerAtlas.Statistics.Disclosure;

namespace PeerAtlas.Reports.Files.Ddi;

/// <summary>Answers as records that may leave: choices only, in an order that says nothing.</summary>
/// <param name="Survey">The survey's name: agency or peer.</param>
/// <param name="Variables">The columns, named as the variables of the codebook.</param>
/// <param name="Rows">The records.</param>
/// <param name="Told">What they tell of persons; nothing where organisations answered.</param>
internal sealed record RecordFile(string Survey, IReadOnlyList<string> Variables, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<ToldGroup> Told);

/// <summary>
/// Decides which answers leave as records. Texts, numbers, dates and entries of repeats never do. Of agencies all choices leave, if
/// the authority turned that on. Of persons a choice leaves only when the counts of its answers are public already, nothing hangs on
/// it by which a smaller group could be singled out, and no combination of all that leaves has 1 to 10 persons.
/// </summary>
internal static class RecordRelease
{
    /// <summary>What stands beside the answers of a sample, with labels.</summary>
    public static IReadOnlyList<(string Name, string Label)> OfSample { get; } =
    [
        ("sample_stratum", "Stratum of the sample"),
        ("sample_weight", "Weight: organizations of the stratum divided by those of them that answered"),
        ("sample_fpc", "Organizations of the frame in the stratum, for the finite population correction"),
        ("sample_cluster", "Number of the organization within this file: its answers are one cluster"),
    ];

    /// <summary>The records that may leave; null when none may.</summary>
    /// <param name="survey">What was asked.</param>
    /// <param name="all">The answers.</param>
    /// <param name="published">Every figure of every published version of every report on the wave.</param>
    public static RecordFile? Of(WaveSurvey survey, SurveyRecords all, IReadOnlyList<Figure> published)
    {
        var records = all.Answers;
        var variables = Variables(survey).ToList();
        if (survey.IsOfPersons)
        {
            if (!AreAllTold(survey, records.Count, published))
                return null;
            variables = [.. variables.Where(variable => IsTold(survey, variable.Question, published) && !OthersHangOn(survey.Instrument, variable.Question))];
            var chosen = SafeRecords.Choose([.. variables.Select(variable => Codes(records, variable))]);
            variables = [.. chosen.Select(at => variables[at])];
        }

        if (variables.Count == 0 || records.Count == 0)
            return null;
        var names = variables.Select(variable => variable.Name).ToList();
        var rows = records.Select(answers => (IReadOnlyList<string>)[.. variables.Select(variable => variable.Value(answers))]).ToList();
        var told = survey.IsOfPersons ? RecordGroups.Of(survey.Name, all.Everybody, names, [.. all.Keys.Zip(rows)]) : [];
        if (all.Weights.Count > 0)
            return new(survey.Name, [.. names, .. OfSample.Select(column => $"{survey.Name}.{column.Name}")], Weighted(rows, all.Weights), told);
        return new(survey.Name, names, [.. rows.OrderBy(row => string.Join('\n', row), StringComparer.Ordinal)], told);
    }

    /// <summary>The rows with what they stand for. Organisations are numbered as they come, so that their numbers say nothing.</summary>
    private static List<IReadOnlyList<string>> Weighted(IEnumerable<IReadOnlyList<string>> rows, IReadOnlyList<RecordWeight> weights)
    {
        var numbers = new Dictionary<int, int>();
        return
        [
            .. rows.Zip(weights)
                .OrderBy(row => string.Join('\n', row.First), StringComparer.Ordinal)
                .ThenBy(row => row.Second.Stratum, StringComparer.Ordinal)
                .Select(row =>
                    (IReadOnlyList<string>)
                        [
                            .. row.First,
                            row.Second.Stratum,
                            row.Second.Weight.ToString("R", CultureInfo.InvariantCulture),
                            row.Second.InFrame.ToString(CultureInfo.InvariantCulture),
                            NumberOf(row.Second.Organisation).ToString(CultureInfo.InvariantCulture),
                        ]
                ),
        ];

        int NumberOf(int organisation) => numbers.TryGetValue(organisation, out var number) ? number : numbers[organisation] = numbers.Count + 1;
    }

    private static IEnumerable<Variable> Variables(WaveSurvey survey) =>
        from question in survey.Instrument.Questions
        where question.IsSelect && survey.Instrument.RepeatOf(question.Name) is null
        let name = $"{survey.Name}.{question.Name}"
        from variable in question.Type == QuestionType.SelectOne
            ? [new Variable(name, question, answers => answers.Text(question.Name))]
            : survey
                .Instrument.ChoicesOf(question)
                .Select(choice => new Variable($"{name}.{choice.Name}", question, answers => Chosen(answers, question, choice)))
        select variable;

    private static string Chosen(Answers answers, Question question, AnswerChoice choice)
    {
        var chosen = answers.Choices(question.Name);
        return chosen.Count == 0 ? ""
            : chosen.Contains(choice.Name) ? "1"
            : "0";
    }

    private static int[] Codes(IReadOnlyList<Answers> records, Variable variable)
    {
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. records.Select(answers => codes.TryGetValue(variable.Value(answers), out var code) ? code : codes[variable.Value(answers)] = codes.Count)];
    }

    /// <summary>
    /// Whether the number of records may be known beside every base that is public: whoever knows that 64 answered, and 60 one
    /// question, knows that 4 did not.
    /// </summary>
    private static bool AreAllTold(WaveSurvey survey, int records, IReadOnlyList<Figure> published) =>
        published
            .Where(figure => figure.IsShown && figure.Name.StartsWith(survey.Name + ".", StringComparison.Ordinal))
            .All(figure => Math.Abs(records - figure.Base.Number) is 0 or > DisclosureAudit.DefaultThreshold);

    /// <summary>Whether every count of the question's answers is public, in the version of every report that speaks of it.</summary>
    private static bool IsTold(WaveSurvey survey, Question question, IReadOnlyList<Figure> published)
    {
        var name = $"{survey.Name}.{question.Name}";
        return survey
            .Instrument.ChoicesOf(question)
            .All(choice =>
            {
                var figures = published.Where(figure => figure.Name == $"{name}.{choice.Name}.share").ToList();
                return figures.Count > 0 && figures.TrueForAll(figure => figure is { IsShown: true, Count: not null });
            });
    }

    /// <summary>Whether a question is asked by this one's answer, or a named figure counts it together with others.</summary>
    private static bool OthersHangOn(Instrument instrument, Question question) =>
        Nodes(instrument.Nodes).Any(node => node.Relevant?.References.Contains(question.Name) == true)
        || instrument.Figures.Any(figure => References(figure) is { Count: > 1 } names && names.Contains(question.Name));

    private static IEnumerable<Node> Nodes(IEnumerable<Node> nodes) =>
        nodes.SelectMany(node => node is Container container ? Nodes(container.Nodes).Prepend(node) : [node]);

    private static HashSet<string> References(FigureDefinition figure) =>
        [.. new[] { figure.Value, figure.Of, figure.Where }.OfType<Expression>().SelectMany(expression => expression.References)];

    private sealed record Variable(string Name, Question Question, Func<Answers, string> Value);
}
