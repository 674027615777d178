using PeerAtlas.Linkage.Attack;
using PeerAtlas.Linkage.Site;
using PeerAtlas.Testing;

namespace PeerAtlas.Linkage;

/// <summary>
/// Plays the attacker, who knows in which order 30 respondents handed in and with which codes, and has the whole database, its logs
/// and backups in hand after the opening. 200 waves on each database with PEERATLAS_FULL=1; a few otherwise.
/// </summary>
public abstract class LinkageTests(DatabaseKind kind, ITestOutputHelper output)
{
    private const int Respondents = 30;

    // Making a ballot takes a while, as it is meant to.
    private const int Voters = 11;

    // A false alarm of all strategies together, once in a million runs.
    private const double FalseAlarm = 1e-6;

    private static bool Full => Environment.GetEnvironmentVariable("PEERATLAS_FULL") == "1";

    [Fact]
    public async Task Nobody_can_say_who_wrote_an_opened_answer()
    {
        var attacker = await AttackAsync(Full ? 200 : 3);
        Assert.Empty(attacker.BeyondChance(FalseAlarm));
        if (!Full)
            return;
        // One guess of chance passes these twice in a thousand runs. The mean of |τ| cannot be held to such a bound (Chance.MeanAbsoluteTau).
        var learned = attacker.Learned();
        Assert.True(learned.Matches <= 245, $"{learned.Matches} matches in 200 waves");
        Assert.True(Math.Abs(learned.MeanTau) <= 0.03, $"mean τ {learned.MeanTau}");
    }

    [Fact]
    public async Task The_attacker_sees_every_leak()
    {
        // As few as are ever opened.
        const int respondents = 11;
        var waves = Full ? 20 : 4;
        await using var played = await PlayedWaves.StartAsync(kind, canLeak: true);
        foreach (
            var leak in new Leak[]
            {
                new Unshuffled(),
                new SequentialIds(),
                new Timestamps(),
                new PlainUntilOpened(),
                new Unpadded(kind == DatabaseKind.Postgres),
                new LoggedIds(),
                new CodeBesideAnswer(),
            }
        )
        {
            played.Site.Leak = leak;
            if (leak.Table is { } table)
                await played.CreateTableAsync(table);
            var attacker = new Attacker();
            for (var wave = 0; wave < waves; wave++)
                await AddWaveAsync(attacker, played, respondents);
            Write($"{leak.GetType().Name}: {attacker.Report()}");
            // From few waves the attacker may learn a trace that is right by luck there and wrong elsewhere; the leak is seen all the same.
            var told = attacker.OfStrategies().Values.Append(attacker.Learned()).Max(success => success.Matches);
            Assert.True(told >= 0.95 * waves * respondents, $"{leak.GetType().Name}: only {told} of {waves * respondents} were told");
        }
    }

    [Fact]
    public async Task Nobody_can_say_with_which_code_a_ballot_was_picked_up()
    {
        await using var played = await PlayedWaves.StartAsync(kind);
        var attacker = await AttackBallotsAsync(played, BallotLeak.None, Full ? 20 : 3);
        Assert.Empty(attacker.BeyondChance(FalseAlarm));
    }

    [Theory]
    [InlineData((int)BallotLeak.SecondPartSent)]
    [InlineData((int)BallotLeak.SerialFromCode)]
    public async Task The_attacker_sees_ballots_that_what_the_site_knows_leads_to(int leak)
    {
        await using var played = await PlayedWaves.StartAsync(kind);
        await played.CreateTableAsync("CREATE TABLE leaked_seconds (code text, second_part text)");
        var waves = Full ? 8 : 2;
        var attacker = await AttackBallotsAsync(played, (BallotLeak)leak, waves);
        var learned = attacker.Learned();
        Assert.True(learned.Matches >= 0.95 * waves * Voters, $"{(BallotLeak)leak}: only {learned.Matches} of {waves * Voters} were told");
    }

    private async Task<Attacker> AttackBallotsAsync(PlayedWaves played, BallotLeak leak, int waves)
    {
        var attacker = new Attacker();
        while (attacker.Waves < waves)
        {
            var (file, truth) = await played.PlayBallotsAsync(Voters, leak);
            Assert.Equal(Enumerable.Range(0, Voters), truth.Order());
            attacker.Add(Strategies.Guesses(file), truth);
        }

        Write($"Ballots, {leak}: {attacker.Report()}");
        return attacker;
    }

    private async Task<Attacker> AttackAsync(int waves)
    {
        var attacker = new Attacker();
        while (attacker.Waves < waves)
        {
            // A new site now and then, so that copies stay small.
            await using (var played = await PlayedWaves.StartAsync(kind))
                for (var wave = 0; wave < 25 && attacker.Waves < waves; wave++)
                    await AddWaveAsync(attacker, played, Respondents);
            Write(attacker.Report());
        }

        return attacker;
    }

    private static async Task AddWaveAsync(Attacker attacker, PlayedWaves played, int respondents)
    {
        // A copy of a file is cheap; one of a server makes it write everything to its disk first, and its log keeps all between.
        var (file, truth) = await played.PlayAsync(respondents, copyEvery: played.Site.Kind == DatabaseKind.Sqlite ? 1 : 5);
        Assert.Equal(Enumerable.Range(0, respondents), truth.Order());
        Assert.False(Strategies.FindsPrivateKey(file));
        Assert.Empty(System.IO.Directory.GetFiles(played.Site.Settings["Anonymity:KeyFolder"], "*.key"));
        attacker.Add(Strategies.Guesses(file), truth);
    }

    private void Write(string report) => output.WriteLine($"{DateTime.UtcNow:HH:mm:ss} {kind}: {report}");
}

public sealed class SqliteLinkageTests(ITestOutputHelper output) : LinkageTests(DatabaseKind.Sqlite, output)
{
    [Fact]
    public async Task The_site_logs_nothing_while_answers_come_in()
    {
        await using var played = await PlayedWaves.StartAsync(DatabaseKind.Sqlite);
        var (file, _) = await played.PlayAsync(11, copyEvery: 1);
        var log = System.Text.Encoding.UTF8.GetString(played.Site.Log.Written);
        Assert.True(file.Sizes["site log"].Values.Distinct().Count() == 1, log);
    }
}

/// <summary>Beside the other class, since each has a database of its own.</summary>
public sealed class PostgresLinkageTests(ITestOutputHelper output) : LinkageTests(DatabaseKind.Postgres, output);
