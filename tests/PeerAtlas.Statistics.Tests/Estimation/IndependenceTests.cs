using MathNet.Numerics.Distributions;
using PeerAtlas.Statistics.Estimation;

namespace PeerAtlas.Statistics.Tests.Estimation;

public class IndependenceTests
{
    [Theory]
    [InlineData(false, false, 2, 2, 0, 1, 0, 1)]
    [InlineData(true, false, 2, 2, 0, 1, 0, 1)]
    [InlineData(true, true, 2, 2, 0, 1, 0, 1)]
    [InlineData(true, true, 4, 5, 1, 3, 2, 4)]
    [InlineData(true, true, 5, 3, 2, 3, 1, 2)]
    [InlineData(false, true, 3, 4, 0, 2, 1, 3)]
    public void A_test_of_two_by_two_is_that_of_one_contrast_whatever_other_levels_are_empty(
        bool hasStrata,
        bool hasEmptyCell,
        int rowLevels,
        int columnLevels,
        int firstRow,
        int secondRow,
        int firstColumn,
        int secondColumn
    )
    {
        // Its design effect is the variance of the mean of ±1/p of an answer's cell, over that of a simple sample, Σ 1/p ÷ n.
        var random = new Random(7);
        const int Answers = 48;
        int[] rows = [.. Enumerable.Range(0, Answers).Select(_ => random.Next(2))];
        int[] columns = [.. rows.Select(row => hasEmptyCell && row == 1 ? 1 : random.Next(2))];
        double[] weights = [.. Enumerable.Range(0, Answers).Select(_ => random.Next(1, 6) / 2.0)];
        int[] clusters = [.. Enumerable.Range(0, Answers).Select(i => i / 3)];
        var design = SurveyDesign.Create(Answers, weights, hasStrata ? [.. clusters.Select(cluster => cluster / 6)] : null, clusters);
        var test = RaoScott.Test(
            design,
            [.. rows.Select(row => row == 0 ? firstRow : secondRow)],
            rowLevels,
            [.. columns.Select(column => column == 0 ? firstColumn : secondColumn)],
            columnLevels
        );

        double Share(Func<int, bool> has) => Enumerable.Range(0, Answers).Where(has).Sum(i => weights[i]) / weights.Sum();
        double P(int row, int column) => Share(i => rows[i] == row && columns[i] == column);
        double chiSquared = 0,
            inverse = 0;
        foreach (var (row, column) in new[] { (0, 0), (0, 1), (1, 0), (1, 1) })
        {
            var expected = Share(i => rows[i] == row) * Share(i => columns[i] == column);
            chiSquared += Answers * (P(row, column) - expected) * (P(row, column) - expected) / expected;
            inverse += P(row, column) > 0 ? 1 / P(row, column) : 0;
        }

        double[] contrast = [.. Enumerable.Range(0, Answers).Select(i => (rows[i] == columns[i] ? 1 : -1) / P(rows[i], columns[i]))];
        var mean = Estimator.Mean(design, contrast);
        var f = chiSquared / (Answers * mean.StandardError * mean.StandardError / inverse);
        Assert.Equal(chiSquared, test.ChiSquared, 9);
        Assert.Equal(f, test.F, 8);
        Assert.Equal(1, test.NumeratorDegreesOfFreedom, 9);
        Assert.Equal(mean.DegreesOfFreedom, test.DenominatorDegreesOfFreedom, 8);
        Assert.Equal(2 * StudentT.CDF(0, 1, mean.DegreesOfFreedom, -Math.Sqrt(f)), test.P, 8);
        Assert.Equal(Answers, test.N);
    }

