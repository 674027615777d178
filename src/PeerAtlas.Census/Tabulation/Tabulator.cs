using PeerAtlas.Census.Answers;
using PeerAtlas.Instruments;
using PeerAtlas.Statistics;
using PeerAtlas.Statistics.Disclosure;
using PeerAtlas.Statistics.Estimation;

namespace PeerAtlas.Census.Tabulation;

/// <summary>Makes every item and every named figure of one survey into tables: whole, and by each grouping.</summary>
/// <param name="survey">The first part of all names: "agency" or "peer".</param>
/// <param name="wave">The wave's name.</param>
/// <param name="answers">The answers.</param>
internal sealed partial class Tabulator(string survey, string wave, SurveyColumns answers)
{
    // Names, labels and notes are written in the language of reports.
    private const string English = "en";

    private readonly bool isAgency = survey == Tabulation.Agency;
    private readonly FigureMaker make = new(wave, clustered: survey == Tabulation.Agency, answers.Sample);

    public IEnumerable<FigureTable> Tables()
    {
        // What is known across questions goes with the first table.
        var sums = SumsOfQuestions();
        return Made().Select((table, at) => Noted(at == 0 ? table with { Partitions = [.. table.Partitions, .. sums] } : table));
    }

    private FigureTable Noted(FigureTable table) => answers.Sample is { } sample ? table with { Note = $"{table.Note} {sample.Note}".TrimStart() } : table;

    private EmployedPersons Employed(AnswerRows rows) => new(answers.Instrument, rows, answers.StrataOf(rows), () => answers.DesignOf(rows));

    private IEnumerable<FigureTable> Made()
    {
        foreach (var rows in answers.Rows)
        {
            var design = answers.DesignOf(rows);
            foreach (var table in rows.Items.SelectMany(item => Tables(item, rows, design)))
                yield return table;
        }

        var whole = answers.DesignOf(answers.Responses);
        foreach (var table in answers.Instrument.Figures.SelectMany(figure => Named(figure, whole)))
            yield return table;
    }

    private IEnumerable<FigureTable> Tables(ItemColumn item, AnswerRows rows, SurveyDesign design)
    {
        var named = item is CheckAllColumn && rows.Repeat is null ? BaseOfFigures(item.Question) : null;
        var context = new ItemContext(
            item,
            rows,
            new Respondents(rows),
            Employed(rows),
            design,
            $"{survey}.{item.Question.Name}",
            Title(item.Question.Label, item.Question.Name),
            BaseWords(item, rows, named),
            named
        );
        return item switch
        {
            ChoiceColumn choice => Parted(context, domain => Choices(context, choice, domain), Partitions(context, choice)),
            CheckAllColumn checkAll => Parted(context, domain => CheckAll(context, checkAll, domain), Partitions(context, checkAll)),
            NumberColumn { IsDate: true } date => Distribution(context, date) is { } years ? [years] : [],
            NumberColumn number => Numbers(context, number),
            _ => [],
        };
    }

    /// <summary>The whole table, and one table for each grouping with a column for each group.</summary>
    private IEnumerable<FigureTable> Parted(
        ItemContext context,
        Func<Domain, IReadOnlyList<Figure>> figures,
        IReadOnlyList<PersonPartition> partitions,
        FigureShape shape = FigureShape.Bars,
        string column = "Share"
    )
    {
        var whole = figures(Domain.All);
        yield return new()
        {
            Name = context.Name,
            Title = context.Title,
            Columns = [column],
            Rows = [.. whole.Select(figure => new FigureRow(figure.Label, [figure]))],
            Shape = shape,
            Note = Note(context),
            Partitions = partitions,
        };
        foreach (var grouping in answers.Groupings)
        {
            var domains = Domains(grouping, context.Rows);
            if (domains.Count < 2)
                continue;
            var columns = domains.Select(figures).ToList();
            yield return new()
            {
                Name = $"{context.Name}.by.{grouping.Name}",
                Title = $"{context.Title} By {grouping.Name}",
                Columns = [.. domains.Select(domain => domain.Label)],
                Rows = [.. whole.Select((figure, at) => new FigureRow(figure.Label, [.. columns.Select(cells => cells[at])]))],
                Shape = shape,
                Note = context.Item is CheckAllColumn ? SeveralAllowed : GroupTests.Words(context, grouping),
            };
        }
    }

