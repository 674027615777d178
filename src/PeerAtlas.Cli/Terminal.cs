using System.CommandLine;

namespace PeerAtlas.Cli;

/// <summary>What commands that speak to a person share.</summary>
internal static class Terminal
{
    /// <summary>The option <c>--language</c>.</summary>
    public static Option<string> LanguageOption()
    {
        var option = new Option<string>("--language") { Description = "The language of the words: en or es.", DefaultValueFactory = _ => "en" };
        option.AcceptOnlyFromAmong("en", "es");
        return option;
    }

    /// <summary>A text of a file as a terminal may have it: no character of it moves the cursor or hides what stands there.</summary>
    public static string Shown(string text) => string.Concat(text.Select(next => char.IsControl(next) || next is '\u2028' or '\u2029' ? '\uFFFD' : next));
}
