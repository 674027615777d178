namespace PeerAtlas.Statistics.Tests.Disclosure;

/// <summary>The ends of sums over a polytope, by trying every corner: where as many of its conditions as it has dimensions hold with equality.</summary>
internal sealed class VertexBounds(int dimensions)
{
    private readonly List<(double[] Row, double Least, bool IsEquality)> conditions = [];

    /// <summary>Demands row · x ≥ least, or that they are equal.</summary>
    public void Add(double[] row, double least, bool isEquality = false) => conditions.Add((row, least, isEquality));

    /// <summary>The smallest and the largest value of each sum.</summary>
    public (double Low, double High)[] Ends(IReadOnlyList<double[]> sums)
    {
        (double Low, double High)[] ends = [.. sums.Select(_ => (double.PositiveInfinity, double.NegativeInfinity))];
        Choose(0, []);
        return ends;

        void Choose(int from, List<int> active)
        {
            if (active.Count == dimensions)
            {
                if (Corner(active) is { } corner && conditions.TrueForAll(c => Holds(c, corner)))
                {
                    for (var at = 0; at < ends.Length; at++)
                        ends[at] = (Math.Min(ends[at].Low, Dot(sums[at], corner)), Math.Max(ends[at].High, Dot(sums[at], corner)));
                }

                return;
            }

            for (var next = from; next <= conditions.Count - dimensions + active.Count; next++)
                Choose(next + 1, [.. active, next]);
        }
    }

    private static bool Holds((double[] Row, double Least, bool IsEquality) condition, double[] x)
    {
        var above = Dot(condition.Row, x) - condition.Least;
        return above >= -1e-7 && (!condition.IsEquality || above <= 1e-7);
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    /// <summary>Where the chosen conditions are met exactly, by elimination; null when they do not fix a point.</summary>
    private double[]? Corner(List<int> active)
    {
        double[][] rows = [.. active.Select(at => (double[])[.. conditions[at].Row, conditions[at].Least])];
        for (var column = 0; column < dimensions; column++)
        {
            var pivot = Enumerable.Range(column, dimensions - column).MaxBy(row => Math.Abs(rows[row][column]));
            if (Math.Abs(rows[pivot][column]) < 1e-9)
                return null;
            (rows[column], rows[pivot]) = (rows[pivot], rows[column]);
            for (var row = 0; row < dimensions; row++)
            {
                var factor = row == column ? 0 : rows[row][column] / rows[column][column];
                for (var at = column; factor != 0 && at <= dimensions; at++)
                    rows[row][at] -= factor * rows[column][at];
            }
        }

        return [.. rows.Select((row, at) => row[dimensions] / row[at])];
    }
}
