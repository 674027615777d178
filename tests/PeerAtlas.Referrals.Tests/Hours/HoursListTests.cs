using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Access;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Tables;
using PeerAtlas.Testing;

namespace PeerAtlas.Referrals.Tests.Hours;

/// <summary>Logs of hours as agencies have them come in by the import page.</summary>
public sealed class HoursListTests
{
    /// <summary>A title, start and end past midnight, no year-less day in doubt, an unknown activity, a section, a total.</summary>
    private const string Log = """
        Jo's time sheet,,,,
        ,,,,
        Date,Time In,Time Out,Type,Client ID
        09/14/2026,9:00 AM,10:30 AM,Individual,P1
        09/14/2026,11:00 PM,1:15 AM,Night walk,P2
        Second week,,,,
        09/21/2026,1:00 PM,1:45 PM,Individual,
        09/21/2026,1:00 PM,1:45 PM,Individual,
        Total,5:15,,,
        """;

    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_log_comes_in_as_it_is_the_same_again_changes_nothing_and_it_is_taken_back(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        var visitor = await SendAsync(site, agency, Log);
        Assert.Contains("What do these words stand for in \"Activity\"?", visitor.Text);
        await visitor.SubmitAsync("Read the file this way", ("to.activity", "community"));
        // The two equal rows are of the same time, which may be right.
        Assert.Contains("1 record begins before another of the same peer has ended, such as in rows 7 and 8.", visitor.Text);
        Assert.Contains("2 records name no person served and count as work without one.", visitor.Text);
        Assert.Equal(["New 4", "Changed 0", "There already 0", "One with another row 0", "Left out 4"], Rows(visitor, "fates"));

        await visitor.SubmitAsync("Confirm the import");
        Assert.Contains(
            "The import is done. Service records: 4 added, 0 changed. Together they are 5 hours 15 minutes, "
                + "from September 14, 2026 to September 21, 2026, by 1 peer. 4 of 8 rows were left out.",
            visitor.Text
        );
        Assert.Equal(
            [("2026-09-14", 90, "one-to-one"), ("2026-09-14", 135, "community"), ("2026-09-21", 45, "one-to-one"), ("2026-09-21", 45, "one-to-one")],
            await RecordsAsync(site)
        );
        Assert.Equal((4, 315), await PeerMonthAsync(site));

        await visitor.UploadAsync("Look at the file", "Sent", "again.csv", Encoding.UTF8.GetBytes(Log));
        Assert.Contains("Nothing to change", visitor.Text);
        Assert.Equal(["New 0", "Changed 0", "There already 4", "One with another row 0", "Left out 4"], Rows(visitor, "fates"));

        await visitor.OpenAsync(HoursLinks.List(agency.Organisation.Id));
        await visitor.SubmitAsync("Take this import back");
        Assert.Contains("The import was taken back", visitor.Text);
        Assert.Empty(await RecordsAsync(site));
        Assert.Equal((0, 0), await PeerMonthAsync(site));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_file_sent_in_parts_is_taken_back_part_by_part(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        var visitor = await SendAsync(site, agency, "Date,Hours,Service\n2026-09-10,1,Group\n");
        await visitor.SubmitAsync("Confirm the import");
        await visitor.UploadAsync("Look at the file", "Sent", "two.csv", Encoding.UTF8.GetBytes("Date,Hours,Service\n2026-09-11,2,Group\n"));
        await visitor.SubmitAsync("Confirm the import");

        await visitor.SubmitAsync("Take this import back");
        await visitor.SubmitAsync("Take this import back");
        Assert.Empty(await RecordsAsync(site));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task How_a_file_was_read_is_forgotten_when_its_import_is_taken_back(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        const string File = "Date,Planned,Hours,Service\n2026-09-10,1.5,2,Drop-in\n";
        var visitor = await SendAsync(site, agency, File);
        await visitor.SubmitAsync("Read the file this way", ("to.activity", "group"), ("column.minutes", "B"));
        await visitor.SubmitAsync("Confirm the import");
        await visitor.UploadAsync("Look at the file", "Sent", "again.csv", Encoding.UTF8.GetBytes(File));
        Assert.DoesNotContain("What do these words stand for", visitor.Text);
        await visitor.SubmitAsync("Throw the file away");

        await visitor.SubmitAsync("Take this import back");
        await visitor.UploadAsync("Look at the file", "Sent", "again.csv", Encoding.UTF8.GetBytes(File));
        Assert.Contains("What do these words stand for in \"Activity\"?", visitor.Text);
        Assert.DoesNotContain("“Activity”: One word is not known", visitor.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_cell_is_written_anew_and_a_word_leaves_its_rows_out(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        var visitor = await SendAsync(site, agency, "Date,Hours,Service\n31.09.2026,2,Group\n15.09.2026,1,Group\n16.09.2026,8,Holiday\n");
        Assert.Contains("row 2, column A, Day: it says “31.09.2026”", visitor.Text);

        await visitor.SubmitAsync("Read the file this way", ("to.activity", "!"), ("cell.text", "30.09.2026"));
        Assert.Contains("Ready to come in", visitor.Text);
        await visitor.SubmitAsync("Confirm the import");
        Assert.Equal([("2026-09-15", 60, "group"), ("2026-09-30", 120, "group")], await RecordsAsync(site));
    }

    [Fact]
    public async Task A_header_that_is_written_anew_is_what_comes_in()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        var visitor = await SendAsync(site, agency, "Date,Group,Hours\n2026-09-10,1,2\n2026-09-11,1,2\n");
        await visitor.SubmitAsync("Read the file this way", ("across", "activity"), ("across.column", "B"), ("across.column", "C"), ("column.minutes", ""));
        await visitor.SubmitAsync("Read the file this way", ("cell.row", "1"), ("cell.column", "C"), ("cell.text", "one-to-one"));
        await visitor.SubmitAsync("Confirm the import");

        Assert.Equal(2, (await RecordsAsync(site)).Count(record => record is (_, 120, "one-to-one")));
        Assert.Equal(2, (await RecordsAsync(site)).Count(record => record is (_, 60, "group")));
    }

    [Fact]
    public async Task Rows_that_come_in_pairs_are_told_and_may_be_read_apart()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        var log = "Event,When,Service\n" + string.Concat(Enumerable.Range(10, 4).Select(day => $"in,2026-09-{day} 9:00,Group\nout,2026-09-{day} 9:45,Group\n"));
        var visitor = await SendAsync(site, agency, log);
        Assert.Contains("The rows come in pairs: one for the start, one for the end.", visitor.Text);
        Assert.Contains("Together they are 3 hours", visitor.Text);

        await visitor.SubmitAsync("Read the file this way", ("shape", "-"));
        Assert.DoesNotContain("What belongs together is read as one record", visitor.Text);
        Assert.DoesNotContain("Ready to come in", visitor.Text);

        await visitor.SubmitAsync("Read the file this way", ("shape", "InAndOut"));
        Assert.Contains("Together they are 3 hours", visitor.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_is_sent_again_with_other_content_replaces_and_comes_back_and_a_later_file_keeps_it(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        await agency.ImportAsync(agency.Line("a1", minutes: 30), agency.Line("a2", minutes: 20));
        var visitor = await SendAsync(site, agency, "Entry ID,Date,Hours,Service\na1,2026-09-10,1.5,Group\na3,2026-09-11,0.25,Group\n");
        Assert.Equal(["Service records 1 1 0"], Rows(visitor, "counts"));
        await visitor.SubmitAsync("Confirm the import");
        Assert.Equal((3, 125), await PeerMonthAsync(site));

        await visitor.SubmitAsync("Take this import back");
        Assert.Contains("The import was taken back", visitor.Text);
        Assert.Equal((2, 50), await PeerMonthAsync(site));
        Assert.Equal(
            30,
            await site.WithDatabaseAsync(database => database.Set<ServiceRecord>().Where(one => one.Record == "a1").Select(one => one.Minutes).SingleAsync())
        );
        Assert.False(await site.WithDatabaseAsync(database => database.Set<ReplacedServiceRecord>().AnyAsync()));

        await visitor.UploadAsync("Look at the file", "Sent", "log.csv", Encoding.UTF8.GetBytes("Entry ID,Date,Hours,Service\na1,2026-09-10,1.5,Group\n"));
        await visitor.SubmitAsync("Confirm the import");
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        await agency.ImportAsync(agency.Line("a1", minutes: 10));
        await visitor.SubmitAsync("Take this import back");
        Assert.Contains("Nothing was taken back. A later file changed what came in by it.", visitor.Text);
        Assert.Equal((2, 30), await PeerMonthAsync(site));
    }

    [Fact]
    public async Task What_the_rules_refuse_is_said_once_and_can_be_left_out()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        var rows = string.Concat(Enumerable.Range(1, 40).Select(number => $"2026-09-10,{number + 10} min,Group,X{number}\n"));
        var visitor = await SendAsync(site, agency, "Date,Time,Service,Client ID\n" + rows + "2026-09-10,20 min,Group,P1\n2029-01-01,20 min,Group,P1\n");
        Assert.Contains("Person served: The agency serves nobody with that id here.", visitor.Text);
        Assert.Contains("Such as: X1; X2; X3; X4; X5.", visitor.Text);
        Assert.Contains("Day: The day is yet to come.", visitor.Text);
        Assert.Contains("41 rows cannot come in like this", visitor.Text);

        await visitor.SubmitAsync("Read the file this way", ("leaveout", "true"));
        Assert.Equal(["New 1", "Changed 0", "There already 0", "One with another row 0", "Left out 41"], Rows(visitor, "fates"));
        await visitor.SubmitAsync("Confirm the import");
        Assert.Equal([("2026-09-10", 20, "group")], await RecordsAsync(site));
    }

    [Fact]
    public async Task An_id_that_stands_twice_is_one_when_it_says_the_same_and_a_problem_when_not()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        var visitor = await SendAsync(
            site,
            agency,
            "Entry ID,Date,Hours,Service\na1,2026-09-10,1.5,Group\na1,2026-09-10,1.5,Group\na2,2026-09-10,0.5,Group\na2,2026-09-10,2.5,Group\n"
        );
        Assert.Contains("The id stands in an earlier row already, with something else.", visitor.Text);
        await visitor.SubmitAsync("Read the file this way", ("leaveout", "true"));
        Assert.Equal(["New 2", "Changed 0", "There already 0", "One with another row 1", "Left out 1"], Rows(visitor, "fates"));
    }

    [Fact]
    public async Task A_workbook_with_weekdays_as_columns_and_a_sheet_a_week_is_told_by_its_titles()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        using var workbook = new MemoryStream();
        XlsxTable.Write(
            workbook,
            [
                TableSheet.Create(
                    "Week 37",
                    ["Week of 09/07/2026", "_", "__", "___"],
                    [
                        ["Activity", "Mon", "Tue", "Wed"],
                        ["Group", "1.5", "", "0.5"],
                        ["Total", "1.5", "", "0.5"],
                    ]
                ),
                TableSheet.Create(
                    "Week 38",
                    ["Week of 09/14/2026", "_", "__", "___"],
                    [
                        ["Activity", "Mon", "Tue", "Wed"],
                        ["Group", "", "2", ""],
                    ]
                ),
            ]
        );
        var visitor = await OpenAsync(site, agency);
        await visitor.UploadAsync("Look at the file", "Sent", "weeks.xlsx", workbook.ToArray());
        // The second sheet tells which number comes first.
        Assert.DoesNotContain("Which number comes first", visitor.Text);
        await visitor.SubmitAsync("Confirm the import");
        Assert.Equal([("2026-09-07", 90, "group"), ("2026-09-09", 30, "group"), ("2026-09-15", 120, "group")], await RecordsAsync(site));
    }

    [Fact]
    public async Task Peers_are_known_by_name_and_one_of_another_agency_is_not()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        var other = await WorkingAgency.MakeAsync(site, "other");
        var second = await AddPeerAsync(site, agency, "sam.roe@k.example");
        var visitor = await SendAsync(
            site,
            agency,
            $"Date,Hours,Service,Staff\n2026-09-10,1.5,Group,{agency.Peer.Email}\n2026-09-10,1.5,Group,{other.Peer.Email}\n"
                + $"2026-09-10,1.5,Group,{second.Email}\n"
        );
        Assert.Contains("What do these words stand for in \"Peer\"?", visitor.Text);
        Assert.DoesNotContain("other.example", visitor.Page.QuerySelector("#value-peer")!.TextContent, StringComparison.Ordinal);
        await visitor.SubmitAsync("Read the file this way", ("leaveout", "true"));
        await visitor.SubmitAsync("Confirm the import");
        Assert.Equal(2, (await RecordsAsync(site)).Count);
    }

