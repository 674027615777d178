namespace PeerAtlas.Statistics.Disclosure;

/// <summary>
/// A dense primal simplex method for variables between 0 and an upper bound that starts from a solution known to be
/// feasible: all variables 0, each row's slack at its given value. Source: G. B. Dantzig, Linear Programming and Extensions
/// (1963), chapter 18; R. G. Bland, Mathematics of Operations Research 2 (1977), 103–107, against cycling.
/// </summary>
internal sealed class BoundedSimplex
{
    private const double Tiny = 1e-9;
    private const int PatienceBeforeBland = 100;

    private readonly int rows;
    private readonly int columns;
    private readonly double[][] tableau;
    private readonly double[] reduced;
    private readonly double[] upper;
    private readonly double[] value;
    private readonly int[] basis;
    private readonly bool[] inBasis;
    private readonly bool[] atUpper;

    /// <summary>Sets up: minimise cost · x over coefficients · x + slack = slack's value, 0 ≤ x ≤ upper.</summary>
    /// <param name="cost">One per variable.</param>
    /// <param name="coefficients">One array per row, one entry per variable; used up.</param>
    /// <param name="slack">Each row's slack at the start, not negative. A row with slack 0 that is an equality has it stay 0.</param>
    /// <param name="isEquality">Whether the row's slack must stay 0.</param>
    /// <param name="upper">The variables' upper bounds, 0 to infinity.</param>
    public BoundedSimplex(double[] cost, double[][] coefficients, double[] slack, bool[] isEquality, double[] upper)
    {
        rows = coefficients.Length;
        // Slacks follow the variables: the one of row i is variable cost.Length + i.
        columns = cost.Length + rows;
        tableau = new double[rows][];
        reduced = [.. cost, .. new double[rows]];
        this.upper = [.. upper, .. isEquality.Select(equal => equal ? 0 : double.PositiveInfinity)];
        value = [.. slack];
        basis = new int[rows];
        inBasis = new bool[columns];
        atUpper = new bool[columns];
        for (var row = 0; row < rows; row++)
        {
            tableau[row] = [.. coefficients[row], .. new double[rows]];
            tableau[row][cost.Length + row] = 1;
            basis[row] = cost.Length + row;
            inBasis[basis[row]] = true;
        }
    }

    /// <summary>Solves the problem.</summary>
    /// <returns>The variables' values, without slacks; null when the minimum is unbounded.</returns>
    /// <exception cref="InvalidOperationException">It did not end, which only rounding could cause.</exception>
    public double[]? Minimise()
    {
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
                limit = Math.Max(0, upper[basis[row]] - value[row]) / -rate;
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
        inBasis[gone] = false;
        atUpper[gone] = direction * tableau[leaving][entering] < 0;
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
        for (var j = 0; j < columns; j++)
            pivotRow[j] /= pivot;
        for (var i = 0; i < rows; i++)
        {
            if (i != row)
                Subtract(tableau[i], pivotRow, tableau[i][column]);
        }

        Subtract(reduced, pivotRow, reduced[column]);
    }

    private static void Subtract(double[] from, double[] row, double factor)
    {
        if (factor == 0)
            return;
        for (var j = 0; j < from.Length; j++)
            from[j] -= factor * row[j];
    }

    private double[] Solution()
    {
        var solution = new double[columns - rows];
        for (var column = 0; column < solution.Length; column++)
            solution[column] = atUpper[column] ? upper[column] : 0;
        for (var row = 0; row < rows; row++)
        {
            if (basis[row] < solution.Length)
                solution[basis[row]] = value[row];
        }

        return solution;
    }
}
