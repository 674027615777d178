namespace PeerAtlas.Instruments;

/// <summary>An entry of a repeat; of a repeat within a repeat, in which entry of that one it stands.</summary>
/// <param name="Repeat">The repeat.</param>
/// <param name="Place">Which of its entries, from 0.</param>
/// <param name="Around">The entry around it; null at the top.</param>
public sealed record Entry(string Repeat, int Place, Entry? Around = null)
{
    /// <summary>
    /// The name of the form field that says, when it is not empty, that the entry is there: <c>jobs[0]</c>, or <c>jobs[0].tasks[1]</c>.
    /// </summary>
    public string Field { get; } = FormattableString.Invariant($"{FieldOf(Around, Repeat)}[{Place}]");

    /// <summary>The name of the form field of a question or repeat in an entry: <c>jobs[0].hours</c>; outside repeats its own name.</summary>
    public static string FieldOf(Entry? entry, string name) => entry is null ? name : entry.Field + "." + name;
}
