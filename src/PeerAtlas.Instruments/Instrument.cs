namespace PeerAtlas.Instruments;

/// <summary>
/// A questionnaire: what an XLSForm workbook holds, checked and ready to be shown, answered and tabulated. It never changes.
/// </summary>
public sealed class Instrument
{
    private readonly Dictionary<string, ChoiceList> _lists;
    private readonly Plan _plan;
    private readonly HashSet<string> _namesAnswers;

    private Instrument(InstrumentDefinition definition, Plan plan)
    {
        Definition = definition;
        _plan = plan;
        // A choice that stands several times, for different filters, is one choice.
        _lists = definition.ChoiceLists.ToDictionary(
            list => list.Name,
            list => list with { Choices = [.. list.Choices.DistinctBy(choice => choice.Name)] },
            StringComparer.Ordinal
        );
        Questions = [.. plan.Items.Where(item => item.Node is Question && !plan.IsOtherText(item)).Select(item => (Question)item.Node)];
        Pages = PagesOf(definition.Nodes);
        _namesAnswers = Questions.Where(DoesNameAnswers).Select(question => question.Name).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The form_id: what stays the same over the versions.</summary>
    public string Name => Definition.Name;

    /// <summary>The version, as the author names it.</summary>
    public string Version => Definition.Version;

    /// <summary>The title.</summary>
    public LocalizedText Title => Definition.Title;

    /// <summary>The languages, in the order of the workbook's columns.</summary>
    public IReadOnlyList<InstrumentLanguage> Languages => Definition.Languages;

    /// <summary>The language in which every text is there.</summary>
    public InstrumentLanguage DefaultLanguage => Definition.DefaultLanguage;

    /// <summary>The items of the top level, in order.</summary>
    public IReadOnlyList<Node> Nodes => Definition.Nodes;

    /// <summary>The lists of choices.</summary>
    public IReadOnlyList<ChoiceList> ChoiceLists => Definition.ChoiceLists;

    /// <summary>The figures that are wanted from the responses.</summary>
    public IReadOnlyList<FigureDefinition> Figures => Definition.Figures;

    /// <summary>Every question, note and calculated value, in order, whatever group it stands in.</summary>
    public IReadOnlyList<Question> Questions { get; }

    /// <summary>The pages on which it is shown.</summary>
    public IReadOnlyList<Page> Pages { get; }

    /// <summary>The parts that it was made of; a changed copy of them makes another version.</summary>
    public InstrumentDefinition Definition { get; }

    internal Plan Plan => _plan;

    /// <summary>Makes an instrument of its parts.</summary>
    /// <exception cref="InstrumentException">Something is wrong with them; every problem is named.</exception>
    public static Instrument Create(InstrumentDefinition definition)
    {
        var problems = new ProblemList();
        return Make(definition, problems) ?? throw new InstrumentException([.. problems.All]);
    }

    /// <summary>Makes an instrument of its parts; null when something is wrong with them, which is all told.</summary>
    internal static Instrument? Make(InstrumentDefinition definition, ProblemList problems)
    {
        DefinitionCheck.Check(definition, problems);
        var plan = Plan.Make(definition, problems);
        return problems.All.Count == 0 ? new Instrument(definition, plan) : null;
    }

    /// <summary>The node of that name, whatever group it stands in; null when there is none.</summary>
    public Node? Find(string name) => _plan.Find(name) is { } item && !_plan.IsOtherText(item) ? item.Node : null;

    /// <summary>The names of the groups around the item and its own, joined by slashes; null when there is no such item.</summary>
    public string? PathOf(string name) => _plan.Find(name)?.Path;

    /// <summary>The repeat in which the item stands, the nearest of several; null when it stands in none.</summary>
    public Repeat? RepeatOf(string name) => _plan.Find(name)?.Repeat?.Node as Repeat;

    /// <summary>The repeats around the item, the outermost first.</summary>
    public IReadOnlyList<Repeat> RepeatsAround(string name) => [.. Reach.Around(_plan.Find(name)?.Repeat).Select(repeat => (Repeat)repeat.Node)];

    /// <summary>The page on which the item stands; null when there is no such item.</summary>
    public Page? PageOf(string name) =>
        _plan.Find(name) is { } item ? Pages.First(page => page.Container == item.Top || (page.Container is null && page.Nodes.Contains(item.Top))) : null;

    /// <summary>The choices of a select question, with "other" where it is offered; none for other questions.</summary>
    public IReadOnlyList<AnswerChoice> ChoicesOf(Question question)
    {
        if (!_lists.TryGetValue(question.ListName, out var list))
            return [];
        return question.OrOther && !list.Choices.Any(choice => choice.Name == AnswerChoice.Other)
            ? [.. list.Choices, new AnswerChoice(AnswerChoice.Other, Messages.Other)]
            : list.Choices;
    }

    /// <summary>Whether a text of a question, or of its choices, names answers.</summary>
    public bool NamesAnswers(Question question) => _namesAnswers.Contains(question.Name);

    private bool DoesNameAnswers(Question question) =>
        TextReferences
            .Texts(question)
            .Select(one => one.Text)
            .Concat(ChoicesOf(question).Select(choice => choice.Label))
            .Any(text => TextReferences.In(text).Any());

    private static List<Page> PagesOf(IReadOnlyList<Node> nodes)
    {
        var pages = new List<Page>();
        var loose = new List<Node>();
        foreach (var node in nodes)
        {
            if (node is not Container container)
            {
                loose.Add(node);
                continue;
            }
            AddLoose();
            pages.Add(new Page(container.Name, container.Label, container, container.Nodes));
        }
        AddLoose();
        return pages;

        void AddLoose()
        {
            if (loose.Count > 0)
                pages.Add(new Page(loose[0].Name, LocalizedText.Empty, null, [.. loose]));
            loose.Clear();
        }
    }
}

/// <summary>The parts of an instrument, before they are checked against each other.</summary>
public sealed record InstrumentDefinition
{
    /// <summary>The form_id.</summary>
    public required string Name { get; init; }

    /// <summary>The version, as the author names it.</summary>
    public string Version { get; init; } = "";

    /// <summary>The title.</summary>
    public LocalizedText Title { get; init; } = LocalizedText.Empty;

    /// <summary>The languages.</summary>
    public required IReadOnlyList<InstrumentLanguage> Languages { get; init; }

    /// <summary>One of the languages.</summary>
    public required InstrumentLanguage DefaultLanguage { get; init; }

    /// <summary>The items of the top level.</summary>
    public required IReadOnlyList<Node> Nodes { get; init; }

    /// <summary>The lists of choices.</summary>
    public IReadOnlyList<ChoiceList> ChoiceLists { get; init; } = [];

    /// <summary>The figures.</summary>
    public IReadOnlyList<FigureDefinition> Figures { get; init; } = [];
}
