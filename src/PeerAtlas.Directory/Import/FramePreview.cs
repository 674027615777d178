using System.Security.Cryptography;
using System.Text;
using PeerAtlas.Tables;

namespace PeerAtlas.Directory.Import;

/// <summary>A sheet as it was understood.</summary>
/// <param name="File">The file.</param>
/// <param name="Sheet">The sheet; null for CSV.</param>
/// <param name="Kind">What its rows are.</param>
/// <param name="Rows">How many there are.</param>
public sealed record FrameSheetRead(string File, string? Sheet, FrameSheetKind Kind, int Rows);

/// <summary>What the import does to one row of the frame.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="IsNew">Whether it is added; otherwise it is changed.</param>
/// <param name="Key">Its key; for a contact, organisation and address.</param>
/// <param name="Name">Its name.</param>
/// <param name="Details">What changes, from what to what; of what is new, what it says.</param>
public sealed record FrameChange(FrameSheetKind Kind, bool IsNew, string Key, string Name, IReadOnlyList<string> Details)
{
    /// <summary>How many values that are stored are emptied.</summary>
    public int Emptied { get; init; }
}

/// <summary>How many rows of one kind would be added, changed and left as they are.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="Added">Not in the frame yet.</param>
/// <param name="Changed">In the frame with other values.</param>
/// <param name="Unchanged">In the frame as they stand in the file.</param>
public sealed record FrameCount(FrameSheetKind Kind, int Added, int Changed, int Unchanged);

/// <summary>What an import would do, or did.</summary>
public sealed record FramePreview
{
    /// <summary>What cannot be imported. While there is any, nothing is.</summary>
    public required IReadOnlyList<TableProblem> Problems { get; init; }

    /// <summary>The sheets that were read.</summary>
    public required IReadOnlyList<FrameSheetRead> Sheets { get; init; }

    /// <summary>What is added and changed, in the order of the files.</summary>
    public required IReadOnlyList<FrameChange> Changes { get; init; }

    /// <summary>The sums of each kind that the files hold.</summary>
    public required IReadOnlyList<FrameCount> Counts { get; init; }

    /// <summary>Whether it was written.</summary>
    public bool IsApplied { get; init; }

    /// <summary>Whether it could be written and would change anything.</summary>
    public bool CanApply => Problems.Count == 0 && Changes.Count > 0;

    /// <summary>Stands for the changes: what a person confirms is what they saw only while this is the same.</summary>
    public string Fingerprint
    {
        get
        {
            var text = string.Join(
                '\n',
                Changes.Select(change => $"{change.Kind}\t{change.IsNew}\t{change.Key}\t{change.Name}\t{string.Join('\t', change.Details)}")
            );
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        }
    }
}