    [Fact]
    public void An_empty_row_does_not_change_the_test()
    {
        int[] rows = [0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 2, 2, 1, 0],
            columns = [0, 1, 1, 0, 0, 1, 1, 1, 0, 0, 1, 2, 2, 2];
        var design = SurveyDesign.Create(14);
        var test = RaoScott.Test(design, rows, 3, columns, 3);
        Assert.True(test.F > 0);
        foreach (var shift in new Func<int, int>[] { level => level + 1, level => 2 * level, level => level == 2 ? 4 : level })
        {
            AssertSame(test, RaoScott.Test(design, [.. rows.Select(shift)], 6, columns, 3));
            AssertSame(test, RaoScott.Test(design, rows, 3, [.. columns.Select(shift)], 6));
        }

        // Rows and columns may change places.
        AssertSame(test, RaoScott.Test(design, columns, 3, rows, 3));
    }

    [Fact]
    public void An_answer_without_row_or_column_is_left_out()
    {
        var design = SurveyDesign.Create(11);
        int[] rows = [0, 1, 0, 1, 0, 1, 0, 1, 0, -1, -1],
            columns = [0, 1, 0, 1, 1, 0, 0, 1, -1, 1, -1];
        var test = RaoScott.Test(design, rows, 2, columns, 2);
        Assert.Equal(8, test.N);
        var weighted = RaoScott.Test(
            design.WithWeights([1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0]),
            [.. rows.Select(r => Math.Max(0, r))],
            2,
            [.. columns.Select(c => Math.Max(0, c))],
            2
        );
        Assert.Equal(test, weighted);
    }

    [Fact]
    public void What_leaves_nothing_to_test_is_not_a_number()
    {
        AssertNothing(4, RaoScott.Test(SurveyDesign.Create(4), [0, 0, 0, 0], 2, [0, 1, 1, 0], 2));
        AssertNothing(4, RaoScott.Test(SurveyDesign.Create(4), [0, 1, 1, 0], 2, [1, 1, 1, 1], 2));
        AssertNothing(4, RaoScott.Test(SurveyDesign.Create(4, clusters: [3, 3, 3, 3]), [0, 1, 1, 0], 2, [0, 1, 0, 1], 2));
        // A census has no error, and everything seen in it is so.
        AssertNothing(4, RaoScott.Test(SurveyDesign.Create(4, populationSizes: [4, 4, 4, 4]), [0, 1, 1, 0], 2, [0, 1, 0, 0], 2));
        AssertNothing(0, RaoScott.Test(SurveyDesign.Create(2), [-1, 0], 2, [0, -1], 2));
    }

    [Fact]
    public void Two_clusters_are_enough_for_a_test()
    {
        var test = RaoScott.Test(SurveyDesign.Create(8, clusters: [1, 1, 1, 1, 2, 2, 2, 2]), [0, 0, 1, 1, 0, 1, 1, 1], 2, [0, 1, 0, 1, 0, 1, 1, 1], 2);
        Assert.Equal(1, test.DenominatorDegreesOfFreedom, 9);
        Assert.InRange(test.P, 0.01, 0.99);
    }

    [Theory]
    [InlineData(new[] { 0, 1 }, new[] { 0, 1, 0 }, "the table 2 and 3")]
    [InlineData(new[] { 0, 1, 0 }, new[] { 0, 1 }, "the table 3 and 2")]
    [InlineData(new[] { 0, 1, 2 }, new[] { 0, 1, 0 }, "Answer 3: a level above")]
    [InlineData(new[] { 0, 1, 0 }, new[] { 0, 3, 0 }, "Answer 2: a level above")]
    public void A_table_that_is_none_is_refused(int[] rows, int[] columns, string words) =>
        Assert.Contains(words, Assert.Throws<ArgumentException>(() => RaoScott.Test(SurveyDesign.Create(3), rows, 2, columns, 3)).Message);

    private static void AssertSame(TableTest expected, TableTest actual)
    {
        Assert.Equal(expected.F, actual.F, 9);
        Assert.Equal(expected.ChiSquared, actual.ChiSquared, 9);
        Assert.Equal(expected.NumeratorDegreesOfFreedom, actual.NumeratorDegreesOfFreedom, 9);
        Assert.Equal(expected.P, actual.P, 9);
    }

    private static void AssertNothing(int answers, TableTest test) =>
        Assert.Equal(new TableTest(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, answers), test);
}
