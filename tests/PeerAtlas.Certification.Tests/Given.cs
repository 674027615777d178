using System.Globalization;
using System.Text;
using PeerAtlas.Certification.Checking;
using PeerAtlas.Certification.Persons;
using PeerAtlas.Certification.Rules;

namespace PeerAtlas.Certification.Tests;

/// <summary>Persons and rules as tests tell them.</summary>
internal static class Given
{
    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static HourRecord Hour(string id, string date, double hours, params string[] topics) => new(id, Day(date), (decimal)hours, topics);

    public static HeldCredential Holds(string rule, string issued, params HourRecord[] hours) => new(rule, Day(issued), hours);

    public static HeldCredential InTraining(string rule, params HourRecord[] hours) => new(rule, null, hours);

    public static CredentialStanding On(this HeldCredential credential, string day, RuleBook? rules = null) =>
        Assert.Single(new[] { credential }.On(day, rules));

    public static IReadOnlyList<CredentialStanding> On(this IReadOnlyList<HeldCredential> credentials, string day, RuleBook? rules = null) =>
        CertificationCheck.Evaluate(new(credentials, []), rules ?? RuleBook.Shipped, Day(day));

    /// <summary>What is missing, as <c>total 3, ethics 1</c>.</summary>
    public static string Lacks(this CredentialStanding standing) =>
        string.Join(", ", standing.Missing.Select(part => part.What + (part.Hours is { } hours ? $" {hours.ToString(CultureInfo.InvariantCulture)}" : "")));

    public static string Refused(this CredentialStanding standing) => string.Join(", ", standing.NotCounted.Select(part => $"{part.Id} {part.Reason}"));

    public static decimal Of(this CredentialStanding standing, string topic) => standing.ByTopic.Single(hours => hours.Topic == topic).Hours;

    /// <summary>A rule with one version of which only the given fields are told.</summary>
    public static RuleBook Rule(string fields) => new([RuleReader.Read(Encoding.UTF8.GetBytes(RuleText(fields)), "XX-T.json")]);

    public static string RuleText(string fields) =>
        $$"""
            {"id": "XX-T", "name": {"en": "Test"}, "place": "XX", "versions": [
              {"version": "1", "reviewed_on": "2026-11", "read_from": "text", {{fields}}}]}
            """;
}
