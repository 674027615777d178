using PeerAtlas.Certification.Checking;
using PeerAtlas.Certification.Persons;
using PeerAtlas.Certification.Rules;

namespace PeerAtlas.Certification.Tests.Checking;

/// <summary>Each state's own cases.</summary>
public sealed class StateCaseTests
{
    [Fact]
    public void A_Texas_holder_with_20_hours_but_2_in_ethics_lacks_one()
    {
        var standing = Given
            .Holds("TX-MHPS", "2024-05-01", Given.Hour("a", "2025-01-10", 18, "advocacy"), Given.Hour("b", "2025-02-10", 2, "Ethics"))
            .On("2025-12-01");
        Assert.Equal((CredentialStatus.Active, 20m, 2m), (standing.Status, standing.Total, standing.Of("ethics")));
        Assert.Equal("ethics 1", standing.Lacks());
    }

    [Fact]
    public void A_Texas_supervisor_owes_6_hours_of_supervision_within_the_20()
    {
        var peer = Given.Holds("TX-MHPS", "2024-05-01", Given.Hour("a", "2025-01-10", 17, "advocacy"), Given.Hour("b", "2025-02-10", 3, "ethics"));
        var supervisor = peer with { Endorsements = [new("supervisor", 0, 0)] };
        Assert.Equal("", peer.On("2025-12-01").Lacks());
        Assert.Equal("supervision 6", supervisor.On("2025-12-01").Lacks());
        Assert.DoesNotContain(peer.On("2025-12-01").ByTopic, topic => topic.Topic == "supervision");
    }

    [Theory]
    // Six months, and asked 30 days before the end (2024-11-01) at the latest.
    [InlineData("2024-11-01", null, CredentialStatus.Provisional, "")]
    [InlineData("2024-11-02", null, CredentialStatus.Lapsed, "")]
    [InlineData("2024-11-02", "2024-10-02", CredentialStatus.Provisional, "")]
    [InlineData("2025-05-01", "2024-10-02", CredentialStatus.Provisional, "")]
    [InlineData("2025-05-02", "2024-10-02", CredentialStatus.Lapsed, "")]
    [InlineData("2024-11-02", "2024-10-03", CredentialStatus.Lapsed, "extension AskedTooLate")]
    // What is asked tomorrow is not asked today.
    [InlineData("2024-09-01", "2024-10-02", CredentialStatus.Provisional, "")]
    public void A_Texas_provisional_stage_lasts_6_months_and_is_extended_once(string on, string? asked, CredentialStatus status, string refused)
    {
        var standing = (Given.Holds("TX-MHPS", "2024-05-01") with { IsProvisional = true, ExtensionAsked = asked is null ? null : Given.Day(asked) }).On(on);
        Assert.Equal((status, "supervised 250", refused), (standing.Status, standing.Lacks(), standing.Refused()));
    }

    [Fact]
    public void In_Texas_own_study_and_being_supervised_are_no_supervised_hours()
    {
        var held = Given.Holds(
            "TX-MHPS",
            "2024-05-01",
            Given.Hour("a", "2024-06-01", 100, "supervised"),
            Given.Hour("b", "2024-06-02", 50, "supervised", "own study"),
            Given.Hour("c", "2024-06-03", 50, "supervised", "being_supervised"),
            Given.Hour("d", "2024-06-04", 50, "ethics")
        ) with
        {
            IsProvisional = true,
            Experience = ToldExperience.None with { SupervisedHours = 110 },
        };
        var standing = held.On("2024-10-01");
        Assert.Equal((210m, "supervised 40"), (standing.Total, standing.Lacks()));
        Assert.Equal("b NotSupervised, c NotSupervised, d NotSupervised", standing.Refused());
    }

    [Fact]
    public void Ohios_30_hours_all_free_fail_by_16()
    {
        var standing = Given.Holds("OH-CPS", "2025-01-15", Given.Hour("a", "2025-06-01", 30, "art")).On("2026-06-01");
        Assert.Equal(30, standing.Total);
        Assert.Equal((9, 16m), (standing.Missing.Count, standing.Missing.Sum(part => part.Hours)));
    }

