namespace PeerAtlas.Linkage.Attack;

/// <summary>
/// A guess: for each opened answer, which respondent wrote it. A guess names every respondent once; what a clue leaves open is filled
/// in by chance.
/// </summary>
internal static class Guess
{
    /// <summary>Answers in the order of their keys were handed in in that order; NaN for an answer without a key.</summary>
    public static int[] ByOrder(IReadOnlyList<double> keys)
    {
        var known = ByChance(keys.Count).Where(answer => !double.IsNaN(keys[answer])).OrderBy(answer => keys[answer]).ToList();
        var unknown = ByChance(keys.Count).Where(answer => double.IsNaN(keys[answer])).ToList();
        foreach (var answer in unknown)
            known.Insert(Random.Shared.Next(known.Count + 1), answer);
        var guess = new int[keys.Count];
        for (var place = 0; place < known.Count; place++)
            guess[known[place]] = place;
        return guess;
    }

    /// <summary>The answer with the smallest key belongs to the respondent with the smallest, and so on.</summary>
    public static int[] ByRank(IReadOnlyList<double> answers, IReadOnlyList<double> respondents)
    {
        var places = ByChance(respondents.Count).OrderBy(respondent => respondents[respondent]).ToList();
        return [.. ByOrder(answers).Select(place => places[place])];
    }

    /// <summary>Links of an answer to a respondent, the strongest first.</summary>
    public static int[] ByLinks(int count, IEnumerable<(int Answer, int Respondent, double Strength)> links)
    {
        var guess = Enumerable.Repeat(-1, count).ToArray();
        var free = ByChance(count).ToHashSet();
        foreach (var (answer, respondent, _) in links.OrderByDescending(link => link.Strength))
            if (guess[answer] < 0 && free.Remove(respondent))
                guess[answer] = respondent;
        var left = new Queue<int>(free.OrderBy(_ => Random.Shared.Next()));
        for (var answer = 0; answer < count; answer++)
            if (guess[answer] < 0)
                guess[answer] = left.Dequeue();
        return guess;
    }

    public static int[] ByChance(int count)
    {
        var guess = Enumerable.Range(0, count).ToArray();
        Random.Shared.Shuffle(guess);
        return guess;
    }

    public static int Matches(int[] guess, int[] truth) => guess.Zip(truth).Count(pair => pair.First == pair.Second);

    /// <summary>Kendall's τ between the guessed places and the true ones: (agreeing − disagreeing pairs) / pairs.</summary>
    public static double Tau(int[] guess, int[] truth)
    {
        var balance = 0;
        for (var i = 0; i < guess.Length; i++)
        {
            for (var j = 0; j < i; j++)
                balance += (guess[i] > guess[j]) == (truth[i] > truth[j]) ? 1 : -1;
        }

        return balance / (guess.Length * (guess.Length - 1) / 2.0);
    }
}
