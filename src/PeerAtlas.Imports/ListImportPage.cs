using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Design;
using PeerAtlas.Lists;
using PeerAtlas.Lists.Joining;
using PeerAtlas.Platform.Work;
using PeerAtlas.Tables;

namespace PeerAtlas.Imports;

/// <summary>
/// The import page: a file is sent, how it is read is shown and changed until it is right, and what it would do is confirmed. A module's
/// page inherits it, names its permission and address, and shows the partial view "_ListImport". Works without a script.
/// </summary>
/// <param name="import">What becomes of the list.</param>
/// <param name="desk">Where it lies meanwhile.</param>
[RequestSizeLimit(MaxRequestBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MaxRequestBytes, ValueCountLimit = MaxFormValues, ValueLengthLimit = 64 * 1024)]
public abstract class ListImportPage(IListImport import, ListDesk desk) : PageModel
{
    private const long MaxRequestBytes = 25 * 1024 * 1024;
    private const int MaxFormValues = 20_000;
    private const string DoneMark = "ListDone";

    /// <summary>What the page is called, as "Import a list of organizations".</summary>
    public abstract string Heading { get; }

    /// <summary>What is said before a file is chosen.</summary>
    public abstract string Introduction { get; }

    /// <summary>Where a workbook to fill in is; null where there is none.</summary>
    public virtual string? Template => null;

    /// <summary>Whose list it is; null for the authority's own.</summary>
    protected virtual Guid? Organisation => null;

    /// <summary>The address without an upload.</summary>
    public abstract string Address { get; }

    /// <summary>The file that is sent.</summary>
    [BindProperty]
    public IFormFile? Sent { get; set; }

    /// <summary>Whether the visitor comes from a file that is no longer kept.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Gone { get; set; }

    /// <summary>How the file is read; null before there is one.</summary>
    public ListView? List { get; private set; }

    /// <summary>The last import that can be taken back.</summary>
    public ListImport? Last { get; private set; }

    /// <summary>Whether what was confirmed is not what would happen now.</summary>
    public bool HasMoved { get; private set; }

    /// <summary>Whether an import was just done.</summary>
    public bool IsDone { get; private set; }

    /// <summary>How large a file may be.</summary>
    public static int MaxMegabytes => (int)(ListDesk.Limits.MaxBytes / 1024 / 1024);

    /// <summary>Shows how a file is read, or asks for one.</summary>
    public async Task<IActionResult> OnGetAsync(Guid? upload, CancellationToken cancellation)
    {
        if (upload is not { } id)
            return await StartAsync(cancellation);
        return await ShowAsync(id, cancellation) ? Page() : IsGone();
    }

