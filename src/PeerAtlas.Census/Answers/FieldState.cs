namespace PeerAtlas.Census.Answers;

/// <summary>How a question's field stands at the moment.</summary>
/// <param name="Name">The name under which it is sent.</param>
/// <param name="Id">The id of its (first) control.</param>
/// <param name="Values">What stands in it.</param>
/// <param name="IsRequired">Whether it must be answered.</param>
/// <param name="Error">What is wrong with it, if anything.</param>
/// <param name="SavedMeanwhile">What somebody else saved for it while this was being typed, if that is something else.</param>
/// <param name="Offer">What tells its choices from others that it offers for other answers; empty where it always offers the same.</param>
internal readonly record struct FieldState(
    string Name,
    string Id,
    IReadOnlyList<string> Values,
    bool IsRequired = false,
    string? Error = null,
    string? SavedMeanwhile = null,
    string Offer = ""
)
{
    /// <summary>Where answers on the page decide it, the choices that are offered now; the others stand on the page and are hidden.</summary>
    public HashSet<string>? Offered { get; init; }

    /// <summary>Whether a choice is offered now.</summary>
    public bool Offers(string choice) => Offered is null || Offered.Contains(choice);
}
