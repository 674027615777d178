namespace PeerAtlas.Matching.Markets;

/// <summary>Openings with posts and people, and whom each would take. Only pairs in which each takes the other can come together.</summary>
public sealed class Market
{
    /// <summary>Makes a market.</summary>
    /// <param name="posts">How many people each opening takes, from 0.</param>
    /// <param name="openings">Whom each opening takes.</param>
    /// <param name="people">Which openings each person takes.</param>
    /// <exception cref="ArgumentException">There are not as many posts as openings, or a number of posts is negative.</exception>
    public Market(IReadOnlyList<int> posts, IReadOnlyList<Preference> openings, IReadOnlyList<Preference> people)
    {
        if (posts.Count != openings.Count || posts.Any(count => count < 0))
            throw new ArgumentException("Each opening has a number of posts, from 0.", nameof(posts));
        Posts = posts;
        Openings = [.. openings.Select((own, at) => own.Only(person => people[person].Rank(at) is not null))];
        People = [.. people.Select((own, at) => own.Only(opening => openings[opening].Rank(at) is not null))];
    }

    /// <summary>How many people each opening takes.</summary>
    public IReadOnlyList<int> Posts { get; }

    /// <summary>Whom each opening takes and who takes it.</summary>
    public IReadOnlyList<Preference> Openings { get; }

    /// <summary>Which openings each person takes and that take the person.</summary>
    public IReadOnlyList<Preference> People { get; }
}
