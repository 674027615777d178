using System.Globalization;
using System.Text.RegularExpressions;
using PeerAtlas.Statistics;
using PeerAtlas.Statistics.Estimation;
using PeerAtlas.Statistics.Standards;
using PeerAtlas.Tables;

namespace PeerAtlas.Cli.Analysis;

/// <summary>A figure as <c>tabulate</c> prints it; what cannot be computed is null.</summary>
internal sealed record TabulatedFigure(
    string Item,
    string Kind,
    string? Level,
    string? By,
    string? Group,
    int N,
    double? Estimate,
    double? Se,
    double? Low,
    double? High,
    string Verdict,
    string Rule
);

/// <summary>A data file read by a design, ready to be tabulated.</summary>
internal sealed partial class FileTabulation
{
    private readonly CsvColumns columns;
    private readonly TabulationDesign wanted;

    private FileTabulation(CsvColumns columns, TabulationDesign wanted, SurveyDesign design)
    {
        this.columns = columns;
        this.wanted = wanted;
        Design = design;
    }

    /// <summary>How the data came about.</summary>
    public SurveyDesign Design { get; }

    /// <summary>Reads the columns that the design names.</summary>
    /// <exception cref="TableException">The data are refused.</exception>
    public static FileTabulation Read(FileInfo file, TabulationDesign wanted, string? by)
    {
        var items = wanted.Items!;
        using var stream = file.OpenRead();
        var columns = CsvColumns.Read(
            stream,
            file.Name,
            [.. Named(wanted.Weights, wanted.Fpc), .. items.Where(item => !item.IsCategory).Select(item => item.Name!)],
            [.. Named(wanted.Strata, wanted.FirstClusters, by), .. items.Where(item => item.IsCategory).Select(item => item.Name!)]
        );
        return new(columns, wanted, MakeDesign(columns, wanted));
    }

    /// <summary>Makes every figure, on all processors, in the order of the items, then groups, then levels.</summary>
    public IReadOnlyList<TabulatedFigure> Figures(string? by)
    {
        foreach (var item in wanted.Items!.Where(item => item.LevelText is not null))
            CodeOf(item, columns.Words(item.Name!));
        var groups = Groups(by);
        return
        [
            .. wanted
                .Items!.SelectMany(item => groups.Select(group => (item, group)))
                .AsParallel()
                .AsOrdered()
                .SelectMany(pair => Make(pair.item, by, pair.group.Name, pair.group.Domain)),
        ];
    }

    private List<(string? Name, bool[] Domain)> Groups(string? by)
    {
        if (by is null)
            return [(null, [])];
        var column = columns.Words(by);
        return [.. Ordered(column.Levels).Select(code => ((string?)column.Levels[code], column.Codes.Select(c => c == code).ToArray()))];
    }

    private IEnumerable<TabulatedFigure> Make(TabulationItem item, string? by, string? group, bool[] domain)
    {
        if (!item.IsCategory)
        {
            var values = columns.Numbers(item.Name!);
            var estimate = item.Kind switch
            {
                "mean" => Estimator.Mean(Design, values, domain),
                "total" => Estimator.Total(Design, values, domain),
                _ => Estimator.Median(Design, values, domain),
            };
            return [Figure(item, null, estimate, item.Kind == "total" ? PresentationStandards.Count(estimate) : PresentationStandards.Rate(estimate))];
        }

        var column = columns.Words(item.Name!);
        return item.Kind == "total" ? [TotalOfLevel(item, column, domain, Figure)] : SharesOfLevels(item, column, domain, Figure);

        TabulatedFigure Figure(TabulationItem of, string? level, Estimate e, Verdict verdict) =>
            new(
                of.Name!,
                of.Kind!,
                level,
                by,
                group,
                e.N,
                AnalysisCommand.Finite(e.Value),
                AnalysisCommand.Finite(e.StandardError),
                AnalysisCommand.Finite(e.Low),
                AnalysisCommand.Finite(e.High),
                InWords(verdict.Presentation),
                verdict.Rule
            );
    }

