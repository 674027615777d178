using System.Text;
using PeerAtlas.Reports.Drafts;
using PeerAtlas.Reports.Narratives;
using PeerAtlas.Statistics.Claims;

namespace PeerAtlas.Reports.Documents;

/// <summary>
/// Reads what a report says before it is published: claims that arithmetic rules out, and typed numbers that differ from a figure
/// of the report. Comments are other people's words and are not read.
/// </summary>
internal static class NarrativeClaims
{
    private const int Shown = 60;
    private const int MostUnread = 5;

    /// <summary>Everything found. Only a change of the text answers it.</summary>
    public static IEnumerable<ReportProblem> Check(ReportDocument document, ReportDraft draft)
    {
        var sections = document
            .Sections.Select(
                (section, at) => (Section: section, Id: at < draft.Sections.Count ? draft.Sections[at].Id : (Guid?)null, Text: Plain(section, typedOnly: false))
            )
            .ToList();
        // Under their headings, and as one text: what the discussion says again is held against the results.
        var apart = ClaimChecker.Read(string.Join("\n\n", sections.Select(section => $"## {section.Section.Heading}\n\n{section.Text}")));
        var together = ClaimChecker.Check(string.Join("\n\n", sections.Select(section => section.Text)));
        string[] quoted = [.. sections.Select(section => ClaimChecker.AsQuoted(section.Text))];
        (ReportSection Section, Guid? Id) Of(string sentence) =>
            Array.FindIndex(quoted, text => text.Contains(sentence, StringComparison.Ordinal)) is >= 0 and var at
                ? (sections[at].Section, sections[at].Id)
                : (sections[0].Section, sections[0].Id);
        foreach (var sentence in apart.Unread.Take(MostUnread))
        {
            var (section, id) = Of(sentence);
            var rest = apart.Unread.Count > MostUnread ? $" {apart.Unread.Count} sentences in all were not checked." : "";
            yield return new(
                id,
                PlaceOf(section),
                new(
                    0,
                    $"This sentence has {sentence.Length} characters and was not checked for claims: "
                        + $"“{sentence[..Math.Min(Shown, sentence.Length)]}…” Make several shorter ones of it.{rest}"
                )
            );
        }

        foreach (var finding in apart.Findings.Concat(together).DistinctBy(finding => (finding.Rule, finding.Arithmetic, finding.Sentences[0])))
        {
            var (section, id) = Of(finding.Sentences[0]);
            yield return Problem(section, id, finding);
        }

        foreach (var (section, id, _) in sections)
        {
            foreach (var finding in FigureClaims.Check(Plain(section, typedOnly: true), document.Figures))
                yield return Problem(section, id, finding);
        }
    }

    private static ReportProblem Problem(ReportSection section, Guid? id, ClaimFinding finding) =>
        new(
            id,
            PlaceOf(section),
            new(
                0,
                $"This cannot be ({finding.Rule}): {finding.Arithmetic}. It says: "
                    + $"{string.Join(" … ", finding.Sentences.Select(sentence => $"“{sentence}”"))} Change the text."
            )
        );

    private static string PlaceOf(ReportSection section) => section.Heading.Length > 0 ? $"Section “{section.Heading}”" : "A section";

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
                text.Append(
                    block.Kind switch
                    {
                        TextKind.Subheading => "### ",
                        _ => "",
                    }
                );
                foreach (var run in block.Runs)
                    text.Append(
                        run.Figure is null ? run.Text
                        : typedOnly ? "…"
                        : run.Text.Replace(FigureWords.UnreliableMark, "", StringComparison.Ordinal)
                    );
                text.AppendLine().AppendLine();
            }

            Write(block.Children, text, typedOnly);
        }
    }
}
