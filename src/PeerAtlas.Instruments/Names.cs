using System.Globalization;
using System.Text.RegularExpressions;

namespace PeerAtlas.Instruments;

/// <summary>What names of questions, lists, choices and figures may be.</summary>
internal static partial class Names
{
    private const int MaxLength = 64;

    public const string Rule = "A name begins with a letter or underscore and goes on with letters, digits, underscores, hyphens and points, 64 at most.";

    public static bool IsName(string text) => Name().IsMatch(text);

    /// <summary>Choices are stored together, separated by spaces, so a name has none; it may begin with a digit.</summary>
    public static bool IsChoice(string text) => ChoiceName().IsMatch(text);

    /// <summary>The nearest name to a text that is none, with a number behind it if one is given.</summary>
    public static string Tidy(string text, int? number = null) => Cut((text.Length > 0 && IsFirst(text[0]) ? "" : "_") + Plain(text), number);

    /// <summary>The nearest name of a choice to a text that is none, with a number behind it if one is given.</summary>
    public static string TidyChoice(string text, int? number = null) => Cut(Plain(text), number);

    private static string Plain(string text) => string.Concat(text.Select(next => IsChoice(next.ToString()) ? next : '_'));

    private static bool IsFirst(char first) => IsName(first.ToString());

    private static string Cut(string name, int? number)
    {
        var end = number is null ? "" : string.Create(CultureInfo.InvariantCulture, $"_{number}");
        return name[..Math.Min(name.Length, MaxLength - end.Length)] + end;
    }

    [GeneratedRegex(@"\A[\p{L}_][\p{L}\p{M}\p{Nd}_.-]{0,63}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[\p{L}\p{M}\p{Nd}_.-]{1,64}\z", RegexOptions.NonBacktracking)]
    private static partial Regex ChoiceName();
}
