using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Platform.Access;
using PeerAtlas.Referrals.Caseloads;

namespace PeerAtlas.Referrals.Pages.Caseload;

/// <summary>Downloads: template.xlsx and template.csv hold the columns of caseload files.</summary>
[Requires(Permission.ManageTeams, OrganisationFrom = "organisation")]
internal sealed class TemplateModel : PageModel
{
    public IActionResult OnGet(string name) =>
        name switch
        {
            "template.xlsx" => File(
                CaseloadImport.Template(workbook: true),
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "caseload-template.xlsx"
            ),
            "template.csv" => File(CaseloadImport.Template(workbook: false), "text/csv; charset=utf-8", "caseload-template.csv"),
            _ => NotFound(),
        };
}
