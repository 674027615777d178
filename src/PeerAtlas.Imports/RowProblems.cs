using System.Text.RegularExpressions;
using PeerAtlas.Tables;

namespace PeerAtlas.Imports;

/// <summary>Says equal problems once.</summary>
public static partial class RowProblems
{
    private const int MostPlaces = 5;

    /// <summary>The problems, those that differ only in what a cell holds or in numbers as one, the most frequent first.</summary>
    public static IReadOnlyList<RowProblem> Of(IEnumerable<TableProblem> problems) =>
        [
            .. problems
                .GroupBy(problem => (problem.Column, Varying().Replace(problem.Problem, "…")))
                .Select(group => new RowProblem(
                    group.Key.Column is { } column ? $"{column}: {group.First().Problem}" : group.First().Problem,
                    group.Count(),
                    [.. group.Take(MostPlaces).Select(problem => problem.Place)]
                ))
                .OrderByDescending(problem => problem.Count),
        ];

    [GeneratedRegex("\"[^\"]*\"|[0-9]+|first in .*$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Varying();
}
