using System.Text.RegularExpressions;

namespace PeerAtlas.Architecture;

/// <summary>
/// Counts the arrows between the folders of each project as <see cref="ProjectTests"/> does between projects. An arrow is a namespace that a
/// file names, in a using directive (the build refuses one that is not needed) or before a type. What stands beside the folders is not seen.
/// </summary>
public sealed partial class FolderTests
{
    public static TheoryData<string> Projects => ProjectTests.Projects;

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_folders_of_a_project_stand_on_each_other_in_no_circle(string project)
    {
        Assert.Empty(Circles(Arrows(project)).Select(circle => string.Join(", ", circle)));
    }

    [Fact]
    public void A_circle_is_found()
    {
        var arrows = new[] { ("A", "B"), ("B", "C"), ("C", "A"), ("C", "D"), ("E", "A") }.ToLookup(arrow => arrow.Item1, arrow => arrow.Item2);
        Assert.Equal("A, B, C", string.Join(", ", Assert.Single(Circles(arrows))));
    }

    private static ILookup<string, string> Arrows(string project)
    {
        var root = Path.Combine(ProjectTests.Root, "src", "PeerAtlas." + project);
        return System
            .IO.Directory.EnumerateFiles(root, "*.cs*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".cshtml")
            .Select(file => (Folder: Path.GetRelativePath(root, file).Replace('\\', '/').Split('/') is [var folder, _, ..] ? folder : "", File: file))
            .Where(file => file.Folder is not ("" or "obj" or "bin"))
            .SelectMany(file =>
                Named()
                    .Matches(File.ReadAllText(file.File))
                    .Where(match => match.Groups["project"].Value == project)
                    .Select(match => (file.Folder, To: match.Groups["folder"].Value))
            )
            .Where(arrow => arrow.To != arrow.Folder && System.IO.Directory.Exists(Path.Combine(root, arrow.To)))
            .Distinct()
            .ToLookup(arrow => arrow.Folder, arrow => arrow.To);
    }

    /// <summary>The greatest sets of folders of which each leads to each.</summary>
    private static IEnumerable<IReadOnlyList<string>> Circles(ILookup<string, string> arrows)
    {
        var folders = arrows.Select(from => from.Key).ToList();
        var reached = folders.ToDictionary(folder => folder, folder => From(folder, arrows));
        return folders
            .Where(folder => reached[folder].Contains(folder))
            .Select(folder => folders.Where(other => reached[folder].Contains(other) && reached[other].Contains(folder)).Order(StringComparer.Ordinal).ToList())
            .DistinctBy(circle => circle[0]);
    }

    private static HashSet<string> From(string folder, ILookup<string, string> arrows)
    {
        var (reached, open) = (new HashSet<string>(), new Stack<string>(arrows[folder]));
        while (open.TryPop(out var next))
        {
            if (!reached.Add(next))
                continue;
            foreach (var further in arrows[next])
                open.Push(further);
        }

        return reached;
    }

    [GeneratedRegex(@"\bPeerAtlas\.(?<project>\w+)\.(?<folder>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();
}
