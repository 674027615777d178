using Microsoft.AspNetCore.Mvc;
using PeerAtlas.Imports;
using PeerAtlas.Platform.Access;
using PeerAtlas.Workforce.Import;

namespace PeerAtlas.Workforce.Pages.Register;

/// <summary>Brings a list of who was at a course in as the centre has it.</summary>
[Requires(Permission.ManageCredentials, OrganisationFrom = "organisation")]
internal sealed class AttendanceModel(AttendanceLists lists, ListDesk desk) : ListImportPage(lists, desk)
{
    [BindProperty(SupportsGet = true, Name = "organisation")]
    public Guid Centre { get; set; }

    public override string Heading => "Import an attendance list";

    public override string Introduction =>
        "Send the list as you have it: a row for each person, with marks such as X or “present”, a column for each day, or a log of who checked in when. "
        + "Say once for how many hours it was. Somebody is found by the address or number that the register has; of a name alone you are asked whose it is. "
        + "Each person gets one record of hours for a course and day, with the list as its evidence.";

    public override string Address => CredentialLinks.Attendance(Centre);

    protected override Guid? Organisation => Centre;
}
