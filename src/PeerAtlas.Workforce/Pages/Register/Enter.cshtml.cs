using System.Net.Mail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Certification.Words;
using PeerAtlas.Design;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Workforce.Register;
using PeerAtlas.Workforce.Rules;

namespace PeerAtlas.Workforce.Pages.Register;

/// <summary>Enters a credential that was issued before, of somebody with an account or without one.</summary>
[Requires(Permission.ManageCredentials, OrganisationFrom = "organisation")]
internal sealed class EnterModel(PeerAtlasDbContext database, RulesInForce rules, CurrentMember member, AuthorityClock clock) : PageModel
{
    private const string Same = "Another credential of this kind has this number in your register. Look at the number.";

    [BindProperty(SupportsGet = true)]
    public Guid Organisation { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<Choice> Rules { get; private set; } = [];

    public static IReadOnlyList<Choice> YearChoices { get; } = [new("1", "1 year"), new("2", "2 years"), new("3", "3 years")];

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        Check();
        if (!ModelState.IsValid)
            return Page();
        var email = string.IsNullOrEmpty(Input.Email) ? null : Input.Email.ToLowerInvariant();
        // The same address in this register is the same person; a name alone never is.
        var known = email is null
            ? null
            : await database
                .Set<Credential>()
                .Where(other => other.OrganisationId == Organisation && other.HolderEmail == email)
                .Select(other => (Guid?)other.WorkerId)
                .FirstOrDefaultAsync(cancellation);
        var worker = known ?? database.Add(new Worker { Name = Input.Name!, Email = email }).Entity.Id;
        var credential = new Credential
        {
            OrganisationId = Organisation,
            WorkerId = worker,
            RuleId = Input.Rule!,
            HolderName = Input.Name!,
            HolderEmail = email,
            Number = string.IsNullOrEmpty(Input.Number) ? null : Input.Number,
        };
        database.AddRange(credential, credential.EnterIssued(Input.IssuedOn!.Value, clock.UtcNow, member.AccountId, Input.Years));
        if (Input.RenewedOn is { } renewed)
            database.Add(credential.Renew(renewed, Input.Years, "", clock.UtcNow, member.AccountId!.Value));
        if (!await database.TrySaveAsync(ModelState, cancellation, Same))
            return Page();
        TempData.Done($"The credential of {credential.HolderName} was saved.");
        return LocalRedirect(CredentialLinks.Credential(Organisation, credential.Id));
    }

    private void Check()
    {
        var today = clock.Today;
        ModelState.Refuse(
            nameof(Form.Name),
            string.IsNullOrEmpty(Input.Name) ? "Give the name."
                : Input.Name.Length > Account.NameLength ? $"Use at most {Account.NameLength} characters."
                : null
        );
        ModelState.Refuse(nameof(Form.Number), Input.Number?.Length > Credential.NumberLength ? $"Use at most {Credential.NumberLength} characters." : null);
        ModelState.Refuse(nameof(Form.Years), Input.Years is null or (>= 1 and <= 3) ? null : "Choose the years.");
        ModelState.Refuse(nameof(Form.Email), IsAddress(Input.Email) ? null : "Write an address as name@example.org.");
        ModelState.Refuse(nameof(Form.Rule), Rules.Any(rule => rule.Value == Input.Rule) ? null : "Choose the credential.");
        ModelState.Refuse(
            nameof(Form.IssuedOn),
            Input.IssuedOn is null ? "Give the day."
                : Input.IssuedOn > today || Input.IssuedOn.Value.Year < 1990 ? "This day is to be past, and not before 1990."
                : null
        );
        ModelState.Refuse(
            nameof(Form.RenewedOn),
            Input.RenewedOn < Input.IssuedOn || Input.RenewedOn > today ? "This day is to lie between the first issue and today." : null
        );
    }

    private static bool IsAddress(string? email) =>
        string.IsNullOrEmpty(email) || (email.Length <= OutboxMail.AddressLength && MailAddress.TryCreate(email, out var read) && read.Address == email);

    private async Task LoadAsync(CancellationToken cancellation) =>
        Rules = [
            .. (await rules.ReadAsync(cancellation)).All.Select(rule => new Choice(
                rule.Id,
                $"{rule.Id}: {RuleExplanation.Name(rule.Name, WordLanguage.English)}"
            )),
        ];

    public sealed class Form
    {
        public string? Name
        {
            get;
            set => field = value?.Trim();
        }

        public string? Email
        {
            get;
            set => field = value?.Trim();
        }

        public string? Rule { get; set; }

        public string? Number
        {
            get;
            set => field = value?.Trim();
        }

        public DateOnly? IssuedOn { get; set; }

        public DateOnly? RenewedOn { get; set; }

        public int? Years { get; set; }
    }
}
