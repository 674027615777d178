using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace PeerAtlas.Statistics.Estimation;

/// <summary>A test of independence in a two-way table.</summary>
/// <param name="F">The statistic; not a number when it cannot be computed.</param>
/// <param name="NumeratorDegreesOfFreedom">Of the F distribution; need not be whole.</param>
/// <param name="DenominatorDegreesOfFreedom">Of the F distribution; need not be whole.</param>
/// <param name="P">The p value.</param>
/// <param name="ChiSquared">Pearson's statistic of the weighted table, scaled to the number of answers.</param>
/// <param name="N">The answers in the table, unweighted.</param>
public sealed record TableTest(double F, double NumeratorDegreesOfFreedom, double DenominatorDegreesOfFreedom, double P, double ChiSquared, int N);

/// <summary>
/// The second-order Rao–Scott test: Pearson's statistic divided by the sum of the generalised design effects, referred to
/// an F distribution with Satterthwaite's degrees of freedom. Source: J. N. K. Rao and A. J. Scott, Annals of Statistics 12
/// (1984), 46–60; D. R. Thomas and J. N. K. Rao, JASA 82 (1987), 630–636.
/// </summary>
public static class RaoScott
{
    /// <summary>Tests whether rows and columns are independent.</summary>
    /// <param name="design">The design.</param>
    /// <param name="rows">The row of each answer, from 0; negative is missing and leaves the answer out.</param>
    /// <param name="rowLevels">The number of rows; empty ones are left out.</param>
    /// <param name="columns">The column of each answer, from 0; negative is missing and leaves the answer out.</param>
    /// <param name="columnLevels">The number of columns; empty ones are left out.</param>
    /// <returns>Not a number throughout, but for N, with fewer than two rows or columns, without a degree of freedom, or
    /// when the table's empty cells leave nothing to test.</returns>
    /// <exception cref="ArgumentException">Lengths differ or a code is above its levels.</exception>
    public static TableTest Test(SurveyDesign design, ReadOnlySpan<int> rows, int rowLevels, ReadOnlySpan<int> columns, int columnLevels)
    {
        if (rows.Length != design.Rows || columns.Length != design.Rows)
            throw new ArgumentException($"The design has {design.Rows} answers, the table {rows.Length} and {columns.Length}.", nameof(rows));
        var cells = new int[rows.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            if (rows[i] >= rowLevels || columns[i] >= columnLevels)
                throw new ArgumentException($"Answer {i + 1}: a level above its number of levels.", nameof(rows));
            cells[i] = rows[i] < 0 || columns[i] < 0 ? -1 : rows[i] * columnLevels + columns[i];
        }

        var counts = new int[rowLevels * columnLevels];
        var sums = Estimator.LevelWeightsByCluster(design, cells, counts.Length, default, counts);
        var clusterWeights = Estimator.RowSums(sums, counts.Length);
        var n = counts.Sum();
        var degrees = design.DegreesOfFreedomWithin(clusterWeights);
        var keptRows = Kept(rowLevels, r => Enumerable.Range(0, columnLevels).Any(c => counts[r * columnLevels + c] > 0));
        var keptColumns = Kept(columnLevels, c => Enumerable.Range(0, rowLevels).Any(r => counts[r * columnLevels + c] > 0));
        if (keptRows.Length < 2 || keptColumns.Length < 2 || degrees < 1)
            return Unknown(n);

        var p = CellShares(sums, counts.Length);
        var chiSquared = n * Pearson(p, keptRows, keptColumns, columnLevels);
        var contrasts = Contrasts(keptRows, keptColumns, rowLevels, columnLevels);
        var inverse = Matrix<double>.Build.DenseOfDiagonalVector(p.Map(share => share > 0 ? 1 / share : 0));
        var simple = contrasts.TransposeThisAndMultiply(inverse) * contrasts / n;
        var actual = contrasts.TransposeThisAndMultiply(inverse) * Covariance(design, cells, p, sums, clusterWeights) * inverse * contrasts;
        var effects = simple.Solve(actual);
        var sum = effects.Trace();
        var numerator = sum * sum / (effects * effects).Trace();
        var f = chiSquared / sum;
        return double.IsFinite(f) && numerator > 0
            ? new(f, numerator, numerator * degrees, UpperTail(f, numerator, numerator * degrees), chiSquared, n)
            : Unknown(n);
    }

    private static int[] Kept(int levels, Func<int, bool> any) => [.. Enumerable.Range(0, levels).Where(any)];

    private static double Pearson(Vector<double> p, int[] rows, int[] columns, int width)
    {
        var sum = 0.0;
        foreach (var r in rows)
        {
            var rowShare = columns.Sum(c => p[r * width + c]);
            foreach (var c in columns)
            {
                var expected = rowShare * rows.Sum(i => p[i * width + c]);
                var difference = p[r * width + c] - expected;
                sum += difference * difference / expected;
            }
        }

        return sum;
    }

    /// <summary>A basis of the interactions: each column is (row i − first row) × (column j − first column).</summary>
    private static Matrix<double> Contrasts(int[] rows, int[] columns, int rowLevels, int width)
    {
        var basis = Matrix<double>.Build.Dense(rowLevels * width, (rows.Length - 1) * (columns.Length - 1));
        var at = 0;
        foreach (var r in rows.Skip(1))
        {
            foreach (var c in columns.Skip(1))
            {
                basis[r * width + c, at] = 1;
                basis[rows[0] * width + c, at] = -1;
                basis[r * width + columns[0], at] = -1;
                basis[rows[0] * width + columns[0], at] = 1;
                at++;
            }
        }

        return basis;
    }

    private static Vector<double> CellShares(double[] sums, int cells)
    {
        var shares = new double[cells];
        for (var at = 0; at < sums.Length; at += cells)
        {
            for (var cell = 0; cell < cells; cell++)
                shares[cell] += sums[at + cell];
        }

        return Vector<double>.Build.Dense(shares) / shares.Sum();
    }

    /// <summary>The covariance matrix of the cell shares by linearisation. The sums are used up.</summary>
    private static Matrix<double> Covariance(SurveyDesign design, int[] cells, Vector<double> shares, double[] sums, double[] clusterWeights)
    {
        var p = shares.ToArray();
        var total = clusterWeights.Sum();
        if (design.Raked is { } margins)
        {
            var counts = margins.IsCompact ? margins.Count(cells, p.Length, default) : null;
            for (var cell = 0; cell < p.Length; cell++)
            {
                var column = counts is null
                    ? design.ClusterSums(Estimator.IndicatorScores(design, cells, cell, default, p[cell], total))
                    : Estimator.RakedSums(design, sums, p.Length, cell, clusterWeights, counts, p[cell], total);
                // Only this cell's column is overwritten; those of later cells are still level weights.
                for (var cluster = 0; cluster < column.Length; cluster++)
                    sums[cluster * p.Length + cell] = column[cluster];
            }
        }
        else
        {
            for (int cluster = 0, at = 0; cluster < clusterWeights.Length; cluster++)
            {
                for (var cell = 0; cell < p.Length; cell++, at++)
                    sums[at] = (sums[at] - p[cell] * clusterWeights[cluster]) / total;
            }
        }

        return Matrix<double>.Build.DenseOfArray(design.Covariances(sums, p.Length));
    }

    /// <summary>The probability of a larger F, exact where it is small (NIST Digital Library, 8.17).</summary>
    private static double UpperTail(double f, double numerator, double denominator) =>
        SpecialFunctions.BetaRegularized(denominator / 2, numerator / 2, denominator / (denominator + numerator * f));

    private static TableTest Unknown(int n) => new(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, n);
}
