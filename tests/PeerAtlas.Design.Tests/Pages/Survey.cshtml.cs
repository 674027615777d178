using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PeerAtlas.Design.Tests.Pages;

/// <summary>A page of a survey in both languages, in the respondents' frame.</summary>
[Bilingual]
public sealed class SurveyModel(Language language) : PageModel
{
    [BindProperty]
    public string? Role { get; set; }

    public IReadOnlyList<Choice> Roles =>
        [
            new(
                "cps",
                language[new("Certified Peer Specialist", "Especialista certificado en apoyo entre pares")],
                language[new("Trained, examined and bound by a code of ethics", "Con formación, examen y código de ética")]
            ),
            new("peer", language[new("Peer worker without the certificate", "Trabajador de apoyo entre pares sin certificado")]),
            new("coach", language[new("Recovery coach", "Acompañante de recuperación")]),
            new("volunteer", language[new("Volunteer", "Voluntario")]),
        ];

    public IActionResult OnPost()
    {
        if (Role is null && !Request.Form.ContainsKey(Language.SwitchField))
            ModelState.AddModelError(nameof(Role), language[new("Choose your role, or go back", "Elija su función o regrese")]);
        return Page();
    }
}
