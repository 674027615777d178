using System.Text;
using PeerAtlas.Reports.Documents;
using PeerAtlas.Reports.Drafts;
using PeerAtlas.Statistics.Claims;

namespace PeerAtlas.Reports.Narratives;

/// <summary>
/// Reads what a report says before it is published: claims that arithmetic rules out, and typed numbers that differ from a figure
/// of the report. Comments are other people's words and are not read.
/// </summary>
internal static class NarrativeClaims
{
    /// <summary>Everything found. Only a change of the text answers it.</summary>
    public static IEnumerable<ReportProblem> Check(ReportDocument document, ReportDraft draft)
    {
        var sections = document.Sections.Select((section, at) => (Section: section, Id: at < draft.Sections.Count ? draft.Sections[at].Id : (Guid?)null, Text: Plain(section, typedOnly: false))).ToList();
        // Under their headings, and as one text: what the discussion says again is held against the results.
        var apart = ClaimChecker.Check(string.Join("\n\n", sections.Select(section => $"## {section.Section.Heading}\n\n{section.Text}")));
        var together = ClaimChecker.Check(string.Join("\n\n", sections.Select(section => section.Text)));
        foreach (var finding in apart.Concat(together).DistinctBy(finding => (finding.Rule, finding.Arithmetic, finding.Sentences[0])))
        {
            var (section, id, _) = sections.FirstOrDefault(section => Even(section.Text).Contains(finding.Sentences[0], StringComparison.Ordinal), sections[0]);
            yield return Problem(section, id, finding);
        }

        foreach (var (section, id, _) in sections)
        {
            foreach (var finding in FigureClaims.Check(Plain(section, typedOnly: true), document.Figures))
                yield return Problem(section, id, finding);
        }
    }

    private static ReportProblem Problem(ReportSection section, Guid? id, ClaimFinding finding) => new(
        id,
        section.Heading.Length > 0 ? $"Section “{section.Heading}”" : "A section",
        new(0, $"This cannot be ({finding.Rule}): {finding.Arithmetic}. It says: {string.Join(" … ", finding.Sentences.Select(sentence => $"“{sentence}”"))} Change the text."));

    private static string Even(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The words of a section; with <paramref name="typedOnly"/>, without those that figures stand for.</summary>
    private static string Plain(ReportSection section, bool typedOnly)
    {
        var text = new StringBuilder();
        foreach (var narrative in section.Blocks.OfType<NarrativeBlock>())
            Write(narrative.Text, text, typedOnly);
        return text.ToString();
    }

    private static void Write(IEnumerable<TextBlock> blocks, StringBuilder text, bool typedOnly)
    {
        foreach (var block in blocks)
        {
            if (block.Runs.Count > 0)
            {
                text.Append(block.Kind switch { TextKind.Subheading => "### ", _ => "" });
                foreach (var run in block.Runs)
                    text.Append(run.Figure is null ? run.Text : typedOnly ? "…" : run.Text.Replace(FigureWords.UnreliableMark, "", StringComparison.Ordinal));
                text.AppendLine().AppendLine();
            }

            Write(block.Children, text, typedOnly);
        }
    }
}
