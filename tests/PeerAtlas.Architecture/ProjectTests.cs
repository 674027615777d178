using System.Xml.Linq;

namespace PeerAtlas.Architecture;

/// <summary>Reads the project files and holds their references against the allowed arrows.</summary>
public sealed class ProjectTests
{
    private const string Prefix = "PeerAtlas.";

    private static readonly string[] PureLibraries =
    [
        "Statistics",
        "Anonymity",
        "Badges",
        "PublicBenefits",
        "Certification",
        "Tables",
        "Lists",
        "Matching",
        "Instruments",
    ];
    private static readonly string[] Modules = ["Documents", "Imports", "Directory", "Census", "Reports", "Referrals", "Workforce"];

    /// <summary>What each project may know. A module never knows a sibling; the hosts know everything.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Statistics"] = [],
        ["Anonymity"] = [],
        ["Badges"] = [],
        ["PublicBenefits"] = [],
        ["Certification"] = [],
        ["Tables"] = [],
        ["Lists"] = ["Tables"],
        ["Matching"] = ["Tables"],
        ["Instruments"] = ["Tables"],
        ["Platform"] = [],
        ["Design"] = ["Statistics"],
        ["Documents"] = ["Platform", "Design"],
        ["Imports"] = ["Platform", "Design", "Tables", "Lists"],
        ["Directory"] = ["Platform", "Design", "Imports", "Statistics", "Tables", "Lists"],
        ["Census"] = ["Platform", "Design", "Imports", "Directory", .. PureLibraries],
        ["Reports"] = ["Platform", "Design", "Documents", "Imports", "Directory", .. PureLibraries],
        ["Referrals"] = ["Platform", "Design", "Documents", "Imports", "Directory", .. PureLibraries],
        ["Workforce"] = ["Platform", "Design", "Documents", "Imports", "Directory", .. PureLibraries],
        ["Hosting"] = ["Platform", "Design", .. Modules, .. PureLibraries],
        ["Web"] = ["Hosting", "Platform", "Design", .. Modules, .. PureLibraries],
        ["Cli"] = ["Hosting", "Platform", "Design", .. Modules, .. PureLibraries],
    };

    public static TheoryData<string> Projects => [.. Folders("src")];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_knows_only_what_it_may(string project)
    {
        Assert.True(Allowed.TryGetValue(project, out var allowed), $"{project} has no row in the table of allowed arrows.");
        Assert.Empty(References(project).Except(allowed!).Select(reference => $"{project} must not know {reference}."));
    }

    [Theory]
    [InlineData("Statistics")]
    [InlineData("Anonymity")]
    [InlineData("Badges")]
    [InlineData("PublicBenefits")]
    [InlineData("Certification")]
    [InlineData("Tables")]
    [InlineData("Lists")]
    [InlineData("Matching")]
    [InlineData("Instruments")]
    public void A_pure_library_knows_neither_the_web_nor_a_database(string project)
    {
        var file = Load(project);
        Assert.Empty(file.Descendants("FrameworkReference"));
        Assert.DoesNotContain(file.Descendants("PackageReference"), package =>
            package.Attribute("Include")!.Value.StartsWith("Microsoft.", StringComparison.Ordinal)
            || package.Attribute("Include")!.Value.StartsWith("Npgsql", StringComparison.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_has_its_tests(string project)
    {
        Assert.Contains(project + ".Tests", Folders("tests"));
        Assert.NotEmpty(System.IO.Directory.GetFiles(Path.Combine(Root, "tests", Prefix + project + ".Tests"), "*Tests.cs", SearchOption.AllDirectories));
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var named = XDocument
            .Load(Path.Combine(Root, "PeerAtlas.slnx"))
            .Descendants("Project")
            .Select(project => project.Attribute("Path")!.Value)
            .ToHashSet(StringComparer.Ordinal);
        var there = new[] { "src", "tests" }
            .SelectMany(part => System.IO.Directory.GetFiles(Path.Combine(Root, part), "*.csproj", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'));
        Assert.Empty(there.Except(named));
    }

    internal static string Root { get; } = FindRoot();

    private static IEnumerable<string> References(string project) =>
        Load(project)
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'))[Prefix.Length..]);

    private static XDocument Load(string project) => XDocument.Load(Path.Combine(Root, "src", Prefix + project, Prefix + project + ".csproj"));

    private static IEnumerable<string> Folders(string part) =>
        System
            .IO.Directory.GetFiles(Path.Combine(Root, part), Prefix + "*.csproj", SearchOption.AllDirectories)
            .Select(file => Path.GetFileNameWithoutExtension(file)[Prefix.Length..]);

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "PeerAtlas.slnx")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
