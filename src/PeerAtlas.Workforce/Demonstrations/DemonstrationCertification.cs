using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Certification.Rules;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Imports;
using PeerAtlas.Lists;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Accounts;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;
using PeerAtlas.Workforce.Import;
using PeerAtlas.Workforce.Register;
using PeerAtlas.Workforce.Rules;
using PeerAtlas.Workforce.Showing;
using PeerAtlas.Workforce.Supervision;
using PeerAtlas.Workforce.Support;

namespace PeerAtlas.Workforce.Demonstrations;

/// <summary>
/// A training center with a register that came in as a list, peers of the agencies at every stage of the way, one who shows a badge, and two supervisors.
/// Everybody is made up.
/// </summary>
internal sealed class DemonstrationCertification(IServiceProvider services, DateOnly today)
{
    private const string Texas = "TX-MHPS",
        Georgia = "GA-CPS-MH",
        Ohio = "OH-CPS";

    // How many days ago each of the register was first issued, and last renewed: active, about to end, in grace, run out, and renewed in time.
    private static readonly (string Rule, int Issued, int? Renewed)[] Ages =
    [
        (Texas, 120, null),
        (Texas, 690, null),
        (Texas, 715, null),
        (Texas, 1500, 60),
        (Texas, 1400, null),
        (Georgia, 200, null),
        (Georgia, 900, 330),
        (Georgia, 1600, null),
        (Ohio, 90, null),
        (Ohio, 700, null),
        (Ohio, 1300, 560),
    ];

    private static readonly string[] First = ["Avery", "Blair", "Casey", "Drew", "Emery", "Finley", "Gray", "Harper", "Indigo", "Jules", "Kai", "Lane"];

    private static readonly string[] Last = ["Abara", "Bright", "Castillo", "Dunn", "Eze", "Fields", "Gomez", "Hale", "Ivers", "Juarez", "Keane"];

    private readonly PeerAtlasDbContext database = services.GetRequiredService<PeerAtlasDbContext>();

    private Organisation centre = null!;
    private Account certifier = null!;

    /// <summary>How many people the register brings; with the applicants they are forty.</summary>
    public const int Listed = 33;

    public static Task LoadAsync(IServiceProvider services, DateOnly today, CancellationToken cancellation) =>
        new DemonstrationCertification(services, today).LoadAsync(cancellation);

    private async Task LoadAsync(CancellationToken cancellation)
    {
        centre = new Organisation
        {
            Key = "northgate-training",
            Name = "Northgate Training Center",
            Kind = OrganisationKind.TrainingCentre,
        };
        database.Add(centre);
        await database.SaveChangesAsync(cancellation);
        certifier = services.GetRequiredService<Demonstration>().AddAccount("Nadia Brandt", "nadia.brandt@demonstration.example", centre.Id, Role.Certifier);
        await database.SaveChangesAsync(cancellation);
        await ImportAsync(cancellation);
        await AddApplicantsAsync(cancellation);
        await AddHolderAsync(cancellation);
        await AddSupervisionAsync(cancellation);
    }

    /// <summary>Two supervisors: with one the talks are kept, with the other the last month's is missing. And support from peers outside the agency.</summary>
    private async Task AddSupervisionAsync(CancellationToken cancellation)
    {
        var agency = await database.Set<Organisation>().SingleAsync(one => one.Key == "harborlight-services", cancellation);
        database.Add(
            new AgencyCadence
            {
                OrganisationId = agency.Id,
                Times = 1,
                Every = CadenceUnit.Month,
                StartsOn = today.AddDays(-400),
            }
        );
        await AddLineAsync(agency.Id, "Jo Marchetti", "Anita Rao", SupervisionLineKind.Clinical, [8, 39, 69, 100], cancellation);
        await AddLineAsync(agency.Id, "Tom Abbott", "Cedric Boone", SupervisionLineKind.Peer, [75, 110], cancellation);
        database.Add(
            new SupportOffer
            {
                OrganisationId = centre.Id,
                What = "Peers for peers, Tuesday evenings",
                Who = "Northgate alumni",
                Reach = "+1 555 0100, or peers@northgate.example",
                When = "Every Tuesday at 6 pm, by video",
                ReviewedOn = today.AddDays(-20),
            }
        );
        await database.SaveChangesAsync(cancellation);
    }

