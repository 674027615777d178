using System.Globalization;
using System.Text.RegularExpressions;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Linkage.Evidence;

namespace PeerAtlas.Linkage.Attack;

/// <summary>Every way that we know to make a guess of the evidence. None knows the truth; each has a name by which waves compare.</summary>
internal static partial class Strategies
{
    private const int Near = 4096;

    // How PKCS #8 begins for a key on P-256 and for RSA, and PEM for all.
    private static readonly byte[][] PrivateKeys =
    [
        .. new[] { "020100301306072A8648CE3D0201", "020100300D06092A864886F70D010101" }.SelectMany(start =>
            new[] { Convert.FromHexString(start), CaseFile.Ascii(start), CaseFile.Ascii(start.ToLowerInvariant()) }
        ),
        CaseFile.Ascii("PRIVATE KEY-----"),
    ];

    public static IReadOnlyDictionary<string, int[]> Guesses(CaseFile file)
    {
        var guesses = new Dictionary<string, int[]>(StringComparer.Ordinal);
        var traces = Traces.Find(file);
        ByPlaceInFiles(file, traces, guesses);
        ByNearness(file, traces, guesses);
        var rows = RowsOfAnswers(file);
        ByColumns(file, rows, guesses);
        BySharedValues(file, rows, guesses);
        BySizes(file, guesses);
        ByIds(file, guesses);
        if (file.Keys is not null)
            Derivation.Guesses(file, guesses);
        return guesses;
    }

    /// <summary>Whether a private key lies anywhere in the files, as bytes or as digits; with it every sealed answer of a backup opens.</summary>
    public static bool FindsPrivateKey(CaseFile file) => file.Pieces.Any(piece => PrivateKeys.Any(key => piece.Bytes.AsSpan().IndexOf(key) >= 0));

    /// <summary>Where and when an id or words stand in a file: first, last, by offset alone, by the first copy that has them.</summary>
    private static void ByPlaceInFiles(CaseFile file, Traces traces, Dictionary<string, int[]> guesses)
    {
        foreach (var group in traces.OfAnswers.GroupBy(trace => (trace.What, file.Pieces[trace.Piece].Kind)))
        {
            var name = $"{group.Key.What} in {group.Key.Kind}";
            Order(guesses, $"{name}, first", Keys(file, group, found => found.Min(trace => Place(file, trace))));
            Order(guesses, $"{name}, last", Keys(file, group, found => found.Max(trace => Place(file, trace))));
            Order(guesses, $"{name}, offset", Keys(file, group, found => file.Pieces[found[^1].Piece].Offset + found[^1].At));
        }

        foreach (var group in traces.OfAnswers.GroupBy(trace => trace.What))
            Order(guesses, $"first copy with {group.Key}", Keys(file, group, found => found.Min(trace => file.Pieces[trace.Piece].Moment)));
    }

    /// <summary>Which respondent's code stands nearest to an answer.</summary>
    private static void ByNearness(CaseFile file, Traces traces, Dictionary<string, int[]> guesses)
    {
        foreach (var group in traces.OfAnswers.GroupBy(trace => file.Pieces[trace.Piece].Kind))
        {
            var links = group
                .SelectMany(trace =>
                    traces
                        .OfCodes[trace.Piece]
                        .Select(code => (trace.Answer, code.Respondent, Distance: Math.Abs(code.At - trace.At)))
                        .Where(link => link.Distance < Near)
                        .Select(link => (link.Answer, link.Respondent, Strength: -(double)link.Distance))
                )
                .ToList();
            if (links.Count > 0)
                guesses[$"nearest code in {group.Key}"] = Guess.ByLinks(file.Opened.Count, links);
        }
    }

    /// <summary>Rows in any copy that hold an answer or its id.</summary>
    private static List<(int Answer, FoundRow Row)> RowsOfAnswers(CaseFile file)
    {
        var known = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; at < file.Opened.Count; at++)
        {
            known[file.Opened[at].Id.ToString()] = at;
            known[file.Opened[at].Json] = at;
            foreach (Match word in Word().Matches(file.Opened[at].Json))
                known[word.Groups["word"].Value] = at;
        }

