using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using PeerAtlas.Lists;
using PeerAtlas.Lists.Joining;
using PeerAtlas.Tables;

namespace PeerAtlas.Imports;

/// <summary>What a person decided about a file.</summary>
public sealed record ListChoices
{
    /// <summary>How it is read.</summary>
    public ListMapping Mapping { get; init; } = new();

    /// <summary>Pairs of names that are one.</summary>
    public IReadOnlyList<NearPair> Same { get; init; } = [];

    /// <summary>Pairs of names that are two.</summary>
    public IReadOnlyList<NearPair> Different { get; init; } = [];

    /// <summary>Whether rows that cannot be read are left out; otherwise they stop the import.</summary>
    public bool LeavesOutProblems { get; init; }

    /// <summary>Whether an empty cell empties what is stored; otherwise it says nothing.</summary>
    public bool EmptiesStored { get; init; }

    /// <summary>Stands for what was decided: what a person confirms is what they saw only while this is the same.</summary>
    [JsonIgnore]
    public string Mark => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this)));
}

/// <summary>A file as its rows are read and counted.</summary>
public sealed class ListReading(GridFile file, ListForm form, ListChoices choices)
{
    /// <summary>The form.</summary>
    public ListForm Form => form;

    /// <summary>What the person decided.</summary>
    public ListChoices Choices => choices;

    /// <summary>The file's name.</summary>
    public string FileName => file.Name;

    /// <summary>The rows as far as they were read.</summary>
    public RowCounts Counts { get; private set; } = new();

    /// <summary>Words that were taken as they are, by field.</summary>
    public IReadOnlyDictionary<string, IReadOnlyCollection<string>> Added { get; private set; } = new Dictionary<string, IReadOnlyCollection<string>>();

    /// <summary>Whether what was read can be imported.</summary>
    public bool IsGood => Counts.ProblemRows == 0 || choices.LeavesOutProblems;

    /// <summary>Reads the records, one at a time, and counts all rows anew.</summary>
    public IEnumerable<MappedRow> Records()
    {
        Counts = new RowCounts();
        var rows = new MappedRows(file, form, choices.Mapping);
        foreach (var row in rows.Read())
        {
            Counts.Add(row);
            if (row.Record is not null)
                yield return row;
        }

        Added = rows.Added;
    }
}
