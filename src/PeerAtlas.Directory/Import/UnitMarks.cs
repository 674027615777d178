using PeerAtlas.Tables;

namespace PeerAtlas.Directory.Import;

/// <summary>What tells sites or programmes of one organisation and one name from each other. Phones and mail do not: they change.</summary>
internal sealed record UnitMarks(string Licence, string Programme, string Address, string Zip)
{
    /// <summary>The marks of a unit of the frame.</summary>
    public static UnitMarks Of(Unit unit) => new(Plain(unit.Licence), Plain(unit.Programme), Plain(unit.Address), Plain(unit.Zip));

    /// <summary>The marks of a row of a list.</summary>
    public static UnitMarks Of(TableRow row) => new(Plain(row["license"]), Plain(row["program"]), Plain(row["address"]), Plain(row["zip"]));

    /// <summary>Whether nothing tells it apart.</summary>
    public bool IsEmpty => All.All(mark => mark.Length == 0);

    private string[] All => [Licence, Programme, Address, Zip];

    /// <summary>Whether all that it says is said by the other too.</summary>
    public bool IsPartOf(UnitMarks other) => this != other && All.Zip(other.All).All(pair => pair.First.Length == 0 || pair.First == pair.Second);

    /// <summary>Whether they may be of one thing: nothing contradicts, and something is the same.</summary>
    public bool Fits(UnitMarks other)
    {
        var both = All.Zip(other.All).Where(pair => pair.First.Length > 0 && pair.Second.Length > 0).ToList();
        return both.TrueForAll(pair => pair.First == pair.Second) && both.Count > 0;
    }

    /// <summary>Its words that not all of the others share.</summary>
    public string Telling(IReadOnlyList<UnitMarks> all) =>
        string.Join(' ', All.Where((mark, at) => mark.Length > 0 && all.Any(other => other.All[at] != mark)));

    private static string Plain(string text) => Lists.Values.CleanText.Words(text);
}