    private async Task AddLineAsync(Guid agency, string peer, string supervisor, SupervisionLineKind kind, int[] talks, CancellationToken cancellation)
    {
        var accounts = await database.Users.Where(one => one.Name == peer || one.Name == supervisor).ToDictionaryAsync(one => one.Name, cancellation);
        var me = accounts[peer].Id;
        var line = new SupervisionLine
        {
            OrganisationId = agency,
            WorkerId = await database.Set<Worker>().Where(one => one.AccountId == me).Select(one => one.Id).SingleAsync(cancellation),
            Kind = kind,
            SupervisorId = accounts[supervisor].Id,
            SupervisorName = supervisor,
            StartsOn = today.AddDays(-300),
        };
        database.Add(line);
        foreach (var ago in talks)
            database.Add(
                new SupervisionSession
                {
                    OrganisationId = agency,
                    LineId = line.Id,
                    On = today.AddDays(-ago),
                    Minutes = 45,
                    Kind = TalkKind.InPerson,
                    Topics = SupervisionSession.Written([TalkTopic.Role, TalkTopic.Wellbeing]),
                    LoggedById = accounts[supervisor].Id,
                    IsByWorker = false,
                    ConfirmedOn = ago == talks[0] ? null : today.AddDays(-ago + 1),
                }
            );
    }

    /// <summary>The register comes in by the import page's way, as the list that a center has.</summary>
    private async Task ImportAsync(CancellationToken cancellation)
    {
        var text = new StringBuilder("Last Name,First Name,Email,Certification,Certificate Number,Issue Date,Renewal Date\n");
        for (var at = 0; at < Listed; at++)
        {
            var (rule, issued, renewed) = Ages[at % Ages.Length];
            var shift = at / Ages.Length * 3;
            var last = renewed is { } days ? Day(days + shift) : "";
            text.Append(
                CultureInfo.InvariantCulture,
                $"{Last[at % Last.Length]},{First[at % First.Length]},holder{at}@home.example,{rule},N-{1000 + at},{Day(issued + shift)},{last}\n"
            );
        }

        var desk = services.GetRequiredService<ListDesk>();
        var import = services.GetRequiredKeyedService<IListImport>(RegisterListForm.ListKind);
        var form = await import.FormAsync(centre.Id, cancellation);
        using var grid = ListDesk.Open(new UploadedFile("register.csv", Encoding.UTF8.GetBytes(text.ToString())), null, cancellation);
        var choices = new ListChoices { Mapping = ListGuess.Propose(grid, form).Mapping };
        var done = await desk.ApplyAsync(import, centre.Id, new ListReading(grid, form, choices, centre.Id), null, cancellation);
        if (!done.IsApplied)
            throw new InvalidOperationException("The register of the demonstration was refused.");
        database.ChangeTracker.Clear();
    }

    /// <summary>Peers of the agencies on their way: applied, asked, in the course, refused, appealing, and one who gave up.</summary>
    private async Task AddApplicantsAsync(CancellationToken cancellation)
    {
        var applied = await ApplyAsync("Marisol Vega", Texas, 21, cancellation);
        var asked = await ApplyAsync("Tom Abbott", Ohio, 30, cancellation);
        Step(asked, CredentialEventKind.Asked, "Please send the second letter of reference.", 12);
        var course = await ApplyAsync("Sam Whitehorse", Georgia, 75, cancellation);
        Step(course, CredentialEventKind.Accepted, "", 60);
        Note(course, CredentialEventKind.ExamFailed, 9);
        foreach (var (name, rule, kinds) in Others)
        {
            var one = await ApplyAsync(name, rule, 90, cancellation);
            var ago = 80;
            foreach (var kind in kinds)
                Step(one, kind, "", ago -= 20);
        }

        database.Add(
            new TrainingSession
            {
                OrganisationId = centre.Id,
                RuleId = Texas,
                Course = "Core course",
                On = today.AddDays(14),
                Minutes = 390,
            }
        );
        await database.SaveChangesAsync(cancellation);
    }

