using PeerAtlas.Directory;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Testing;
using PeerAtlas.Workforce.Register;

namespace PeerAtlas.Referrals.Tests.Fhir;

/// <summary>What other systems learn of the certifications of an agency's staff.</summary>
public sealed class FhirQualificationTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_holds_and_is_shown_is_told_of_who_works_here_now_and_nothing_else(DatabaseKind kind)
    {
        await using var site = await new FhirSite(kind).FillAsync();
        var centre = await site.AddOrganisationAsync("training", OrganisationKind.TrainingCentre);
        var (north, today) = (site.North, DateOnly.FromDateTime(site.Clock.GetUtcNow().Date));
        var ana = new Worker { Name = "Ana", AccountId = north.Ana.Id };
        await site.AddAsync(ana, Place(ana, north.Organisation.Id, today.AddYears(-2), null));
        // Ben shows his too, and works at another agency only.
        var ben = new Worker { Name = "Ben", AccountId = north.Ben.Id };
        await site.AddAsync(ben, Place(ben, site.South.Organisation.Id, today.AddYears(-2), null));
        await AddAsync(site, centre, ana, "MA-CPS", today.AddYears(-5), isShown: true);
        await AddAsync(site, centre, ana, "OH-CPS", today.AddYears(-1), isShown: true);
        await AddAsync(site, centre, ana, "GA-CPS-MH", today.AddMonths(-3), isShown: false);
        await AddAsync(site, centre, ana, "PA-CPS", today.AddYears(-9), isShown: true);
        await AddAsync(site, centre, ben, "MA-CPS", today.AddYears(-5), isShown: true);

        var told = (await site.GetAsync($"Practitioner/{north.Ana.Id}", north.Token)).Body!["qualification"]!.AsArray();
        Assert.Equal(["MA-CPS", "OH-CPS"], told.Select(one => ((string)one!["code"]!["text"]!).Split('(', ')')[^2]).Order(StringComparer.Ordinal));
        Assert.Equal([null, $"{today.AddYears(1):yyyy-MM-dd}"], told.Select(one => (string?)one!["period"]?["end"]).Order(StringComparer.Ordinal));
        Assert.Null((await site.GetAsync($"Practitioner/{north.Ben.Id}", north.Token)).Body!["qualification"]);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Somebody_is_found_by_any_word_of_their_name(DatabaseKind kind)
    {
        await using var site = await new FhirSite(kind).FillAsync();
        var account = site.North.Ana;
        await site.WithDatabaseAsync(async database =>
        {
            var row = await database.FindAsync<Platform.Access.Account>(account.Id);
            row!.Name = "Ana Ruiz Soto";
            await database.SaveChangesAsync();
        });

        foreach (var name in new[] { "ana", "RUI", "soto", "Ruiz%20Soto", "nobody,soto" })
            Assert.Equal([account.Id.ToString()], (await site.GetAsync($"Practitioner?name={name}", site.North.Token)).FoundIds);
        Assert.Empty((await site.GetAsync("Practitioner?name=uiz", site.North.Token)).FoundIds);
    }

    private static WorkerPlace Place(Worker worker, Guid organisation, DateOnly from, DateOnly? until) =>
        new()
        {
            WorkerId = worker.Id,
            OrganisationId = organisation,
            Position = WorkerPosition.PeerWorker,
            StartsOn = from,
            EndsOn = until,
        };

    private static async Task AddAsync(TestSite site, Organisation centre, Worker holder, string rule, DateOnly issued, bool isShown)
    {
        var credential = new Credential
        {
            OrganisationId = centre.Id,
            WorkerId = holder.Id,
            RuleId = rule,
            HolderName = holder.Name,
            IsShownToAgencies = isShown,
        };
        var happened = credential.EnterIssued(issued, site.Clock.GetUtcNow().UtcDateTime, null);
        await site.AddAsync(credential, happened);
    }
}
