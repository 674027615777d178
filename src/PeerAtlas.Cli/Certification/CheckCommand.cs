using System.CommandLine;
using System.Globalization;
using PeerAtlas.Certification.Checking;
using PeerAtlas.Certification.Json;
using PeerAtlas.Certification.Persons;
using PeerAtlas.Certification.Rules;
using PeerAtlas.Certification.Words;
using PeerAtlas.Cli.Analysis;

namespace PeerAtlas.Cli.Certification;

/// <summary><c>peeratlas certification check</c>.</summary>
internal static class CheckCommand
{
    private const string Description = """
        Says how a person's credentials stand on a day: what counts, what is missing in the running period, until when, and why something does not count.

        PERSON is a JSON file:
          {"credentials": [{
            "rule": "TX-MHPS",              its id; certification rules lists them
            "issued": "2024-05-01",         the day of issue (Georgia: of passing); leave it out while in training
            "stage": "full",                or "provisional"
            "chosen_years": 2,              where the holder chooses the years
            "hours": [{"id": "a1", "date": "2025-03-01", "hours": 2.5, "topics": ["ethics"], "provider": "…", "course": "…"}],
            "renewed": [{"on": "2026-04-20", "chosen_years": 2}],     every renewal; one after a lapse makes it active again
            "core_courses": ["…"],          courses that were taken as core courses
            "endorsements": [{"id": "V", "experience_hours": 250, "training_hours": 0}],
            "exam": {"tries": [{"on": "2026-03-03", "passed": true}]},
            "experience_hours": 500, "experience_months": 12, "supervised_hours": 250, "credits": 24,
            "extension": {"asked": "2024-09-20"}                      of the provisional stage
          }],
          "hours": [ … ]}                   hours that may count for any of the credentials
        Of a credential only rule is needed, of hours id, date and hours. Days are written as 2026-03-31. The same id under two credentials is the
        same record. docs/certification.md has the schema.

        Gives for each credential: rule, version, status (in training, provisional, active, expiring, grace, lapsed, never expires), on,
        window (opens, closes; null where there is none or it is unknown), counted (total, by_topic), missing (what, hours; null where it is not told
        in hours) and not_counted (id, why). Hours of a topic are among the total: what is missing of both is not to be added up.
        """;

    public static Command Create()
    {
        var file = AnalysisCommand.FileArgument("person", "The person's file: JSON.");
        var on = new Option<string>("--on") { Description = "The day that is looked at, as 2026-03-31; today if it is left out." };
        on.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && DayOf(text) is null)
                result.AddError("--on is a day of the years 1900 to 2199, written as 2026-03-31.");
        });
        var language = Terminal.LanguageOption();
        var json = AnalysisCommand.JsonOption();
        var command = new Command("check", Description) { file, on, language, json };
        command.SetAction(arguments =>
            CertificationCommands.Run(() =>
            {
                var day = DayOf(arguments.GetValue(on) ?? "") ?? DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date);
                var standings = CertificationCheck.Evaluate(Read(arguments.GetRequiredValue(file)), RuleBook.Shipped, day);
                var words = CertificationCommands.Language(arguments.GetRequiredValue(language));
                if (arguments.GetValue(json))
                    AnalysisCommand.PrintJson(new { Credentials = standings.Select(standing => Shape(standing, words)) });
                else
                    Print(standings, words);
                return ExitCode.Done;
            })
        );
        return command;
    }

    private static CertifiedPerson Read(FileInfo file)
    {
        // A pipe or device does not tell its length.
        using var stream = file.OpenRead();
        var bytes = new byte[PersonReader.Limit + 1];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (read > PersonReader.Limit)
            throw new CertificationInputException([new(file.Name, null, "", $"The file has more than {PersonReader.Limit} bytes.")]);
        return PersonReader.Read(bytes.AsSpan(0, read), file.Name, RuleBook.Shipped);
    }

    private static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and < 2200
            ? day
            : null;

    private static object Shape(CredentialStanding standing, WordLanguage language) =>
        new
        {
            Rule = standing.Rule.Id,
            standing.Version.Version,
            Status = CheckWords.Code(standing.Status),
            On = Day(standing.On),
            Window = new { Opens = Day(standing.Period.Opens), Closes = Day(standing.Period.Closes) },
            Counted = new { standing.Total, ByTopic = standing.ByTopic.ToDictionary(topic => topic.Topic, topic => topic.Hours, StringComparer.Ordinal) },
            Missing = standing.Missing.Select(part => new { part.What, part.Hours }),
            NotCounted = standing.NotCounted.Select(part => new { part.Id, Why = CheckWords.Why(part, language) }),
        };

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Print(IReadOnlyList<CredentialStanding> standings, WordLanguage language)
    {
        var isSpanish = language == WordLanguage.Spanish;
        foreach (var standing in standings)
        {
            Console.WriteLine($"{standing.Rule.Id} ({standing.Version.Version}), {Day(standing.On)}: {CheckWords.Status(standing.Status, language)}");
            Dates(standing, isSpanish);
            var topics = string.Concat(standing.ByTopic.Select(topic => $"; {Name(topic.Name, isSpanish)} {Number(topic.Hours)}"));
            Console.WriteLine($"  {(isSpanish ? "cuentan" : "counted")}: {Number(standing.Total)}{topics}");
            if (standing.Missing.Count > 0)
                Console.WriteLine(
                    $"  {(isSpanish ? "faltan" : "missing")}: {string.Join("; ", standing.Missing.Select(part => CheckWords.Missing(part, language)))}"
                );
            foreach (var part in standing.NotCounted)
                Console.WriteLine($"  {(isSpanish ? "no cuenta" : "not counted")}: {Terminal.Shown(part.Id)}. {CheckWords.Why(part, language)}");
        }
    }

    private static void Dates(CredentialStanding standing, bool isSpanish)
    {
        if (standing.Period.End is { } end)
            Console.WriteLine($"  {(isSpanish ? "vale hasta" : "holds until")}: {Day(end)}");
        if ((standing.Period.Opens ?? standing.Period.Closes) is not null)
            Console.WriteLine($"  {(isSpanish ? "renovación" : "renewal")}: {Day(standing.Period.Opens) ?? "?"} – {Day(standing.Period.Closes) ?? "?"}");
    }

    private static string Name(RuleName name, bool isSpanish) => isSpanish ? name.Spanish ?? name.English : name.English;

    private static string Number(decimal hours) => hours.ToString("0.####", CultureInfo.InvariantCulture);
}
