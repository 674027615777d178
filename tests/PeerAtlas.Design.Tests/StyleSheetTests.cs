using System.Text.RegularExpressions;

namespace PeerAtlas.Design.Tests;

public sealed partial class StyleSheetTests
{
    private static readonly string Source = SourceFolder();

    /// <summary>The style sheet of the design system is cut down to what is used; this notices when a page begins to use more.</summary>
    [Fact]
    public void Every_class_that_a_page_uses_is_in_a_style_sheet()
    {
        var design = Path.Combine(Source, "PeerAtlas.Design");
        var ours = Directory
            .EnumerateDirectories(Source)
            .Select(project => Path.Combine(project, "wwwroot"))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.css"));
        var styles = string.Concat(ours.Prepend(Path.Combine(design, "wwwroot/lib/uswds/css/uswds.css")).Select(File.ReadAllText));
        var known = ClassInSelector()
            .Matches(styles)
            .Select(match => match.Value.Replace("\\", "", StringComparison.Ordinal))
            .ToHashSet(StringComparer.Ordinal);
        var unknown =
            from file in Directory.EnumerateFiles(Source, "*.cshtml", SearchOption.AllDirectories)
            from Match attribute in ClassAttribute().Matches(File.ReadAllText(file))
            from name in attribute.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            where !name.Contains('@', StringComparison.Ordinal) && !known.Contains(name)
            select $"{name} in {Path.GetRelativePath(Source, file)}";
        Assert.Empty(unknown.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_file_that_a_style_sheet_names_is_there()
    {
        var folder = Path.Combine(Source, "PeerAtlas.Design/wwwroot/lib/uswds/css");
        var named = Address()
            .Matches(File.ReadAllText(Path.Combine(folder, "uswds.css")))
            .Select(match => match.Value)
            .Where(address => !address.StartsWith("data:", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(named);
        Assert.All(named, address => Assert.True(File.Exists(Path.Combine(folder, address)), address));
    }

    private static string SourceFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PeerAtlas.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return Path.Combine(folder.FullName, "src");
    }

    [GeneratedRegex(@"(?<=\.)(?:\\.|[\w-])+", RegexOptions.None, 10_000)]
    private static partial Regex ClassInSelector();

    [GeneratedRegex("""(?<=\bclass=")[^"(]*""", RegexOptions.None, 10_000)]
    private static partial Regex ClassAttribute();

    [GeneratedRegex("""(?<=url\(["']?)[^)"']+""", RegexOptions.None, 10_000)]
    private static partial Regex Address();
}
