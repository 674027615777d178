using PeerAtlas.Statistics;
using PeerAtlas.Statistics.Disclosure;

namespace PeerAtlas.Reports.Tests.Disclosure;

/// <summary>An anonymous survey of made-up persons: its tables, with the groups that stand behind their figures.</summary>
internal sealed class PeerSurvey
{
    private readonly List<(UInt128 Key, Dictionary<string, string> Answers)> persons = [];
    private readonly Random random = new(20100401);

    /// <summary>Adds persons who all gave the same answers; an answer left out was not given.</summary>
    public PeerSurvey Add(int number, params (string Question, string Answer)[] answers)
    {
        for (var at = 0; at < number; at++)
            persons.Add(
                (new UInt128((ulong)random.NextInt64(), (ulong)random.NextInt64()), answers.ToDictionary(answer => answer.Question, answer => answer.Answer))
            );
        return this;
    }

    public FigureTable Table(string question, params string[] choices)
    {
        var whole = Group(answers => answers.ContainsKey(question));
        var groups = choices.Select(choice => Group(answers => answers.GetValueOrDefault(question) == choice)).ToList();
        return new()
        {
            Name = "peer." + question,
            Title = question,
            Columns = ["Share"],
            Rows = [.. choices.Select((choice, at) => new FigureRow(choice, [Share($"peer.{question}.{choice}.share", choice, groups[at], whole)]))],
            Partitions =
            [
                new(whole, groups),
                .. groups.Select(group => PersonPartition.Of(whole, group)),
                PersonPartition.Of(new(Group(_ => true).Key + 1, persons.Count), whole),
            ],
        };
    }

    /// <summary>A figure alone, by its own name, as an instrument defines it.</summary>
    public FigureTable Named(string name, string question, params string[] choices)
    {
        var whole = Group(answers => answers.ContainsKey(question));
        var group = Group(answers => choices.Contains(answers.GetValueOrDefault(question)));
        return new()
        {
            Name = "peer." + name,
            Title = name,
            Columns = ["Share"],
            Rows = [new(name, [Share("peer." + name, name, group, whole)])],
            Partitions = [PersonPartition.Of(whole, group)],
        };
    }

    /// <summary>Figures of all tables, one table after the other.</summary>
    public static IReadOnlyList<Figure> Figures(params FigureTable[] tables) => [.. tables.SelectMany(table => table.Figures)];

    private PersonGroup Group(Func<Dictionary<string, string>, bool> belongs)
    {
        var group = new PersonGroup(0, 0);
        foreach (var (key, _) in persons.Where(person => belongs(person.Answers)))
            group = new(unchecked(group.Key + key), group.Count + 1);
        return group;
    }

    private static Figure Share(string name, string label, PersonGroup part, PersonGroup whole) =>
        new()
        {
            Name = name,
            Label = label,
            Kind = FigureKind.Share,
            Base = new("peer workers that answered this question", whole.Count),
            Count = part.Count,
            Estimate = (double)part.Count / whole.Count,
            Source = new("2026", name, "share"),
            Persons = [whole, part],
        };
}
