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
);