    [Fact]
    public void Ohios_14_free_hours_and_nine_floors_are_enough()
    {
        var standing = Given
            .Holds(
                "OH-CPS",
                "2025-01-15",
                Given.Hour("0", "2025-06-01", 14),
                Given.Hour("1", "2025-06-01", 3, "ethics"),
                Given.Hour("2", "2025-06-01", 3, "boundaries"),
                Given.Hour("3", "2025-06-01", 2, "diversity"),
                Given.Hour("4", "2025-06-01", 1, "system navigation"),
                Given.Hour("5", "2025-06-01", 2, "trauma"),
                Given.Hour("6", "2025-06-01", 1, "human trafficking"),
                Given.Hour("7", "2025-06-01", 1, "BH"),
                Given.Hour("8", "2025-06-01", 1, "wellness"),
                Given.Hour("9", "2025-06-01", 2, "coaching")
            )
            .On("2026-06-01");
        Assert.Equal((30m, ""), (standing.Total, standing.Lacks()));
    }

    [Theory]
    [InlineData("2026-03-03", "")]
    [InlineData("2026-12-31", "")]
    [InlineData("2027-01-01", "total 12, consumer_network 6, ethics")]
    public void In_Georgia_who_passes_on_3_March_2026_owes_nothing_for_2026(string on, string lacks)
    {
        var standing = Given.Holds("GA-CPS-MH", "2026-03-03").On(on);
        Assert.Equal((CredentialStatus.Active, lacks), (standing.Status, standing.Lacks()));
        Assert.Equal((Given.Day("2027-10-01"), Given.Day("2028-01-31")), (standing.Period.Opens, standing.Period.Closes));
    }

    [Fact]
    public void In_Georgia_hours_of_the_year_of_passing_do_not_count_later()
    {
        var standing = Given.Holds("GA-CPS-MH", "2026-03-03", Given.Hour("a", "2026-12-31", 12, "ethics")).On("2027-06-01");
        Assert.Equal((0m, "a BeforeFirstYear"), (standing.Total, standing.Refused()));
    }

    [Fact]
    public void In_Georgia_half_the_hours_come_from_the_consumer_network_and_one_course_is_on_ethics()
    {
        HourRecord[] hours =
        [
            Given.Hour("a", "2027-02-01", 5, "wellness") with
            {
                Provider = "GMHCN",
            },
            Given.Hour("b", "2027-02-02", 7, "ethics") with
            {
                Provider = "Somebody else",
            },
        ];
        Assert.Equal("consumer_network 1", Given.Holds("GA-CPS-MH", "2026-03-03", hours).On("2027-06-01").Lacks());
        hours = [.. hours, Given.Hour("c", "2027-02-03", 1) with { Provider = "Georgia Mental Health Consumer Network" }];
        Assert.Equal("", Given.Holds("GA-CPS-MH", "2026-03-03", hours).On("2027-06-01").Lacks());
    }

    [Theory]
    // The year's own window is told until it closes; the year after it runs when the renewal is told.
    [InlineData("2027-09-30", null, CredentialStatus.Active, 2027)]
    [InlineData("2027-10-01", null, CredentialStatus.Expiring, 2027)]
    [InlineData("2028-01-31", null, CredentialStatus.Expiring, 2027)]
    [InlineData("2028-02-01", null, CredentialStatus.Lapsed, 2028)]
    [InlineData("2028-01-20", "2028-01-15", CredentialStatus.Active, 2028)]
    [InlineData("2028-02-01", "2027-10-15", CredentialStatus.Active, 2028)]
    [InlineData("2027-11-01", "2027-10-15", CredentialStatus.Active, 2028)]
    // Brought back in June, it owes the hours of that year.
    [InlineData("2028-07-01", "2028-06-15", CredentialStatus.Active, 2028)]
    public void Georgias_years_end_with_their_windows(string on, string? renewed, CredentialStatus status, int year)
    {
        var standing = (Given.Holds("GA-CPS-MH", "2026-03-03") with { Renewals = renewed is null ? [] : [new(Given.Day(renewed), null)] }).On(on);
        Assert.Equal((status, year), (standing.Status, standing.Period.End!.Value.Year));
    }