    private List<Figure> Choices(ItemContext context, ChoiceColumn item, Domain domain) =>
        [
            .. Estimator
                .Shares(context.Design, item.Codes, item.Choices.Count, domain.Rows)
                .Select(
                    (level, at) =>
                        make.Share(
                            domain.Name($"{context.Name}.{item.Choices[at].Name}.share"),
                            Title(item.Choices[at].Label, item.Choices[at].Name),
                            item.Question.Name,
                            context.Base,
                            level
                        ) with
                        {
                            Persons = isAgency ? [] : context.Respondents.Share(item.CodeOf, at),
                        }
                ),
        ];

    private List<Figure> CheckAll(ItemContext context, CheckAllColumn item, Domain domain) =>
        [
            .. item.Choices.Select(
                (choice, at) =>
                    make.Share(
                        domain.Name($"{context.Name}.{choice.Name}.share"),
                        Title(choice.Label, choice.Name),
                        item.Question.Name,
                        context.Base,
                        Estimator.Shares(context.Design, item.CodesOf(at, context.Named?.Rows), 2, domain.Rows)[1]
                    ) with
                    {
                        Persons = isAgency ? [] : context.Respondents.Share(CodeIn(item, at, context), 1),
                    }
            ),
        ];

    private List<FigureTable> Numbers(ItemContext context, NumberColumn item)
    {
        var summaries = Parted(context, domain => Summary(context, item, domain), Partitions(context, item), FigureShape.Numbers, "Value").ToList();
        return Distribution(context, item) is { } distribution ? [summaries[0], distribution, .. summaries.Skip(1)] : summaries;
    }

    private List<Figure> Summary(ItemContext context, NumberColumn item, Domain domain)
    {
        var (name, question, design, words) = (context.Name, item.Question.Name, context.Design, context.Base);
        var told = PersonsBehind(context.Respondents, context.Employed, [item.Question.Name], item.Values.ToArray(), domain);
        return
        [
            make.Total(domain.Name(name + ".total"), "Total", question, words, "", Estimator.Total(design, item.Values, domain.Rows)) with
            {
                Persons = told(null),
            },
            make.Mean(domain.Name(name + ".mean"), "Mean", question, words, "", Estimator.Mean(design, item.Values, domain.Rows)) with
            {
                Persons = told(null),
            },
            make.Quantile(domain.Name(name + ".median"), "Median", question, words, "", Estimator.Median(design, item.Values, domain.Rows), 0.5) with
            {
                Persons = told(0.5),
            },
            Extreme(".min", "Lowest", "lowest answer", 0),
            Extreme(".max", "Highest", "highest answer", 1),
        ];

        Figure Extreme(string suffix, string label, string measure, double quantile) =>
            make.Extreme(domain.Name(name + suffix), label, question, words, "", Estimator.Quantile(design, item.Values, quantile, domain.Rows), measure) with
            {
                Persons = told(quantile),
            };
    }

    private FigureTable? Distribution(ItemContext context, NumberColumn item)
    {
        var bands = Bands.Of(item.Values.ToArray());
        if (bands.Count == 0)
            return null;
        var codes = new int[context.Rows.Count];
        for (var row = 0; row < codes.Length; row++)
            codes[row] = Bands.PlaceOf(bands, item.Values[row]);
        var levels = Estimator.Shares(context.Design, codes, bands.Count);
        return new()
        {
            Name = context.Name + ".distribution",
            Title = context.Title + " Distribution",
            Columns = ["Share"],
            Rows =
            [
                .. bands.Select(
                    (band, at) =>
                        new FigureRow(
                            Label(item, band),
                            [
                                make.Share($"{context.Name}.{band.Key}.share", Label(item, band), item.Question.Name, context.Base, levels[at]) with
                                {
                                    Persons = isAgency ? [] : context.Respondents.Share(row => codes[row], at),
                                },
                            ]
                        )
                ),
            ],
            Partitions = isAgency ? [] : [.. context.Respondents.Answers(row => codes[row], bands.Count, excludeEachOther: true)],
            Shape = FigureShape.Distribution,
            Note = Note(context),
        };

        // A year has no thousands separator.
        static string Label(NumberColumn item, Band band) => item.IsDate ? band.Label.Replace(",", "", StringComparison.Ordinal) : band.Label;
    }

