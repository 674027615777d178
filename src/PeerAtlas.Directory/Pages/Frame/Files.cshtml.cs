using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Directory.Import;
using PeerAtlas.Platform.Access;

namespace PeerAtlas.Directory.Pages.Frame;

/// <summary>Downloads: frame.xlsx and contacts.csv hold the frame, frame-template.xlsx and contacts-template.csv the columns alone.</summary>
[Requires(Permission.ManageFrame)]
internal sealed class FilesModel(FrameFiles files) : PageModel
{
    private const string Template = "-template";

    public async Task<IActionResult> OnGetAsync(string name, CancellationToken cancellation)
    {
        var what = Path.GetFileNameWithoutExtension(name);
        var isTemplate = what.EndsWith(Template, StringComparison.Ordinal);
        if (isTemplate)
            what = what[..^Template.Length];
        return Path.GetExtension(name) switch
        {
            ".xlsx" when what == "frame" => File(
                isTemplate ? FrameFiles.WorkbookTemplate() : await files.WorkbookAsync(cancellation),
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                name
            ),
            ".csv" when FrameFiles.SheetNames.Contains(what) => File(
                isTemplate ? FrameFiles.CsvTemplate(what) : await files.CsvAsync(what, cancellation),
                "text/csv; charset=utf-8",
                name
            ),
            _ => NotFound(),
        };
    }
}
