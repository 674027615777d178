using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Linkage.Evidence;
using PeerAtlas.Testing;

namespace PeerAtlas.Linkage.Attack;

/// <summary>
/// Makes ballots as the browsers do, of the codes that the site gave out and of whatever it got with them, and looks for their serials
/// among the spent ones.
/// </summary>
internal static partial class Derivation
{
    public static void Guesses(CaseFile file, Dictionary<string, int[]> guesses)
    {
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(file.Keys!.SigningKey, out _);
        var key = rsa.ExportParameters(false);
        var known = file.Opened.Select((ballot, at) => (Written: ballot.Json, at)).ToList();
        var found = SecondParts(file);
        var ways = new (string, Func<int, string?>)[]
        {
            ("the code alone", _ => ""),
            ("the code twice", at => file.Codes[at]),
            ("what stands by the code", found.GetValueOrDefault),
        };
        foreach (var (name, secondOf) in ways)
        {
            var links = new List<(int, int, double)>();
            for (var respondent = 0; respondent < file.Codes.Count; respondent++)
            {
                if (secondOf(respondent) is not { } second)
                    continue;
                var serial = Convert.ToHexString(SHA256.HashData(LetterBallot.Make(key, file.Codes[respondent], second, file.Keys.Fingerprint).Message));
                links.AddRange(known.Where(ballot => ballot.Written.Contains(serial, StringComparison.Ordinal)).Select(ballot => (ballot.at, respondent, 1.0)));
            }

            guesses["serial of " + name] = Guess.ByLinks(file.Opened.Count, links);
        }
    }

    // In any row of any copy that holds a code or its hash, and in the lines of any log.
    private static Dictionary<int, string?> SecondParts(CaseFile file)
    {
        var parts = new Dictionary<int, string?>();
        var marks = file
            .Codes.SelectMany((code, at) => new[] { Convert.ToHexString(CodeText.Hash(code)), code, CodeText.ForPeople(code) }.Select(mark => (mark, at)))
            .ToList();
        var texts = file
            .Rows.Select(row => string.Join('\n', row.Values.Values))
            .Concat(
                file.Pieces.Where(piece => piece.Kind.EndsWith("log", StringComparison.Ordinal))
                    .SelectMany(piece => Encoding.Latin1.GetString(piece.Bytes).Split('\n'))
            );
        foreach (var text in texts)
        {
            var written = Part().Matches(text).Select(match => match.Value.Replace("-", "", StringComparison.Ordinal));
            if (written.FirstOrDefault(LetterBallot.IsSecondPart) is not { } second)
                continue;
            foreach (var (_, at) in marks.Where(mark => text.Contains(mark.mark, StringComparison.OrdinalIgnoreCase)))
                parts[at] = second;
        }

        return parts;
    }

    [GeneratedRegex(@"\b(?:[0-9A-Z]{17}|(?:[0-9A-Z]{4}-){4}[0-9A-Z])\b", RegexOptions.None, 1000)]
    private static partial Regex Part();
}
