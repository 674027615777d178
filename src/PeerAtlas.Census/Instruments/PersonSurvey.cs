using PeerAtlas.Instruments;

namespace PeerAtlas.Census.Instruments;

/// <summary>What holds for a survey that persons answer about themselves.</summary>
public static class PersonSurvey
{
    /// <summary>
    /// That persons cannot skip some questions, which a survey of persons needs a reason for; null when all may be left open.
    /// </summary>
    public static string? Unskippable(Instrument instrument)
    {
        var required = instrument.Questions.Where(question => question.Required is not null).Select(question => question.Name).ToList();
        return required.Count == 0
            ? null
            : $"Peer workers cannot skip {(required.Count == 1 ? "one question" : $"{required.Count} questions")}: {string.Join(", ", required)}. "
                + "People answer about themselves, so let every question be left open, or say in its required_message why it is needed: the page shows that.";
    }
}
