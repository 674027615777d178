namespace PeerAtlas.Architecture;

/// <summary>For what every page does there is one way.</summary>
public sealed class HabitTests
{
    [Theory]
    [InlineData("TempData[\"Message\"]", "PageMessages.cs", "A page tells what was done by TempData.Done, and what was not by TempData.NotDone.")]
    public void What_every_page_does_is_done_in_one_way(string text, string allowed, string instead)
    {
        var source = Path.Combine(ProjectTests.Root, "src");
        var own =
            from file in System.IO.Directory.EnumerateFiles(source, "*.cs*", SearchOption.AllDirectories)
            where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            where Path.GetFileName(file) != allowed && System.IO.File.ReadAllText(file).Contains(text, StringComparison.Ordinal)
            select $"{Path.GetRelativePath(source, file)}: {instead}";
        Assert.Empty(own);
    }
}
