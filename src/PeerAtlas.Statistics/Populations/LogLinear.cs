using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace PeerAtlas.Statistics.Populations;

/// <summary>One log-linear model of list membership.</summary>
/// <param name="Estimate">The number of persons by this model. Its method is the model's name: the interactions, or all lists,
/// separated by commas, when there are none.</param>
/// <param name="Deviance">How far the fitted counts are from those observed; not a number when it does not fit.</param>
/// <param name="DegreesOfFreedom">Combinations observed minus parameters.</param>
/// <param name="Aic">Akaike's criterion: −2 × Poisson log-likelihood + 2 × parameters.</param>
public sealed record LogLinearModel(PopulationEstimate Estimate, double Deviance, int DegreesOfFreedom, double Aic);

/// <summary>
/// Poisson log-linear models of the counts per combination of lists; the fitted count of the combination "on no list"
/// estimates the persons unseen. Source: S. E. Fienberg, Biometrika 59 (1972), 591–603. Its variance is that of
/// unseen + unseen² × variance of the intercept (the delta method with the binomial part), its interval is log-normal.
/// </summary>
public static class LogLinear
{
    private const int MaximumIterations = 200;

    /// <summary>
    /// Fits every hierarchical model with all main effects and any set of two-list interactions: 8 models for three lists, 64
    /// for four, 1024 for five. Fewest interactions first. A model that the counts cannot settle has no value.
    /// </summary>
    public static IReadOnlyList<LogLinearModel> FitAll(PartialLists lists, double level = 0.95)
    {
        var k = lists.Names.Count;
        (int First, int Second)[] pairs = [.. from a in Enumerable.Range(0, k) from b in Enumerable.Range(a + 1, k - a - 1) select (a, b)];
        return
        [
            .. Enumerable
                .Range(0, 1 << pairs.Length)
                .OrderBy(int.PopCount)
                .ThenBy(chosen => chosen)
                .Select(chosen => pairs.Where((_, i) => (chosen & (1 << i)) != 0).ToArray())
                .Where(model => k + 1 + model.Length <= (1 << k) - 1)
                .Select(model => Fit(lists, model, level)),
        ];
    }

    /// <summary>Fits the model with all main effects and the given interactions of two lists.</summary>
    public static LogLinearModel Fit(PartialLists lists, IReadOnlyList<(int First, int Second)> interactions, double level = 0.95)
    {
        var k = lists.Names.Count;
        var name =
            interactions.Count == 0
                ? string.Join(',', lists.Names)
                : string.Join(',', interactions.Select(pair => Interaction(lists.Names, pair.First, pair.Second)));
        var design = Terms(k, interactions);
        var observed = Vector<double>.Build.Dense(design.RowCount, cell => lists.OnExactly(cell + 1));
        var degrees = design.RowCount - design.ColumnCount;
        var fit = Iterate(design, observed);
        if (fit is not { } solved)
            return new(PopulationEstimate.None(name), double.NaN, degrees, double.NaN);

        var unseen = Math.Exp(solved.Coefficients[0]);
        var variance = unseen + unseen * unseen * solved.InterceptVariance;
        var fitted = (design * solved.Coefficients).PointwiseExp();
        var aic = -2 * LogLikelihood(observed, fitted) + 2 * design.ColumnCount;
        return new(PopulationEstimate.FromUnseen(name, lists.Distinct, unseen, variance, level), Deviance(observed, fitted), degrees, aic);
    }

    /// <summary>Two lists' names together: "PQ", or "payroll:certified" when names are longer than a letter.</summary>
    internal static string Interaction(IReadOnlyList<string> names, int first, int second) =>
        string.Join(names.All(name => name.Length == 1) ? "" : ":", names[first], names[second]);

    /// <summary>One row per combination with somebody possible on it, from "first list only"; columns intercept, lists, interactions.</summary>
    private static Matrix<double> Terms(int lists, IReadOnlyList<(int First, int Second)> interactions) =>
        Matrix<double>.Build.Dense((1 << lists) - 1, 1 + lists + interactions.Count, (cell, term) =>
        {
            var combination = cell + 1;
            if (term == 0)
                return 1;
            if (term <= lists)
                return On(term - 1);
            var (first, second) = interactions[term - 1 - lists];
            return On(first) * On(second);

            double On(int list) => (combination >> list) & 1;
        });

    /// <summary>Iteratively reweighted least squares; null when it does not settle on finite coefficients.</summary>
    private static (Vector<double> Coefficients, double InterceptVariance)? Iterate(Matrix<double> design, Vector<double> observed)
    {
        var fitted = observed + 0.1;
        var deviance = double.PositiveInfinity;
        for (var iteration = 0; iteration < MaximumIterations; iteration++)
        {
            var predictor = fitted.PointwiseLog();
            var working = predictor + (observed - fitted).PointwiseDivide(fitted);
            var root = Matrix<double>.Build.DenseOfDiagonalVector(fitted.PointwiseSqrt());
            var factor = (root * design).QR();
            var coefficients = factor.Solve(root * working);
            fitted = (design * coefficients).PointwiseExp();
            // A count that is driven to nothing has no finite logarithm: the model is not settled by these data.
            if (!fitted.All(double.IsFinite) || fitted.Minimum() < 1e-7 || !double.IsFinite(coefficients[0]))
                return null;
            var next = Deviance(observed, fitted);
            if (Math.Abs(deviance - next) <= 1e-12 * (Math.Abs(next) + 0.1))
            {
                var weighted = Matrix<double>.Build.DenseOfDiagonalVector(fitted) * design;
                return (coefficients, design.TransposeThisAndMultiply(weighted).Inverse()[0, 0]);
            }

            deviance = next;
        }

        return null;
    }

    private static double Deviance(Vector<double> observed, Vector<double> fitted) =>
        2 * observed.Zip(fitted, (y, mean) => (y > 0 ? y * Math.Log(y / mean) : 0) - (y - mean)).Sum();

    private static double LogLikelihood(Vector<double> observed, Vector<double> fitted) =>
        observed.Zip(fitted, (y, mean) => y * Math.Log(mean) - mean - SpecialFunctions.GammaLn(y + 1)).Sum();
}
