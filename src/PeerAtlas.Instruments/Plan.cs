namespace PeerAtlas.Instruments;

/// <summary>How an instrument is evaluated: its items in the order of the form and in the order in which they can be worked out, with compiled logic.</summary>
internal sealed class Plan
{
    private readonly Dictionary<string, Item> _byName = new(StringComparer.Ordinal);
    private readonly List<Item> _items = [];
    private readonly HashSet<Item> _otherTexts = [];
    private readonly Dictionary<string, ChoiceList> _lists;

    private Plan(InstrumentDefinition definition)
    {
        _lists = definition.ChoiceLists.DistinctBy(list => list.Name).ToDictionary(list => list.Name, StringComparer.Ordinal);
        foreach (var node in definition.Nodes)
            Add(node, parent: null, repeat: null, node);
    }

    /// <summary>All items in the order of the form; the text of an "other" follows its question.</summary>
    public IReadOnlyList<Item> Items => _items;

    /// <summary>All items, each after everything that it needs.</summary>
    public IReadOnlyList<Item> Order { get; private set; } = [];

    /// <summary>The items outside repeats.</summary>
    public ScopeShape Shape { get; } = new();

    public IReadOnlyDictionary<string, FigurePlan> Figures { get; private set; } = new Dictionary<string, FigurePlan>();

    public static Plan Make(InstrumentDefinition definition, ProblemList problems)
    {
        var plan = new Plan(definition);
        foreach (var item in plan._items)
            plan.Compile(item, problems);
        plan.Order = new DependencyOrder(plan._byName, problems).Sort(plan._items);
        plan.Figures = definition
            .Figures.DistinctBy(figure => figure.Name)
            .ToDictionary(figure => figure.Name, figure => FigurePlan.Make(figure, plan._byName, problems), StringComparer.Ordinal);
        return plan;
    }

    public Item? Find(string name) => _byName.GetValueOrDefault(name);

    public bool IsOtherText(Item item) => _otherTexts.Contains(item);

    private void Add(Node node, Item? parent, Item? repeat, Node top)
    {
        var shape = repeat?.Shape ?? Shape;
        var item = Put(
            new Item
            {
                Node = node,
                Parent = parent,
                Repeat = repeat,
                Top = top,
                Slot = shape.Size++,
                RepeatIndex = node is Repeat ? shape.Repeats.Count : -1,
                Shape = node is Repeat ? new ScopeShape() : null,
                ChoicePlaces = ChoicesOf(node),
                Offered = node is Question { IsSelect: true } select && _lists.TryGetValue(select.ListName, out var list) ? list.Choices : [],
            }
        );
        if (node is Repeat)
            shape.Repeats.Add(item);
        foreach (var child in (node as Container)?.Nodes ?? [])
            Add(child, item, node is Repeat ? item : repeat, top);
        if (node is Question { OrOther: true } question)
            _otherTexts.Add(
                Put(
                    new Item
                    {
                        Node = OtherText(question),
                        Parent = parent,
                        Repeat = repeat,
                        Top = top,
                        Slot = shape.Size++,
                    }
                )
            );
    }

    private Item Put(Item item)
    {
        _items.Add(item);
        _byName.TryAdd(item.Name, item);
        return item;
    }

    private Dictionary<string, int>? ChoicesOf(Node node)
    {
        if (node is not Question { IsSelect: true } question)
            return null;
        var names = _lists.TryGetValue(question.ListName, out var list) ? list.Choices.Select(choice => choice.Name) : [];
        if (question.OrOther)
            names = names.Append(AnswerChoice.Other);
        return names.Distinct().Select((name, at) => (name, at)).ToDictionary(choice => choice.name, choice => choice.at, StringComparer.Ordinal);
    }

    private static Question OtherText(Question question) =>
        new()
        {
            Name = question.OtherName,
            Type = QuestionType.Text,
            Label = question.Label,
            Relevant = Expression.Parse($"selected(${{{question.Name}}}, '{AnswerChoice.Other}')"),
        };

    private void Compile(Item item, ProblemList problems)
    {
        item.Relevant = CompilePart(item.Node.Relevant?.Root, "relevant", item);
        item.Count = CompilePart((item.Node as Repeat)?.Count?.Root, "repeat_count");
        CheckTexts(item, problems);
        if (item.Node is not Question question)
            return;
        item.Default = CompilePart(question.WorkedOutDefault, "default");
        item.Filter = CompilePart(question.ChoiceFilter?.Root, "choice_filter", item);
        item.Required = CompilePart(question.Required?.Root, "required", item);
        item.Constraint = CompilePart(question.Constraint?.Root, "constraint", item);
        item.Calculation = CompilePart(question.WorkedOut, "calculation", item);

        Evaluator? CompilePart(Syntax? expression, string column, Item? self = null) =>
            expression is null
                ? null
                : new Compiler(_byName, item.Repeat, self, (character, message) => problems.Survey(item.Name, column, message, character))
                {
                    Of = item,
                    Lists = _lists,
                    Doubt = (_, message) => problems.Doubt(item.Name, column, message),
                }.Compile(expression);
    }

    /// <summary>Every answer that a text names must be there.</summary>
    private void CheckTexts(Item item, ProblemList problems)
    {
        foreach (var (column, text) in TextReferences.Texts(item.Node))
        {
            if (TextReferences.In(text).FirstOrDefault(name => !_byName.TryGetValue(name, out var named) || named.Node is Container) is { } unknown)
                problems.Survey(item.Name, column, $"There is no question named \"{unknown}\".");
        }
    }
}
