namespace PeerAtlas.Instruments;

/// <summary>A figure with its expressions compiled.</summary>
internal sealed class FigurePlan
{
    private readonly FigureDefinition _figure;
    private readonly Evaluator _value;
    private readonly Evaluator? _of;
    private readonly Evaluator? _where;
    private readonly Item[] _spokenOf;

    private FigurePlan(FigureDefinition figure, IReadOnlyDictionary<string, Item> items, ProblemList problems)
    {
        _figure = figure;
        _value = Compile(figure.Value, "value")!;
        _of = Compile(figure.Of, "of");
        _where = Compile(figure.Where, "where");
        _spokenOf = [.. figure.Value.References.Select(name => items.GetValueOrDefault(name)).OfType<Item>().Where(item => item.Repeat is null)];

        Evaluator? Compile(Expression? expression, string column) =>
            expression is null
                ? null
                : new Compiler(items, repeat: null, self: null, (character, message) => problems.Figure(figure.Name, column, message, character)).Compile(
                    expression.Root
                );
    }

    public static FigurePlan Make(FigureDefinition figure, IReadOnlyDictionary<string, Item> items, ProblemList problems) => new(figure, items, problems);

    public Measurement Measure(Frame frame)
    {
        frame.Local = frame.Global;
        if (_where is not null && !_where(frame).ToBoolean())
            return default;
        var value = _value(frame);
        switch (_figure.Kind)
        {
            case FigureStatistic.Share:
                var inBase = _of is null ? Array.TrueForAll(_spokenOf, item => frame.Global.Relevant[item.Slot]) : _of(frame).ToBoolean();
                return new Measurement(inBase, value.ToBoolean() ? 1 : 0, 1);
            case FigureStatistic.Ratio:
                var of = _of!(frame).ToNumber();
                return Number(value.ToNumber(), of);
            default:
                return Number(value.ToNumber(), 1);
        }
    }

    private static Measurement Number(double value, double of) => double.IsFinite(value) && double.IsFinite(of) ? new Measurement(true, value, of) : default;
}
