using System.Globalization;
using System.Text;

namespace PeerAtlas.Linkage.Attack;

/// <summary>How well guesses did over all waves.</summary>
/// <param name="Matches">How many answers were given to who wrote them.</param>
/// <param name="MeanTau">The mean over the waves of Kendall's τ between guessed and true order.</param>
/// <param name="MeanAbsoluteTau">The mean of its absolute value, which chance alone makes some 0.10 for 30 respondents (<see cref="Chance.MeanAbsoluteTau"/>).</param>
/// <param name="RootMeanSquareTau">Its root mean square.</param>
internal sealed record Success(int Matches, double MeanTau, double MeanAbsoluteTau, double RootMeanSquareTau)
{
    public static Success Of(IReadOnlyList<(int[] Guess, int[] Truth)> waves)
    {
        var taus = waves.Select(wave => Guess.Tau(wave.Guess, wave.Truth)).ToList();
        return new(waves.Sum(wave => Guess.Matches(wave.Guess, wave.Truth)), taus.Average(), taus.Average(Math.Abs), Math.Sqrt(taus.Average(tau => tau * tau)));
    }
}

/// <summary>
/// The attacker follows every strategy in every wave. Which of them tells most, the attacker learns from all other waves, as somebody
/// would who has planted respondents there, and then guesses with it, by a vote where several are as good: so the best strategy is
/// chosen without looking at the truth that it is measured on, and the figure of the one attacker is a fair one.
/// </summary>
internal sealed class Attacker
{
    private const int Shown = 10;

    private readonly List<(IReadOnlyDictionary<string, int[]> Guesses, int[] Truth)> waves = [];

    public int Waves => waves.Count;

    public int Respondents => waves[0].Truth.Length;

    public void Add(IReadOnlyDictionary<string, int[]> guesses, int[] truth) => waves.Add((guesses, truth));

    /// <summary>Each strategy by itself, over all waves; where it found nothing it guesses by chance.</summary>
    public IReadOnlyDictionary<string, Success> OfStrategies() => waves.SelectMany(wave => wave.Guesses.Keys).Distinct(StringComparer.Ordinal)
        .ToDictionary(name => name, name => Success.Of([.. waves.Select(wave => (GuessOf(wave.Guesses, name), wave.Truth))]), StringComparer.Ordinal);

    /// <summary>The attacker's own guess in every wave.</summary>
    public Success Learned()
    {
        var strategies = waves.SelectMany(wave => wave.Guesses.Keys).Distinct(StringComparer.Ordinal).ToList();
        var matches = strategies.Select(name => waves.Select(wave => wave.Guesses.TryGetValue(name, out var guess) ? Guess.Matches(guess, wave.Truth) : 0).ToArray()).ToArray();
        var elsewhere = matches.Select(each => each.Sum()).ToArray();
        return Success.Of([.. waves.Select((wave, at) =>
        {
            var most = Enumerable.Range(0, strategies.Count).Max(strategy => elsewhere[strategy] - matches[strategy][at]);
            var best = Enumerable.Range(0, strategies.Count).Where(strategy => elsewhere[strategy] - matches[strategy][at] == most).Select(strategy => strategies[strategy]);
            return (Vote([.. best.Where(wave.Guesses.ContainsKey).Select(name => wave.Guesses[name])]), wave.Truth);
        })]);
    }

    /// <summary>What stands out: strategies beyond what chance reaches, with the given probability of a false alarm over all of them.</summary>
    public IReadOnlyList<string> BeyondChance(double falseAlarm)
    {
        var strategies = OfStrategies();
        var each = falseAlarm / (3 * strategies.Count);
        var (matches, mean, square) = (Chance.MostMatches(Waves, each), Chance.FarthestMeanTau(Waves, Respondents, each), Chance.LargestRootMeanSquareTau(Waves, Respondents, each));
        return [.. strategies.Where(entry => entry.Value.Matches > matches || Math.Abs(entry.Value.MeanTau) > mean || entry.Value.RootMeanSquareTau > square)
            .Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Key}: {entry.Value.Matches} matches, mean τ {entry.Value.MeanTau:F3}, root mean square {entry.Value.RootMeanSquareTau:F3}"))];
    }

    public string Report()
    {
        var text = new StringBuilder();
        var learned = Learned();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Waves} waves of {Respondents}: attacker {learned.Matches} matches ({(double)learned.Matches / Waves:F3} a wave), mean τ {learned.MeanTau:F4}, mean |τ| {learned.MeanAbsoluteTau:F4} (chance: {Chance.MeanAbsoluteTau(Respondents):F4})");
        var strategies = OfStrategies();
        text.AppendLine(CultureInfo.InvariantCulture, $"{strategies.Count} strategies, {strategies.Values.Average(success => (double)success.Matches / Waves):F3} matches a wave on average; those with the most:");
        foreach (var (name, success) in strategies.OrderByDescending(entry => entry.Value.Matches).Take(Shown))
            text.AppendLine(CultureInfo.InvariantCulture, $"{success.Matches,6} {success.MeanTau,8:F4} {success.RootMeanSquareTau,7:F4}  {name}");
        return text.ToString();
    }

    private int[] Vote(IReadOnlyList<int[]> guesses) => Guess.ByLinks(Respondents, Enumerable.Range(0, Respondents)
        .SelectMany(answer => guesses.GroupBy(guess => guess[answer]).Select(votes => (answer, votes.Key, (double)votes.Count()))));

    private int[] GuessOf(IReadOnlyDictionary<string, int[]> guesses, string name) => guesses.GetValueOrDefault(name) ?? Guess.ByChance(Respondents);
}
