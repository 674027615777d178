using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Instruments;
using PeerAtlas.Platform.Access;

namespace PeerAtlas.Census.Pages.Instruments;

/// <summary>Workbooks to begin with: a template to write over, and an example of every feature.</summary>
[Requires(Permission.ManageInstruments)]
internal sealed class SamplesModel : PageModel
{
    public IActionResult OnGet(string name)
    {
        var form = name switch
        {
            "template" => SampleForms.Template(),
            "example" => SampleForms.Example(),
            _ => null,
        };
        if (form is null)
            return NotFound();
        using var stream = new MemoryStream();
        form.WriteWorkbook(stream);
        return File(stream.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"questionnaire-{name}.xlsx");
    }
}
