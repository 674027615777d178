using PeerAtlas.Imports;
using PeerAtlas.Platform.Access;
using PeerAtlas.Workforce.Bodies;

namespace PeerAtlas.Workforce.Pages.Bodies;

/// <summary>Brings a list of who certifies in which state in as the authority has it.</summary>
[Requires(Permission.ManageCertificationRules)]
internal sealed class ImportModel(BodyLists lists, ListDesk desk) : ListImportPage(lists, desk)
{
    public override string Heading => "Import a list of certifying bodies";

    public override string Introduction =>
        "Send the list that you have: a workbook or a CSV file with a state and who certifies there in each row. A body is found again by state and name. "
        + "What the list leaves empty stays as it is, and stays unknown where it was.";

    public override string Address => CertificationLinks.BodiesImport;
}