        return [.. file.Rows.SelectMany(row => row.Values.Values.Where(known.ContainsKey).Select(value => (known[value], row)))];
    }

    /// <summary>By each column of such rows, hidden ones too.</summary>
    private static void ByColumns(CaseFile file, List<(int Answer, FoundRow Row)> rows, Dictionary<string, int[]> guesses)
    {
        foreach (var table in rows.GroupBy(row => row.Row.Table))
        {
            Order(
                guesses,
                $"{table.Key}: first copy",
                [
                    .. Enumerable
                        .Range(0, file.Opened.Count)
                        .Select(answer => table.Where(row => row.Answer == answer).Select(row => (double)row.Row.Moment).DefaultIfEmpty(double.NaN).Min()),
                ]
            );
            foreach (var column in table.SelectMany(row => row.Row.Values.Keys).Distinct(StringComparer.Ordinal))
            {
                var values = Enumerable
                    .Range(0, file.Opened.Count)
                    .Select(answer => table.LastOrDefault(row => row.Answer == answer).Row?.Values.GetValueOrDefault(column))
                    .ToList();
                if (values.Distinct(StringComparer.Ordinal).Count() > 1)
                    Order(guesses, $"{table.Key}.{column}", Numbers(values));
            }
        }
    }

    /// <summary>A value that a respondent's code row and one answer's row share and no others, such as a transaction or a common id.</summary>
    private static void BySharedValues(CaseFile file, List<(int Answer, FoundRow Row)> answers, Dictionary<string, int[]> guesses)
    {
        var hashes = file
            .Codes.Select((code, at) => (Hash: Convert.ToHexString(CodeText.Hash(code)), at))
            .ToDictionary(code => code.Hash, code => code.at, StringComparer.OrdinalIgnoreCase);
        var codes =
            from row in file.Rows
            let respondent = row.Values.Values.Where(hashes.ContainsKey).Select(value => hashes[value]).DefaultIfEmpty(-1).First()
            where respondent >= 0
            from value in row.Values
            select (Owner: respondent, Column: $"{row.Table}.{value.Key}", value.Value);
        var ofAnswers =
            from answer in answers
            from value in answer.Row.Values
            select (Owner: answer.Answer, Column: $"{answer.Row.Table}.{value.Key}", value.Value);
        var distinctive = Distinctive(ofAnswers).ToLookup(entry => entry.Value, StringComparer.Ordinal);
        var links =
            from code in Distinctive(codes)
            from answer in distinctive[code.Value]
            select (Columns: $"{code.Column} = {answer.Column}", Link: (answer.Owner, code.Owner, 1.0));
        foreach (var group in links.GroupBy(link => link.Columns))
            guesses[group.Key] = Guess.ByLinks(file.Opened.Count, group.Select(link => link.Link));
    }

    private static IEnumerable<(int Owner, string Column, string Value)> Distinctive(IEnumerable<(int Owner, string Column, string Value)> entries) =>
        entries
            .Where(entry => entry.Value.Length > 0)
            .Distinct()
            .GroupBy(entry => (entry.Column, entry.Value))
            .Where(group => group.Count() == 1)
            .Select(group => group.Single());

    /// <summary>The longest answer belongs to who made a file grow most, or whose row of any table is the largest.</summary>
    private static void BySizes(CaseFile file, Dictionary<string, int[]> guesses)
    {
        var lengths = file.Opened.Select(answer => (double)System.Text.Encoding.UTF8.GetByteCount(answer.Json)).ToList();
        var count = file.Codes.Count;
        foreach (var (kind, sizes) in file.Sizes)
        {
            var growth = Enumerable
                .Range(1, count)
                .Where(moment => sizes.ContainsKey(moment) && sizes.ContainsKey(moment - 1))
                .Select(moment => (double)(sizes[moment] - sizes[moment - 1]))
                .ToList();
            if (growth.Count == count && growth.Distinct().Count() > 1)
                guesses[$"growth of {kind}"] = Guess.ByRank(lengths, growth);
        }

        foreach (var table in file.Rows.Where(row => row.Moment > 0 && row.Moment <= count).GroupBy(row => row.Table))
        {
            var arrived = table.OrderBy(row => row.Moment).ThenBy(row => Number(row.Values.GetValueOrDefault("rowid") ?? row.Values["ctid"])).ToList();
            if (arrived.Count != count)
                continue;
            foreach (var column in arrived[0].Values.Keys)
            {
                var values = arrived.Select(row => Number(row.Values.GetValueOrDefault(column))).ToList();
                if (values.Where(value => !double.IsNaN(value)).Distinct().Count() > 1)
                    guesses[$"size by {table.Key}.{column}"] = Guess.ByRank(lengths, values);
            }
        }
    }

    private static void ByIds(CaseFile file, Dictionary<string, int[]> guesses)
    {
        var bytes = file.Opened.Select(answer => Convert.ToHexString([.. answer.Id.ToByteArray().Reverse()])).ToList();
        Order(guesses, "id, last byte first", Numbers(bytes));
        Order(guesses, "order of the answers as listed", [.. Enumerable.Range(0, file.Opened.Count).Select(at => (double)at)]);
    }

    private static void Order(Dictionary<string, int[]> guesses, string name, double[] keys)
    {
        guesses[name] = Guess.ByOrder(keys);
        guesses[name + ", backwards"] = [.. guesses[name].Select(place => keys.Length - 1 - place)];
    }

    private static double[] Keys(CaseFile file, IEnumerable<Trace> traces, Func<IReadOnlyList<Trace>, double> key)
    {
        var found = traces.ToLookup(trace => trace.Answer);
        return [.. Enumerable.Range(0, file.Opened.Count).Select(answer => found.Contains(answer) ? key([.. found[answer]]) : double.NaN)];
    }

    private static double Place(CaseFile file, Trace trace) => (trace.Piece * 1e9) + file.Pieces[trace.Piece].Offset + trace.At;

    // Numbers as they are, everything else by its place in the alphabet.
    private static double[] Numbers(IReadOnlyList<string?> values)
    {
        if (values.All(value => value is null || !double.IsNaN(Number(value))))
            return [.. values.Select(Number)];
        var sorted = values.Where(value => value is not null).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return [.. values.Select(value => value is null ? double.NaN : sorted.IndexOf(value))];
    }

    // What only one answer holds: 64 hexadecimal digits of a ballot's serial.
    [GeneratedRegex("\"(?<word>[0-9A-F]{64})\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();

    private static double Number(string? value) =>
        double.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
}
