using Microsoft.AspNetCore.Mvc;
using PeerAtlas.Imports;
using PeerAtlas.Platform.Access;
using PeerAtlas.Referrals.Caseloads;

namespace PeerAtlas.Referrals.Pages.Caseload;

/// <summary>Brings the persons that teams serve in as the agency has them.</summary>
[Requires(Permission.ManageTeams, OrganisationFrom = "organisation")]
internal sealed class ImportModel(CaseloadLists lists, ListDesk desk) : ListImportPage(lists, desk)
{
    [BindProperty(SupportsGet = true, Name = "organisation")]
    public Guid Agency { get; set; }

    public override string Heading => "Import the caseload";

    public override string Introduction =>
        "Send the list of people served that you have: a workbook or a CSV file, with whatever columns it has. Somebody is found again by person, team and "
        + "first day; provider and last day are then brought up to date. What the file does not name stays as it is.";

    public override string? Template => CaseloadLinks.Template(Agency, "template.xlsx");

    public override string Address => CaseloadLinks.Import(Agency);

    protected override Guid? Organisation => Agency;
}
