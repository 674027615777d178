namespace PeerAtlas.Instruments;

/// <summary>The appearances that are followed; others only change how a question looks, or belong to other programs.</summary>
internal static class Looks
{
    private static readonly Dictionary<QuestionType, string[]> Followed = new()
    {
        [QuestionType.Text] = ["multiline"],
        [QuestionType.SelectOne] = ["minimal", "likert", "horizontal", "autocomplete", "columns", "list-nolabel"],
        [QuestionType.SelectMultiple] = ["minimal", "horizontal", "columns", "list-nolabel"],
        [QuestionType.Range] = ["likert"],
    };

    /// <summary>Questions that choose from one list, drawn as a table.</summary>
    public const string Table = "table-list";

    private static readonly string[] OfGroups = ["field-list", Table];

    /// <summary>The appearances of an item that are followed, in the order in which they are typed.</summary>
    public static string Of(SheetReader sheet, SurveyEntry entry, QuestionType? type, RemarkList remarks)
    {
        var known = type is { } question ? Followed.GetValueOrDefault(question, []) : OfGroups;
        var kept = new List<string>();
        foreach (var word in sheet.Text(entry.Row, "appearance").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (word == "label" && entry.Type.ListName.Length > 0)
                continue;
            var look = word.ToLowerInvariant() is var plain && plain == "multi-line" ? "multiline" : plain;
            if (known.Contains(look))
                kept.Add(look);
            else
                remarks.LeaveOut("survey", entry.Row.Number, "appearance " + word, Effect(word), entry.Name);
        }
        return string.Join(' ', kept.Distinct());
    }

    /// <summary>Whether all appearances of an item are such as are followed.</summary>
    public static bool AreFollowed(Node node) =>
        node.Appearance.Length == 0
        || node.Appearance.Split(' ').All((node is Question question ? Followed.GetValueOrDefault(question.Type, []) : OfGroups).Contains);

    private static string Effect(string word) =>
        word.Contains('(', StringComparison.Ordinal) || word.StartsWith("ex:", StringComparison.Ordinal)
            ? "Another program would open or fill the question; here it is asked as it stands."
        : word.Equals("hidden", StringComparison.OrdinalIgnoreCase) ? "Another program would hide the question; here, as in ODK, it is asked."
        : "It changes how the question looks, and is not followed.";
}
