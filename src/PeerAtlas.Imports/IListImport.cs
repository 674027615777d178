using PeerAtlas.Lists;
using PeerAtlas.Lists.Joining;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Imports;

/// <summary>What a module says of a kind of list, to have the import page and the command for it.</summary>
public interface IListImport
{
    /// <summary>Its name, as "frame".</summary>
    string Kind { get; }

    /// <summary>The fields that are wanted, with the words that are known today.</summary>
    /// <param name="organisation">Whose list it is; null for the authority's own.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<ListForm> FormAsync(Guid? organisation, CancellationToken cancellation);

    /// <summary>Says what the list would do; changes nothing.</summary>
    Task<ListResult> PreviewAsync(ListReading reading, CancellationToken cancellation);

    /// <summary>Does it, in one transaction, unless it would do something else than what the <paramref name="fingerprint"/> stands for.</summary>
    /// <param name="reading">The list.</param>
    /// <param name="fingerprint">That of the preview which was confirmed; null takes any.</param>
    /// <param name="keep">Is told what was done and what takes it back, and adds to the context what is saved with it.</param>
    /// <param name="cancellation">Stops it; nothing is changed then.</param>
    Task<ListResult> ApplyAsync(ListReading reading, string? fingerprint, Action<ListResult, string> keep, CancellationToken cancellation);

    /// <summary>Takes back what was told as that which takes it back, within the caller's transaction.</summary>
    /// <returns>Why it cannot be taken back, and nothing is changed then; null when it was.</returns>
    Task<string?> UndoAsync(PeerAtlasDbContext database, string journal, CancellationToken cancellation) =>
        ChangeJournal.UndoAsync(database, journal, cancellation);
}

/// <summary>How many things of one kind a list adds, changes and leaves as they are.</summary>
/// <param name="Things">What they are, in words.</param>
/// <param name="Added">How many are new.</param>
/// <param name="Changed">How many change.</param>
/// <param name="Unchanged">How many stand there already.</param>
public sealed record ThingCount(string Things, int Added, int Changed, int Unchanged);

/// <summary>What becomes of the rows that are records: each is one of these.</summary>
/// <param name="Added">They bring something new.</param>
/// <param name="Changed">They change something.</param>
/// <param name="Unchanged">They say what is there already.</param>
/// <param name="Joined">They are one with an earlier row of the file and add nothing of their own.</param>
public sealed record RowFates(long Added, long Changed, long Unchanged, long Joined);

/// <summary>What keeps rows from coming in, said once for all of them.</summary>
/// <param name="Text">What is wrong and what to do.</param>
/// <param name="Count">In how many rows.</param>
/// <param name="Places">The first of them.</param>
public sealed record RowProblem(string Text, int Count, IReadOnlyList<string> Places);

/// <summary>One change.</summary>
/// <param name="Name">Of what.</param>
/// <param name="Key">Its key.</param>
/// <param name="Things">What it is, in words.</param>
/// <param name="IsNew">Whether it is added.</param>
/// <param name="Details">From what to what; of what is added, what it says.</param>
public sealed record ThingChange(string Name, string Key, string Things, bool IsNew, string Details);

/// <summary>A pair of names of which the person said whether they are one.</summary>
/// <param name="Pair">The names.</param>
/// <param name="IsSame">What they said.</param>
public sealed record SaidPair(NearPair Pair, bool IsSame);

/// <summary>What an import would do, or did.</summary>
public sealed record ListResult
{
    /// <summary>How many pairs of names are asked about at once.</summary>
    public const int MostPairs = 200;

    /// <summary>The sums of each kind of thing.</summary>
    public IReadOnlyList<ThingCount> Counts { get; init; } = [];

    /// <summary>What becomes of the rows.</summary>
    public RowFates Fates { get; init; } = new(0, 0, 0, 0);

    /// <summary>What the module's own rules refuse; while there is any, nothing is written.</summary>
    public IReadOnlyList<RowProblem> Problems { get; init; } = [];

    /// <summary>How many rows these are.</summary>
    public int ProblemRows { get; init; }

    /// <summary>The first changes.</summary>
    public IReadOnlyList<ThingChange> Changes { get; init; } = [];

    /// <summary>How many changes there are.</summary>
    public int ChangeCount { get; init; }

    /// <summary>How many values that are stored would be emptied.</summary>
    public int Emptied { get; init; }

    /// <summary>Names that may be one, of which the person said whether they are, as far as the file has them.</summary>
    public IReadOnlyList<SaidPair> Said { get; init; } = [];

    /// <summary>Names that may be one, to be decided.</summary>
    public IReadOnlyList<NearPair> Pairs { get; init; } = [];

    /// <summary>What the records make together, in sentences, so that a person can hold it against what they know.</summary>
    public IReadOnlyList<string> Sums { get; init; } = [];

    /// <summary>What speaks against the file being read rightly.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];

    /// <summary>What else the person should know.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Stands for the changes: what a person confirms is what they saw only while this is the same.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>Whether it was written.</summary>
    public bool IsApplied { get; init; }
}
