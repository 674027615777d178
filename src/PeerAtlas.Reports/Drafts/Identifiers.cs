namespace PeerAtlas.Reports.Drafts;

/// <summary>What a part of somebody's words may tell.</summary>
internal enum IdentifierKind
{
    /// <summary>A person's name.</summary>
    Name,

    /// <summary>An organization of the frame, or a part of one.</summary>
    Organization,

    /// <summary>A place, or a name of something else that is written in capitals.</summary>
    PlaceOrName,

    /// <summary>A street address.</summary>
    Address,

    /// <summary>A phone number.</summary>
    Phone,

    /// <summary>A mail or web address, or an account.</summary>
    Mail,

    /// <summary>A day, a year, or an age.</summary>
    Date,

    /// <summary>A long number, as of a case or a card.</summary>
    Number,

    /// <summary>A job title that few people have.</summary>
    JobTitle,

    /// <summary>That somebody is the only one of their kind.</summary>
    OnlyOne,
}

/// <summary>A part of a text that may tell who wrote it, or whom it is about.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How many characters it has.</param>
/// <param name="Kind">What it may tell.</param>
internal readonly record struct PossibleIdentifier(int Start, int Length, IdentifierKind Kind)
{
    /// <summary>The character after it.</summary>
    public int End => Start + Length;

    /// <summary>What it may tell, in words.</summary>
    public string Words =>
        Kind switch
        {
            IdentifierKind.Name => "name",
            IdentifierKind.Organization => "organization",
            IdentifierKind.PlaceOrName => "place or name",
            IdentifierKind.Address => "address",
            IdentifierKind.Phone => "phone number",
            IdentifierKind.Mail => "mail or web address",
            IdentifierKind.Date => "date, year or age",
            IdentifierKind.Number => "number",
            IdentifierKind.JobTitle => "unusual job title",
            _ => "the only one of a kind",
        };
}

/// <summary>A piece of a text; what it may tell, or null.</summary>
internal readonly record struct TextPiece(string Text, PossibleIdentifier? Identifier);

/// <summary>
/// Finds what may identify somebody in words that people wrote in English or Spanish. It guesses, and rather marks too much: a person
/// who reads decides. What it does not mark may identify somebody all the same.
/// </summary>
/// <param name="frame">The names that the authority's own lists have.</param>
internal sealed class Identifiers(FrameNames frame)
{
    /// <summary>The parts in order; none overlaps another.</summary>
    public IReadOnlyList<PossibleIdentifier> Find(string text)
    {
        var found = IdentifierPatterns
            .Find(text)
            .Concat(frame.Find(text))
            .Concat(CapitalizedWords.Find(text))
            .Where(part => part.Length > 0)
            .OrderBy(part => part.Start)
            .ThenByDescending(part => part.Length);
        var merged = new List<PossibleIdentifier>();
        foreach (var part in found)
        {
            if (merged.Count == 0 || part.Start >= merged[^1].End)
                merged.Add(part);
            else if (part.End > merged[^1].End)
                merged[^1] = merged[^1] with { Length = part.End - merged[^1].Start };
        }

        return merged;
    }

    /// <summary>The whole text in pieces, marked and not, to be shown.</summary>
    public IEnumerable<TextPiece> Pieces(string text)
    {
        var at = 0;
        foreach (var part in Find(text))
        {
            if (part.Start > at)
                yield return new(text[at..part.Start], null);
            yield return new(text[part.Start..part.End], part);
            at = part.End;
        }

        if (at < text.Length)
            yield return new(text[at..], null);
    }

    /// <summary>
    /// The text with all of them masked, for an analyst to go on from (<see cref="Redaction"/>). Parts with brackets of their own are left.
    /// </summary>
    public string Masked(string text) =>
        string.Concat(
            Pieces(text).Select(piece => piece.Identifier is null || piece.Text.AsSpan().IndexOfAny('[', ']') >= 0 ? piece.Text : $"[[{piece.Text}]]")
        );
}