    private static readonly (string Name, string Rule, CredentialEventKind[] Kinds)[] Others =
    [
        ("Robin Sayre", Texas, [CredentialEventKind.Refused]),
        ("Noor Haddad", Ohio, [CredentialEventKind.Refused, CredentialEventKind.Appealed]),
        ("Ellis Moreau", Georgia, [CredentialEventKind.Ended]),
    ];

    /// <summary>A peer who is certified, told hours of which some are confirmed, and shows a badge.</summary>
    private async Task AddHolderAsync(CancellationToken cancellation)
    {
        var row = await ApplyAsync("Dee Castellanos", Texas, 760, cancellation);
        Step(row, CredentialEventKind.Accepted, "", 740);
        Note(row, CredentialEventKind.ExamPassed, 712);
        database.Add(row.Issue(today.AddDays(-700), isProvisional: false, null, "", Moment(700), certifier.Id));
        row.IsShownToAgencies = true;
        foreach (var (ago, minutes, topics, course, isConfirmed) in Hours)
            database.Add(
                new EarnedHours
                {
                    OrganisationId = centre.Id,
                    WorkerId = row.WorkerId,
                    On = today.AddDays(-ago),
                    Minutes = minutes,
                    Topics = topics,
                    Course = course,
                    Provider = "Northgate Training Center",
                    EnteredById = isConfirmed ? certifier.Id : null,
                    ConfirmedOn = isConfirmed ? today.AddDays(-ago + 3) : null,
                }
            );
        await database.SaveChangesAsync(cancellation);
        var rule = (await services.GetRequiredService<RulesInForce>().ReadAsync(cancellation)).Find(Texas)!;
        var standing = (await services.GetRequiredService<CredentialStandings>().OfAsync([row], cancellation))[row.Id];
        await services
            .GetRequiredService<ShownBadges>()
            .MakeAsync(row, rule, standing, row.IssuedOn!.Value, "dee.castellanos@demonstration.example", showsName: true, cancellation);
        await database.SaveChangesAsync(cancellation);
    }

    private static readonly (int Ago, int Minutes, string Topics, string Course, bool IsConfirmed)[] Hours =
    [
        (500, 360, "", "Peer support in crisis care", true),
        (300, 120, "ethics", "Ethics for peers", true),
        (40, 300, "", "Listening in groups", false),
    ];

    private async Task<Credential> ApplyAsync(string name, string rule, int ago, CancellationToken cancellation)
    {
        var account = await database.Users.SingleOrDefaultAsync(one => one.Name == name, cancellation);
        var worker = account is null ? null : await database.Set<Worker>().SingleOrDefaultAsync(one => one.AccountId == account.Id, cancellation);
        worker ??= database.Add(new Worker { Name = name }).Entity;
        var row = new Credential
        {
            OrganisationId = centre.Id,
            WorkerId = worker.Id,
            RuleId = rule,
            HolderName = name,
        };
        database.Add(row);
        database.Add(row.Apply(Moment(ago), account?.Id ?? certifier.Id));
        return row;
    }

    private void Step(Credential row, CredentialEventKind kind, string text, int ago)
    {
        if (!row.Allows(kind))
            throw new InvalidOperationException($"{kind} cannot happen to the credential of {row.HolderName} now.");
        database.Add(row.Step(kind, text, Moment(ago), certifier.Id));
    }

    private void Note(Credential row, CredentialEventKind kind, int ago) =>
        database.Add(row.Note(kind, today.AddDays(-ago), "", "", Moment(ago), certifier.Id));

    private string Day(int ago) => today.AddDays(-ago).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private DateTime Moment(int ago) => today.AddDays(-ago).ToDateTime(new TimeOnly(15, 0), DateTimeKind.Utc);
}