    /// <summary>Takes a file.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Sent is null || Sent.Length == 0)
            ModelState.AddModelError(nameof(Sent), "Choose a file that is not empty.");
        else if (Sent.Length > ListDesk.Limits.MaxBytes)
            ModelState.AddModelError(nameof(Sent), $"{Uploads.NameOf(Sent.FileName)} is larger than {MaxMegabytes} MB. Split it into smaller files.");
        if (!ModelState.IsValid)
            return await StartAsync(cancellation);
        var (kept, problem) = await desk.KeepAsync(import, Organisation, Sent!, cancellation);
        if (kept is { } upload)
            return Redirect($"{Address}/{upload}");
        ModelState.AddModelError(nameof(Sent), problem!);
        return await StartAsync(cancellation);
    }

    /// <summary>Changes how the file is read.</summary>
    public async Task<IActionResult> OnPostReadAsync(Guid upload, CancellationToken cancellation)
    {
        if (await desk.FindAsync(Organisation, upload, cancellation) is not { } found)
            return IsGone();
        try
        {
            var form = await import.FormAsync(Organisation, cancellation);
            using var grid = ListDesk.Open(found.File, ChoicesForm.Encoding(Request.Form, found.Choices), cancellation);
            var changed = ChoicesForm.Read(Request.Form, found.Choices, form, grid);
            if (MappingCheck.Problem(changed.Mapping, form) is { } problem)
                throw new TableException(problem, found.File.Name);
            await desk.NoteAsync(upload, changed, cancellation);
        }
        catch (TableException refused)
        {
            ModelState.AddModelError("", refused.Message);
            return await ShowAsync(upload, cancellation) ? Page() : IsGone();
        }

        return Redirect($"{Address}/{upload}#result");
    }

    /// <summary>Does what the page showed.</summary>
    public async Task<IActionResult> OnPostConfirmAsync(Guid upload, string? seen, CancellationToken cancellation)
    {
        if (await desk.FindAsync(Organisation, upload, cancellation) is not { } found)
            return IsGone();
        using var grid = ListDesk.Open(found.File, found.Choices.Mapping.Encoding, cancellation);
        var reading = new ListReading(grid, await import.FormAsync(Organisation, cancellation), found.Choices, Organisation)
        {
            Checksum = ListDesk.ChecksumOf(found.File),
        };
        // How the file is read may have been changed in another window since.
        var isSeen = seen?.Split('.') is [_, var mark] && mark == found.Choices.Mark;
        var result = isSeen ? await desk.ApplyAsync(import, Organisation, reading, seen!.Split('.')[0], cancellation) : new ListResult();
        if (result.IsApplied)
            return await DoneAsync(upload, ListDesk.Outcome(result, reading), cancellation);
        // Who pressed the button twice sees what the first time did.
        if (isSeen && result.ChangeCount == 0 && await desk.JustDoneAsync(import.Kind, Organisation, found.File.Name, cancellation) is { } done)
            return await DoneAsync(upload, done.Outcome, cancellation);
        HasMoved = true;
        return await ShowAsync(upload, cancellation) ? Page() : IsGone();
    }

    private async Task<IActionResult> DoneAsync(Guid upload, string outcome, CancellationToken cancellation)
    {
        await desk.RemoveAsync(upload, cancellation);
        TempData.Done($"The import is done. {outcome}");
        TempData[DoneMark] = true;
        return Redirect(Address);
    }

    /// <summary>Throws the file away.</summary>
    public async Task<IActionResult> OnPostCancelAsync(Guid upload, CancellationToken cancellation)
    {
        await desk.RemoveAsync(upload, cancellation);
        TempData.Done("The file was thrown away. Nothing was changed.");
        return Redirect(Address);
    }

    /// <summary>Takes the last import back.</summary>
    public async Task<IActionResult> OnPostUndoAsync(Guid last, CancellationToken cancellation)
    {
        if (await desk.UndoAsync(import, Organisation, last, cancellation) is { } problem)
        {
            ModelState.AddModelError("", $"Nothing was taken back. {problem}");
            return await StartAsync(cancellation);
        }

        TempData.Done("The import was taken back: everything is as it was before it.");
        return Redirect(Address);
    }

    /// <summary>How the file is read, as JSON for the command and for others.</summary>
    public async Task<IActionResult> OnGetMappingAsync(Guid upload, CancellationToken cancellation) =>
        await desk.FindAsync(Organisation, upload, cancellation) is { } found
            ? File(System.Text.Encoding.UTF8.GetBytes(MappingJson.Write(found.Choices.Mapping)), "application/json", "mapping.json")
            : IsGone();

    private async Task<IActionResult> StartAsync(CancellationToken cancellation)
    {
        Last = await desk.LastAsync(import.Kind, Organisation, cancellation);
        IsDone = TempData[DoneMark] is true;
        return Page();
    }

    private async Task<bool> ShowAsync(Guid upload, CancellationToken cancellation)
    {
        if (await desk.FindAsync(Organisation, upload, cancellation) is not { } found)
            return false;
        var form = await import.FormAsync(Organisation, cancellation);
        using var grid = ListDesk.Open(found.File, found.Choices.Mapping.Encoding, cancellation);
        try
        {
            var proposal = ListGuess.Preview(grid, form, found.Choices.Mapping);
            var reading = new ListReading(grid, form, found.Choices, Organisation);
            var result = MappingCheck.Missing(proposal.Mapping, form).Count > 0 ? Count(reading) : await import.PreviewAsync(reading, cancellation);
            List = new ListView(upload, found.File.Name, form, found.Choices, proposal.AskingOf(reading.Counts), reading.Counts, result)
            {
                Encoding = EncodingOf(grid),
                CameIn = await desk.SameFileAsync(import.Kind, Organisation, ListDesk.ChecksumOf(found.File), cancellation),
            };
        }
        catch (TableException refused)
        {
            ModelState.AddModelError("", refused.Message);
            List = new ListView(upload, found.File.Name, form, found.Choices, ListGuess.Propose(grid, form), new RowCounts(), null)
            {
                Encoding = EncodingOf(grid),
            };
        }

        return true;
    }

    /// <summary>In what the letters are read, where that may be another; what came late in the file counts too.</summary>
    private static string? EncodingOf(GridFile grid) => grid.Encoding ?? (grid.Sheets.Any(sheet => sheet.WindowsBytes > 0) ? TextEncodings.Western : null);

    /// <summary>Where something needed is not known yet, the rows are counted and nothing is said of what they would do.</summary>
    private static ListResult? Count(ListReading reading)
    {
        foreach (var _ in reading.Records()) { }
        return null;
    }

    private RedirectResult IsGone() => Redirect($"{Address}?gone=true");
}

