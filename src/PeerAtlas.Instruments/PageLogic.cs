using System.Text.Json.Nodes;

namespace PeerAtlas.Instruments;

/// <summary>
/// What decides, while a page is being answered, which of its items are asked, as data: a browser that evaluates it comes to what
/// <see cref="AnswerSheet"/> comes to once the page is sent. What cannot change on the page enters as the values of a sheet.
/// </summary>
public sealed class PageLogic
{
    // A page that holds more choices than anybody sees at once would take long to load.
    private const int MostChoices = 500;

    private readonly IReadOnlyList<Node> _tops;
    private readonly HashSet<Item> _filtering = [];
    private readonly HashSet<Item> _changing = [];
    private readonly Dictionary<string, Item> _places = new(StringComparer.Ordinal);
    private readonly HashSet<Item> _needed = [];
    private readonly HashSet<string> _shown = new(StringComparer.Ordinal);
    private readonly HashSet<Item> _repeats;
    private readonly bool _namesToday;
    private readonly string _items;

    private PageLogic(Plan plan, Page page)
    {
        _tops = AnswerSheet.TopsOf(page);
        var known = new HashSet<Item>();
        foreach (var item in plan.Order)
            Look(plan, item, known);
        foreach (var place in _places.Values)
            Need(plan, place);
        foreach (var item in plan.Items.Where(item => IsOnPage(item)).SelectMany(item => Shown(plan, item)).Where(known.Contains).Distinct())
        {
            _shown.Add(item.Name);
            Need(plan, item);
        }
        // What a group waits for that it holds itself is worked out before it and after it.
        var items = plan.Order.Where(item => _needed.Contains(item) && _changing.Contains(item)).ToList();
        _repeats = [.. _needed.Where(item => item.Node is Repeat).Concat(_needed.Select(item => item.Repeat)).SelectMany(Reach.Around)];
        _namesToday = items.Exists(item => Expressions(item).Any(expression => NamesToday(expression.Root)));
        var named = items.SelectMany(item => Expressions(item).SelectMany(expression => expression.References)).ToHashSet(StringComparer.Ordinal);
        _items =
            "{\"items\":"
            + new JsonArray([.. items.Select(item => Written(plan, item, named.Contains(item.Name) || _shown.Contains(item.Name)))]).ToJsonString();
    }

    /// <summary>The logic of a page; null when nothing on it depends on the answers to it or shows one.</summary>
    public static PageLogic? Of(Instrument instrument, Page page)
    {
        var logic = new PageLogic(instrument.Plan, page);
        return logic._places.Count > 0 || logic._shown.Count > 0 ? logic : null;
    }

    /// <summary>Whether the item has a condition of its own that answers on the page can change, and that the data decide.</summary>
    public bool Decides(string name) => _places.ContainsKey(name);

    /// <summary>Whether the data decide which choices the question offers, so that the page holds all of them.</summary>
    public bool Filters(Question question) => _filtering.Any(item => item.Name == question.Name);

    /// <summary>Writes the data as JSON that may stand in HTML, with the values that the sheet has for what the page does not ask.</summary>
    public void WriteTo(TextWriter writer, AnswerSheet sheet)
    {
        writer.Write(_items);
        foreach (var (name, part) in Scoped(sheet.Frame.Global))
            writer.Write($",\"{name}\":{part!.ToJsonString()}");
        if (_namesToday)
            writer.Write(",\"today\":" + Json(sheet.Frame.Today)!.ToJsonString());
        writer.Write('}');
    }

    /// <summary>The values of a scope, and those of the entries of each repeat in it.</summary>
    private JsonObject Scoped(Scope scope)
    {
        var (values, entries) = (new JsonObject(), new JsonObject());
        foreach (var item in _needed.Where(item => item.Repeat == scope.Repeat))
        {
            if (Known(scope, item) is { } value)
                values.Add(item.Name, value);
        }
        foreach (var repeat in _repeats.Where(repeat => repeat.Repeat == scope.Repeat))
            entries.Add(repeat.Name, new JsonArray([.. scope.Entries[repeat.RepeatIndex].Select(Scoped)]));
        var parts = new JsonObject();
        if (values.Count > 0)
            parts.Add("values", values);
        if (entries.Count > 0)
            parts.Add("entries", entries);
        return parts;
    }

    // Of what surrounds questions it is told only where they are not asked.
    private JsonNode? Known(Scope scope, Item item)
    {
        if (_changing.Contains(item))
            return item.IsAsked && !IsOnPage(item) ? Json(scope.Given[item.Slot]) : null;
        if (item.Node is Container)
            return scope.Relevant[item.Slot] ? null : JsonValue.Create(false);
        return Json(scope.Values[item.Slot]);
    }

    private static JsonNode? Json(Value value) =>
        value.Kind switch
        {
            ValueKind.Empty => null,
            ValueKind.Boolean => JsonValue.Create(value.ToBoolean()),
            ValueKind.Number => JsonValue.Create(value.ToNumber()),
            ValueKind.Date => new JsonObject { ["days"] = value.ToNumber() },
            ValueKind.Moment => new JsonObject { ["days"] = value.ToNumber(), ["isMoment"] = true },
            _ => JsonValue.Create(value.ToText()),
        };

    private bool IsOnPage(Item item) => _tops.Contains(item.Top);

