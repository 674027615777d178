using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Access;
using PeerAtlas.Testing;

namespace PeerAtlas.Directory.Tests.Workers;

/// <summary>An agency with an administrator who looks after its workers.</summary>
internal sealed class WorkerAgency
{
    private readonly TestSite site;
    private readonly Account account;

    private WorkerAgency(TestSite site, Organisation organisation, Account account, Visitor administrator)
    {
        (this.site, this.account) = (site, account);
        (Organisation, Administrator) = (organisation, administrator);
    }

    public Organisation Organisation { get; }

    public Visitor Administrator { get; private set; }

    public string Path => $"/workers/{Organisation.Id}";

    public static async Task<WorkerAgency> AddAsync(TestSite site, string key)
    {
        var organisation = await site.AddOrganisationAsync(key);
        var administrator = await site.AddAccountAsync($"admin@{key}.example", Role.AgencyAdministrator, organisation);
        return new(site, organisation, administrator, await site.VisitAsAsync(administrator));
    }

    /// <summary>Signs the administrator in again, on another day.</summary>
    public async Task SignInAgainAsync() => Administrator = await site.VisitAsAsync(account);

    /// <summary>Enters somebody by the page.</summary>
    public async Task EnterAsync(string name, string email, string from, string to = "")
    {
        await Administrator.OpenAsync(Path + "/add");
        await Administrator.SubmitAsync(
            "Save",
            ("Input.Name", name),
            ("Input.Email", email),
            ("Input.Position", nameof(WorkerPosition.PeerWorker)),
            ("Input.StartsOn", from),
            ("Input.EndsOn", to)
        );
    }

    /// <summary>What the list of the agency says.</summary>
    public async Task<string> ListAsync() => (await Administrator.OpenAsync(Path)).Text;

    /// <summary>All workers with their places, whoever may see them.</summary>
    public static Task<List<Worker>> AllAsync(TestSite site) =>
        site.WithDatabaseAsync(database => database.Set<Worker>().AsNoTracking().Include(worker => worker.Places).OrderBy(worker => worker.Id).ToListAsync());
}
