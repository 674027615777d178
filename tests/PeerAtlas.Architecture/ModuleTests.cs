using System.Text.RegularExpressions;

namespace PeerAtlas.Architecture;

/// <summary>
/// A module comes in by the list of modules; what is shared does not learn its name. docs/adr/0022 tells which shared files its first commit touches.
/// </summary>
public sealed class ModuleTests
{
    private static readonly string[] Kinds = [".cs", ".cshtml", ".csproj", ".props", ".js", ".css"];

    private static readonly string[] Modules =
    [
        .. Sources().Where(file => Says(file, @"class \w+Module\b[^\n]*: PeerAtlasModule\b")).Select(ProjectOf).Distinct(),
    ];

    [Fact]
    public void Only_the_list_names_every_module()
    {
        Assert.True(Modules.Length >= 5);
        var naming = Sources().Where(file => Modules.Where(module => module != ProjectOf(file)).All(module => Names(file, module)));
        Assert.Equal(
            ["PeerAtlas.Hosting/PeerAtlas.Hosting.csproj", "PeerAtlas.Hosting/PeerAtlasModules.cs"],
            naming.Select(Relative).Order(StringComparer.Ordinal)
        );
    }

    /// <summary>Only what joins modules, the start page that leads to them, and their commands name one.</summary>
    [Fact]
    public void What_is_shared_names_no_module_that_nothing_stands_on()
    {
        string[] libraries = ["Lists", "Tables", "Statistics", "Anonymity", "Badges", "PublicBenefits", "Certification", "Matching", "Instruments"];
        string[] shared = ["Platform", "Design", "Imports", "Directory", "Web", .. libraries];
        string[] leadsToThem = ["PeerAtlas.Web/Pages/_ViewImports.cshtml", "PeerAtlas.Web/Telemetry/QuietRequests.cs"];
        var naming =
            from file in Sources()
            where shared.Contains(ProjectOf(file)) && !leadsToThem.Contains(Relative(file))
            from module in (string[])["Census", "Reports", "Referrals", "Workforce"]
            where Names(file, module)
            select $"{Relative(file)} names {module}";
        Assert.Empty(naming);
    }

    private static string Source => Path.Combine(ProjectTests.Root, "src");

    private static IEnumerable<string> Sources() =>
        System
            .IO.Directory.EnumerateFiles(Source, "*", SearchOption.AllDirectories)
            .Where(file => Kinds.Contains(Path.GetExtension(file)))
            .Where(file => !Relative(file).Split('/').Intersect(["bin", "obj", "node_modules", "lib"]).Any());

    private static string Relative(string file) => Path.GetRelativePath(Source, file).Replace('\\', '/');

    private static string ProjectOf(string file) => Relative(file).Split('/')[0]["PeerAtlas.".Length..];

    private static bool Names(string file, string module) => Says(file, $@"\bPeerAtlas\.{module}\b");

    private static bool Says(string file, string pattern) =>
        Regex.IsMatch(System.IO.File.ReadAllText(file), pattern, RegexOptions.None, TimeSpan.FromSeconds(10));
}