    [Fact]
    public void Georgias_year_with_all_its_hours_is_taken_as_renewed_and_nothing_is_carried_over()
    {
        var held = Given.Holds("GA-CPS-MH", "2026-03-03", Given.Hour("a", "2027-02-01", 20, "ethics") with { Provider = "GMHCN" });
        var standing = held.On("2028-02-01");
        Assert.Equal(
            (CredentialStatus.Active, "total 12, consumer_network 6, ethics", "a BeforePeriod"),
            (standing.Status, standing.Lacks(), standing.Refused())
        );
    }

    [Fact]
    public void Georgias_window_for_2024_was_another_one_and_before_that_it_is_unknown()
    {
        var standing = Given.Holds("GA-CPS-MH", "2023-05-05").On("2025-02-10");
        Assert.Equal(
            (CredentialStatus.Expiring, Given.Day("2024-12-01"), Given.Day("2025-02-28")),
            (standing.Status, standing.Period.Opens, standing.Period.Closes)
        );
        var early = Given.Holds("GA-CPS-MH", "2020-05-05").On("2023-05-05");
        Assert.Equal((CredentialStatus.Active, null, null), (early.Status, early.Period.Opens, early.Period.Closes));
    }

    [Theory]
    [InlineData("2026-01-05 fail, 2026-02-05 fail, 2026-03-03 pass", "")]
    [InlineData("2026-01-05 fail, 2026-02-05 fail, 2026-03-03 fail, 2026-04-05 pass", "exam TriesUsedUp")]
    [InlineData("2026-01-05 fail, 2026-02-05 fail, 2026-03-03 fail, 2027-01-05 pass", "")]
    public void In_Georgia_there_are_3_tries_in_a_year(string tries, string refused)
    {
        var held = Given.InTraining("GA-CPS-MH") with
        {
            ExamTries = [.. tries.Split(", ").Select(attempt => new ExamTry(Given.Day(attempt[..10]), attempt.EndsWith("pass", StringComparison.Ordinal)))],
        };
        var standing = held.On("2027-06-01");
        Assert.Equal((CredentialStatus.InTraining, refused), (standing.Status, standing.Refused()));
        Assert.Equal(refused.Length > 0 ? "exam" : "", standing.Lacks());
    }

    [Fact]
    public void In_New_York_a_core_course_is_refused_however_it_is_told()
    {
        var held = Given.Holds(
            "NY-NYCPS",
            "2025-04-01",
            Given.Hour("a", "2025-05-01", 3) with
            {
                Course = "Trauma-Informed Peer Support",
            },
            Given.Hour("b", "2025-05-02", 3, "core"),
            Given.Hour("c", "2025-05-03", 3) with
            {
                Course = "Core 7: Documentation",
            },
            Given.Hour("d", "2025-05-04", 4) with
            {
                Course = "Corel Draw for posters",
            }
        ) with
        {
            ChosenYears = 1,
            CoreCourses = ["trauma informed peer support"],
        };
        var standing = held.On("2025-10-01");
        Assert.Equal((4m, "total 6", "a NeverReused, b NeverReused, c NeverReused"), (standing.Total, standing.Lacks(), standing.Refused()));
    }

    [Theory]
    [InlineData(1, "2026-04-01", "total 10")]
    [InlineData(2, "2027-04-01", "total 20")]
    [InlineData(3, "2028-04-01", "total 30")]
    public void In_New_York_the_holder_chooses_and_files_a_month_before(int years, string end, string lacks)
    {
        var held = Given.Holds("NY-NYCPS", "2025-04-01") with { ChosenYears = years };
        var standing = held.On("2025-04-02");
        Assert.Equal((CredentialStatus.Active, lacks), (standing.Status, standing.Lacks()));
        Assert.Equal((Given.Day(end), Given.Day(end).AddMonths(-1)), (standing.Period.End, standing.Period.Closes));
    }