    /// <summary>Finds out of an item, whose needs were looked at before it, whether the page can change it and the data can tell how.</summary>
    private void Look(Plan plan, Item item, HashSet<Item> known)
    {
        var needs = item.Needs.Select(name => plan.Find(name)!).ToList();
        if (!(IsOnPage(item) && item.IsAsked) && !needs.Exists(_changing.Contains))
            return;
        _changing.Add(item);
        if (needs.Exists(need => _changing.Contains(need) && !known.Contains(need)) || Written(plan, item, isNamed: false) is null)
            return;
        if (OffersByPage(plan, item))
        {
            if (!IsOnPage(item) || IsForServer(item) || !HoldsAll(item))
                return;
            _filtering.Add(item);
        }
        if (!IsForServer(item))
            known.Add(item);
        var isShown = item.Node is not Question { IsShown: false } && !plan.IsOtherText(item);
        var hasCondition = item.Node.Relevant is not null || _filtering.Contains(item);
        if (isShown && IsOnPage(item) && hasCondition && needs.Exists(_changing.Contains))
            _places.TryAdd(item.Name, item);
    }

    /// <summary>Whether the choices of a question depend on answers to its page.</summary>
    private bool OffersByPage(Plan plan, Item item) =>
        item.Node is Question { ChoiceFilter: { } filter } && filter.References.Any(name => _changing.Contains(plan.Find(name)!));

    /// <summary>Whether a page can hold all choices of a list, each once.</summary>
    private static bool HoldsAll(Item item) =>
        item.Offered.Count <= MostChoices && item.Offered.DistinctBy(choice => choice.Name).Count() == item.Offered.Count;

    /// <summary>Whether only the server works its value out: how many entries there are, what is kept, and answers that the browser does not read.</summary>
    private static bool IsForServer(Item item) =>
        item.Count is not null
        || item.IsKept
        || (item.IsAsked && item.Node is Question { Type: QuestionType.Time or QuestionType.DateTime or QuestionType.Range or QuestionType.Rank });

    /// <summary>What an item shows beside its own words: the answers that its texts name, and its value where that is worked out.</summary>
    private static IEnumerable<Item> Shown(Plan plan, Item item)
    {
        foreach (var name in TextReferences.Texts(item.Node).SelectMany(text => TextReferences.In(text.Text)))
            yield return plan.Find(name)!;
        if (item.Node is Question { IsShown: true, Calculation: not null })
            yield return item;
        foreach (var name in item.Offered.SelectMany(choice => TextReferences.In(choice.Label)))
            yield return plan.Find(name)!;
    }

    private void Need(Plan plan, Item item)
    {
        if (!_needed.Add(item) || !_changing.Contains(item))
            return;
        foreach (var name in item.Needs)
            Need(plan, plan.Find(name)!);
    }

    /// <summary>The item as data, with what its field means when others name it; null when an expression of it cannot be told.</summary>
    private JsonObject? Written(Plan plan, Item item, bool isNamed)
    {
        var json = new JsonObject { ["name"] = item.Name };
        if (item.Parent is not null && IsConditional(item.Parent))
            json.Add("in", item.Parent.Name);
        if (item.Repeat is not null)
            json.Add("repeat", item.Repeat.Name);
        var question = item.Node as Question;
        var syntax = new SyntaxJson(plan, item.Repeat);
        var isFiltering = IsOnPage(item) && OffersByPage(plan, item) && HoldsAll(item);
        if ((isNamed || isFiltering) && IsOnPage(item) && item.IsAsked)
            AddField(json, item);
        if (isFiltering && !AddFilter(json, question!.ChoiceFilter!, item, syntax))
            return null;
        return Add(json, "when", item.Node.Relevant?.Root, syntax) && Add(json, "is", question?.WorkedOut, syntax) ? json : null;
    }

    private static void AddField(JsonObject json, Item item)
    {
        var question = (Question)item.Node;
        json.Add("type", question.Type.Name());
        if (question.Type == QuestionType.Text && question.MaxLength != Question.MaxLineLength)
            json.Add("longest", question.MaxLength);
        if (item.ChoicePlaces is { } places)
            json.Add("choices", new JsonArray([.. places.OrderBy(place => place.Value).Select(place => JsonValue.Create(place.Key))]));
        if (question.OrOther)
            json.Add("other", true);
    }

    /// <summary>What decides which choices are offered, and the choices with the columns that it names.</summary>
    private static bool AddFilter(JsonObject json, Expression filter, Item item, SyntaxJson syntax)
    {
        var columns = item.Offered.Select(choice => choice.Columns.Append(new("name", choice.Name)).Where(column => filter.Root.Has(IsNamed(column.Key))));
        json.Add(
            "offers",
            new JsonArray([
                .. item.Offered.Zip(columns, (choice, named) =>
                    new JsonArray(
                        choice.Name,
                        new JsonObject(named.Select(column => KeyValuePair.Create(column.Key, (JsonNode?)JsonValue.Create(column.Value))))
                    )
                ),
            ])
        );
        return Add(json, "filter", filter.Root, syntax);

        static Func<Syntax, bool> IsNamed(string name) => syntax => syntax is ColumnSyntax column && column.Name == name;
    }

    private static bool Add(JsonObject json, string name, Syntax? expression, SyntaxJson syntax)
    {
        if (expression is null)
            return true;
        if (syntax.Write(expression) is not { } tree)
            return false;
        json.Add(name, tree);
        return true;
    }

    private static bool IsConditional(Item item) => item.Node.Relevant is not null || (item.Parent is not null && IsConditional(item.Parent));

    private IEnumerable<Expression> Expressions(Item item) =>
        new[]
        {
            item.Node.Relevant,
            (item.Node as Question)?.Calculation,
            _filtering.Contains(item) ? ((Question)item.Node).ChoiceFilter : null,
        }.OfType<Expression>();

    private static bool NamesToday(Syntax syntax) => syntax is CallSyntax { Function.Name: "today" } || syntax.Parts.Any(NamesToday);
}