    [Fact]
    public async Task The_next_log_of_a_form_is_not_taken_for_the_same_peers()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        await AddPeerAsync(site, agency, "sam.roe@k.example");
        var visitor = await SendAsync(site, agency, "Date,Hours,Service\n2026-09-10,1.5,Drop-in\n");
        Assert.Contains("Which column is \"Peer\"?", visitor.Text);
        await visitor.SubmitAsync("Read the file this way", ("value.peer", agency.Peer.Email!), ("to.activity", "group"));
        await visitor.SubmitAsync("Confirm the import");

        await visitor.UploadAsync("Look at the file", "Sent", "sam.csv", Encoding.UTF8.GetBytes("Date,Hours,Service\n2026-09-11,0.5,Drop-in\n"));
        Assert.Contains("Which column is \"Peer\"?", visitor.Text);
        Assert.DoesNotContain("What do these words stand for", visitor.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_confirms_twice_at_once_sees_what_was_done_once(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        var first = await SendAsync(site, agency, "Date,Hours,Service\n2026-09-10,2,Group\n2026-09-11,1,Group\n");
        var second = await (await new Visitor(site).SignInAsync("administrator@k.example")).OpenAsync(first.Where);
        for (var round = 0; round < 4; round++)
        {
            await Task.WhenAll(first.SubmitAsync("Confirm the import"), second.SubmitAsync("Confirm the import"));

            Assert.All([first, second], visitor => Assert.Equal(HttpStatusCode.OK, visitor.Status));
            Assert.Contains("The import is done. Service records: 2 added", first.Text);
            Assert.Contains("The import is done. Service records: 2 added", second.Text);
            Assert.Equal(2, (await RecordsAsync(site)).Count);
            await first.SubmitAsync("Take this import back");
            await first.UploadAsync(
                "Look at the file",
                "Sent",
                "log.csv",
                Encoding.UTF8.GetBytes("Date,Hours,Service\n2026-09-10,2,Group\n2026-09-11,1,Group\n")
            );
            await second.OpenAsync(first.Where);
        }
    }

    private static async Task<Visitor> SendAsync(TestSite site, WorkingAgency agency, string log)
    {
        var visitor = await OpenAsync(site, agency);
        return await visitor.UploadAsync("Look at the file", "Sent", "log.csv", Encoding.UTF8.GetBytes(log));
    }

    private static async Task<Visitor> OpenAsync(TestSite site, WorkingAgency agency)
    {
        await site.AddAccountAsync("administrator@k.example", Role.AgencyAdministrator, agency.Organisation);
        var visitor = await new Visitor(site).SignInAsync("administrator@k.example");
        await visitor.OpenAsync("/hours/import");
        return await visitor.FollowAsync("Send a log or time sheet with other columns");
    }

    private static async Task<Account> AddPeerAsync(TestSite site, WorkingAgency agency, string email)
    {
        var peer = await site.AddAccountAsync(email, Role.PeerWorker, agency.Organisation);
        await site.AddAsync(
            new TeamMember
            {
                OrganisationId = agency.Organisation.Id,
                TeamId = agency.Team.Id,
                AccountId = peer.Id,
                Role = TeamRole.Peer,
                StartsOn = new(2025, 1, 1),
            }
        );
        return peer;
    }

    private static List<string> Rows(Visitor visitor, string table) =>
        [.. visitor.Page.QuerySelectorAll($"#{table} tbody tr").Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent.Trim())))];

    private static Task<List<(string, int, string)>> RecordsAsync(TestSite site) =>
        site.WithDatabaseAsync(async database =>
        {
            var records = await (
                from record in database.Set<ServiceRecord>()
                join activity in database.Set<Activity>() on record.ActivityId equals activity.Id
                select new
                {
                    record.Day,
                    record.Minutes,
                    activity.Key,
                    record.PersonId,
                }
            ).ToListAsync();
            return records
                .OrderBy(record => record.Day)
                .ThenByDescending(record => record.PersonId is not null)
                .ThenBy(record => record.Minutes)
                .Select(record => ($"{record.Day:yyyy-MM-dd}", record.Minutes, record.Key))
                .ToList();
        });

    private static Task<(int Contacts, int Minutes)> PeerMonthAsync(TestSite site) =>
        site.WithDatabaseAsync(async database =>
        {
            var months = await database.Set<PeerMonth>().ToListAsync();
            return (months.Sum(month => (int)month.Contacts), (int)months.Sum(month => (long)month.Minutes));
        });
}
