using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PeerAtlas.Statistics.Disclosure;

namespace PeerAtlas.Census.Tabulation;

/// <summary>Makes the keys of groups of persons out of the responses that they stand in.</summary>
internal static class PersonKeys
{
    // Everybody who answered is a group of its own: a reader of "n = 64" under a question cannot know that nobody left it open.
    private static readonly UInt128 Everybody = Of("everybody");

    /// <summary>The number of something that is known by a name. The same in every tabulation, so that versions of a report can be compared.</summary>
    public static UInt128 Of(string name) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    /// <summary>The number of the response with that id.</summary>
    public static UInt128 Of(Guid response) => Of(response.ToString("N"));

    /// <summary>A group that is known by its name alone.</summary>
    public static PersonGroup Named(string name, int count) => new(Of(name), count);

    /// <summary>Everybody in the rows.</summary>
    public static PersonGroup All(AnswerRows rows) => All(rows.Keys);

    /// <summary>Everybody with these numbers.</summary>
    public static PersonGroup All(IEnumerable<UInt128> keys) =>
        keys.Aggregate(new PersonGroup(Everybody, 0), (all, key) => new(unchecked(all.Key + key), all.Count + 1));

    /// <summary>Those of whom something holds.</summary>
    public static PersonGroup Where(AnswerRows rows, Func<int, bool> holds) => Sum(rows, row => holds(row) ? 1 : 0);

    /// <summary>The persons that rows stand for, each for a number of them.</summary>
    public static PersonGroup Sum(AnswerRows rows, Func<int, int> persons)
    {
        UInt128 key = 0;
        var count = 0;
        for (var row = 0; row < rows.Count; row++)
        {
            var number = persons(row);
            key = unchecked(key + (rows.Keys[row] * (UInt128)number));
            count = checked(count + number);
        }

        return new(key, count);
    }
}
