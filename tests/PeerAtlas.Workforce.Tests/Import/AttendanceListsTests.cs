using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Testing;
using PeerAtlas.Workforce.Register;

namespace PeerAtlas.Workforce.Tests.Import;

/// <summary>Lists of who was at a course, as centers have them.</summary>
public sealed class AttendanceListsTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_log_of_check_ins_gives_each_person_one_record_a_day_and_the_same_list_again_nothing(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await TrainingTown.AddAsync(site);
        var (ana, sam) = (
            await AddAsync(site, town, "Ana Soto", "ana@home.example", "TX-1"),
            await AddAsync(site, town, "Sam Reyes", "sam@home.example", null)
        );
        const string List =
            "Email,Checked in at,Event\nana@home.example,2026-09-14 09:01,Ethics at work\nANA@home.example,2026-09-14 13:02,Ethics at work\n"
            + "sam@home.example,2026-09-14 09:05,Ethics at work\nana@home.example,2026-09-15 09:00,Ethics at work\n";
        await SendAsync(town, List);
        Assert.Contains("Hours", town.Certifier.Text, StringComparison.Ordinal);
        await town.Certifier.SubmitAsync("Read the file this way", ("value.hours", "1.5"), ("value.topic", "ethics"));
        Assert.True(Rows(town.Certifier).SequenceEqual(["Hours of training 3 0 0"]), town.Certifier.Text);
        await town.Certifier.SubmitAsync("Confirm the import");
        var hours = await HoursAsync(site);
        Assert.Equal([14, 15], hours.Where(one => one.WorkerId == ana).Select(one => one.On.Day));
        Assert.Equal([14], hours.Where(one => one.WorkerId == sam).Select(one => one.On.Day));
        Assert.All(hours, one => Assert.Equal((90, "Ethics at work", "ethics", town.Centre.Name), (one.Minutes, one.Course, one.Topics, one.Provider)));
        Assert.All(hours, one => Assert.Equal("Attendance list: attendance.csv", one.Evidence));
        Assert.All(hours, one => Assert.NotNull(one.ConfirmedOn));

        await SendAsync(town, List);
        await town.Certifier.SubmitAsync("Read the file this way", ("value.hours", "1.5"), ("value.topic", "ethics"));
        Assert.Contains("Nothing to change", town.Certifier.Text, StringComparison.Ordinal);
        await town.Certifier.SubmitAsync("Throw the file away");
        await town.Certifier.SubmitAsync("Take this import back");
        Assert.Empty(await HoursAsync(site));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Of_a_name_alone_it_is_asked_whose_it_is_and_marks_stand_under_days(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await TrainingTown.AddAsync(site);
        var ana = await AddAsync(site, town, "Ana Soto", "ana@home.example", "TX-1");
        await AddAsync(site, town, "Ana Soto", "other@home.example", "TX-2");
        await SendAsync(town, "Participant,2026-09-14,2026-09-15,2026-09-16\nAna Soto,X,,absent\nKim Lund,present,TRUE,\n");
        await town.Certifier.SubmitAsync("Read the file this way", ("value.hours", "2"), ("value.course", "Boundaries"));
        Assert.Contains("What do these words stand for in \"Person\"?", town.Certifier.Text, StringComparison.Ordinal);
        Assert.Contains("Ana Soto (ana@home.example, TX-1, TX-MHPS)", town.Certifier.Text, StringComparison.Ordinal);
        await town.Certifier.SubmitAsync("Read the file this way", ("to.person", ana.ToString()));
        Assert.Contains("Kim Lund", town.Certifier.Text, StringComparison.Ordinal);
        await town.Certifier.SubmitAsync("Read the file this way", ("leaveout", "true"));
        Assert.True(Rows(town.Certifier).SequenceEqual(["Hours of training 1 0 0"]), town.Certifier.Text);
        await town.Certifier.SubmitAsync("Confirm the import");
        Assert.Equal((ana, new DateOnly(2026, 9, 14), 120), (await HoursAsync(site)).Select(one => (one.WorkerId, one.On, one.Minutes)).Single());
    }

    private static async Task<Guid> AddAsync(TestSite site, TrainingTown town, string name, string email, string? number)
    {
        var worker = new Worker { Name = name, Email = email };
        var credential = new Credential
        {
            OrganisationId = town.Centre.Id,
            WorkerId = worker.Id,
            RuleId = "TX-MHPS",
            HolderName = name,
            HolderEmail = email,
            Number = number,
        };
        await site.AddAsync(worker, credential, credential.EnterIssued(new(2025, 3, 1), site.Clock.GetUtcNow().UtcDateTime, null));
        return worker.Id;
    }

    private static async Task SendAsync(TrainingTown town, string list)
    {
        await town.Certifier.OpenAsync($"{town.Register}/attendance");
        await town.Certifier.UploadAsync("Look at the file", "Sent", "attendance.csv", System.Text.Encoding.UTF8.GetBytes(list));
    }

    private static Task<List<EarnedHours>> HoursAsync(TestSite site) =>
        site.WithDatabaseAsync(database => database.Set<EarnedHours>().AsNoTracking().OrderBy(one => one.On).ToListAsync());

    private static List<string> Rows(Visitor visitor) =>
        [
            .. visitor
                .Page.QuerySelectorAll("#counts tbody tr")
                .Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent.Trim()).Where(text => text.Length > 0))),
        ];
}