    [Fact]
    public void In_New_York_only_what_comes_after_the_last_certification_counts_and_after_a_lapse_what_comes_after_the_end()
    {
        var held = Given.Holds(
            "NY-NYCPS",
            "2024-04-01",
            Given.Hour("a", "2024-04-01", 5),
            Given.Hour("b", "2024-04-02", 5),
            Given.Hour("c", "2025-04-02", 4)
        ) with
        {
            ChosenYears = 1,
        };
        var running = held.On("2025-03-01");
        Assert.Equal((5m, "a BeforePeriod, c InTheFuture"), (running.Total, running.Refused()));
        var lapsed = held.On("2025-05-01");
        Assert.Equal((CredentialStatus.Lapsed, 4m, "total 6", "a BeforeLapse, b BeforeLapse"), (lapsed.Status, lapsed.Total, lapsed.Lacks(), lapsed.Refused()));
        var again = (held with { Renewals = [new(Given.Day("2025-06-01"), 2)] }).On("2025-07-01");
        Assert.Equal((CredentialStatus.Active, Given.Day("2027-06-01"), "total 20"), (again.Status, again.Period.End!.Value, again.Lacks()));
    }

    [Fact]
    public void New_Yorks_provisional_credential_is_provisional_and_its_length_unknown()
    {
        var standing = Given.Holds("NY-NYCPS-P", "2020-04-01").On("2026-04-01");
        Assert.Equal((CredentialStatus.Provisional, "", null), (standing.Status, standing.Lacks(), standing.Period.End));
        Assert.Equal("core_courses", (Given.InTraining("NY-NYCPS-P") with { CoreCourses = ["One", "Two"] }).On("2026-04-01").Lacks());
    }

    [Fact]
    public void New_Yorks_full_credential_asks_the_provisional_one_first()
    {
        HourRecord[] five = [.. Enumerable.Range(1, 5).Select(at => Given.Hour($"a{at}", "2025-05-01", 3, "electives"))];
        HeldCredential[] both = [Given.Holds("NY-NYCPS-P", "2025-04-01"), Given.InTraining("NY-NYCPS", five)];
        Assert.Equal("supervised 2000", both.On("2026-04-01")[1].Lacks());
        Assert.Equal("NY-NYCPS-P, supervised 2000", both[1].On("2026-04-01").Lacks());
    }

    [Fact]
    public void New_York_asks_five_different_courses_of_ones_choice_and_thirteen_different_core_courses()
    {
        HourRecord[] again = [.. Enumerable.Range(1, 5).Select(at => Given.Hour($"a{at}", "2025-05-01", 3, "electives") with { Course = "Wellness" })];
        var standing = Given.InTraining("NY-NYCPS", again).On("2026-04-01");
        Assert.Contains("elective_courses", standing.Lacks());
        Assert.Equal(4, standing.Missing.Single(part => part.What == "elective_courses").Count);
        Assert.Equal(
            12,
            Assert.Single((Given.InTraining("NY-NYCPS-P") with { CoreCourses = [.. Enumerable.Repeat("One", 13)] }).On("2026-04-01").Missing).Count
        );
    }

    [Fact]
    public void Ohios_course_of_40_hours_is_not_the_16_hours_beside_it()
    {
        var standing = Given.InTraining("OH-CPS", Given.Hour("a", "2026-03-01", 40, "course")).On("2026-06-01");

        Assert.Equal("total 16, exam", standing.Lacks());
        Assert.Equal("a OfTheOtherPart", standing.Refused());
        Assert.Equal(
            "exam",
            Given.InTraining("OH-CPS", Given.Hour("a", "2026-03-01", 40, "course"), Given.Hour("b", "2026-03-01", 16)).On("2026-06-01").Lacks()
        );
    }

    [Fact]
    public void Of_Idahos_two_credentials_with_15_hours_one_fails()
    {
        HourRecord[] hours = [Given.Hour("a", "2026-02-01", 13), Given.Hour("b", "2026-02-02", 2, "ethics")];
        HeldCredential[] both = [Given.Holds("ID-CPSS", "2026-01-01", hours), Given.Holds("ID-CPSS", "2025-12-01", hours)];
        var standings = both.On("2026-06-01");
        // The one that runs out first takes first.
        Assert.Equal(["total 5", ""], standings.Select(Given.Lacks));
        Assert.Equal((5m, 10m, 1m, 1m), (standings[0].Total, standings[1].Total, standings[0].Of("ethics"), standings[1].Of("ethics")));
        Assert.Equal("", both[0].On("2026-06-01").Lacks());
    }

