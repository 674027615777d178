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

    /// <summary>Whether all names that are spelled nearly alike are two; nobody is asked about them then.</summary>
    public bool KeepsAllApart { get; init; }

    /// <summary>Whether rows that cannot be read are left out; otherwise they stop the import.</summary>
    public bool LeavesOutProblems { get; init; }

    /// <summary>Whether an empty cell empties what is stored; otherwise it says nothing.</summary>
    public bool EmptiesStored { get; init; }

    /// <summary>Stands for what was decided: what a person confirms is what they saw only while this is the same.</summary>
    [JsonIgnore]
    public string Mark => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this)));
}

/// <summary>A file as its rows are read and counted.</summary>
/// <param name="file">The file.</param>
/// <param name="form">What is wanted.</param>
/// <param name="choices">What was decided.</param>
/// <param name="organisation">Whose list it is; null for the authority's own.</param>
public sealed class ListReading(GridFile file, ListForm form, ListChoices choices, Guid? organisation = null)
{
    private readonly HashSet<(string Sheet, int Row)> hindered = [];

    /// <summary>The form.</summary>
    public ListForm Form => form;

    /// <summary>What the person decided.</summary>
    public ListChoices Choices => choices;

    /// <summary>Whose list it is; null for the authority's own.</summary>
    public Guid? Organisation => organisation;

    /// <summary>Whether something in a row could not be read, as far as was read; other records of it may be good.</summary>
    public bool IsHindered(string sheet, int row) => hindered.Contains((sheet, row));

    /// <summary>SHA-256 of the file, hexadecimal; empty where nobody asks for it.</summary>
    public string Checksum { get; init; } = "";

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
        hindered.Clear();
        var rows = new MappedRows(file, form, choices.Mapping);
        foreach (var row in rows.Read())
        {
            Counts.Add(row);
            if (row.Problems.Count > 0)
                hindered.Add((row.Sheet, row.Number));
            if (row.Record is not null)
                yield return row;
        }

        Added = rows.Added;
    }
}
