namespace PeerAtlas.Architecture;

/// <summary>Tests mirror <c>src</c>: who has changed a folder finds its tests in the folder of the same name.</summary>
public sealed class MirrorTests
{
    /// <summary>Folders of tests that have none in <c>src</c>, and why.</summary>
    private static readonly Dictionary<string, string> Others = new(StringComparer.Ordinal)
    {
        ["Instruments/Browser"] = "runs the script of the survey, which Census's tests do too",
        ["Statistics/Reference"] = "certified values, and what reads them",
        ["Web/Access"] = "every page of every module, with every role",
        ["Web/Modules"] = "a module that is there for tests alone",
    };

    public static TheoryData<string> Projects =>
        [
            .. System
                .IO.Directory.EnumerateDirectories(Path.Combine(ProjectTests.Root, "tests"), "*.Tests")
                .Select(folder => Path.GetFileName(folder)["PeerAtlas.".Length..^".Tests".Length]),
        ];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Tests_stand_in_folders_that_their_project_has(string project)
    {
        var source = Path.Combine(ProjectTests.Root, "src", "PeerAtlas." + project);
        var strange = Files(project)
            .Select(file => Path.GetDirectoryName(file)!.Replace('\\', '/'))
            .Distinct()
            .Where(folder => !Others.ContainsKey($"{project}/{folder}") && !System.IO.Directory.Exists(Path.Combine(source, folder)));
        Assert.Empty(strange);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_tests_of_a_file_stand_in_its_folder(string project)
    {
        var folders = Files(project, "src", "").ToLookup(file => Path.GetFileName(file), file => Path.GetDirectoryName(file), StringComparer.Ordinal);
        var elsewhere = Files(project)
            .Where(file => file.EndsWith("Tests.cs", StringComparison.Ordinal))
            .Select(file => (File: file, Of: Path.GetFileName(file)[..^"Tests.cs".Length] + ".cs"))
            .Where(test => folders.Contains(test.Of) && !folders[test.Of].Contains(Path.GetDirectoryName(test.File)))
            .Select(test => $"{test.File}: {test.Of} is in {string.Join(", ", folders[test.Of])}");
        Assert.Empty(elsewhere);
    }

    [Fact]
    public void Every_exception_is_one()
    {
        Assert.All(Others.Keys, other =>
        {
            var (project, folder) = (other[..other.IndexOf('/')], other[(other.IndexOf('/') + 1)..]);
            Assert.Contains(Files(project), file => Path.GetDirectoryName(file) == folder);
            Assert.False(System.IO.Directory.Exists(Path.Combine(ProjectTests.Root, "src", "PeerAtlas." + project, folder)));
        });
    }

    private static IEnumerable<string> Files(string project, string below = "tests", string end = ".Tests")
    {
        var root = Path.Combine(ProjectTests.Root, below, "PeerAtlas." + project + end);
        return System
            .IO.Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file))
            .Where(file => file.Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"));
    }
}
