using PeerAtlas.Directory.Import;
using PeerAtlas.Imports;
using PeerAtlas.Platform.Access;

namespace PeerAtlas.Directory.Pages.Frame;

/// <summary>Brings a list of organisations in as the authority has it.</summary>
[Requires(Permission.ManageFrame)]
internal sealed class ListModel(FrameLists lists, ListDesk desk) : ListImportPage(lists, desk)
{
    public override string Heading => "Import a list of organizations";

    public override string Introduction =>
        "Send the list of agencies, providers or facilities that you have: a workbook or a CSV file, with whatever columns it has. Rows that are sites or "
        + "programs become parts of their organization.";

    public override string Address => FrameLinks.List();
}
