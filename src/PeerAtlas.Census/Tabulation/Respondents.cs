using PeerAtlas.Statistics.Disclosure;

namespace PeerAtlas.Census.Tabulation;

/// <summary>
/// The groups of persons that stand behind the figures of an anonymous survey: those in a base, those who gave an answer, and,
/// for means and the like, those with each value.
/// </summary>
/// <param name="rows">The rows, one for each person.</param>
internal sealed class Respondents(AnswerRows rows)
{
    private readonly PersonGroup everybody = PersonKeys.All(rows);

    /// <summary>Those in the base of a share, and those of whom it is true.</summary>
    public IReadOnlyList<PersonGroup> Share(Func<int, int> codeOf, int code) =>
        [PersonKeys.Where(rows, row => codeOf(row) >= 0), PersonKeys.Where(rows, row => codeOf(row) == code)];

    /// <summary>Those with a number, and those in each of its bands: a mean together with the bands would give away what one of them hides.</summary>
    public IReadOnlyList<PersonGroup> Values(Func<int, double> valueOf)
    {
        var bands = Bands.Of(Enumerable.Range(0, rows.Count).Select(valueOf));
        return
        [
            PersonKeys.Where(rows, row => !double.IsNaN(valueOf(row))),
            .. bands.Select((_, at) => PersonKeys.Where(rows, row => Bands.PlaceOf(bands, valueOf(row)) == at)),
        ];
    }

    /// <summary>What <see cref="Values"/> gives, and those who have exactly the lowest or highest value.</summary>
    public IReadOnlyList<PersonGroup> Extreme(Func<int, double> valueOf, double extreme) =>
        [.. Values(valueOf), PersonKeys.Where(rows, row => valueOf(row) == extreme)];

    /// <summary>A base consists of those who gave each answer, or of those who did and did not.</summary>
    public IEnumerable<PersonPartition> Answers(Func<int, int> codeOf, int codes, bool excludeEachOther)
    {
        var whole = PersonKeys.Where(rows, row => codeOf(row) >= 0);
        var parts = Enumerable.Range(0, codes).Select(code => PersonKeys.Where(rows, row => codeOf(row) == code)).ToList();
        if (excludeEachOther && parts.Count > 0)
            yield return new(whole, parts);
        foreach (var part in parts)
            yield return PersonPartition.Of(whole, part);
    }

    /// <summary>Who answered, who did not, and who was not asked. Where everybody must answer, the base is everybody.</summary>
    public IEnumerable<PersonPartition> Asked(ItemColumn item, PersonGroup answered)
    {
        if (item.NotAsked == 0)
        {
            yield return item.Question.Required is not null && item.Empty == 0 ? new(everybody, [answered]) : PersonPartition.Of(everybody, answered);
            yield break;
        }

        var asked = PersonKeys.Where(rows, item.WasAsked);
        yield return PersonPartition.Of(everybody, asked);
        yield return PersonPartition.Of(asked, answered);
    }

    /// <summary>The persons in a figure's base are some of everybody.</summary>
    public PersonPartition OfEverybody(PersonGroup group) => PersonPartition.Of(everybody, group);
}
