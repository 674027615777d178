using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Reports.Drafts;
using PeerAtlas.Reports.Narratives;
using PeerAtlas.Statistics;

namespace PeerAtlas.Reports.Pages.Reports;

/// <summary>One section: heading, text, tables. Every button saves what was typed.</summary>
[Requires(Permission.ManageReports)]
internal sealed class SectionModel(PeerAtlasDbContext database, ReportDesk desk) : ReportPage(database, desk)
{
    private const int ShownTables = 15;

    [BindProperty(Name = "section", SupportsGet = true)]
    public Guid SectionId { get; set; }

    [BindProperty]
    public string? Heading { get; set; }

    [BindProperty]
    public string? Narrative { get; set; }

    /// <summary>The words by which tables are looked for.</summary>
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Search { get; set; }

    /// <summary>The pressed button: what to do, a colon, with what.</summary>
    [BindProperty]
    public string? Act { get; set; }

    public DraftSection Section { get; private set; } = null!;

    public IReadOnlyList<NarrativeProblem> Problems { get; private set; } = [];

    public IReadOnlyList<(string Name, string Title)> Tables { get; private set; } = [];

    public IReadOnlyList<FigureTable> Found { get; private set; } = [];

    public int FoundInAll { get; private set; }

    public IReadOnlyList<DraftComment> Comments { get; private set; } = [];

    private FigureBook Figures { get; set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (Draft.Section(SectionId) is not { } section)
            return NotFound();
        Section = section;
        Heading = section.Heading;
        Narrative = section.Narrative;
        await ShowAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Draft.Section(SectionId) is not { } section)
            return NotFound();
        Section = section;
        var heading = Heading?.Trim() ?? "";
        var narrative = (Narrative ?? "").ReplaceLineEndings("\n");
        if (heading.Length is 0 or > DraftSection.HeadingLength)
            ModelState.AddModelError(nameof(Heading), "Give the section a heading of at most 200 characters.");
        if (narrative.Length > DraftSection.NarrativeLength)
            ModelState.AddModelError(nameof(Narrative), "The text has more than 50,000 characters. Put some of it into another section.");
        if (!ModelState.IsValid || !await SaveAsync(Draft.With(Changed(section with { Heading = heading, Narrative = narrative }))))
        {
            await ShowAsync(cancellation);
            return Page();
        }

        TempData.Done("The section was saved.");
        return Act == "done"
            ? RedirectToPage("/Reports/Edit", new { report = ReportId })
            : RedirectToPage(
                new
                {
                    report = ReportId,
                    section = SectionId,
                    q = string.IsNullOrWhiteSpace(Search) ? null : Search,
                }
            );
    }

    /// <summary>What a figure would read like in a sentence.</summary>
    public string Preview(Figure figure) => FigureWords.Write(figure, "", Figures.IsWithheld(figure)) ?? "no value";

    private DraftSection Changed(DraftSection section)
    {
        var parts = (Act ?? "").Split(':', 2);
        var name = parts.Length > 1 ? parts[1] : "";
        return parts[0] switch
        {
            "add" when !section.Tables.Contains(name) && name.Length is > 0 and < 500 => section with { Tables = [.. section.Tables, name] },
            "remove" => section with { Tables = [.. section.Tables.Where(table => table != name)] },
            "up" => section with { Tables = section.Tables.Moved(table => table == name, up: true) },
            "down" => section with { Tables = section.Tables.Moved(table => table == name, up: false) },
            "mark" => section with { Narrative = Marked(section.Narrative, name) },
            _ => section,
        };
    }

    /// <summary>The narrative with a typed number marked as no figure, when it still stands where it stood.</summary>
    private static string Marked(string narrative, string what)
    {
        var parts = what.Split(':', 2);
        if (parts.Length < 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var position) || position > narrative.Length)
            return narrative;
        var typed = parts[1];
        return narrative.AsSpan(position).StartsWith(typed, StringComparison.Ordinal)
            ? string.Concat(narrative.AsSpan(0, position), FigureReference.Mark(typed), narrative.AsSpan(position + typed.Length))
            : narrative;
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        Figures = await Desk.FiguresAsync(Report, cancellation);
        Problems = [.. Narratives.Narrative.ProblemsOfPlain(Section.Heading), .. Narratives.Narrative.Read(Section.Narrative, Figures).Problems];
        Tables = [.. Section.Tables.Select(name => (name, Figures.Table(name)?.Title ?? "This table is not there any more"))];
        Comments = [.. Draft.Comments.Where(comment => comment.SectionId == SectionId)];
        var words = (Search ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var found = Figures.Tables.Where(table => !Section.Tables.Contains(table.Name) && Array.TrueForAll(words, word => Speaks(table, word))).ToList();
        FoundInAll = found.Count;
        Found = [.. found.Take(ShownTables)];
    }

    private static bool Speaks(FigureTable table, string word) =>
        table.Name.Contains(word, StringComparison.OrdinalIgnoreCase)
        || table.Title.Contains(word, StringComparison.OrdinalIgnoreCase)
        || table.Figures.Any(figure =>
            figure.Label.Contains(word, StringComparison.OrdinalIgnoreCase) || figure.Name.Contains(word, StringComparison.OrdinalIgnoreCase)
        );
}
