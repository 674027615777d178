namespace PeerAtlas.Instruments;

/// <summary>A function of the expression language, which takes single values or, as sum() does, sets of them.</summary>
internal sealed class Function
{
    public required string Name { get; init; }

    public required int Minimum { get; init; }

    public required int Maximum { get; init; }

    public Func<CallSyntax, Evaluator[], Evaluator>? Build { get; init; }

    public Func<SetEvaluator[], Evaluator>? BuildOfSets { get; init; }

    /// <summary>Whether another evaluation may come to something else, so that what it came to first is kept.</summary>
    public bool IsByChance { get; init; }

    /// <summary>Whether the browser knows it too.</summary>
    public bool IsInBrowser => !IsByChance && Functions.InBrowser.Contains(Name);

    /// <summary>Whether it chooses an item of a select question by name.</summary>
    public bool NamesChoice => Name == "selected";

    public string Takes =>
        (Minimum, Maximum) switch
        {
            (0, 0) => "no values",
            (1, 1) => "one value",
            (_, int.MaxValue) => $"{Minimum} values or more",
            var (least, most) when least == most => $"{least} values",
            var (least, most) => $"{least} to {most} values",
        };
}

/// <summary>The functions that are supported; docs/xlsform.md says what each does.</summary>
internal static class Functions
{
    /// <summary>What wwwroot/survey works out as well.</summary>
    public static IReadOnlySet<string> InBrowser { get; } =
        (
            "true false today not boolean number string date date-time int abs string-length count-selected round if coalesce concat contains starts-with "
            + "ends-with selected selected-at substr regex count count-non-empty sum min max"
        )
            .Split(' ')
            .ToHashSet(StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, Function> All { get; } =
        Core.Concat(Sets)
            .Concat(NumberFunctions.All)
            .Concat(TextFunctions.All)
            .Concat(DateFunctions.All)
            .Concat(Lookups)
            .ToDictionary(function => function.Name, StringComparer.Ordinal);

    /// <summary>What most forms use.</summary>
    private static Function[] Core =>
        [
            Plain("true", 0, 0, _ => _ => Value.Boolean(true)),
            Plain("false", 0, 0, _ => _ => Value.Boolean(false)),
            Plain("today", 0, 0, _ => frame => frame.Today),
            Of("not", value => Value.Boolean(!value.ToBoolean())),
            Of("boolean", value => Value.Boolean(value.ToBoolean())),
            Of("number", value => Value.Number(value.ToNumber())),
            Of("string", value => Value.Text(value.ToText())),
            Of("date", value => value.ToDate()),
            Of("int", value => Value.Number(Math.Truncate(value.ToNumber()))),
            Of("abs", value => Value.Number(Math.Abs(value.ToNumber()))),
            Of("string-length", value => Value.Number(value.ToText().Length)),
            Of("count-selected", value => Value.Number(Selected(value).Length)),
            Plain("round", 1, 2, a =>
                a.Length == 1 ? frame => Round(a[0](frame).ToNumber(), 0) : frame => Round(a[0](frame).ToNumber(), a[1](frame).ToNumber())
            ),
            Plain("if", 3, 3, a => frame => a[0](frame).ToBoolean() ? a[1](frame) : a[2](frame)),
            Plain("coalesce", 2, 2, a => frame => a[0](frame) is { IsEmpty: false } first ? first : a[1](frame)),
            OfTexts("contains", (text, part) => Value.Boolean(text.Contains(part, StringComparison.Ordinal))),
            OfTexts("starts-with", (text, part) => Value.Boolean(text.StartsWith(part, StringComparison.Ordinal))),
            OfTexts("ends-with", (text, part) => Value.Boolean(text.EndsWith(part, StringComparison.Ordinal))),
            OfTexts("selected", (choices, choice) => Value.Boolean(IsSelected(choices, choice.Trim()))),
            Plain("selected-at", 2, 2, a => frame => At(Selected(a[0](frame)), a[1](frame).ToNumber())),
            Plain("substr", 2, 3, a =>
                a.Length == 2
                    ? frame => Part(a[0](frame).ToText(), a[1](frame).ToNumber(), int.MaxValue)
                    : frame => Part(a[0](frame).ToText(), a[1](frame).ToNumber(), a[2](frame).ToNumber())
            ),
            new Function
            {
                Name = "regex",
                Minimum = 2,
                Maximum = 2,
                Build = Patterns.Build,
            },
        ];

    /// <summary>Functions of many values.</summary>
    private static Function[] Sets =>
        [
            Set("count", 1, sets => frame => Value.Number(sets[0](frame).Count)),
            Set("count-non-empty", 1, sets => frame => Value.Number(sets[0](frame).Count(value => !value.IsEmpty))),
            Set("sum", 1, sets => frame => Value.Number(Numbers(sets, frame).Sum())),
            Set("min", int.MaxValue, sets => frame => Value.Number(Numbers(sets, frame).DefaultIfEmpty(double.NaN).Min())),
            Set("max", int.MaxValue, sets => frame => Value.Number(Numbers(sets, frame).DefaultIfEmpty(double.NaN).Max())),
        ];

    /// <summary>Functions of the instrument itself, which the compiler builds.</summary>
    private static IEnumerable<Function> Lookups =>
        [
            Plain("position", 1, 1, _ => _ => Value.Empty),
            Plain("indexed-repeat", 3, 7, _ => _ => Value.Empty),
            Plain("jr:choice-name", 2, 2, _ => _ => Value.Empty),
            Plain("pulldata", 4, 4, _ => _ => Value.Empty),
        ];

    public static string List { get; } = string.Join(", ", All.Keys.Order(StringComparer.Ordinal));

    public static Function Plain(string name, int minimum, int maximum, Func<Evaluator[], Evaluator> build) =>
        new()
        {
            Name = name,
            Minimum = minimum,
            Maximum = maximum,
            Build = (_, arguments) => build(arguments),
        };

    private static Function Of(string name, Func<Value, Value> apply) => Plain(name, 1, 1, a => frame => apply(a[0](frame)));

    private static Function OfTexts(string name, Func<string, string, Value> apply) =>
        Plain(name, 2, 2, a => frame => apply(a[0](frame).ToText(), a[1](frame).ToText()));

    public static Function Set(string name, int maximum, Func<SetEvaluator[], Evaluator> build, int least = 1) =>
        new()
        {
            Name = name,
            Minimum = least,
            Maximum = maximum,
            BuildOfSets = build,
        };

    private static IEnumerable<double> Numbers(SetEvaluator[] sets, Frame frame) =>
        sets.SelectMany(set => set(frame)).Select(value => value.ToNumber()).Where(double.IsFinite);

    private static Value Round(double number, double places)
    {
        if (!double.IsFinite(number) || !(Math.Abs(places) <= 10))
            return Value.Empty;
        if (Math.Abs(number) >= 1e15)
            return Value.Number(number);
        var scale = (decimal)Math.Pow(10, Math.Abs(Math.Truncate(places)));
        var scaled = places < 0 ? (decimal)number / scale : (decimal)number * scale;
        var rounded = Math.Round(scaled, MidpointRounding.AwayFromZero);
        return Value.Number((double)(places < 0 ? rounded * scale : rounded / scale));
    }

    private static string[] Selected(Value value) => value.ToText().Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>To have chosen nothing is to have chosen the empty text.</summary>
    private static bool IsSelected(string choices, string choice)
    {
        if (choice.Length == 0)
            return string.IsNullOrWhiteSpace(choices);
        foreach (var range in choices.AsSpan().Split(' '))
        {
            if (choices.AsSpan()[range].SequenceEqual(choice))
                return true;
        }
        return false;
    }

    private static Value At(string[] choices, double place) => place >= 0 && place < choices.Length ? Value.Text(choices[(int)place]) : Value.Empty;

    /// <summary>From the first place to before the second, counted from 0, or from the end below it; what lies outside the text is left out.</summary>
    private static Value Part(string text, double from, double to)
    {
        if (double.IsNaN(from) || double.IsNaN(to))
            return Value.Empty;
        var first = Place(from);
        var last = Math.Max(first, Place(to));
        return Value.Text(text[first..last]);

        int Place(double place) => (int)Math.Clamp(Math.Truncate(place) < 0 ? text.Length + Math.Truncate(place) : place, 0, text.Length);
    }
}
