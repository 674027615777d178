using PeerAtlas.Statistics;
using PeerAtlas.Statistics.Disclosure;

namespace PeerAtlas.Reports.Disclosure;

/// <summary>A number of persons that a report does not tell, or must not, and what a reader can work out about it.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Count">The true number.</param>
/// <param name="Low">The smallest number that a reader must think possible.</param>
/// <param name="High">The largest; null when nothing limits it.</param>
/// <param name="Reason">Why it is not told.</param>
/// <param name="IsDisclosed">Whether it is small and a reader can tell.</param>
/// <param name="IsWithheld">Whether a figure would have told it; otherwise it is in none, and a reader could only work it out.</param>
public sealed record GuardedNumber(string Label, int Count, int Low, int? High, string Reason, bool IsDisclosed, bool IsWithheld);

/// <summary>What a report may tell of persons: which figures are withheld so that no number of persons from 1 to 10 is seen or can be worked out.</summary>
public sealed class Guard
{
    /// <summary>The rule's words on a figure that is withheld. They are the same for a small number and for one that would give it away.</summary>
    public const string Rule = "withheld to protect people";

    /// <summary>Lets everything pass: for waves without persons, and to see what a report would give away.</summary>
    internal static readonly Guard Nothing = new();

    private readonly GuardedPublication? publication;
    private readonly Suppression? suppression;

    private Guard() { }

    /// <summary>What a publication may tell; while its audit is not there, nothing of persons.</summary>
    internal Guard(GuardedPublication publication, Suppression? suppression) => (this.publication, this.suppression) = (publication, suppression);

    /// <summary>Whether the audit is not there yet.</summary>
    public bool IsPending => publication is not null && suppression is null;

    /// <summary>Whether no small number of persons can be worked out from all that is published.</summary>
    public bool Passes => !IsPending && suppression?.Audit.Passes != false;

    /// <summary>Which audit it is; empty when there is nothing to audit.</summary>
    internal string Digest => publication?.Digest ?? "";

    /// <summary>Every number that is not told, those that could be worked out first.</summary>
    public IReadOnlyList<GuardedNumber> Numbers =>
        publication is null || suppression is null
            ? []
            :
            [
                .. suppression
                    .Audit.Bounds.Where(bound => bound.Count > 0)
                    .Select(bound => new GuardedNumber(
                        publication.LabelOf(bound.Cell),
                        bound.Count,
                        bound.Low,
                        bound.High,
                        Reason(bound),
                        bound.IsDisclosed,
                        suppression.IsSuppressed(bound.Cell)
                    ))
                    .OrderByDescending(number => number.IsDisclosed)
                    .ThenBy(number => number.Label, StringComparer.Ordinal),
            ];

    /// <summary>Whether the number of a group must not be told.</summary>
    public bool IsWithheld(PersonGroup group) => publication?.Cell(group) is { } cell && suppression?.IsSuppressed(cell) != false;

    /// <summary>Whether a figure must not be told.</summary>
    public bool IsWithheld(Figure figure) => figure.Persons.Any(IsWithheld);

    private string Reason(DerivableBounds bound) =>
        suppression!.Statuses[bound.Cell] switch
        {
            CellStatus.Primary => "from 1 to 10 persons",
            CellStatus.Complementary => "would give a small number away",
            _ => "is in no figure",
        };
}
