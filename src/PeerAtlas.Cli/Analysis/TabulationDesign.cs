using System.Text.Json;
using System.Text.Json.Serialization;
using PeerAtlas.Statistics.Intervals;
using PeerAtlas.Tables;

namespace PeerAtlas.Cli.Analysis;

/// <summary>One figure, or one for each level, that <c>tabulate</c> is to make of a column.</summary>
internal sealed record TabulationItem
{
    /// <summary>The column.</summary>
    public string? Name { get; init; }

    /// <summary>mean, total, share or median.</summary>
    public string? Kind { get; init; }

    /// <summary>The value whose share or number is wanted; of a share, all when null.</summary>
    public JsonElement? Level { get; init; }

    /// <summary>The level as it stands in the data.</summary>
    [JsonIgnore]
    public string? LevelText => Level is { ValueKind: not JsonValueKind.Null } level ? level.ToString() : null;

    /// <summary>Whether the column is read as words, not as numbers.</summary>
    [JsonIgnore]
    public bool IsCategory => Kind == "share" || LevelText is not null;
}

/// <summary>The file that tells <c>tabulate</c> how the data came about and what is wanted of them.</summary>
internal sealed record TabulationDesign
{
    private static readonly string[] Kinds = ["mean", "total", "share", "median"];

    private static readonly Dictionary<string, ProportionInterval> Intervals = new(StringComparer.Ordinal)
    {
        ["logit"] = ProportionInterval.Logit,
        ["beta"] = ProportionInterval.KornGraubard,
        ["wilson"] = ProportionInterval.Wilson,
        ["mean"] = ProportionInterval.Normal,
    };

    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>The column of weights; null when all are alike.</summary>
    public string? Weights { get; init; }

    /// <summary>The column of strata.</summary>
    public string? Strata { get; init; }

    /// <summary>The columns of clusters, those drawn first before the others.</summary>
    public IReadOnlyList<string>? Clusters { get; init; }

    /// <summary>The column that says how many clusters the population has in the row's stratum.</summary>
    public string? Fpc { get; init; }

    /// <summary>What is wanted.</summary>
    public IReadOnlyList<TabulationItem>? Items { get; init; }

    /// <summary>How intervals of shares are made.</summary>
    public string? Ci { get; init; }

    /// <summary>The clusters that variances follow: those drawn first.</summary>
    [JsonIgnore]
    public string? FirstClusters => Clusters is [var first, ..] ? first : null;

    /// <summary>How intervals of shares are made.</summary>
    [JsonIgnore]
    public ProportionInterval Interval => Intervals[Ci ?? "wilson"];

    /// <summary>Reads a design.</summary>
    /// <exception cref="TableException">It is no JSON of that form.</exception>
    public static TabulationDesign Read(FileInfo file)
    {
        try
        {
            using var stream = file.OpenRead();
            var design = JsonSerializer.Deserialize<TabulationDesign>(stream, Strict) ?? throw new TableException("The design is empty.", file.Name);
            return design.WhatIsWrong() is { } problem ? throw new TableException(problem, file.Name) : design;
        }
        catch (JsonException exception)
        {
            var line = exception.LineNumber is { } at ? (int)at + 1 : (int?)null;
            throw new TableException(
                $"The design is not the JSON that is expected (at {exception.Path ?? "$"}). See peeratlas tabulate --help.",
                file.Name,
                row: line,
                inner: exception
            );
        }
    }

    private string? WhatIsWrong()
    {
        if (Ci is not null && !Intervals.ContainsKey(Ci))
            return $"ci is \"{Ci}\"; it can be {string.Join(", ", Intervals.Keys)}.";
        if (Items is null or [])
            return "There are no items: name at least one column and the kind of figure.";
        if (Clusters?.Any(string.IsNullOrWhiteSpace) == true)
            return "A column of clusters has no name.";
        foreach (var (item, number) in Items.Select((item, at) => (item, at + 1)))
        {
            if (string.IsNullOrWhiteSpace(item?.Name))
                return $"Item {number} has no name: it is the column's.";
            if (!Kinds.Contains(item.Kind, StringComparer.Ordinal))
                return $"Item {number}, {item.Name}: the kind is \"{item.Kind}\"; it can be {string.Join(", ", Kinds)}.";
            if (item.LevelText is not null && item.Kind is not ("share" or "total"))
                return $"Item {number}, {item.Name}: a {item.Kind} has no level.";
        }

        return null;
    }
}