    [Theory]
    [InlineData(30, "ethics 1", "ethics 1")]
    [InlineData(20, "ethics 1", "ethics 1")]
    [InlineData(15, "total 1, ethics 1", "total 4, ethics 1")]
    public void Idahos_hours_beyond_what_floors_leave_free_go_first_to_whose_total_is_not_reached(int free, string older, string newer)
    {
        HourRecord[] hours = [Given.Hour("a", "2026-02-01", free)];
        HeldCredential[] both = [Given.Holds("ID-CPSS", "2025-05-01", hours), Given.Holds("ID-CPSS", "2025-06-01", hours)];
        Assert.Equal([older, newer], both.On("2026-04-01").Select(Given.Lacks));
        Assert.Equal(free, both.On("2026-04-01").Sum(standing => standing.Total));
    }

    [Fact]
    public void Idahos_hours_are_divided_so_that_both_have_enough_where_that_can_be()
    {
        // Only the older one may count what came in December: the other needs all of the rest.
        HourRecord[] hours =
        [
            Given.Hour("a", "2025-12-15", 10),
            Given.Hour("b", "2026-02-01", 9),
            Given.Hour("c", "2026-02-02", 1, "ethics"),
            Given.Hour("d", "2026-02-03", 1, "ethics"),
        ];
        HeldCredential[] both = [Given.Holds("ID-CPSS", "2026-01-01", hours), Given.Holds("ID-CPSS", "2025-12-01", hours)];
        var standings = both.On("2026-06-01");
        Assert.Equal(["", ""], standings.Select(Given.Lacks));
        Assert.Equal(21, standings.Sum(standing => standing.Total));
        Assert.Contains("b UsedForAnother", standings[1].Refused());
    }

    [Theory]
    [InlineData("2026-06-01")]
    [InlineData("2199-12-31")]
    public void Massachusetts_never_lapses(string on)
    {
        var standing = Given.Holds("MA-CPS", "1999-02-28").On(on);
        Assert.Equal((CredentialStatus.NeverExpires, "", null), (standing.Status, standing.Lacks(), standing.Period.Closes));
    }

    [Theory]
    [InlineData("2025-01-30", CredentialStatus.Active)]
    [InlineData("2025-01-31", CredentialStatus.Expiring)]
    [InlineData("2025-05-01", CredentialStatus.Expiring)]
    [InlineData("2025-05-02", CredentialStatus.Lapsed)]
    public void Californias_window_opens_90_days_before_the_end(string on, CredentialStatus status)
    {
        var standing = Given.Holds("CA-MPSS", "2023-05-01", Given.Hour("a", "2024-01-01", 14), Given.Hour("b", "2024-01-02", 6, "law & ethics")).On(on);
        Assert.Equal((status, "", Given.Day("2025-01-31")), (standing.Status, standing.Lacks(), standing.Period.Opens));
    }

    [Fact]
    public void Pennsylvania_asks_36_hours_24_of_them_on_peer_support()
    {
        HourRecord[] hours = [Given.Hour("a", "2025-03-01", 18, "peer support"), Given.Hour("b", "2025-03-02", 3, "ethics")];
        Assert.Equal("total 15, peer 6", Given.Holds("PA-CPS", "2025-01-01", hours).On("2026-01-01").Lacks());
    }

    [Theory]
    // Electives count up to 4 hours, whole health up to 16.
    [InlineData("whole_health 8, mentoring 10, professional responsibility 8, electives 4", 30, "")]
    [InlineData("whole_health 8, mentoring 10, professional responsibility 8, electives 9", 30, "electives9")]
    [InlineData("whole_health 20, mentoring 10, professional responsibility 8", 34, "whole_health20")]
    public void Florida_counts_no_more_of_a_part_than_it_says(string parts, int total, string refused)
    {
        var hours = parts.Split(", ").Select(part => (Topic: part[..part.LastIndexOf(' ')], Hours: int.Parse(part[part.LastIndexOf(' ')..])));
        var held = Given.InTraining("FL-CRPS", [.. hours.Select(part => Given.Hour(part.Topic + part.Hours, "2026-01-01", part.Hours, part.Topic))]) with
        {
            Experience = ToldExperience.None with { ExperienceHours = 400 },
            Endorsements = [new("V", 250, 0), new("Y", 249, 0)],
        };
        var standing = held.On("2026-06-01");
        Assert.Equal((total, "experience 100, experience:Y 1, exam"), (standing.Total, standing.Lacks()));
        Assert.Equal(refused.Length > 0 ? refused + " AboveMost" : "", standing.Refused());
    }

