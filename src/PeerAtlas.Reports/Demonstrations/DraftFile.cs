using PeerAtlas.Reports.Drafts;

namespace PeerAtlas.Reports.Demonstrations;

/// <summary>
/// A report's draft as a Markdown file: a heading of the second level begins a section, a line <c>table: NAME</c> puts a table
/// there, and the rest is narrative.
/// </summary>
internal static class DraftFile
{
    private const string Heading = "## ";
    private const string Table = "table: ";

    public static ReportDraft Read(string markdown) =>
        new() { Sections = [.. markdown.ReplaceLineEndings("\n").Split("\n" + Heading).Skip(1).Select(Section)] };

    private static DraftSection Section(string text)
    {
        var lines = text.Split('\n');
        return new DraftSection
        {
            Heading = lines[0].Trim(),
            Tables = [.. lines.Where(IsTable).Select(line => line[Table.Length..].Trim())],
            Narrative = string.Join('\n', lines.Skip(1).Where(line => !IsTable(line))).Trim(),
        };
    }

    private static bool IsTable(string line) => line.StartsWith(Table, StringComparison.Ordinal);
}
