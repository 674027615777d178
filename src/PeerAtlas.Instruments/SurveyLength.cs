namespace PeerAtlas.Instruments;

/// <summary>How long a questionnaire is for whoever reads and answers all of it, measured on its own words and questions.</summary>
public static class SurveyLength
{
    // Unhurried reading; a study of silent reading of English found 238 words a minute (M. Brysbaert, How many words do we read per minute?, 2019).
    private const double WordsPerMinute = 200;

    // Rules of thumb, and no more: to choose, to type a number or day, to write a text.
    private const double SecondsToChoose = 5;
    private const double SecondsToType = 10;
    private const double SecondsToWrite = 20;
    private const int Step = 5;

    /// <summary>The minutes, at least 5 and rounded up to 5, in a language. Entries of repeats are counted once; looking things up is not counted.</summary>
    public static int Minutes(Instrument instrument, string language)
    {
        var shown = instrument.Questions.Where(question => question.IsShown).ToList();
        var words = shown.Sum(question => Words(question.Label, language) + Words(question.Hint, language) + Choices(instrument, question, language));
        var seconds = shown.Where(question => question.IsAsked).Sum(SecondsFor);
        var minutes = words / WordsPerMinute + seconds / 60;
        return Math.Max(Step, (int)Math.Ceiling(minutes / Step) * Step);
    }

    // Nobody reads a long list from its first to its last line.
    private static int Choices(Instrument instrument, Question question, string language) =>
        instrument.ChoicesOf(question).Take(20).Sum(choice => Words(choice.Label, language));

    private static double SecondsFor(Question question) =>
        question.Type switch
        {
            QuestionType.SelectOne or QuestionType.SelectMultiple or QuestionType.Acknowledge or QuestionType.Range => SecondsToChoose,
            QuestionType.Text or QuestionType.Rank => SecondsToWrite,
            _ => SecondsToType,
        };

    private static int Words(LocalizedText text, string language) => text.In(language).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
