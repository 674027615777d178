using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PeerAtlas.Certification.Checking;
using PeerAtlas.Certification.Persons;
using PeerAtlas.Certification.Rules;
using PeerAtlas.Certification.Words;

namespace PeerAtlas.Benchmarks.Workforce;

/// <summary><c>./bench workforce</c>: how every person of a state stands, evaluated with all processors.</summary>
internal static class WorkforceBenchmark
{
    private const double TargetSeconds = 2;
    private const int Rounds = 5;

    private static readonly DateOnly On = new(2026, 6, 1);
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static int Run(bool json, bool quick)
    {
        var persons = quick ? 10_000 : 100_000;
        var seconds = new List<double>();
        Standing[] standings = [];
        CertifiedPerson[] people = [];
        var processor = TimeSpan.Zero;
        for (var round = 0; round < Rounds; round++)
        {
            // Every round has persons of its own, so that nothing is remembered from the one before.
            people = WorkforceData.Make(persons);
            standings = new Standing[persons];
            GC.Collect();
            var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            Parallel.For(0, persons, person => standings[person] = new(CertificationCheck.Evaluate(people[person], RuleBook.Shipped, On)[0]));
            seconds.Add(watch.Elapsed.TotalSeconds);
            processor = Environment.CpuUsage.TotalTime - before;
        }

        var (held, differing) = Compare(people, standings);
        var counts = Enum.GetValues<CredentialStatus>()
            .Select(status => (Status: CheckWords.Code(status), Persons: standings.Count(person => person.Status == status)))
            .Where(count => count.Persons > 0)
            .ToDictionary(count => count.Status, count => count.Persons, StringComparer.Ordinal);
        Console.WriteLine(json ? ToJson(persons, seconds, processor, counts, held, differing) : ToText(persons, seconds, processor, counts, held, differing));
        return differing == 0 && held > 0 ? 0 : 1;
    }

    private static (int Held, int Differing) Compare(CertifiedPerson[] people, Standing[] standings)
    {
        var (held, differing) = (0, 0);
        for (var person = 0; person < people.Length; person++)
        {
            if (PlainStatus.Of(people[person].Credentials[0], On) is not { } plain)
                continue;
            var standing = standings[person];
            held++;
            var isSame = plain == (standing.Status, standing.Total, standing.Missing);
            differing += isSame || (plain.Status == CredentialStatus.InTraining && standing.Status == plain.Status) ? 0 : 1;
        }

        return (held, differing);
    }

    /// <summary>What a figure of a whole state needs of a person; the rest is let go.</summary>
    private readonly record struct Standing(CredentialStatus Status, decimal Total, decimal Missing)
    {
        public Standing(CredentialStanding standing)
            : this(standing.Status, standing.Total, standing.Missing.Sum(part => part.Hours ?? 0)) { }
    }

    private static string ToJson(int persons, List<double> seconds, TimeSpan processor, Dictionary<string, int> counts, int held, int differing) =>
        JsonSerializer.Serialize(
            new
            {
                Processors = Environment.ProcessorCount,
                Persons = persons,
                WorkforceData.Records,
                FirstSeconds = seconds[0],
                MedianSeconds = Median(seconds),
                LastProcessorSeconds = processor.TotalSeconds,
                TargetSeconds,
                IsTargetMet = seconds[0] <= TargetSeconds,
                Statuses = counts,
                CountedPlainly = held,
                Differing = differing,
            },
            Readable
        );

    private static string ToText(int persons, List<double> seconds, TimeSpan processor, Dictionary<string, int> counts, int held, int differing) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {persons:N0} persons with {WorkforceData.Records} records of hours each, by the {RuleBook.Shipped.All.Count} rules, on {Environment.ProcessorCount} processors
            first {seconds[0]:F3} s, median of {Rounds} {Median(
                seconds
            ):F3} s, last with {processor.TotalSeconds:F3} s of processor time (goal of {TargetSeconds} s: {(seconds[0] <= TargetSeconds ? "met" : "NOT met")})
            {string.Join(", ", counts.Select(count => $"{count.Key} {count.Value:N0}"))}
            {held:N0} of them counted plainly too: {differing:N0} differ
            """
        );

    private static double Median(List<double> seconds) => seconds.Order().ElementAt(Rounds / 2);
}
