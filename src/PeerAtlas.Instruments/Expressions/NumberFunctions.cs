namespace PeerAtlas.Instruments;

/// <summary>Functions of numbers, and those of chance.</summary>
internal static class NumberFunctions
{
    private const int MostDigits = 64;

    public static IEnumerable<Function> All =>
        [
            Of("floor", Math.Floor),
            Of("ceiling", Math.Ceiling),
            Of("sqrt", Math.Sqrt),
            Of("exp", Math.Exp),
            Of("exp10", number => Math.Pow(10, number)),
            Of("log", Math.Log),
            Of("log10", Math.Log10),
            Of("sin", Math.Sin),
            Of("cos", Math.Cos),
            Of("tan", Math.Tan),
            Of("asin", Math.Asin),
            Of("acos", Math.Acos),
            Of("atan", Math.Atan),
            OfTwo("pow", Math.Pow),
            OfTwo("atan2", Math.Atan2),
            Functions.Plain("pi", 0, 0, _ => _ => Value.Number(Math.PI)),
            Chance("random", 0, _ => _ => Value.Number(Random.Shared.NextDouble())),
            Chance("uuid", 1, a => a.Length == 0 ? _ => Value.Text(Guid.NewGuid().ToString()) : frame => Digits(a[0](frame).ToNumber())),
            Chance("once", 1, a => frame => frame.Self is { IsEmpty: false } before ? before : a[0](frame), least: 1),
        ];

    private static Function Of(string name, Func<double, double> apply) =>
        Functions.Plain(name, 1, 1, a => frame => Value.Number(apply(a[0](frame).ToNumber())));

    private static Function OfTwo(string name, Func<double, double, double> apply) =>
        Functions.Plain(name, 2, 2, a => frame => Value.Number(apply(a[0](frame).ToNumber(), a[1](frame).ToNumber())));

    private static Function Chance(string name, int most, Func<Evaluator[], Evaluator> build, int least = 0) =>
        new()
        {
            Name = name,
            Minimum = least,
            Maximum = most,
            Build = (_, arguments) => build(arguments),
            IsByChance = true,
        };

    private static Value Digits(double count) =>
        count is >= 1 and <= MostDigits
            ? Value.Text(System.Security.Cryptography.RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789", (int)count))
            : Value.Empty;
}
