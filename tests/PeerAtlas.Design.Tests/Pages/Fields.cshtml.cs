using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PeerAtlas.Design.Tests.Pages;

/// <summary>Every form field: empty, filled from the model (<c>?filled=true</c>), and with errors (posted).</summary>
[Bilingual]
public sealed class FieldsModel : PageModel
{
    public const string Hostile = "\"><script>alert('x')</script>&amp;";

    public static readonly Choice[] Regions = [new("se", "Southeast", Group: "South"), new("w", "West"), new("x", Hostile)];
    public static readonly Choice[] Roles =
    [
        new("peer", "Peer worker"),
        new("cps", "Certified Peer Specialist", "Trained and examined"),
        new("x", Hostile, Hostile),
    ];
    public static readonly Choice[] Programmes = [new("cbfs", "CBFS"), new("pact", "PACT"), new("respite", "Respite")];

    [BindProperty]
    public Answers Input { get; set; } = new();

    public string Free { get; private set; } = "";

    public string? Problem => null;

    public void OnGet(bool filled)
    {
        if (!filled)
            return;
        Free = Hostile;
        Input = new Answers
        {
            Name = Hostile,
            Password = "secret",
            Comment = "\nFirst line\n" + Hostile,
            Peers = 12,
            Wage = 17.5m,
            StartedOn = new DateOnly(2026, 3, 1),
            Region = "w",
            Role = "cps",
            Programmes = ["cbfs", "respite"],
            Agreed = true,
        };
    }

    public IActionResult OnPost() => ModelState.IsValid ? RedirectToPage() : Page();

    public sealed class Answers
    {
        [Required(ErrorMessage = "Enter your name"), StringLength(80), Display(Name = "Your name")]
        public string? Name { get; set; }

        [StringLength(64), Display(Name = "Password")]
        public string? Password { get; set; }

        [StringLength(20, ErrorMessage = "Write at most 20 characters"), Display(Name = "Comment")]
        public string? Comment { get; set; }

        [Range(0, 500, ErrorMessage = "Enter a number from 0 to 500"), Display(Name = "Peers employed")]
        public int? Peers { get; set; }

        [Range(1, 500), Display(Name = "Hourly wage")]
        public decimal? Wage { get; set; }

        [Display(Name = "Started on")]
        public DateOnly? StartedOn { get; set; }

        [Required(ErrorMessage = "Choose a region"), Display(Name = "Region")]
        public string? Region { get; set; }

        [Required(ErrorMessage = "Choose a role"), Display(Name = "Role")]
        public string? Role { get; set; }

        [MinLength(1, ErrorMessage = "Choose at least one"), Display(Name = "Programs")]
        public string[]? Programmes { get; set; }

        [Range(typeof(bool), "true", "true", ErrorMessage = "Tick the box to go on")]
        public bool Agreed { get; set; }

        [Display(Name = "File")]
        public IFormFile? File { get; set; }
    }
}
