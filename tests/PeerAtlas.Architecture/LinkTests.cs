using System.Text.RegularExpressions;

namespace PeerAtlas.Architecture;

/// <summary>
/// Holds that an address of a page stands in one place, a class of links. Which words begin an address is read from the pages themselves; what is
/// looked for is such a word behind the slash that begins an address, or a path that a page builds on to something in an attribute that leads away.
/// </summary>
public sealed partial class LinkTests
{
    private static readonly string[] Files = [.. Sources(".cshtml"), .. Sources(".cs")];

    [Fact]
    public void No_address_of_a_page_is_typed_outside_the_links()
    {
        var typed = Typed();
        Assert.Equal(
            [],
            Files
                .Where(file => !file.EndsWith("Links.cs", StringComparison.Ordinal))
                .SelectMany(file =>
                    Offences(typed, file.EndsWith(".cshtml", StringComparison.Ordinal), File.ReadAllText(file))
                        .Select(offence => $"{Path.GetRelativePath(ProjectTests.Root, file)}: {offence}")
                )
        );
    }

    [Theory]
    [InlineData("""<a href="/waves/@wave.Id">""")]
    [InlineData("""<form method="post" action="~/peer">""")]
    [InlineData("""<usa-button href="@(isNew ? "/waves" : here)">""")]
    [InlineData("""<button formaction="@here/edit">""")]
    [InlineData("""<a href="@WaveLinks.Overview(Model.Wave.Id)/edit">""")]
    [InlineData("""<div hx-get="@($"{here}/live")">""")]
    public void A_typed_address_in_a_page_is_found(string text) => Assert.NotEmpty(Offences(Typed(), isPage: true, text));

    [Theory]
    [InlineData("""return Redirect($"/waves/{wave}");""")]
    [InlineData("""NextAddress = "/waves?state=open",""")]
    [InlineData("""$"Sign in to read it: {settings.Value.PublicAddress}/waves\n" """)]
    public void A_typed_address_in_code_is_found(string text) => Assert.NotEmpty(Offences(Typed(), isPage: false, text));

    [Theory]
    [InlineData("""@page "/waves/{wave:guid}" """)]
    [InlineData("""<a href="@WaveLinks.Overview(wave.Id)?handler=Live#now">See the files in samples/waves</a>""")]
    [InlineData("""<a href="https://example.org/waves">""")]
    [InlineData("""<link rel="stylesheet" href="~/_content/PeerAtlas.Census/waves.css">""")]
    [InlineData("""<a asp-page="/Waves/Index">""")]
    public void What_is_no_typed_address_is_left_alone(string text) => Assert.Empty(Offences(Typed(), isPage: true, text));

    private static IEnumerable<string> Offences(Regex typed, bool isPage, string text)
    {
        var told = Told().Replace(text, "");
        return typed.Matches(told).Concat(isPage ? BuiltOn().Matches(told) : []).Select(match => match.Value);
    }

    private static Regex Typed()
    {
        var words = Files
            .Where(file => file.EndsWith(".cshtml", StringComparison.Ordinal))
            .Select(file => Route().Match(File.ReadAllText(file)))
            .Where(match => match.Success)
            .Select(match => match.Groups["word"].Value)
            .Distinct();
        return new Regex($$"""(?<=["'}~])/({{string.Join('|', words)}})(?=["'/?#{@\\&]).{0,40}""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
    }

    private static IEnumerable<string> Sources(string ending) =>
        Directory
            .EnumerateFiles(Path.Combine(ProjectTests.Root, "src"), "*" + ending, SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "node_modules"));

    [GeneratedRegex("""\A@page "/(?<word>[a-z-]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Route();

    /// <summary>What is told about an address: the page's own and doc comments.</summary>
    [GeneratedRegex("^(@page .*|\\s*///.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Told();

    /// <summary>A word behind a slash behind an expression, in an attribute that leads away.</summary>
    [GeneratedRegex(
        """\b(href|action|formaction|hx-get|hx-post)="@(\(\$")?[^">?#]*[\w)}]/[a-z@{][^"]*""",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex BuiltOn();
}
