using System.Reflection;
using PeerAtlas.Certification.Json;

namespace PeerAtlas.Certification.Rules;

/// <summary>Rules by their ids.</summary>
public sealed class RuleBook
{
    private static readonly Lazy<RuleBook> Read = new(() => new(ShippedFiles.Select(file => RuleReader.Read(file.Content, file.Name))));

    private readonly Dictionary<string, CertificationRule> rules;

    /// <summary>Takes rules together: each id once, and what one names of another is there.</summary>
    /// <exception cref="CertificationInputException">They do not fit together.</exception>
    public RuleBook(IEnumerable<CertificationRule> rules)
    {
        var list = rules.ToList();
        var ids = list.Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        InputProblem[] problems =
        [
            .. list.GroupBy(rule => rule.Id, StringComparer.Ordinal)
                .Where(group => group.Count() > 1)
                .Select(group => new InputProblem(group.Key, null, "id", "There are two rules with this id.")),
            .. from rule in list
            from version in rule.Versions
            from named in version.Renewal.Fees.Select(fee => fee.With).Append(version.Entry.Holds)
            where named is not null && !ids.Contains(named)
            select new InputProblem(rule.Id, null, $"version {version.Version}", $"There is no rule {named}, which this one names."),
        ];
        if (problems.Length > 0)
            throw new CertificationInputException(problems);
        this.rules = list.ToDictionary(rule => rule.Id, StringComparer.Ordinal);
        All = [.. list.OrderBy(rule => rule.Id, StringComparer.Ordinal)];
    }

    /// <summary>The rules that come with this library.</summary>
    public static RuleBook Shipped => Read.Value;

    /// <summary>Their files.</summary>
    public static IEnumerable<(string Name, byte[] Content)> ShippedFiles
    {
        get
        {
            var assembly = Assembly.GetExecutingAssembly();
            foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                var content = new byte[stream.Length];
                stream.ReadExactly(content);
                yield return (name["rule.".Length..] + ".json", content);
            }
        }
    }

    /// <summary>All rules, by id.</summary>
    public IReadOnlyList<CertificationRule> All { get; }

    /// <summary>The rule with an id; capitals do not matter.</summary>
    public CertificationRule? Find(string id) => rules.GetValueOrDefault(id) ?? rules.GetValueOrDefault(id.ToUpperInvariant());
}
