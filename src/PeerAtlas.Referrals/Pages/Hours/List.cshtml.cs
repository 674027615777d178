using Microsoft.AspNetCore.Mvc;
using PeerAtlas.Imports;
using PeerAtlas.Platform.Access;
using PeerAtlas.Referrals.Hours;

namespace PeerAtlas.Referrals.Pages.Hours;

/// <summary>Brings a log of hours in as the agency has it.</summary>
[Requires(Permission.ManageTeams, OrganisationFrom = "organisation")]
internal sealed class ListModel(HoursLists lists, ListDesk desk) : ListImportPage(lists, desk)
{
    [BindProperty(SupportsGet = true, Name = "organisation")]
    public Guid Agency { get; set; }

    public override string Heading => "Import a log of hours";

    public override string Introduction =>
        "Send the log or time sheet that you have: a workbook or a CSV file, with whatever columns it has. You say once what its words stand for. The same "
        + "file again changes nothing.";

    public override string Address => HoursLinks.List(Agency);

    protected override Guid? Organisation => Agency;
}