    private static List<Domain> Domains(Grouping grouping, AnswerRows rows)
    {
        var domains = new List<Domain>();
        for (var group = 0; group < grouping.Groups.Count; group++)
        {
            var (key, label) = grouping.Groups[group];
            bool[] within = [.. rows.ResponseOfRow.Select(response => grouping.GroupOfResponse[response] == group)];
            if (within.Contains(true))
                domains.Add(new(label, $".by.{grouping.Name}.{key}", within));
        }

        return domains;
    }

    /// <summary>
    /// The base that the instrument's own figures over a check-all question name, so that its table has the same; null when they
    /// name none, or not all the same.
    /// </summary>
    private NamedBase? BaseOfFigures(Question question)
    {
        var over = answers
            .Instrument.Figures.Where(figure => figure.Kind == FigureStatistic.Share && figure.Value.References is [var only] && only == question.Name)
            .ToList();
        return over is [{ Of: not null } first, ..] && over.TrueForAll(figure => Equals(figure.Of, first.Of) && Equals(figure.Where, first.Where))
            ? new(first.Note, [.. answers.Named[first.Name].Values.Select(value => !double.IsNaN(value))])
            : null;
    }

    private string BaseWords(ItemColumn item, AnswerRows rows, NamedBase? named)
    {
        var who = isAgency ? "agency survey responses" : "peer workers";
        if (rows.Repeat is { } repeat)
            who = $"entries of “{Title(repeat.Label, repeat.Name)}”";
        return item.Question.Type switch
        {
            QuestionType.Calculate => $"{who} for which this could be worked out",
            QuestionType.SelectMultiple when named is not null => $"{who} that count for this question",
            QuestionType.SelectMultiple => $"{who} that were asked this question",
            _ => $"{who} that answered this question",
        };
    }

    private const string SeveralAllowed = "Several answers were allowed, so that the shares add up to more than 100%.";

    private string Note(ItemContext context)
    {
        var item = context.Item;
        var parts = new List<string>();
        if (item is CheckAllColumn checkAll)
            parts.AddRange([SeveralAllowed, context.Named?.Note ?? "", TickedNothing(checkAll, context)]);
        // Of persons, these are numbers to be guarded, and a note cannot be withheld.
        else if (item.Empty > 0 && isAgency)
            parts.Add($"Asked and not answered: {item.Empty}.");
        if (item.NotAsked > 0 && isAgency)
            parts.Add($"Not asked because of earlier answers: {item.NotAsked}.");
        if (isAgency && answers.Clusters < answers.Responses.Count)
            parts.Add($"The {answers.Responses.Count} responses come from {answers.Clusters} organizations; those of one organization are one cluster.");
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }

    private string TickedNothing(CheckAllColumn item, ItemContext context)
    {
        if (item.Empty + item.NotAsked == context.Rows.Count)
            return "Nobody ticked anything. Perhaps the question was not in the survey that these answers come from.";
        return isAgency && item.WithoutAny(context.Named?.Rows) is > 0 and var count ? $"Ticked nothing, and counted with the others: {count}." : "";
    }

    private static string Title(LocalizedText text, string name) => text.IsEmpty ? name : LabelHtml.Plain(text.In(English));

    /// <summary>One item on its way into tables.</summary>
    internal sealed record ItemContext(
        ItemColumn Item,
        AnswerRows Rows,
        Respondents Respondents,
        EmployedPersons Employed,
        SurveyDesign Design,
        string Name,
        string Title,
        string Base,
        NamedBase? Named
    );

    /// <summary>The base that an instrument names: what it says of it, and which rows count.</summary>
    internal sealed record NamedBase(string Note, bool[] Rows);

    /// <summary>Which rows count, and what their group adds to names.</summary>
    private sealed record Domain(string Label, string Suffix, bool[] Rows)
    {
        public static readonly Domain All = new("", "", []);

        public string Name(string name) => name + Suffix;
    }
}
