using System.Globalization;
using PeerAtlas.Tables;

namespace PeerAtlas.Referrals.Hours;

/// <summary>What is wrong with a line of a file, and what to do.</summary>
/// <param name="Line">The line, the header being 1; null when it is about the whole file.</param>
/// <param name="Column">The column; null when it is about the whole line.</param>
/// <param name="Message">What is wrong, and what to do.</param>
public sealed record LineProblem(int? Line, string? Column, string Message);

/// <summary>What an import did. Either every line was taken, or none and there are problems.</summary>
/// <param name="Added">Records that are new.</param>
/// <param name="Changed">Records that were there with other content, which is kept beside the new.</param>
/// <param name="Unchanged">Records that were there already.</param>
/// <param name="ProblemCount">How many problems there are.</param>
/// <param name="Problems">The first of them.</param>
public sealed record ServiceImportResult(long Added, long Changed, long Unchanged, long ProblemCount, IReadOnlyList<LineProblem> Problems)
{
    /// <summary>Whether every line is good.</summary>
    public bool IsGood => ProblemCount == 0;

    /// <summary>How many rows were left out, since they are no records or, where that was wanted, could not be read.</summary>
    public long LeftOut { get; init; }
}

/// <summary>Collects problems: the first to be shown, all of them to be written where a place is given.</summary>
internal sealed class LineProblems(TextWriter? all)
{
    /// <summary>How many are shown.</summary>
    public const int Shown = 100;

    private readonly List<LineProblem> first = [];

    public long Count { get; private set; }

    public IReadOnlyList<LineProblem> First => first;

    public void Add(int? line, string? column, string message)
    {
        if (Count == 0 && all is not null)
            CsvTable.WriteRow(all, ["line", "column", "problem"]);
        Count++;
        if (first.Count < Shown)
            first.Add(new(line, column, message));
        if (all is not null)
            CsvTable.WriteRow(all, [line?.ToString(CultureInfo.InvariantCulture), column, message]);
    }
}
