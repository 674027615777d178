using System.Text.RegularExpressions;

namespace PeerAtlas.Instruments;

/// <summary>What names of questions, lists, choices and figures may be.</summary>
internal static partial class Names
{
    public const string Rule = "A name begins with a letter or underscore and goes on with letters, digits, underscores, hyphens and points, 64 at most.";

    public static bool IsName(string text) => Name().IsMatch(text);

    /// <summary>Choices are stored together, separated by spaces, so a name has none; it may begin with a digit.</summary>
    public static bool IsChoice(string text) => ChoiceName().IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_.-]{0,63}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[A-Za-z0-9_.-]{1,64}\z", RegexOptions.NonBacktracking)]
    private static partial Regex ChoiceName();
}
