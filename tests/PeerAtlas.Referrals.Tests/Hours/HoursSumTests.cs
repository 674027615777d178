using System.Text;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Access;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Testing;

namespace PeerAtlas.Referrals.Tests.Hours;

/// <summary>What a log makes together, what speaks against it, and what stays said while a person corrects how it is read.</summary>
public sealed class HoursSumTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_a_log_makes_together_is_told_before_it_comes_in_and_held_against_its_own_total(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        var visitor = await SendAsync(site, agency, "Date,Hours,Service,Client ID\n2026-09-10,1.5,Group,P1\n2026-09-12,2.25,Group,P1\nTotal,3.75,,\n");
        Assert.Contains("Together they are 3 hours 45 minutes, from September 10, 2026 to September 12, 2026, by 1 peer.", visitor.Text);
        Assert.DoesNotContain("own total", visitor.Text);
        await visitor.SubmitAsync("Throw the file away");

        visitor = await visitor.UploadAsync(
            "Look at the file",
            "Sent",
            "log.csv",
            Encoding.UTF8.GetBytes("Date,Hours,Service,Client ID\n2026-09-10,1.5,Group,P1\n,,,\n2026-09-12,2.25,Group,P1\nTotal,5,,\n")
        );
        Assert.Contains("The file's own total, in row 5, is 5 hours. See whether rows are missing here, or are counted twice.", visitor.Text);
    }

    [Theory]
    [InlineData(66, false)] // 65.68 hours under a column of minutes
    [InlineData(3941, false)]
    [InlineData(70, true)]
    public void A_total_in_hours_under_minutes_is_no_other_one(int total, bool isDoubtful) =>
        Assert.Equal(isDoubtful, PeerAtlas.Referrals.Hours.HoursSum.Doubt(3941, 30, [(new PeerAtlas.Lists.RowPlace("log", 40), total)]) is not null);

    [Theory]
    [InlineData("2017-12-20 2017-01-08 2018-01-08 2018-01-09", "In 1 row the year may be mistyped, such as January 8, 2017 in row 2")]
    [InlineData("2020-12-20 2020-12-27 2020-01-02 2020-01-03", "In 2 rows the year may be mistyped, such as January 2, 2020 in row 3")]
    [InlineData("2019-12-20 2020-12-19 2020-12-20 2020-12-21 2020-12-22 2020-12-23", null)]
    [InlineData("2020-12-20 2021-01-02 2021-06-01 2021-12-24 2022-03-01", null)]
    public void A_day_that_fits_among_its_neighbors_with_another_year_is_told(string days, string? told)
    {
        var found = MistypedYears.Told([
            .. days.Split(' ').Select((day, at) => (DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), at + 1)),
        ]);
        Assert.Equal(told is null, found is null);
        Assert.StartsWith(told ?? "", found ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_that_begin_before_another_has_ended_are_told_and_a_group_of_several_is_none()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        const string Head = "Date,Start,End,Service,Client ID,Group\n";
        var visitor = await SendAsync(
            site,
            agency,
            Head + "2026-09-10,9:00,11:00,Group,P1,no\n2026-09-10,10:30,11:30,Group,P2,no\n2026-09-10,11:30,12:00,Group,P1,no\n"
        );
        Assert.Contains("1 record begins before another of the same peer has ended, such as in rows 2 and 3. Their time counts twice.", visitor.Text);
        await visitor.SubmitAsync("Throw the file away");

        const string Members = "2026-09-10,9:00,11:00,Group,P1,yes\n2026-09-10,9:00,11:00,Group,P2,yes\n2026-09-11,9:00,10:00,Group,P2,no\n";
        visitor = await visitor.UploadAsync("Look at the file", "Sent", "log.csv", Encoding.UTF8.GetBytes(Head + Members));
        Assert.DoesNotContain("before another of the same peer", visitor.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_is_older_than_the_role_list_comes_in_by_what_the_list_said_first(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await WorkingAgency.MakeAsync(site, "k");

        var visitor = await SendAsync(site, agency, "Date,Hours,Service,Client ID\n2006-01-04,1.5,Group,P1\n2026-09-12,2.25,Group,P1\n");

        Assert.Contains("1 record is older than the role list, which begins on January 1, 2010. What the list said first is taken for them.", visitor.Text);
        await visitor.SubmitAsync("Confirm the import");
        Assert.Equal(2, await site.WithDatabaseAsync(database => database.Set<ServiceRecord>().CountAsync()));
    }

    [Fact]
    public async Task Weekdays_that_come_round_again_are_told()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        var visitor = await SendAsync(
            site,
            agency,
            "Day,Hours,Service,Client ID\nMonday,1,Group,P1\nFriday,2,Group,P1\nMonday,1,Group,P1\nTuesday,2,Group,P1\n"
        );
        await visitor.SubmitAsync("Read the file this way", ("week", "2026-09-07"));

        Assert.Contains("Weekdays come round again in row 4, and are read as of the same week.", visitor.Text);
    }

    [Fact]
    public async Task Breaks_that_nobody_takes_off_are_told()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        const string Log =
            "Date,Start,End,Hours,Break,Service,Client ID\n2026-09-07,9:00,11:00,2,0:10,Group,P1\n2026-09-08,9:00,12:00,3,0:15,Group,P1\n"
            + "2026-09-09,9:00,10:00,1,0:10,Group,P1\n";
        var visitor = await SendAsync(site, agency, Log);
        await visitor.SubmitAsync("Read the file this way", ("column.minutes", "D"), ("column.break", "E"), ("unit", "Hours"));

        Assert.Contains("Breaks are not taken off, since “How long” has a column of its own.", visitor.Text);
    }

    [Fact]
    public async Task More_hours_than_a_day_has_and_an_answer_beside_another_header_are_told_and_kept()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        var visitor = await SendAsync(site, agency, "Log,,\nDate,Hours,Client ID\n2026-09-10,20,P1\n2026-09-10,6,P1\n2026-09-11,6,X\n");
        await visitor.SubmitAsync("Read the file this way", ("value.activity", "group"), ("header", "1"));
        await visitor.SubmitAsync("Read the file this way", ("header", "2"));
        Assert.DoesNotContain("Which column is \"Activity\"?", visitor.Text);
        Assert.Contains("On September 10, 2026 one peer has more hours than a day has: 26 hours.", visitor.Text);
        Assert.Contains("If these are no persons served, say that the column is “Not in the file”.", visitor.Text);
    }

    [Fact]
    public async Task A_column_that_is_chosen_beside_another_header_is_kept()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        var visitor = await SendAsync(site, agency, "Log,,,\nDate,Planned,Hours,Service\n2026-09-10,3,1,Group\n2026-09-11,4,2,Group\n");
        await visitor.SubmitAsync("Read the file this way", ("header", "1"));

        await visitor.SubmitAsync("Read the file this way", ("header", "2"), ("column.minutes", "B"), ("unit", "Hours"), ("column.activity", "D"));

        Assert.Contains("Together they are 7 hours", visitor.Text);
    }

    [Fact]
    public async Task Rows_with_figures_where_no_duration_is_read_are_doubted()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var agency = await WorkingAgency.MakeAsync(site, "k");

        var visitor = await SendAsync(site, agency, "Date,Hours,Sam,Service\n2026-09-10,1,,Group\n2026-09-11,,2.5,Group\n2026-09-12,2,,Group\n");

        Assert.Contains("Look twice before it comes in", visitor.Text);
        Assert.Contains("1 row says nothing where the duration is read, and has figures elsewhere.", visitor.Text);
    }

    [Fact]
    public async Task Rows_that_stay_out_are_told_where_it_is_confirmed_and_doubted_where_they_are_many()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        var visitor = await SendAsync(site, agency, "Date,Hours,Service\n2026-09-10,1,Group\n2026-09-11,often,Group\n2026-09-12,2,Group\n");

        await visitor.SubmitAsync("Read the file this way", ("leaveout", "true"));

        Assert.Contains("Look twice before it comes in", visitor.Text);
        Assert.Contains("1 row cannot be read and stays out. Together they are 3 hours", visitor.Text);
    }

    [Fact]
    public async Task A_file_of_which_all_rows_are_left_out_is_not_called_there_already()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var agency = await WorkingAgency.MakeAsync(site, "k");

        var visitor = await SendAsync(site, agency, "Date,Hours,Service\n2026-09-10,0,Group\n2026-09-11,,Group\n");

        Assert.Contains("No row of the file would come in", visitor.Text);
        Assert.DoesNotContain("is there already", visitor.Text);
    }

    [Fact]
    public async Task A_corrected_log_is_told_to_count_twice_what_was_corrected()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        const string Log = "Date,Hours,Service\n2026-09-10,2,Group\n2026-09-11,1,Group\n2026-09-12,4,Group\n";
        var visitor = await SendAsync(site, agency, Log);
        Assert.Contains("Ready to come in", visitor.Text);
        await visitor.SubmitAsync("Confirm the import");

        await visitor.UploadAsync("Look at the file", "Sent", "log.csv", Encoding.UTF8.GetBytes(Log.Replace("11,1,", "11,1.5,", StringComparison.Ordinal)));

        Assert.Contains("Look twice before it comes in", visitor.Text);
        Assert.Contains("2 records are there already, and 1 record of the same time is new.", visitor.Text);
    }

    [Fact]
    public async Task The_log_of_the_next_week_is_no_correction()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        const string Log = "Date,Hours,Service\n2026-09-10,2,Group\n2026-09-11,1,Group\n";
        var visitor = await SendAsync(site, agency, Log);
        await visitor.SubmitAsync("Confirm the import");

        await visitor.UploadAsync("Look at the file", "Sent", "log.csv", Encoding.UTF8.GetBytes(Log + "2026-09-12,4,Group\n"));

        Assert.Contains("Ready to come in", visitor.Text);
    }

    [Fact]
    public async Task An_end_before_its_start_that_makes_more_than_a_shift_is_doubted()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var agency = await WorkingAgency.MakeAsync(site, "k");

        var visitor = await SendAsync(
            site,
            agency,
            "Date,Start,End,Service\n2026-09-10,08:00,09:30,Group\n2026-09-11,13:00,09:29,Group\n2026-09-12,22:00,06:00,Group\n"
        );

        Assert.Contains("Look twice before it comes in", visitor.Text);
        Assert.Contains("1 record is longer than 14 hours, the longest 20 hours 29 minutes on September 11, 2026.", visitor.Text);
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
}
