using System.Net.Mail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Certification.Rules;
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
        var book = await LoadAsync(cancellation);
        Check(book.Find(Input.Rule ?? "")?.On(clock.Today));
        if (!ModelState.IsValid)
            return Page();
        if (await IsThereAsync(cancellation))
        {
            ModelState.Refuse(nameof(Form.Name), "This person's credential of this kind and day stands in your register already. Nothing was saved.");
            return Page();
        }

        var credential = await MakeAsync(cancellation);
        database.AddRange(credential, credential.EnterIssued(Input.IssuedOn!.Value, clock.UtcNow, member.AccountId, Input.Years));
        if (Input.RenewedOn is { } renewed)
            database.Add(credential.Renew(renewed, Input.Years, "", clock.UtcNow, member.AccountId!.Value));
        if (!await database.TrySaveAsync(ModelState, cancellation, Same))
            return Page();
        TempData.Done($"The credential of {credential.HolderName} was saved.");
        return LocalRedirect(CredentialLinks.Credential(Organisation, credential.Id));
    }

    // A second press of the button, or the paper entered twice; of two people with one name, certified together, numbers or addresses differ.
    private Task<bool> IsThereAsync(CancellationToken cancellation)
    {
        var (number, email) = (Input.Number ?? "", Input.Email?.ToLowerInvariant() ?? "");
        return database
            .Set<Credential>()
            .Where(other => other.OrganisationId == Organisation && other.RuleId == Input.Rule)
            .Where(other => other.HolderName == Input.Name && other.IssuedOn == Input.IssuedOn)
            .Where(other => other.Number == null || number.Length == 0 || other.Number == number)
            .AnyAsync(other => other.HolderEmail == null || email.Length == 0 || other.HolderEmail == email, cancellation);
    }

    private async Task<Credential> MakeAsync(CancellationToken cancellation)
    {
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
        return new Credential
        {
            OrganisationId = Organisation,
            WorkerId = worker,
            RuleId = Input.Rule!,
            HolderName = Input.Name!,
            HolderEmail = email,
            Number = string.IsNullOrEmpty(Input.Number) ? null : Input.Number,
        };
    }

    private void Check(RuleVersion? version)
    {
        var (today, years) = (clock.Today, version?.Period?.Choices.Select(choice => choice.Years).ToList() ?? []);
        ModelState.Refuse(
            nameof(Form.Name),
            string.IsNullOrEmpty(Input.Name) ? "Give the name."
                : Input.Name.Length > Account.NameLength ? $"Use at most {Account.NameLength} characters."
                : null
        );
        ModelState.Refuse(nameof(Form.Number), Input.Number?.Length > Credential.NumberLength ? $"Use at most {Credential.NumberLength} characters." : null);
        ModelState.Refuse(
            nameof(Form.Years),
            years.Count == 0 && Input.Years is not null ? "This rule gives no choice of years. Leave it empty."
                : years.Count > 0 && !years.Contains(Input.Years ?? 0)
                    ? $"Choose the years: {string.Join(", ", years)}. Without them nobody knows until when it holds."
                : null
        );
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

    private async Task<RuleBook> LoadAsync(CancellationToken cancellation)
    {
        var book = await rules.ReadAsync(cancellation);
        Rules = [.. book.All.Select(rule => new Choice(rule.Id, $"{rule.Id}: {RuleExplanation.Name(rule.Name, WordLanguage.English)}"))];
        return book;
    }

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
