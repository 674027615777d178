using System.Text;
using System.Text.Json;
using PeerAtlas.Linkage.Evidence;

namespace PeerAtlas.Linkage.Attack;

/// <summary>Where something of an answer was found.</summary>
/// <param name="Answer">Which opened answer.</param>
/// <param name="What">Its id or its words.</param>
/// <param name="Piece">In which piece of which copy.</param>
/// <param name="At">Where in the piece.</param>
internal readonly record struct Trace(int Answer, string What, int Piece, int At);

/// <summary>Searches every piece of every file, freed pages and logs among them, for ids, words and codes.</summary>
internal sealed class Traces
{
    private const int ShortestWords = 10;
    private const int LongestWords = 60;

    private Traces(IReadOnlyList<Trace> ofAnswers, ILookup<int, (int Respondent, int At)> ofCodes) => (OfAnswers, OfCodes) = (ofAnswers, ofCodes);

    public IReadOnlyList<Trace> OfAnswers { get; }

    /// <summary>By piece.</summary>
    public ILookup<int, (int Respondent, int At)> OfCodes { get; }

    public static Traces Find(CaseFile file)
    {
        var ids = file.Opened.Select((answer, at) => (at, What: "id", Patterns: FormsOf(answer.Id)));
        var words = file.Opened.Select((answer, at) => (at, What: "words", Patterns: (IReadOnlyList<byte[]>)WordsOf(answer.Json)));
        var wanted = ids.Concat(words).ToList();
        var marks = file.Codes.Select((code, at) => (at, Patterns: CaseFile.MarksOf(code))).ToList();
        var answers = new List<Trace>();
        var codes = new List<(int Piece, int Respondent, int At)>();
        for (var piece = 0; piece < file.Pieces.Count; piece++)
        {
            var bytes = file.Pieces[piece].Bytes;
            foreach (var (answer, what, patterns) in wanted)
            {
                foreach (var at in patterns.SelectMany(pattern => AllOf(bytes, pattern)))
                    answers.Add(new Trace(answer, what, piece, at));
            }

            foreach (var (respondent, patterns) in marks)
                codes.AddRange(patterns.SelectMany(pattern => AllOf(bytes, pattern)).Select(at => (piece, respondent, at)));
        }

        return new Traces(answers, codes.ToLookup(code => code.Piece, code => (code.Respondent, code.At)));
    }

    /// <summary>An id as text in either case, as .NET's bytes, and as bytes in the order of its text.</summary>
    private static IReadOnlyList<byte[]> FormsOf(Guid id) =>
        [CaseFile.Ascii(id.ToString()), CaseFile.Ascii(id.ToString().ToUpperInvariant()), id.ToByteArray(), id.ToByteArray(bigEndian: true)];

    /// <summary>What somebody wrote in own words, as plain bytes and as a log writes bytes.</summary>
    private static List<byte[]> WordsOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        var texts = document
            .RootElement.EnumerateObject()
            .Where(answer => answer.Value.ValueKind == JsonValueKind.String)
            .Select(answer => answer.Value.GetString()!)
            .Where(text => text.Length >= ShortestWords)
            .Select(text => Encoding.UTF8.GetBytes(text[..Math.Min(text.Length, LongestWords)]))
            .ToList();
        return [.. texts, .. texts.Select(text => CaseFile.Ascii(Convert.ToHexStringLower(text)))];
    }

    private static List<int> AllOf(byte[] bytes, byte[] pattern)
    {
        var found = new List<int>();
        for (var from = 0; bytes.AsSpan(from).IndexOf(pattern) is var at and >= 0; from += at + 1)
            found.Add(from + at);
        return found;
    }
}
