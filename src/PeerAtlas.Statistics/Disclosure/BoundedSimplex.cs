using System.Runtime.InteropServices;

namespace PeerAtlas.Statistics.Disclosure;

/// <summary>
/// A dense primal simplex method for variables between 0 and an upper bound that starts from a solution known to be
/// feasible: all variables 0, each row's slack at its given value. One that has been solved starts from there the next time. Source: G. B.
/// Dantzig, Linear Programming and Extensions
/// (1963), chapter 18; R. G. Bland, Mathematics of Operations Research 2 (1977), 103–107, against cycling.
/// </summary>
internal sealed class BoundedSimplex
{
    private const double Tiny = 1e-9;
    private const int PatienceBeforeBland = 100;
    private const int EqualitySlack = -1;

    private readonly int rows;
    private readonly int variables;
    private readonly int columns;
    private readonly double[][] tableau;
    private readonly double[] reduced;
    private readonly double[] upper;
    private readonly double[] value;
    private readonly int[] basis;
    private readonly bool[] inBasis;
    private readonly bool[] atUpper;

    /// <summary>Sets up coefficients · x + slack = slack's value, 0 ≤ x ≤ upper.</summary>
    /// <param name="coefficients">One array per row, one entry per variable; used up.</param>
    /// <param name="slack">Each row's slack at the start, not negative. A row with slack 0 that is an equality has it stay 0.</param>
    /// <param name="isEquality">Whether the row's slack must stay 0.</param>
    /// <param name="upper">The variables' upper bounds, 0 to infinity.</param>
    public BoundedSimplex(double[][] coefficients, double[] slack, bool[] isEquality, double[] upper)
    {
        rows = coefficients.Length;
        variables = upper.Length;
        // Slacks of inequalities follow the variables. An equality's slack, once out of the basis, never comes back and has no column.
        columns = variables + isEquality.Count(equal => !equal);
        tableau = new double[rows][];
        reduced = new double[columns];
        this.upper = Widen(upper);
        Array.Fill(this.upper, double.PositiveInfinity, variables, columns - variables);
        value = [.. slack];
        basis = new int[rows];
        inBasis = new bool[columns];
        atUpper = new bool[columns];
        var slackColumn = variables;
        for (var row = 0; row < rows; row++)
        {
            tableau[row] = Widen(coefficients[row]);
            basis[row] = isEquality[row] ? EqualitySlack : slackColumn++;
            if (isEquality[row])
                continue;
            tableau[row][basis[row]] = 1;
            inBasis[basis[row]] = true;
        }
    }

    /// <summary>Minimises cost · x.</summary>
    /// <param name="cost">One per variable.</param>
    /// <returns>The variables' values, without slacks; null when the minimum is unbounded.</returns>
    /// <exception cref="InvalidOperationException">It did not end, which only rounding could cause.</exception>
    public double[]? Minimise(double[] cost)
    {
        Reduce(cost);
        var idle = 0;
        for (var iteration = 0; iteration < 200_000; iteration++)
        {
            var entering = Entering(idle > PatienceBeforeBland);
            if (entering < 0)
                return Solution();
            var step = Step(entering, out var leaving);
            if (double.IsPositiveInfinity(step))
                return null;
            idle = step > Tiny ? 0 : idle + 1;
            Move(entering, leaving, step);
        }

        throw new InvalidOperationException("The linear programme did not come to an end.");
    }

    /// <summary>The costs of leaving the present solution, variable by variable.</summary>
    private void Reduce(double[] cost)
    {
        Array.Clear(reduced);
        cost.CopyTo(reduced, 0);
        for (var row = 0; row < rows; row++)
        {
            var unit = basis[row] >= 0 && basis[row] < variables ? cost[basis[row]] : 0;
            if (unit == 0)
                continue;
            for (var column = 0; column < columns; column++)
                reduced[column] -= unit * tableau[row][column];
        }
    }

    /// <summary>The variable that gains most when it leaves its bound, or by Bland's rule the first that gains; −1 at the optimum.</summary>
    private int Entering(bool bland)
    {
        var best = -1;
        var gain = Tiny;
        for (var column = 0; column < columns; column++)
        {
            if (inBasis[column] || upper[column] == 0)
                continue;
            var here = atUpper[column] ? reduced[column] : -reduced[column];
            if (here <= gain)
                continue;
            if (bland)
                return column;
            (best, gain) = (column, here);
        }

        return best;
    }

    /// <summary>How far the variable can go, and the row that stops it; −1 when its own other bound does.</summary>
    private double Step(int entering, out int leaving)
    {
        leaving = -1;
        var step = upper[entering];
        var direction = atUpper[entering] ? -1 : 1;
        for (var row = 0; row < rows; row++)
        {
            var rate = direction * tableau[row][entering];
            double limit;
            if (rate > Tiny)
                limit = Math.Max(0, value[row]) / rate;
            else if (rate < -Tiny)
                limit = Math.Max(0, UpperOfBasic(row) - value[row]) / -rate;
            else
                continue;
            var closer = limit < step - Tiny;
            // Among equals the first variable leaves, as Bland's rule wants.
            if (closer || (limit <= step + Tiny && leaving >= 0 && basis[row] < basis[leaving]))
            {
                step = Math.Min(step, limit);
                leaving = row;
            }
        }

        return step;
    }

    private void Move(int entering, int leaving, double step)
    {
        var direction = atUpper[entering] ? -1 : 1;
        for (var row = 0; row < rows; row++)
            value[row] -= direction * step * tableau[row][entering];
        if (leaving < 0)
        {
            atUpper[entering] = !atUpper[entering];
            return;
        }

        var gone = basis[leaving];
        if (gone != EqualitySlack)
        {
            inBasis[gone] = false;
            atUpper[gone] = direction * tableau[leaving][entering] < 0;
        }

        value[leaving] = (atUpper[entering] ? upper[entering] : 0) + direction * step;
        atUpper[entering] = false;
        inBasis[entering] = true;
        basis[leaving] = entering;
        Pivot(leaving, entering);
    }

    private void Pivot(int row, int column)
    {
        var pivotRow = tableau[row];
        var pivot = pivotRow[column];
        var filled = new List<int>();
        for (var j = 0; j < columns; j++)
        {
            if (pivotRow[j] == 0)
                continue;
            pivotRow[j] /= pivot;
            filled.Add(j);
        }

        var at = CollectionsMarshal.AsSpan(filled);
        for (var i = 0; i < rows; i++)
        {
            if (i != row)
                Subtract(tableau[i], pivotRow, at, tableau[i][column]);
        }

        Subtract(reduced, pivotRow, at, reduced[column]);
    }

    private static void Subtract(double[] from, double[] row, ReadOnlySpan<int> filled, double factor)
    {
        if (factor == 0)
            return;
        foreach (var j in filled)
        {
            var difference = from[j] - factor * row[j];
            // What should be zero is made so, or the table fills with rounding.
            from[j] = Math.Abs(difference) < 1e-12 ? 0 : difference;
        }
    }

    private double UpperOfBasic(int row) => basis[row] == EqualitySlack ? 0 : upper[basis[row]];

    private double[] Widen(double[] array)
    {
        Array.Resize(ref array, columns);
        return array;
    }

    private double[] Solution()
    {
        var solution = new double[variables];
        for (var column = 0; column < solution.Length; column++)
            solution[column] = atUpper[column] ? upper[column] : 0;
        for (var row = 0; row < rows; row++)
        {
            if (basis[row] != EqualitySlack && basis[row] < variables)
                solution[basis[row]] = value[row];
        }

        return solution;
    }
}
