using System.CommandLine;
using PeerAtlas.Cli.Analysis;
using PeerAtlas.Matching.Needs;
using PeerAtlas.Tables;

namespace PeerAtlas.Cli.Matching;

/// <summary><c>peeratlas match</c>: who fits which opening, and why. No database is needed, and nothing is kept.</summary>
internal static class MatchCommand
{
    // Every pair is looked at, and each one that a rule keeps apart is told.
    private const long MostPairs = 2_000_000;

    private const string Description = """
        Says who comes together with which opening: hard rules first, then what both prefer, so that no opening and person would both rather have each other.

        OPENINGS and PEOPLE are tables (CSV or .xlsx). Only id is needed; what is not said rules nothing out. Several words in a cell are parted by commas.
          openings: id, posts, hours_from, hours_to (a week), when, program, employer, languages, certified (yes, welcome, no), license, car (yes, no),
                    latitude, longitude, remote (yes, no), pay_from, pay_to (an hour), prefers
          people:   id, hours_from, hours_to, when, programs, not_at (ids of openings, or employers), languages, certified, license, car (yes, no),
                    latitude, longitude, travel_minutes, by (bus, car, foot, bicycle), pay_from, prefers
        prefers names ids of the other table in their order, "p3 p1=p2": p3 first, then p1 and p2, equally good. Who is not named is not acceptable; - takes
        nobody. Where it is empty, people prefer a shorter way (by quarters of an hour), then better pay; openings prefer who is certified, where that is welcome.

        Between those who are equally good a lot decides. It is drawn from the word after --lot, which is to be published with the result, and from nothing
        else: neither an id nor who came first has any weight. Where another stable matching brings more people into posts, that one is taken: it has at least two
        thirds of the pairs of the largest, which nobody can find in reasonable time.

        Gives with --json: pairs (opening, person, reasons), unmatched (ids of people), blocked (opening, person, why), lot, and stable (pairs, by_lot,
        has_others, has_ties, at_most): how many pairs there are, how many the lot alone would make, whether others are stable too, and the most that any could have.
        """;

    public static Command Create()
    {
        var openings = AnalysisCommand.FileArgument("openings", "The openings: CSV or .xlsx.");
        var people = AnalysisCommand.FileArgument("people", "The people: CSV or .xlsx.");
        var lot = new Option<string>("--lot") { Description = "The word from which lots are drawn.", DefaultValueFactory = _ => "PeerAtlas" };
        var json = AnalysisCommand.JsonOption();
        var command = new Command("match", Description) { openings, people, lot, json };
        command.SetAction(arguments =>
        {
            try
            {
                var word = arguments.GetRequiredValue(lot);
                var answer = Matchmaking.Of(Read(arguments.GetRequiredValue(openings), arguments.GetRequiredValue(people), out var found), found, word);
                if (arguments.GetValue(json))
                    AnalysisCommand.PrintJson(Shape(answer, word));
                else
                    Print(answer, word);
                return ExitCode.Done;
            }
            catch (Exception refused) when (refused is TableException or IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine(string.Join(Environment.NewLine, refused.Message.Split(Environment.NewLine).Select(Terminal.Shown)));
                return ExitCode.Refused;
            }
        });
        return command;
    }

    private static IReadOnlyList<Opening> Read(FileInfo openings, FileInfo people, out IReadOnlyList<Seeker> found)
    {
        using var jobs = openings.OpenRead();
        using var persons = people.OpenRead();
        var (read, seekers) = NeedsReader.Read(jobs, openings.Name, persons, people.Name);
        if ((long)read.Count * seekers.Count > MostPairs)
            throw new TableException(
                $"{read.Count:N0} openings and {seekers.Count:N0} people make more than {MostPairs:N0} pairs. Split them by region.",
                people.Name
            );
        found = seekers;
        return read;
    }

    private static object Shape(MatchAnswer answer, string lot) =>
        new
        {
            Pairs = answer.Pairs.Select(pair => new
            {
                Opening = pair.Opening.Id,
                Person = pair.Person.Id,
                pair.Reasons,
            }),
            Unmatched = answer.Unmatched.Select(person => person.Id),
            Blocked = answer.Blocked.Select(pair => new
            {
                Opening = pair.Opening.Id,
                Person = pair.Person.Id,
                Why = string.Join(" ", pair.Why),
            }),
            Lot = lot,
            Stable = new
            {
                Pairs = answer.Pairs.Count,
                answer.ByLot,
                answer.HasOthers,
                answer.HasTies,
                AtMost = answer.AtMost,
            },
        };

    private static void Print(MatchAnswer answer, string lot)
    {
        foreach (var pair in answer.Pairs)
            Console.WriteLine(Terminal.Shown($"{pair.Opening.Id} – {pair.Person.Id}. {string.Join(" ", pair.Reasons)}".TrimEnd()));
        Console.WriteLine(Terminal.Shown($"without a post: {string.Join(", ", answer.Unmatched.Select(person => person.Id))}"));
        foreach (var pair in answer.Blocked)
            Console.WriteLine(Terminal.Shown($"not {pair.Opening.Id} – {pair.Person.Id}: {string.Join(" ", pair.Why)}"));
        Console.WriteLine(
            Terminal.Shown(
                $"{answer.Pairs.Count} pairs; the lot drawn from \"{lot}\" alone makes {answer.ByLot}; none can have more than {answer.AtMost}."
                    + (answer.HasOthers ? " Other matchings are stable too." : "")
            )
        );
    }
}
