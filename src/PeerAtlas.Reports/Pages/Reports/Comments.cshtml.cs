using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Reports.Drafts;

namespace PeerAtlas.Reports.Pages.Reports;

/// <summary>What people answered in words: read, choose, mask, review.</summary>
[Requires(Permission.ManageReports)]
internal sealed class CommentsModel(PeerAtlasDbContext database, ReportDesk desk, IWaveFigures waves) : ReportPage(database, desk)
{
    private const int OnPage = 20;

    [BindProperty(SupportsGet = true)]
    public string? Question { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    [BindProperty]
    public string? Comment { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public Guid? SectionId { get; set; }

    [BindProperty]
    public bool Reviewed { get; set; }

    public IReadOnlyList<CommentQuestion> Questions { get; private set; } = [];

    public CommentQuestion? Chosen { get; private set; }

    public IReadOnlyList<WaveComment> Comments { get; private set; } = [];

    /// <summary>Finds what may tell who wrote a comment, or whom it is about.</summary>
    public Identifiers Identifiers { get; private set; } = null!;

    public int Pages { get; private set; }

    public IEnumerable<Choice> Sections => Draft.Sections.Select(section => new Choice(section.Id.ToString(), section.Heading));

    public async Task OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation);

    /// <summary>The words with the possible identifiers highlighted; lines stay as they were written.</summary>
    public IHtmlContent Highlighted(string text)
    {
        var content = new HtmlContentBuilder();
        foreach (var piece in Identifiers.Pieces(text))
        {
            if (piece.Identifier is null)
            {
                content.Append(piece.Text);
                continue;
            }

            var mark = new TagBuilder("mark");
            mark.AddCssClass("pa-identifier");
            mark.InnerHtml.Append(piece.Text);
            content.AppendHtml(mark);
        }

        return content;
    }

    public DraftComment? Picked(string comment) => Draft.Comments.FirstOrDefault(picked => picked.Id == comment);

    /// <summary>Takes the comment into a section, or changes its marks.</summary>
    public async Task<IActionResult> OnPostUseAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation, all: true);
        if (Chosen is null || Comments.FirstOrDefault(comment => comment.Id == Comment) is not { } original)
            return NotFound();
        var marked = (Text ?? "").ReplaceLineEndings("\n").Trim();
        if (Redaction.Problem(marked, original.Text) is { } problem)
            ModelState.AddModelError(nameof(Text), problem);
        if (SectionId is not { } section || Draft.Section(section) is null)
            ModelState.AddModelError(nameof(SectionId), "Choose the section in which the comment is to stand.");
        if (!ModelState.IsValid)
            return await RefuseAsync(cancellation);

        var changed = new DraftComment
        {
            Id = original.Id,
            SectionId = SectionId!.Value,
            Survey = Chosen.Survey,
            Question = Chosen.Label,
            Text = marked,
            Reviewed = Reviewed,
        };
        var comments = Draft.Comments.Any(comment => comment.Id == changed.Id)
            ? Draft.Comments.Select(comment => comment.Id == changed.Id ? changed : comment)
            : Draft.Comments.Append(changed);
        return await FinishAsync(
            [.. comments],
            Reviewed ? "The comment was saved as reviewed." : "The comment was saved. It still has to be reviewed.",
            cancellation
        );
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellation) =>
        await FinishAsync([.. Draft.Comments.Where(comment => comment.Id != Comment)], "The comment was taken out of the report.", cancellation);

    private async Task<IActionResult> FinishAsync(IReadOnlyList<DraftComment> comments, string message, CancellationToken cancellation)
    {
        if (!await SaveAsync(Draft with { Comments = comments }))
            return await RefuseAsync(cancellation);
        TempData.Done(message);
        return RedirectToPage(
            new
            {
                report = ReportId,
                question = Question,
                p = PageNumber > 1 ? PageNumber : (int?)null,
            }
        );
    }

    private async Task<IActionResult> RefuseAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellation, bool all = false)
    {
        Questions = await waves.CommentQuestionsAsync(Report.WaveId, cancellation);
        Chosen = Questions.FirstOrDefault(question => question.Name == Question);
        if (Chosen is null)
            return;
        Identifiers = new(await FrameNames.ReadAsync(Database, cancellation));
        var comments = await waves.CommentsAsync(Report.WaveId, Chosen.Name, cancellation);
        Pages = Math.Max(1, (comments.Count + OnPage - 1) / OnPage);
        PageNumber = Math.Clamp(PageNumber, 1, Pages);
        Comments = all ? comments : [.. comments.Skip((PageNumber - 1) * OnPage).Take(OnPage)];
    }
}