    [Fact]
    public void Florida_is_renewed_each_year_and_for_how_many_hours_is_unknown()
    {
        var standing = Given.Holds("FL-CRPS", "2025-06-30").On("2026-01-01");
        Assert.Equal((CredentialStatus.Active, "", Given.Day("2026-06-30")), (standing.Status, standing.Lacks(), standing.Period.End!.Value));
    }

    [Theory]
    [InlineData("IN-CPSP")]
    [InlineData("KS-CPS")]
    [InlineData("KY-APSS")]
    [InlineData("NCPS")]
    public void Where_the_length_is_unknown_a_credential_is_active_and_not_called_without_end(string rule)
    {
        var standing = Given.Holds(rule, "2001-01-01", Given.Hour("a", "2005-01-01", 3)).On("2026-01-01");
        Assert.Equal((CredentialStatus.Active, 3m, "", null), (standing.Status, standing.Total, standing.Lacks(), standing.Period.End));
    }

    [Theory]
    [InlineData("WI-CPS", "total 20")]
    [InlineData("ICRC-PR", "total 20, ethics 6")]
    [InlineData("ID-CPSS", "total 10, ethics 1")]
    public void Wisconsin_and_others_ask_what_they_ask(string rule, string lacks) =>
        Assert.Equal(lacks, Given.Holds(rule, "2026-01-01").On("2026-03-01").Lacks());

    [Fact]
    public void Entry_is_told_as_hours_and_what_else_is_asked()
    {
        Assert.Equal(
            "total 46, advocacy 10, mentoring 10, recovery 10, ethics 16, experience 500, supervised 25, exam",
            Given.InTraining("ICRC-PR").On("2026-06-01").Lacks()
        );
        Assert.Equal("total 16, one_of, exam", Given.InTraining("OH-CPS").On("2026-06-01").Lacks());
        var worked = Given.InTraining("OH-CPS") with { Experience = ToldExperience.None with { ExperienceMonths = 36 } };
        Assert.Equal("total 16, exam", worked.On("2026-06-01").Lacks());
        HeldCredential[] texan =
        [
            Given.InTraining("NCPS") with
            {
                Experience = ToldExperience.None with { ExperienceHours = 2000 },
            },
            Given.Holds("TX-MHPS", "2025-01-01"),
        ];
        Assert.Equal("exam", texan.On("2026-06-01")[0].Lacks());
        Assert.Equal("one_of, exam", texan[0].On("2026-06-01").Lacks());
    }

    [Fact]
    public void Before_the_day_of_issue_a_person_is_in_training() =>
        Assert.Equal(CredentialStatus.InTraining, Given.Holds("TX-MHPS", "2024-05-01").On("2024-04-30").Status);

    [Fact]
    public void On_a_day_without_a_version_nothing_is_claimed()
    {
        var refused = Assert.Throws<PeerAtlas.Certification.Json.CertificationInputException>(() => Given.Holds("TX-MHPS", "2015-05-01").On("2018-12-31"));
        Assert.Equal("TX-MHPS: No version of this rule that is known holds on 2018-12-31.", refused.Message);
    }

    [Fact]
    public void Every_shipped_rule_has_a_case()
    {
        var cases = File.ReadAllText(Path.Combine(Root(), "tests", "PeerAtlas.Certification.Tests", "Checking", "StateCaseTests.cs"));
        Assert.All(RuleBook.Shipped.All, rule => Assert.Contains($"\"{rule.Id}\"", cases));
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "PeerAtlas.slnx")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
