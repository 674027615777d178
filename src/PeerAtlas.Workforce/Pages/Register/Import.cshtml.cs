using Microsoft.AspNetCore.Mvc;
using PeerAtlas.Imports;
using PeerAtlas.Platform.Access;
using PeerAtlas.Workforce.Import;

namespace PeerAtlas.Workforce.Pages.Register;

/// <summary>Brings the register of a training centre in as it has it.</summary>
[Requires(Permission.ManageCredentials, OrganisationFrom = "organisation")]
internal sealed class ImportModel(RegisterLists lists, ListDesk desk) : ListImportPage(lists, desk)
{
    [BindProperty(SupportsGet = true, Name = "organisation")]
    public Guid Centre { get; set; }

    public override string Heading => "Import a register";

    public override string Introduction =>
        "Send the list of certified people that you have: a workbook or a CSV file, with whatever columns it has. A credential is found again by its number, "
        + "else by the holder’s address, else by name and day of issue together. Two rows are one person only where the address is the same. "
        + "What the list does not name stays as it is.";

    public override string Address => CredentialLinks.Import(Centre);

    protected override Guid? Organisation => Centre;
}