/// <summary>How a file is read, and what it would do.</summary>
/// <param name="Upload">The upload.</param>
/// <param name="FileName">The file's name.</param>
/// <param name="Form">What is wanted.</param>
/// <param name="Choices">What was decided.</param>
/// <param name="Proposal">The sheets, questions and first rows.</param>
/// <param name="Counts">What becomes of the rows.</param>
/// <param name="Result">What the import would do; null while something needed is not known.</param>
public sealed record ListView(Guid Upload, string FileName, ListForm Form, ListChoices Choices, ListProposal Proposal, RowCounts Counts, ListResult? Result)
{
    /// <summary>How the file is read.</summary>
    public ListMapping Mapping => Choices.Mapping;

    /// <summary>In what letters of the file are read that are no UTF-8; null when all are.</summary>
    public string? Encoding { get; init; }

    /// <summary>The import of the same file that still stands; null when there is none.</summary>
    public ListImport? CameIn { get; init; }

    /// <summary>The columns to choose from.</summary>
    public IReadOnlyList<SheetColumn> Columns =>
        (
            Proposal.Sheets.FirstOrDefault(sheet => Mapping.Sheets is [var first, ..] && sheet.Name == first)
            ?? Proposal.Sheets.FirstOrDefault(sheet => sheet.IsProposed)
            ?? Proposal.Sheets[0]
        ).Columns;

    /// <summary>Whether the name of each sheet may be the value of a field, as where each is the log of one person.</summary>
    public bool MayBeOfSheet(ListField field) =>
        Form.Measure is not null && Proposal.Sheets.Count > 1 && field is { MayStandForFile: true, Kind: FieldKind.Choice or FieldKind.Reference };

    /// <summary>Rows that come in neither as records nor by leaving them out knowingly.</summary>
    public long Hindered => Counts.ProblemRows + (Result?.ProblemRows ?? 0);

    /// <summary>Stands for what the page shows: how the file is read, and what that would do.</summary>
    public string Seen => $"{Result?.Fingerprint}.{Choices.Mark}";

    /// <summary>Whether it can be confirmed.</summary>
    public bool CanConfirm => Result is { ChangeCount: > 0, Pairs.Count: 0 } && (Hindered == 0 || Choices.LeavesOutProblems);

    /// <summary>The sheets that hold something and are not read.</summary>
    public IReadOnlyList<ProposedSheet> SheetsLeft =>
        [.. Proposal.Sheets.Where(sheet => !sheet.IsProposed && sheet.Columns.Any(column => column.Samples.Count > 0))];

    /// <summary>Whether rows of the file become one thing, or parts of it.</summary>
    public bool IsJoiningRows =>
        Mapping.SameThing == SameThing.Name && Result?.Counts is [var first, ..] && first.Added + first.Changed + first.Unchanged < Counts.RecordRows;

