using PeerAtlas.Lists;
using PeerAtlas.Tables;

namespace PeerAtlas.Directory.Import;

/// <summary>What the person should know of a list beside its counts.</summary>
internal sealed class FrameListNotes
{
    private const int MostShown = 5;

    private readonly List<(string Named, int[] Rows, string Field)> contradictions = [];
    private readonly List<string> unclear = [];
    private readonly List<string> otherKinds = [];
    private readonly List<string> otherNames = [];

    /// <summary>Notes that rows of one thing say two things of it.</summary>
    public void Contradiction(string named, IReadOnlyList<TableRow> rows, string field) =>
        contradictions.Add((named, [.. rows.Where(row => row[field].Length > 0).Select(row => row.Number).Order()], field));

    /// <summary>Notes a site of which several stand in the frame, and nothing tells which it is.</summary>
    public void Unclear(string unit, string organisation) => unclear.Add($"{unit} ({organisation})");

    /// <summary>Notes that an organisation of the frame is called another kind.</summary>
    public void OtherKind(string organisation, OrganisationKind kind) => otherKinds.Add($"{organisation} ({kind.InWords()})");

    /// <summary>Notes that rows with one identifier have several names.</summary>
    public void OtherNames(string key, IEnumerable<string> names) => otherNames.Add($"{key} ({string.Join(", ", names.Take(MostShown))})");

    /// <summary>What speaks against the list being read rightly.</summary>
    public IReadOnlyList<string> Doubts =>
        otherNames.Count == 0
            ? []
            :
            [
                $"Rows with one identifier have different names, of which one is kept: {Some(otherNames, one => one)} If they are different organizations, "
                    + "the column is no identifier: say that it is “Not in the file”, or choose another.",
            ];

    /// <summary>All of them, in words.</summary>
    public IReadOnlyList<string> All(ListForm form, int personsWithoutMail)
    {
        List<string> said = [];
        if (contradictions.Count > 0)
            said.Add(
                "Rows of the same organization or site contradict each other. What they differ in is not taken: "
                    + Some(contradictions, one => $"{one.Named}, {form.Find(one.Field)!.Label}, rows {string.Join(", ", one.Rows.Take(MostShown))}")
            );
        if (unclear.Count > 0)
            said.Add(
                "Several sites have one name, and nothing in some rows tells which is meant, such as an address or a license. These are left "
                    + $"as they are: {Some(unclear, one => one)}"
            );
        if (otherKinds.Count > 0)
            said.Add(
                "Organizations that are in the frame have another kind in the list. They keep theirs; change it on the organization's own page "
                    + "where it is wrong: "
                    + Some(otherKinds, one => one)
            );
        if (personsWithoutMail > 0)
            said.Add(
                $"{personsWithoutMail} {(personsWithoutMail == 1 ? "person is" : "persons are")} named without an email address and not taken as contacts."
            );
        return said;
    }

    private static string Some<T>(List<T> all, Func<T, string> words) =>
        $"{string.Join("; ", all.Take(MostShown).Select(words))}{(all.Count > MostShown ? $"; and {all.Count - MostShown} more" : "")}.";
}
