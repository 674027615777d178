using System.Globalization;
using System.Text;

namespace PeerAtlas.Linkage.Attack;

/// <summary>How well guesses did over all waves.</summary>
/// <param name="Matches">How many answers were given to who wrote them.</param>
/// <param name="MeanTau">The mean over the waves of Kendall's τ between guessed and true order.</param>
/// <param name="MeanAbsoluteTau">
/// The mean of its absolute value, which chance alone makes some 0.10 for 30 respondents (<see cref="Chance.MeanAbsoluteTau"/>).
/// </param>
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
/// The attacker follows every strategy in every wave. Which of them tells most, the attacker learns from one half of the waves, as
/// somebody would who has planted respondents there, and guesses with it in the other half, by a vote where several are as good; then
/// the halves change places. So the best strategy is chosen without looking at the truth that it is measured on, one choice serves a
/// whole half, and the matches of the one attacker spread as those of one guess do. (Chosen anew for each wave from all others, the
/// choice goes against the wave's own luck wherever two strategies are close, and the total spreads several times as wide.)
/// </summary>
internal sealed class Attacker
{
    private const int Shown = 10;

    private readonly List<(IReadOnlyDictionary<string, int[]> Guesses, int[] Truth)> waves = [];

    public int Waves => waves.Count;

    public int Respondents => waves[0].Truth.Length;

    public void Add(IReadOnlyDictionary<string, int[]> guesses, int[] truth) => waves.Add((guesses, truth));

    /// <summary>Each strategy by itself, over all waves; where it found nothing it guesses by chance.</summary>
    public IReadOnlyDictionary<string, Success> OfStrategies() =>
        waves
            .SelectMany(wave => wave.Guesses.Keys)
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(name => name, name => Success.Of([.. waves.Select(wave => (GuessOf(wave.Guesses, name), wave.Truth))]), StringComparer.Ordinal);

    /// <summary>The attacker's own guess in every wave.</summary>
    public Success Learned()
    {
        var strategies = waves.SelectMany(wave => wave.Guesses.Keys).Distinct(StringComparer.Ordinal).ToList();
        var best = new[] { Best(1), Best(0) };
        return Success.Of([
            .. waves.Select((wave, at) => (Vote([.. best[at % 2].Where(wave.Guesses.ContainsKey).Select(name => wave.Guesses[name])]), wave.Truth)),
        ]);

        // Those with the most matches in every second wave.
        List<string> Best(int half) =>
            strategies
                .GroupBy(name =>
                    waves.Where((_, at) => at % 2 == half).Sum(wave => wave.Guesses.TryGetValue(name, out var guess) ? Guess.Matches(guess, wave.Truth) : 0)
                )
                .MaxBy(group => group.Key)!
                .ToList();
    }

    /// <summary>What stands out: strategies beyond what chance reaches, with the given probability of a false alarm over all of them.</summary>
    public IReadOnlyList<string> BeyondChance(double falseAlarm)
    {
        var strategies = OfStrategies();
        var each = falseAlarm / (3 * strategies.Count);
        var (matches, mean, square) = (
            Chance.MostMatches(Waves, each),
            Chance.FarthestMeanTau(Waves, Respondents, each),
            Chance.LargestRootMeanSquareTau(Waves, Respondents, each)
        );
        return
        [
            .. strategies
                .Where(entry => entry.Value.Matches > matches || Math.Abs(entry.Value.MeanTau) > mean || entry.Value.RootMeanSquareTau > square)
                .Select(entry =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{entry.Key}: {entry.Value.Matches} matches, mean τ {entry.Value.MeanTau:F3}, root mean square {entry.Value.RootMeanSquareTau:F3}"
                    )
                ),
        ];
    }

    public string Report()
    {
        var text = new StringBuilder();
        var learned = Learned();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{Waves} waves of {Respondents}: attacker {learned.Matches} matches ({(double)learned.Matches / Waves:F3} a wave), "
                + $"mean τ {learned.MeanTau:F4}, mean |τ| {learned.MeanAbsoluteTau:F4} (chance: {Chance.MeanAbsoluteTau(Respondents):F4})"
        );
        var strategies = OfStrategies();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{strategies.Count} strategies, {strategies.Values.Average(success => (double)success.Matches / Waves):F3} "
                + $"matches a wave on average; those with the most:"
        );
        foreach (var (name, success) in strategies.OrderByDescending(entry => entry.Value.Matches).Take(Shown))
            text.AppendLine(CultureInfo.InvariantCulture, $"{success.Matches, 6} {success.MeanTau, 8:F4} {success.RootMeanSquareTau, 7:F4}  {name}");
        return text.ToString();
    }

    private int[] Vote(IReadOnlyList<int[]> guesses) =>
        Guess.ByLinks(
            Respondents,
            Enumerable
                .Range(0, Respondents)
                .SelectMany(answer => guesses.GroupBy(guess => guess[answer]).Select(votes => (answer, votes.Key, (double)votes.Count())))
        );

    private int[] GuessOf(IReadOnlyDictionary<string, int[]> guesses, string name) => guesses.GetValueOrDefault(name) ?? Guess.ByChance(Respondents);
}