    /// <summary>Cells that cannot be read, a dozen of each problem, and those that were written anew.</summary>
    public IReadOnlyList<ListCellView> CellsToWrite =>
        [
            .. Mapping.Cells.Select(cell => new ListCellView(cell, "written anew", "")),
            .. Counts
                .Problems.Where(group => group.Fault is ValueFault.Unreadable or ValueFault.Missing && !IsAsked(group))
                .SelectMany(group => group.Cells.Select(cell => new ListCellView(cell with { Text = "" }, group.Field.Label, cell.Text)))
                .Where(cell => !Mapping.Cells.Any(known => known with { Text = "" } == cell.Place))
                .DistinctBy(cell => cell.Place),
        ];

    /// <summary>Whether all that stands in the way is asked.</summary>
    public bool IsOnlyAsked => Counts.ProblemRows > 0 && Result?.ProblemRows == 0 && Counts.Problems.All(IsAsked);

    /// <summary>Whether a question stands for a problem: its answer does away with it.</summary>
    public bool IsAsked(ProblemGroup problem) =>
        problem.Fault switch
        {
            ValueFault.Missing => Asked(problem.Field) is not null,
            ValueFault.UnknownWord => Question(QuestionKind.Words, problem.Field.Name) is not null,
            ValueFault.InDoubt => Proposal.Questions.Any(question =>
                question.Field?.Name == problem.Field.Name
                && question.Kind is QuestionKind.DayOrder or QuestionKind.Year or QuestionKind.Week or QuestionKind.Month or QuestionKind.DurationUnit
            ),
            _ => false,
        };

    /// <summary>What is asked about where a field comes from; null when nothing is.</summary>
    public ListQuestion? Asked(ListField field) => Question(QuestionKind.Source, field.Name) ?? Question(QuestionKind.EmptyCells, field.Name);

    /// <summary>The columns that hold something and are not read.</summary>
    public IReadOnlyList<SheetColumn> NotRead
    {
        get
        {
            var read = Mapping
                .Fields.Values.SelectMany(source => source.Columns)
                .Concat(Mapping.Across?.Columns ?? [])
                .Append(Mapping.Across?.WeekColumn ?? "")
                .ToHashSet(StringComparer.Ordinal);
            return [.. Columns.Where(column => column.Samples.Count > 0 && !read.Contains(column.Letters))];
        }
    }

    /// <summary>Whether something was said of the words of a field, for this file or an earlier one of its form.</summary>
    public bool HasSaid(ListField field) =>
        Mapping.Source(field.Name) is { } source && (source.Words.Count > 0 || source.LeftOut.Count > 0 || source.AddUnknown || source.Otherwise is not null);

    /// <summary>The question of a field; null when there is none.</summary>
    public ListQuestion? Question(QuestionKind kind, string? field = null) =>
        Proposal.Questions.FirstOrDefault(question => question.Kind == kind && (field is null || question.Field?.Name == field));
}

/// <summary>One field on the page that says how a file is read.</summary>
/// <param name="List">The file.</param>
/// <param name="Field">The field.</param>
public sealed record ListFieldView(ListView List, ListField Field);

/// <summary>A cell that can be written anew.</summary>
/// <param name="Place">The cell, with what it is read as; empty while that is what stands in it.</param>
/// <param name="Label">What ought to stand in it.</param>
/// <param name="Says">What stands in it.</param>
public sealed record ListCellView(CellText Place, string Label, string Says);

/// <summary>A word of the file, and what it stands for.</summary>
/// <param name="Field">The field in which it stands.</param>
/// <param name="Word">The word.</param>
/// <param name="To">The key for which it stands, empty for none; null when nobody said it yet.</param>
/// <param name="At">Its place among the words that the page shows.</param>
public sealed record ListWordView(ListField Field, string Word, string? To, int At);

/// <summary>Two names that may be one, on the page.</summary>
/// <param name="Pair">The names.</param>
/// <param name="IsSame">Whether the person said that they are one.</param>
/// <param name="Said">Whether they said anything.</param>
/// <param name="At">Its place among all pairs of the page.</param>
public sealed record ListPairView(NearPair Pair, bool IsSame, bool Said, int At = 0);

/// <summary>A table of such names.</summary>
/// <param name="Caption">What it holds.</param>
/// <param name="Rows">The names.</param>
public sealed record ListPairTable(string Caption, IEnumerable<ListPairView> Rows);
