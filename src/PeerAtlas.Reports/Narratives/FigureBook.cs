using PeerAtlas.Reports.Disclosure;
using PeerAtlas.Statistics;

namespace PeerAtlas.Reports.Narratives;

/// <summary>The tables and figures of a wave by name, as a report may show them.</summary>
internal sealed class FigureBook
{
    private const string Unreliable = "unreliable: ";

    private readonly Dictionary<string, FigureTable> tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Figure> figures = new(StringComparer.Ordinal);
    private readonly UnreliableFigures presentation;
    private readonly Guard guard;

    public FigureBook(IEnumerable<FigureTable> tables, UnreliableFigures presentation, Guard? guard = null)
    {
        this.presentation = presentation;
        this.guard = guard ?? Guard.Nothing;
        foreach (var table in tables)
        {
            this.tables.TryAdd(table.Name, table);
            foreach (var figure in table.Figures)
                figures.TryAdd(figure.Name, figure);
        }
    }

    /// <summary>All tables, in order.</summary>
    public IEnumerable<FigureTable> Tables => tables.Values;

    /// <summary>The table of that name, without the values that are withheld; null when there is none.</summary>
    public FigureTable? Table(string name) =>
        tables.TryGetValue(name, out var table)
            ? table with
            {
                Rows = [.. table.Rows.Select(row => row with { Cells = [.. row.Cells.Select(Publishable)] })],
            }
            : null;

    /// <summary>The figure of that name, without its value when that is withheld; null when there is none.</summary>
    public Figure? Find(string name) => figures.TryGetValue(name, out var figure) ? Publishable(figure) : null;

    /// <summary>Whether the report withholds the figure.</summary>
    public bool IsWithheld(Figure figure) =>
        guard.IsWithheld(figure) || (presentation == UnreliableFigures.Withhold && figure.Verdict.Presentation == Presentation.Suppress);

    /// <summary>Whether the standards would have the figure suppressed, whatever the report does about it.</summary>
    public static bool IsUncertain(Figure figure) => (figure.Verdict.Presentation == Presentation.Suppress && !ProtectsPersons(figure)) || IsUnreliable(figure);

    /// <summary>Whether the figure is shown although the standards would have it suppressed.</summary>
    public static bool IsUnreliable(Figure figure) => figure.Verdict.Rule.StartsWith(Unreliable, StringComparison.Ordinal);

    /// <summary>Whether the figure is withheld to protect people.</summary>
    public static bool ProtectsPersons(Figure figure) => figure.Verdict.Rule == Guard.Rule;

    /// <summary>A name that is much like one that does not exist; null when there is none.</summary>
    public string? Like(string name)
    {
        var nearest = figures.Keys.Select(known => (known, Distance: Distance(known, name))).MinBy(pair => pair.Distance);
        return nearest.known is not null && nearest.Distance <= Math.Max(2, name.Length / 5) ? nearest.known : null;
    }

    private Figure Publishable(Figure figure)
    {
        // First of all: the words of another rule could say how small the number is.
        if (guard.IsWithheld(figure))
            return Without(figure) with { Verdict = new(Presentation.Suppress, Guard.Rule) };
        // Whoever publishes has looked at the figure: that is the review which the standards ask for.
        if (figure.Verdict.Presentation == Presentation.Review)
            return figure with { Verdict = figure.Verdict with { Presentation = Presentation.ShowWithNote } };
        if (figure.Verdict.Presentation != Presentation.Suppress)
            return figure;
        return presentation == UnreliableFigures.Withhold
            ? Without(figure)
            : figure with
            {
                Verdict = new(Presentation.ShowWithNote, Unreliable + figure.Verdict.Rule),
            };
    }

    /// <summary>The figure without its values; where it speaks of persons, without the number of its base too.</summary>
    private static Figure Without(Figure figure) =>
        figure with
        {
            Estimate = null,
            Interval = null,
            Count = null,
            Base = figure.Persons.Count > 0 ? figure.Base with { Number = 0, Weighted = null } : figure.Base,
        };

    /// <summary>Levenshtein's distance, of names of a sensible length.</summary>
    private static int Distance(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > 20 || right.Length > 200)
            return int.MaxValue;
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
