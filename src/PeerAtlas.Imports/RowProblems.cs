using System.Text.RegularExpressions;
using PeerAtlas.Lists;
using PeerAtlas.Tables;

namespace PeerAtlas.Imports;

/// <summary>Says equal problems once.</summary>
public static partial class RowProblems
{
    private const int MostPlaces = 5;

    /// <summary>The problems, those that differ only in what a cell holds or in numbers as one, the most frequent first.</summary>
    /// <param name="problems">The problems.</param>
    /// <param name="form">What is wanted of the list, by whose words fields are called; null calls them by their columns.</param>
    public static IReadOnlyList<RowProblem> Of(IEnumerable<TableProblem> problems, ListForm? form = null) =>
        [
            .. problems
                .GroupBy(problem => (problem.Column, Varying().Replace(problem.Problem, "…")))
                .Select(group => new RowProblem(
                    group.Key.Column is { } column ? $"{form?.Find(column)?.Label ?? column}: {group.First().Problem}" : group.First().Problem,
                    group.Count(),
                    [.. group.Take(MostPlaces).Select(problem => form is null ? problem.Place : Row(problem))]
                ))
                .OrderByDescending(problem => problem.Count),
        ];

    /// <summary>Where it is in the list: its columns are not ours.</summary>
    private static string Row(TableProblem problem) => problem.Sheet is null ? $"row {problem.Row}" : $"sheet {problem.Sheet}, row {problem.Row}";

    [GeneratedRegex("\"[^\"]*\"|[0-9]+|first in .*$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Varying();
}
