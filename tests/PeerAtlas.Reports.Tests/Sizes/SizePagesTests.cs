using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Reports.Sizes;
using PeerAtlas.Statistics.Estimation;
using PeerAtlas.Testing;

namespace PeerAtlas.Reports.Tests.Sizes;

public class SizePagesTests
{
    private static readonly string Page = $"/waves/{FakeWaves.WaveId}/size";

    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Lists_give_every_methods_estimate_side_by_side_and_only_counts_are_kept(DatabaseKind kind)
    {
        await using var site = new ReportSite(kind);
        var analyst = await site.VisitAsAnalystAsync();
        await analyst.OpenAsync(Page);
        Assert.Contains("No estimate of people yet", analyst.Text, StringComparison.Ordinal);

        await SendAsync(analyst, "list,id\n" + Ids());
        Assert.Contains("The counts of 3 lists with 150 different people were kept", analyst.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Chapman: register and payroll", analyst.Text, StringComparison.Ordinal);
        Assert.Contains("Sample coverage: dependent lists, one-step", analyst.Text, StringComparison.Ordinal);
        Assert.Contains("Log-linear: lists independent", analyst.Text, StringComparison.Ordinal);
        Assert.Contains("Log-linear: register with payroll, register with training", analyst.Text, StringComparison.Ordinal);
        Assert.Matches("The \\d+ estimates run from [\\d,]+ to [\\d,]+ people", analyst.Text);

        var (kept, audit) = await site.WithDatabaseAsync(async database =>
            (
                await database.Set<WorkforceSize>().SingleAsync(),
                await database.Set<AuditEntry>().Where(entry => entry.Subject == nameof(WorkforceSize)).ToListAsync()
            )
        );
        Assert.Single(audit);
        foreach (var stored in new[] { kept.Lists, kept.ListsSource, audit[0].Changes })
            Assert.DoesNotContain("peer-", stored, StringComparison.Ordinal);

        await analyst.SubmitAsync("Remove the lists");
        Assert.Contains("No estimate of people yet", analyst.Text, StringComparison.Ordinal);
        Assert.Equal(2, await site.WithDatabaseAsync(database => database.Set<AuditEntry>().CountAsync(entry => entry.Subject == nameof(WorkforceSize))));
    }

    [Fact]
    public async Task A_file_that_is_wrong_is_refused_by_line_and_the_lists_that_were_there_stay()
    {
        await using var site = new ReportSite(DatabaseKind.Sqlite);
        var analyst = await site.VisitAsAnalystAsync();
        await SendAsync(analyst, "a,b,count\n1,0,40\n0,1,50\n1,1,30\n");

        await SendAsync(analyst, "a,b,count\n1,0,40\n0,1,many\n");
        Assert.Contains("lists.csv, line 3, column count: The count is not a whole number", analyst.Text, StringComparison.Ordinal);
        Assert.Contains("The lists that the wave had are still there", analyst.Text, StringComparison.Ordinal);
        await analyst.OpenAsync(Page + "/lists");
        await analyst.SubmitAsync("Keep the counts");
        Assert.Contains("Choose the file", analyst.Text, StringComparison.Ordinal);
        Assert.Contains("Say what the lists are", analyst.Text, StringComparison.Ordinal);

        await analyst.OpenAsync(Page);
        // (70 + 1)(80 + 1) ÷ (30 + 1) − 1
        Assert.Matches("Chapman: a and b 185 \\d", analyst.Text);
    }

    [Fact]
    public async Task A_number_from_elsewhere_needs_its_source_and_gives_the_multiplier()
    {
        await using var site = new ReportSite(DatabaseKind.Sqlite);
        site.Measures.Persons = new(new Estimate(0.4, 0.05, 0.3, 0.5, 99, 100), null, null);
        var analyst = await site.VisitAsAnalystAsync();
        await analyst.OpenAsync(Page + "/numbers");
        await analyst.SubmitAsync("Save", ("Certified", "200"));
        Assert.Contains("Say where the number comes from", analyst.Text, StringComparison.Ordinal);

        await analyst.SubmitAsync("Save", ("CertifiedSource", "Register of June 2026"), ("Certified", "200"));
        Assert.Contains("Certified and employed ÷ share certified 500 400 to 667", analyst.Text, StringComparison.Ordinal);
        Assert.Contains("200 certified and employed (Register of June 2026); 40.0% certified (this wave’s survey)", analyst.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("numbers")]
    [InlineData("lists")]
    public async Task Who_saves_second_is_told_and_the_first_save_stays(string page)
    {
        await using var site = new ReportSite(DatabaseKind.Sqlite);
        var analyst = await site.VisitAsAnalystAsync();
        var other = await site.VisitAsAnalystAsync("other@dmh.example");
        await other.OpenAsync($"{Page}/{page}");
        await analyst.OpenAsync(Page + "/numbers");
        await analyst.SubmitAsync("Save", ("Jobs", "300"), ("JobsSource", "Payroll of May"));

        Task<Visitor> SaveAsync() =>
            page == "numbers"
                ? other.SubmitAsync("Save", ("Jobs", "400"), ("JobsSource", "Payroll of June"))
                : other.UploadAsync("Keep the counts", "Upload", "lists.csv", "a,b,count\n1,1,30\n1,0,40\n0,1,50\n"u8.ToArray(), ("Source", "Made up"));

        await SaveAsync();
        Assert.Contains("Somebody else changed", other.Text, StringComparison.Ordinal);
        Assert.Equal("300", (await analyst.OpenAsync(Page + "/numbers")).Page.QuerySelector("[name=Jobs]")!.GetAttribute("value"));
        await SaveAsync();
        Assert.DoesNotContain("Somebody else changed", other.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_survey_does_not_ask_can_be_given_and_what_it_asks_cannot_be_overruled()
    {
        await using var site = new ReportSite(DatabaseKind.Sqlite);
        site.Measures.Totals.Add(FakeMeasures.Total("peers_employed_total", 600, 30));
        var analyst = await site.VisitAsAnalystAsync();
        await analyst.OpenAsync(Page + "/numbers");
        await analyst.SubmitAsync("Save", ("JobsPerPerson", "0.5"), ("CertifiedShare", "140"));
        Assert.Contains("at least one job", analyst.Text, StringComparison.Ordinal);
        Assert.Contains("more than 0 and at most 100", analyst.Text, StringComparison.Ordinal);

        await analyst.SubmitAsync(
            "Save",
            ("JobsPerPerson", "1.2"),
            ("JobsPerPersonSource", "Survey of 2024"),
            ("Certified", "150"),
            ("CertifiedSource", "Register"),
            ("CertifiedShare", "50"),
            ("CertifiedShareBase", "100"),
            ("CertifiedShareSource", "Survey of 2024")
        );
        Assert.Contains("Jobs ÷ jobs per person 500 453 to 551", analyst.Text, StringComparison.Ordinal);
        Assert.Contains("600 jobs (this wave’s estimate for all organizations); 1.20 jobs per person (Survey of 2024)", analyst.Text, StringComparison.Ordinal);
        Assert.Contains("Certified and employed ÷ share certified 300", analyst.Text, StringComparison.Ordinal);

        site.Measures.Persons = new(null, new Estimate(1.5, 0.02, 1.46, 1.54, 99, 100), new Estimate(1.3, 0.02, 1.26, 1.34, 99, 100));
        await analyst.OpenAsync(Page);
        Assert.Contains("everybody as likely to answer 400", analyst.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Survey of 2024); 1.20", analyst.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_analysts_see_the_size_of_the_workforce()
    {
        await using var site = new ReportSite(DatabaseKind.Sqlite);
        var agency = await site.AddOrganisationAsync("agency");
        var administrator = await site.VisitAsAsync(await site.AddAccountAsync("admin@agency.example", Platform.Access.Role.AgencyAdministrator, agency));
        foreach (var path in new[] { Page, Page + "/lists", Page + "/numbers" })
        {
            await administrator.OpenAsync(path);
            Assert.NotEqual(HttpStatusCode.OK, administrator.Status);
        }
    }

    private static async Task SendAsync(Visitor analyst, string file)
    {
        await analyst.OpenAsync(Page + "/lists");
        await analyst.UploadAsync(
            "Keep the counts",
            "Upload",
            "lists.csv",
            Encoding.UTF8.GetBytes(file),
            ("Source", "Register, payroll and training roll of June 2026")
        );
    }

    // 150 people: each is on the register, the payroll or the training roll, many on several.
    private static string Ids() =>
        string.Concat(
            Enumerable
                .Range(0, 150)
                .Select(person =>
                    (person % 2 == 0 ? $"register,peer-{person}\n" : "")
                    + (person % 3 != 2 ? $"payroll,peer-{person}\n" : "")
                    + (person % 5 < 2 || (person % 2 == 1 && person % 3 == 2) ? $"training,peer-{person}\n" : "")
                )
        );
}
