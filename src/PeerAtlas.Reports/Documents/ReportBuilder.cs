using PeerAtlas.Reports.Disclosure;
using PeerAtlas.Reports.Drafts;
using PeerAtlas.Reports.Narratives;
using PeerAtlas.Statistics;

namespace PeerAtlas.Reports.Documents;

/// <summary>What stands against publishing a report.</summary>
/// <param name="SectionId">The section; null for the report as a whole.</param>
/// <param name="Place">Where, in words.</param>
/// <param name="Problem">What it is.</param>
public sealed record ReportProblem(Guid? SectionId, string Place, NarrativeProblem Problem);

/// <summary>A draft made into a document, with what stands against publishing it.</summary>
/// <param name="Document">What readers would see.</param>
/// <param name="Problems">Empty when it can be published.</param>
/// <param name="Guard">What is withheld to protect people, and the audit of what is told.</param>
public sealed record BuiltReport(ReportDocument Document, IReadOnlyList<ReportProblem> Problems, Guard Guard);

/// <summary>Makes documents from drafts.</summary>
internal sealed class ReportBuilder(Report report, ReportableWave wave, FigureBook figures, WaveFacts facts, string publisher, Guard guard)
{
    private readonly List<ReportProblem> problems = [];
    private readonly List<Figure> quoted = [];

    public BuiltReport Build(ReportDraft draft)
    {
        if (!wave.IsClosed)
            Report($"The wave {wave.Name} is not closed. Its figures still change; close it before you publish.");
        if (draft.Sections.Count == 0)
            Report("The report has no section. Add one.");
        problems.AddRange(Narrative.ProblemsOfPlain(report.Title).Select(problem => new ReportProblem(null, "Title", problem)));

        var sections = draft.Sections.Select((section, at) => Section(section, at + 1, draft)).ToList();
        var tables = sections.SelectMany(section => section.Blocks).OfType<TableBlock>().SelectMany(block => block.Table.Figures);
        var shown = tables.Concat(quoted).DistinctBy(figure => figure.Name).ToList();
        sections.Add(LimitationsSection(draft, shown));
        var document = new ReportDocument
        {
            Title = report.Title,
            Publisher = publisher,
            Wave = wave.Name,
            OpensOn = wave.OpensOn,
            ClosesOn = wave.ClosesOn,
            PlannedUntil = wave.PlannedUntil,
            Presentation = report.Presentation,
            Sections = sections,
            Quoted = [.. quoted.DistinctBy(figure => figure.Name)],
        };
        if (guard.IsPending)
            Report("It is not known yet what a reader could work out about persons. Follow the disclosure audit; until it is done, they are withheld.");
        else if (!guard.Passes)
        {
            var found = guard.Numbers.Where(number => number.IsDisclosed).ToList();
            Report(
                "Numbers of persons from 1 to 10 could be worked out from this report together "
                    + $"with what was published before ({found.Count}; one is: {found[0].Label}). "
                    + "The disclosure audit says which. Take figures out until there are none."
            );
        }

        problems.AddRange(NarrativeClaims.Check(document, draft));
        return new(document, problems, guard);

        void Report(string message) => problems.Add(new(null, "Report", new(0, message)));
    }

    private ReportSection Section(DraftSection section, int number, ReportDraft draft)
    {
        var place = section.Heading.Length > 0 ? $"Section “{section.Heading}”" : $"Section {number}";
        var blocks = new List<ReportBlock>();
        if (section.Heading.Length == 0)
            problems.Add(new(section.Id, place, new(0, "The section has no heading.")));
        problems.AddRange(Narrative.ProblemsOfPlain(section.Heading).Select(problem => new ReportProblem(section.Id, place + ", heading", problem)));
        if (Narrate(section.Narrative, section.Id, place) is { Count: > 0 } text)
            blocks.Add(new NarrativeBlock([.. text, .. Explained(text)]));
        AddTables(section, place, blocks);
        AddComments(section, draft, place, blocks);
        return new($"section-{number}", section.Heading, blocks);
    }

    /// <summary>What the mark of unreliable figures means, where text has it.</summary>
    private static IEnumerable<TextBlock> Explained(IEnumerable<TextBlock> text) =>
        HasMark(text) ? [new(TextKind.Paragraph, [new TextRun(FigureWords.UnreliableNote)], [])] : [];

    private static bool HasMark(IEnumerable<TextBlock> text) =>
        text.Any(block =>
            block.Runs.Any(run => run.Figure is not null && run.Text.EndsWith(FigureWords.UnreliableMark, StringComparison.Ordinal)) || HasMark(block.Children)
        );

    private void AddTables(DraftSection section, string place, List<ReportBlock> blocks)
    {
        foreach (var name in section.Tables)
        {
            if (figures.Table(name) is { } table)
                blocks.Add(new TableBlock(table));
            else
                problems.Add(new(section.Id, place, new(0, $"There is no table named “{name}” in this wave any more. Remove it.")));
        }
    }

    private void AddComments(DraftSection section, ReportDraft draft, string place, List<ReportBlock> blocks)
    {
        foreach (var comment in draft.Comments.Where(comment => comment.SectionId == section.Id))
        {
            blocks.Add(new CommentBlock(comment.Survey, comment.Question, Redaction.Shown(comment.Text)));
            if (!comment.Reviewed)
                problems.Add(
                    new(
                        section.Id,
                        place,
                        new(0, "A comment was chosen and not reviewed. Read it, mask what could tell who wrote it, and say that you reviewed it.")
                    )
                );
        }
    }

    private ReportSection LimitationsSection(ReportDraft draft, IReadOnlyList<Figure> shown)
    {
        var before = quoted.Count;
        var added = Narrate(draft.AddedLimitations, null, "Limitations");
        var all = quoted.Count == before ? shown : [.. shown.Concat(quoted).DistinctBy(figure => figure.Name)];
        var blocks = Limitations.Write(facts, all, report.Presentation, figures).ToList<ReportBlock>();
        if (added.Count > 0)
            blocks.Add(new NarrativeBlock([.. added, .. Explained(added)]));
        return new("limitations", "Limitations", blocks);
    }

    private IReadOnlyList<TextBlock> Narrate(string markdown, Guid? section, string place)
    {
        var narrative = Narrative.Read(markdown, figures);
        quoted.AddRange(narrative.Quoted);
        problems.AddRange(narrative.Problems.Select(problem => new ReportProblem(section, place, problem)));
        return narrative.Text;
    }
}
