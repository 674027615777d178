namespace PeerAtlas.Architecture;

/// <summary>
/// Holds lines to what a screen shows. How long a function may be is a rule of the build (MA0051 in .editorconfig), and how code is laid out
/// is CSharpier's business (.csharpierrc.yaml).
/// </summary>
public sealed class LineTests
{
    private const int Longest = 160;

    [Fact]
    public void No_line_of_code_is_longer_than_a_screen_shows() => Assert.Equal([], Files().SelectMany(LongLines));

    [Fact]
    public void A_long_line_is_found_and_a_text_that_stands_as_it_is_sent_is_not()
    {
        string[] lines = [new('x', Longest), new('y', Longest + 1), "var a = \"\"\"", new('z', Longest + 1), "\"\"\";", new('w', Longest + 1)];
        Assert.Equal([2, 6], TooLong(lines));
        Assert.Equal([], TooLong(["{\"\"\"" + new string('x', Longest) + "\"\"\"}"]));
    }

    private static IEnumerable<string> Files() =>
        new[] { "src", "tests", "benchmarks" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(ProjectTests.Root, folder), "*.cs*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".cshtml")
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "node_modules"));

    private static IEnumerable<string> LongLines(string file) =>
        TooLong(File.ReadAllLines(file)).Select(line => $"{Path.GetRelativePath(ProjectTests.Root, file)}, line {line}");

    /// <summary>The lines, counted from 1; what stands in a raw string literal is a text or a table as it is sent, and has the length it has.</summary>
    private static IEnumerable<int> TooLong(string[] lines)
    {
        var isRaw = false;
        for (var line = 0; line < lines.Length; line++)
        {
            var marks = lines[line].Split("\"\"\"").Length - 1;
            if (lines[line].Length > Longest && !isRaw && marks == 0)
                yield return line + 1;
            isRaw ^= marks % 2 == 1;
        }
    }
}
