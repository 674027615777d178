using System.Text.RegularExpressions;

namespace PeerAtlas.Architecture;

/// <summary>One name stands for one thing: who reads it in one project need not ask which is meant.</summary>
public sealed partial class NameTests
{
    [Fact]
    public void No_name_of_a_type_stands_in_two_projects() => Assert.Empty(Twice(Types()));

    [Fact]
    public void A_name_that_stands_twice_is_found() =>
        Assert.Equal(["Figure: Instruments, Statistics"], Twice([("Statistics", "Figure"), ("Instruments", "Figure"), ("Web", "Site"), ("Web", "Site")]));

    private static IEnumerable<string> Twice(IEnumerable<(string Project, string Name)> types) =>
        types
            .GroupBy(type => type.Name, type => type.Project)
            .Select(name => (Name: name.Key, Projects: name.Distinct().Order(StringComparer.Ordinal).ToList()))
            .Where(name => name.Projects.Count > 1)
            .Select(name => $"{name.Name}: {string.Join(", ", name.Projects)}")
            .Order(StringComparer.Ordinal);

    // The class behind a page is named after its page, as the framework asks, and its page's address tells it from others.
    private static IEnumerable<(string Project, string Name)> Types() =>
        from project in ProjectTests.Projects
        let root = Path.Combine(ProjectTests.Root, "src", "PeerAtlas." + project.Data)
        from file in System.IO.Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
        where !Path.GetRelativePath(root, file).Replace('\\', '/').StartsWith("obj/", StringComparison.Ordinal)
        from Match declared in Declaration().Matches(File.ReadAllText(file))
        let name = declared.Groups["name"].Value
        where name != Path.GetFileName(file).Replace(".cshtml.cs", "Model", StringComparison.Ordinal)
        select (project.Data, name);

    [GeneratedRegex(
        @"^(public|internal) ((sealed|static|abstract|readonly|partial) )*(class|record struct|record|struct|enum|interface|delegate [^(]*?) ?(?<name>\w+)\b",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Declaration();
}