    private TabulatedFigure TotalOfLevel(
        TabulationItem item,
        CodedColumn column,
        bool[] domain,
        Func<TabulationItem, string?, Estimate, Verdict, TabulatedFigure> figure
    )
    {
        var code = CodeOf(item, column);
        double[] has =
        [
            .. column.Codes.Select(c =>
                c < 0 ? double.NaN
                : c == code ? 1.0
                : 0
            ),
        ];
        var having = column.Codes.Where((c, row) => c == code && (domain.Length == 0 || domain[row]) && Design.WeightOf(row) > 0).Count();
        var estimate = Estimator.Total(Design, has, domain);
        // The standard for counts looks at those who have the property, the figure says of how many they are.
        return figure(item, item.LevelText, estimate, PresentationStandards.Count(estimate with { N = having }));
    }

    private IEnumerable<TabulatedFigure> SharesOfLevels(
        TabulationItem item,
        CodedColumn column,
        bool[] domain,
        Func<TabulationItem, string?, Estimate, Verdict, TabulatedFigure> figure
    )
    {
        var shares = Estimator.Shares(Design, column.Codes, Math.Max(1, column.Levels.Count), domain, wanted.Interval);
        var codes = item.LevelText is null ? Ordered(column.Levels) : [CodeOf(item, column)];
        return codes.Select(code => figure(item, column.Levels[code], shares[code].Share, PresentationStandards.Proportion(shares[code].Share)));
    }

    private int CodeOf(TabulationItem item, CodedColumn column)
    {
        var code = column.Levels.Select((level, at) => (level, at)).FirstOrDefault(x => x.level == item.LevelText, (level: "", at: -1)).at;
        return code >= 0
            ? code
            : throw columns.Refuse(
                $"No row has the value \"{item.LevelText}\"; the values are "
                    + $"{string.Join(", ", Ordered(column.Levels).Take(20).Select(c => column.Levels[c]))}.",
                null,
                item.Name
            );
    }

    private static SurveyDesign MakeDesign(CsvColumns columns, TabulationDesign wanted)
    {
        try
        {
            return SurveyDesign.Create(
                columns.Rows,
                wanted.Weights is { } weights ? columns.Numbers(weights) : null,
                wanted.Strata is { } strata ? Whole(columns, strata) : null,
                wanted.FirstClusters is { } clusters ? Whole(columns, clusters) : null,
                wanted.Fpc is { } fpc ? columns.Numbers(fpc) : null
            );
        }
        catch (ArgumentException exception)
        {
            var column = exception.ParamName switch
            {
                "weights" => wanted.Weights,
                "clusters" => wanted.FirstClusters,
                _ => wanted.Fpc,
            };
            var problem = ParameterName().Replace(exception.Message, "");
            var row = Answer().Match(problem);
            throw row.Success
                ? columns.Refuse(Capital(problem[row.Length..]), int.Parse(row.Groups["n"].Value, CultureInfo.InvariantCulture) - 1, column)
                : columns.Refuse(problem, null, column);
        }
    }

    /// <summary>The codes of a column in which no cell may be missing.</summary>
    private static int[] Whole(CsvColumns columns, string name)
    {
        var codes = columns.Words(name).Codes;
        var missing = Array.IndexOf(codes, -1);
        return missing < 0 ? codes : throw columns.Refuse("The cell is empty: every row belongs to a stratum and a cluster.", missing, name);
    }

    /// <summary>The codes by their level: numbers by size, words by letters.</summary>
    private static IEnumerable<int> Ordered(IReadOnlyList<string> levels)
    {
        var codes = Enumerable.Range(0, levels.Count);
        return levels.All(level => double.TryParse(level, CultureInfo.InvariantCulture, out _))
            ? codes.OrderBy(code => double.Parse(levels[code], CultureInfo.InvariantCulture))
            : codes.OrderBy(code => levels[code], StringComparer.Ordinal);
    }

    private static IEnumerable<string> Named(params string?[] names) => names.OfType<string>();

    private static string InWords(Presentation presentation) =>
        presentation switch
        {
            Presentation.Show => "show",
            Presentation.ShowWithNote => "show with note",
            Presentation.Review => "review",
            _ => "suppress",
        };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex(@"^Answer (?<n>\d+): ", RegexOptions.None, 1000)]
    private static partial Regex Answer();

    [GeneratedRegex(@" \(Parameter '\w+'\)$", RegexOptions.None, 1000)]
    private static partial Regex ParameterName();
}
