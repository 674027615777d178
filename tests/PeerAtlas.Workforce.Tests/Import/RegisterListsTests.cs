using System.Text;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Testing;
using PeerAtlas.Workforce.Register;

namespace PeerAtlas.Workforce.Tests.Import;

public sealed class RegisterListsTests
{
    private const string First = """
        Certified Peer Specialists,,,,,
        as of October 2026,,,,,
        Last Name,First Name,Cert #,Date Certified,Expiration Date,Email
        SOTO,Ana,TX-001,3/1/2025,3/1/2027,ANA@home.example
        Lund,Kim,TX-002,13/1/2025,1/13/2027,
        Reyes,Sam,TX-003,2/20/2025,2/20/2026,sam@home.example
        Reyes,Sam,,5/5/2025,5/5/2027,
        Reyes,Sam,,6/6/2025,6/6/2027,
        Soto,Ana,TX-004,7/7/2025,7/7/2027,ana@home.example
        Total: 6,,,,,
        """;

    private const string Later = """
        Last Name,First Name,Cert #,Date Certified,Recertified,Email
        Soto-Lee,Ana,TX-001,2025-03-01,,ana@home.example
        Lund,Kim,TX-002,2025-01-13,2026-09-01,kim.lund@home.example
        Reyes,Sam,TX-003,2025-02-21,,
        New,Person,TX-009,2026-01-10,,
        """;

    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_register_comes_in_as_a_centre_has_it_and_is_taken_back(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await TrainingTown.AddAsync(site);
        var visitor = town.Certifier;
        await SendAsync(town, First.Replace("13/1/2025", "1/13/2025", StringComparison.Ordinal));
        Assert.Contains("Credential", visitor.Text);
        await visitor.SubmitAsync("Read the file this way", ("value.rule", "TX-MHPS"));
        Assert.True(Rows(visitor, "counts").SequenceEqual(["Credentials 6 0 0"]), visitor.Text);
        Assert.Contains("In 1 row the last day of the list is not the one that the rule gives", visitor.Text);
        Assert.Contains("2026-02-20, by the rule 2027-02-20", visitor.Text);
        Assert.Contains("1 name stands in several rows without an address.", visitor.Text);
        await visitor.SubmitAsync("Confirm the import");
        Assert.Contains("Credentials: 6 added", visitor.Text);
        // One address is one person with two credentials; the three of one name without an address are three.
        Assert.Equal((6, 5), (await CredentialsAsync(site), await WorkersAsync(site)));

        await SendAsync(town, First.Replace("13/1/2025", "1/13/2025", StringComparison.Ordinal));
        Assert.Contains("Nothing to change", visitor.Text);
        await visitor.SubmitAsync("Throw the file away");

        await SendAsync(town, Later);
        await visitor.SubmitAsync("Read the file this way", ("value.rule", "TX-MHPS"));
        Assert.Contains("It stands in the register as first issued on", visitor.Text);
        await visitor.SubmitAsync("Read the file this way", ("leaveout", "true"));
        Assert.Equal(["Credentials 1 2 0"], Rows(visitor, "counts"));
        await visitor.SubmitAsync("Confirm the import");
        var kim = await site.WithDatabaseAsync(database => database.Set<Credential>().SingleAsync(one => one.Number == "TX-002"));
        Assert.Equal("kim.lund@home.example", kim.HolderEmail);
        Assert.Equal([CredentialEventKind.Issued, CredentialEventKind.Renewed], (await town.EventsAsync(kim.Id)).Select(one => one.Kind));

        await visitor.SubmitAsync("Take this import back");
        Assert.True(visitor.Text.Contains("The import was taken back", StringComparison.Ordinal), visitor.Text);
        Assert.Equal((6, 5), (await CredentialsAsync(site), await WorkersAsync(site)));
        Assert.Equal([CredentialEventKind.Issued], (await town.EventsAsync(kim.Id)).Select(one => one.Kind));
        await visitor.SubmitAsync("Take this import back");
        Assert.Equal((0, 0), (await CredentialsAsync(site), await WorkersAsync(site)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_register_to_which_hours_were_added_is_not_taken_back_and_says_why(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await TrainingTown.AddAsync(site);
        var visitor = town.Certifier;
        await SendAsync(town, First.Replace("13/1/2025", "1/13/2025", StringComparison.Ordinal));
        await visitor.SubmitAsync("Read the file this way", ("value.rule", "TX-MHPS"));
        await visitor.SubmitAsync("Confirm the import");
        var one = await site.WithDatabaseAsync(database => database.Set<Credential>().FirstAsync());
        await site.AddAsync([
            new EarnedHours
            {
                OrganisationId = one.OrganisationId,
                WorkerId = one.WorkerId,
                On = new(2026, 9, 1),
                Minutes = 120,
                Course = "Ethics",
            },
        ]);

        await visitor.SubmitAsync("Take this import back");

        Assert.Contains("Hours or other records were added since then to what came in by it.", visitor.Text);
        Assert.Equal((6, 5), (await CredentialsAsync(site), await WorkersAsync(site)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Where_the_holder_chooses_the_years_they_are_asked_and_no_day_lies_ahead(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await TrainingTown.AddAsync(site);
        await SendAsync(town, "Name,Certification,Issued\nAna Soto,NY-NYCPS,2025-01-02\nKim Lund,NYCPS,2031-01-02\n");
        Assert.Contains("Say which the holder chose: 1, 2, 3.", town.Certifier.Text);
        await town.Certifier.SubmitAsync("Read the file this way", ("value.years", "2"));
        Assert.Contains("This day is to be past", town.Certifier.Text);
        Assert.DoesNotContain("Say which the holder chose", town.Certifier.Text);
        await town.Certifier.SubmitAsync("Read the file this way", ("leaveout", "true"));
        await town.Certifier.SubmitAsync("Confirm the import");
        Assert.Equal(2, await site.WithDatabaseAsync(database => database.Set<Credential>().Select(one => one.ChosenYears).SingleAsync()));
    }

    [Fact]
    public async Task What_the_list_has_as_revoked_or_suspended_does_not_come_in_and_what_ran_out_does()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var town = await TrainingTown.AddAsync(site);
        await SendAsync(
            town,
            "Name,Credential,Number,Issued,Status\nAna Soto,TX-MHPS,P-1,2025-03-01,Active\nSam Reyes,TX-MHPS,P-2,2025-03-01,Revoked\n"
                + "Kim Lund,TX-MHPS,P-3,2020-03-01,Expired\nBo Park,TX-MHPS,P-4,2025-03-01,On hold\n"
        );
        Assert.Contains("What do these words stand for in \"How the list says it stands\"?", town.Certifier.Text);
        await town.Certifier.SubmitAsync("Read the file this way", ("to.status", "taken-back"));
        Assert.Contains("The list has it as withdrawn, suspended or never issued.", town.Certifier.Text);
        await town.Certifier.SubmitAsync("Read the file this way", ("leaveout", "true"));
        await town.Certifier.SubmitAsync("Confirm the import");
        Assert.Equal(
            ["P-1", "P-3"],
            await site.WithDatabaseAsync(database => database.Set<Credential>().Select(one => one.Number).OrderBy(number => number).ToListAsync())
        );
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_was_taken_back_stays_so_and_nobody_gets_the_credential_or_address_of_somebody_else(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await TrainingTown.AddAsync(site);
        var visitor = town.Certifier;
        const string First =
            "Name,Credential,Number,Issued,Email\nAna Soto,TX-MHPS,P-1,2025-03-01,ana@home.example\nSam Reyes,KS-CPS,,2026-05-06,sam@home.example\n";
        await SendAsync(town, First);
        await visitor.SubmitAsync("Confirm the import");
        var sam = await site.WithDatabaseAsync(database => database.Set<Credential>().SingleAsync(one => one.Number == null));
        await visitor.OpenAsync($"{town.Register}/{sam.Id}");
        await visitor.SubmitAsync("Withdraw it", ("Reason", "Fraud."));

        await SendAsync(town, First + "Zoe Zed,TX-MHPS,P-1,2025-03-01,zoe@home.example\nBill Brown,TX-MHPS,P-2,2025-03-01,ANA@home.example\n");
        Assert.Contains("It was taken back in the register", visitor.Text);
        Assert.Contains("The register has it as that of", visitor.Text);
        Assert.Contains("One address is one person", visitor.Text);
        await visitor.SubmitAsync("Read the file this way", ("leaveout", "true"));
        Assert.Equal(["Credentials 0 0 1"], Rows(visitor, "counts"));
        Assert.Equal(2, await CredentialsAsync(site));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_address_that_is_there_stays_and_what_a_badge_was_made_of_is_not_taken_back(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await TrainingTown.AddAsync(site);
        var visitor = town.Certifier;
        await SendAsync(town, "Name,Credential,Number,Issued,Email\nKim Lund,TX-MHPS,P-1,2025-03-01,kim@home.example\n");
        await visitor.SubmitAsync("Confirm the import");
        await SendAsync(town, "Name,Credential,Number,Issued,Renewed,Email\nKim Lund,TX-MHPS,P-1,2025-03-01,2026-09-02,other@home.example\n");
        Assert.Contains("In 1 row the address is another than in the register.", visitor.Text);
        await visitor.SubmitAsync("Throw the file away");
        await town.Peer.OpenAsync("/account/credentials?language=en");
        await town.Peer.SubmitAsync("Yes, this is mine");
        var id = (await site.WithDatabaseAsync(database => database.Set<Credential>().SingleAsync())).Id;
        await town.Peer.OpenAsync($"/account/credentials/{id}");
        await town.Peer.SubmitAsync("Make the badge");

        await visitor.OpenAsync($"{town.Register}/import");
        await visitor.SubmitAsync("Take this import back");
        Assert.Contains("A holder made a badge of what came in by it", visitor.Text);
        Assert.Equal(1, await CredentialsAsync(site));
    }

    private static async Task SendAsync(TrainingTown town, string file)
    {
        await town.Certifier.OpenAsync($"{town.Register}/import");
        await town.Certifier.UploadAsync("Look at the file", "Sent", "register.csv", Encoding.UTF8.GetBytes(file));
    }

    private static List<string> Rows(Visitor visitor, string table) =>
        [
            .. visitor
                .Page.QuerySelectorAll($"#{table} tbody tr")
                .Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent.Trim()).Where(text => text.Length > 0))),
        ];

    private static Task<int> CredentialsAsync(TestSite site) => site.WithDatabaseAsync(database => database.Set<Credential>().CountAsync());

    private static Task<int> WorkersAsync(TestSite site) => site.WithDatabaseAsync(database => database.Set<Worker>().CountAsync(one => one.AccountId == null));
}
