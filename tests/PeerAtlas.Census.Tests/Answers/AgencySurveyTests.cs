using System.Net;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Testing;

namespace PeerAtlas.Census.Tests.Answers;

public sealed class AgencySurveyTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_agency_answers_page_by_page_reviews_and_hands_in(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency);
        var visitor = await survey.BeginAsync();
        Assert.Contains("Count people, not hours.", visitor.Text);
        Assert.Contains("Page 1 of 2", visitor.Text);

        await visitor.SubmitAsync("Save and continue", ("peers", "7"));
        Assert.Contains("Of them certified", visitor.Text);
        await visitor.SubmitAsync("Save and continue", ("certified", "3"));
        Assert.Equal("Pay and programs", visitor.Page.QuerySelector("h1")!.TextContent);

        await visitor.SubmitAsync(
            "Save and check all answers",
            ("wage", "17.5"),
            ("programs", "crisis"),
            ("programs", "other"),
            ("programs_other", "Street outreach"),
            ("expand", "yes"),
            ("policy", "no"),
            ("since", "2019-03-01"),
            ("barriers", "Pay\r\nTransport")
        );
        Assert.Contains("Page 3 of 3", visitor.Text);
        await visitor.SubmitAsync("Save and check all answers", ("jobs[0].job", "Peer lead"), ("jobs[0].hours", "20"));

        Assert.Equal("Check your answers", visitor.Page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Crisis team, Other (Street outreach)", visitor.Text);
        Assert.Contains("March 1, 2019", visitor.Text);
        Assert.Contains("Open position 1: Name of the position", visitor.Text);
        await visitor.SubmitAsync("Hand in");
        Assert.Contains("Your answers are handed in", visitor.Text);
        Assert.Contains("Peer lead", visitor.Text);

        var response = Assert.Single(await survey.ResponsesAsync());
        Assert.NotNull(response.CompletedAt);
        Assert.Null(response.UnitId);
        Assert.Equal(
            """{"peers":7,"certified":3,"others":4,"wage":17.5,"programs":["crisis","other"],"programs_other":"Street outreach","expand":"yes","policy":"no","since":"2019-03-01","barriers":"Pay\nTransport","jobs":[{"job":"Peer lead","hours":20}]}""",
            response.Answers
        );
        var invitation = await survey.Site.WithDatabaseAsync(database => database.Set<Invitation>().SingleAsync());
        Assert.NotNull(invitation.OpenedAt);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Answers_are_saved_as_one_goes_and_found_again_with_the_same_link(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency);
        var visitor = await survey.BeginAsync("es");
        Assert.Equal("es", visitor.Page.DocumentElement.GetAttribute("lang"));
        await visitor.SubmitAsync("Guardar y salir", ("peers", "12"));
        Assert.Contains("Sus respuestas están guardadas", visitor.Text);

        var later = await new Visitor(survey.Site).OpenAsync(survey.Link + "?language=es");
        await later.FollowAsync("Continuar");
        Assert.Contains("Revise sus respuestas", later.Text);
        await later.FollowAsync("Cambiar");
        Assert.Equal("12", later.Page.QuerySelector("[name=peers]")!.GetAttribute("value"));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Errors_are_listed_above_and_named_beside_the_field_and_what_was_typed_stays(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency);
        var visitor = await survey.BeginAsync();
        await visitor.SubmitAsync("Save and continue", ("peers", "seven"));

        var link = visitor.Page.QuerySelector(".pa-error-summary a")!;
        Assert.Equal("#q:peers", link.GetAttribute("href"));
        var field = visitor.Page.GetElementById("q:peers")!;
        Assert.Equal("seven", field.GetAttribute("value"));
        Assert.Equal("true", field.GetAttribute("aria-invalid"));
        Assert.Contains("Enter a number", visitor.Page.GetElementById(field.GetAttribute("aria-describedby")!)!.TextContent);
        Assert.StartsWith("Error: ", visitor.Page.Title);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_required_answer_can_wait_but_not_be_left_out(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency);
        var visitor = await survey.BeginAsync();
        await visitor.SubmitAsync("Save and continue");
        Assert.Contains("Answer this question.", visitor.Text);
        await visitor.SubmitAsync("come back to this later");
        Assert.Equal("Pay and programs", visitor.Page.QuerySelector("h1")!.TextContent);
        await visitor.SubmitAsync("Save and check all answers");

        Assert.Contains("One answer still needs you", visitor.Text);
        Assert.DoesNotContain(visitor.Page.QuerySelectorAll("button"), button => button.TextContent == "Hand in");
        await visitor.FollowAsync("Peer workers employed");
        Assert.Equal("Your peer workers", visitor.Page.QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Switching_the_language_keeps_what_was_typed(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency);
        var visitor = await survey.BeginAsync();
        await visitor.SubmitAsync("Español", ("peers", "seven"));

        Assert.Equal("Su personal de apoyo", visitor.Page.QuerySelector("h1")!.TextContent);
        Assert.Equal("seven", visitor.Page.GetElementById("q:peers")!.GetAttribute("value"));
        Assert.Empty(visitor.Page.QuerySelectorAll(".usa-error-message"));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Entries_of_a_repeat_are_added_and_removed_without_a_script(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency);
        var visitor = await survey.BeginAsync();
        await visitor.SubmitAsync("Save and continue", ("peers", "0"));
        await visitor.SubmitAsync("Save and", ("expand", "yes"));
        await visitor.SubmitAsync("Add another", ("jobs[0].job", "First"));
        await visitor.SubmitAsync("Add another", ("jobs[1].job", "Second"));
        await visitor.SubmitAsync("Remove Open position 1", ("jobs[2].job", "Third"));

        Assert.Equal(["Second", "Third"], visitor.Page.QuerySelectorAll("[name$='.job']").Select(input => input.GetAttribute("value")));
        await visitor.SubmitAsync("Save and check");
        Assert.Contains("Open position 2: Name of the position", visitor.Text);
        Assert.Contains("\"jobs\":[{\"job\":\"Second\"},{\"job\":\"Third\"}]", (await survey.ResponsesAsync())[0].Answers);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Two_people_on_one_page_see_both_answers_and_nothing_is_overwritten(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency);
        var first = await survey.BeginAsync();
        var second = await new Visitor(survey.Site).OpenAsync(first.Where);
        await first.SubmitAsync("Save and leave", ("peers", "5"));
        await second.SubmitAsync("Save and leave", ("peers", "9"));

        Assert.Contains("Somebody else saved this page meanwhile", second.Text);
        Assert.Contains("Saved by somebody else meanwhile: 5", second.Text);
        Assert.Equal("9", second.Page.GetElementById("q:peers")!.GetAttribute("value"));
        Assert.Contains("\"peers\":5", (await survey.ResponsesAsync())[0].Answers);

        await second.SubmitAsync("Save and leave");
        Assert.Contains("\"peers\":9", (await survey.ResponsesAsync())[0].Answers);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Two_people_on_two_pages_do_not_hinder_each_other(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency);
        var first = await survey.BeginAsync();
        var second = await new Visitor(survey.Site).OpenAsync(first.Where.Replace("/people", "/pay"));
        await first.SubmitAsync("Save and leave", ("peers", "5"));
        await second.SubmitAsync("Save and leave", ("barriers", "Transport"));

        var answers = (await survey.ResponsesAsync())[0].Answers;
        Assert.Contains("\"peers\":5", answers);
        Assert.Contains("\"barriers\":\"Transport\"", answers);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Pressing_a_button_twice_does_the_thing_once(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency);
        var start = await new Visitor(survey.Site).OpenAsync(survey.Link);
        var again = await new Visitor(survey.Site).OpenAsync(survey.Link);
        var id = start.Page.QuerySelector("[name=new]")!.GetAttribute("value")!;
        await start.SubmitAsync("Begin", ("for", "whole"));
        await again.SubmitAsync("Begin", ("for", "whole"), ("new", id));
        Assert.Single(await survey.ResponsesAsync());
        Assert.Equal(start.Where, again.Where);

        var twin = await new Visitor(survey.Site).OpenAsync(start.Where);
        await start.SubmitAsync("Save and leave", ("peers", "5"));
        await twin.SubmitAsync("Save and leave", ("peers", "5"));
        Assert.Contains("Your answers are saved", twin.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task One_organisation_answers_for_several_parts_once_each(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency);
        await survey.BeginAsync();
        var visitor = await new Visitor(survey.Site).OpenAsync(survey.Link);
        await visitor.SubmitAsync("Begin", ("for", "whole"));
        Assert.Contains("There are answers for this part already", visitor.Text);

        var north = visitor.Page.QuerySelectorAll("label").Single(label => label.TextContent == "North house").GetAttribute("for")!;
        await visitor.SubmitAsync("Begin", ("for", visitor.Page.GetElementById(north)!.GetAttribute("value")!));
        Assert.Contains("North house", visitor.Text);
        await visitor.OpenAsync(survey.Link);
        await visitor.SubmitAsync("Begin", ("for", "other"));
        Assert.Contains("Name the part", visitor.Text);
        await visitor.SubmitAsync("Begin", ("for", "other"), ("part", "Night team"));
        Assert.Contains("Night team", visitor.Text);
        Assert.Equal(3, (await survey.ResponsesAsync()).Count);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Handed_in_answers_can_be_opened_again_and_the_record_says_so(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency);
        var visitor = await survey.BeginAsync();
        await visitor.SubmitAsync("Save and continue", ("peers", "0"));
        await visitor.SubmitAsync("Save and check all answers");
        await visitor.SubmitAsync("Hand in");
        await visitor.SubmitAsync("Open again to correct");
        Assert.Null((await survey.ResponsesAsync())[0].CompletedAt);
        var entry = await survey.Site.WithDatabaseAsync(database => database.Set<AuditEntry>().SingleAsync(entry => entry.Subject == "AgencyResponse"));
        Assert.Equal("respondent of harbor", entry.Actor);

        await visitor.SubmitAsync("Hand in");
        Assert.NotNull((await survey.ResponsesAsync())[0].CompletedAt);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_survey_that_closes_meanwhile_keeps_what_was_typed_on_the_page(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency);
        var visitor = await survey.BeginAsync();
        await survey.CloseAsync();
        await visitor.SubmitAsync("Save and continue", ("peers", "41"));

        Assert.Contains("The survey closed while you were answering", visitor.Text);
        Assert.Equal("41", visitor.Page.GetElementById("q:peers")!.GetAttribute("value"));
        Assert.DoesNotContain("41", (await survey.ResponsesAsync())[0].Answers);
        await visitor.OpenAsync(survey.Link);
        Assert.Equal(HttpStatusCode.Gone, visitor.Status);
        Assert.Contains("It closed on October 31, 2026", visitor.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_lost_token_loses_nothing(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency);
        var visitor = await survey.BeginAsync();
        await visitor.SubmitAsync("Save and continue", ("peers", "41"), ("__RequestVerificationToken", "gone"));
        Assert.Contains("Please press the button once more", visitor.Text);
        Assert.DoesNotContain("41", (await survey.ResponsesAsync())[0].Answers);
        await visitor.SubmitAsync("Save and leave");
        Assert.Contains("\"peers\":41", (await survey.ResponsesAsync())[0].Answers);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Unknown_early_and_foreign_links_say_what_to_do(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency);
        var visitor = await survey.BeginAsync();
        var response = visitor.Where.Split('/')[3];
        await visitor.OpenAsync("/survey/00000000000000000000000000000000");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        Assert.Contains("Copy the whole link", visitor.Text);

        await using var other = await OpenSurvey.StartAsync(kind, TestForms.Agency);
        var stranger = await new Visitor(other.Site).OpenAsync($"{other.Link}/{response}/review");
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);

        await survey.Site.WithDatabaseAsync(async database =>
        {
            (await database.Set<Wave>().SingleAsync()).State = WaveState.Draft;
            await database.SaveChangesAsync();
        });
        await visitor.OpenAsync(survey.Link);
        Assert.Contains("It opens on September 1, 2026", visitor.Text);
    }

    [Fact]
    public async Task Guessing_links_is_stopped_and_a_right_one_always_opens()
    {
        await using var survey = await OpenSurvey.StartAsync(DatabaseKind.Sqlite, TestForms.Agency);
        var visitor = new Visitor(survey.Site);
        for (var guess = 0; guess < 30; guess++)
            await visitor.OpenAsync($"/survey/{guess:x32}");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        await visitor.OpenAsync($"/survey/{30:x32}");
        Assert.Equal(HttpStatusCode.TooManyRequests, visitor.Status);
        // A whole agency may stand behind one address.
        await visitor.OpenAsync(survey.Link);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        survey.Site.Clock.Advance(TimeSpan.FromMinutes(16));
        await visitor.OpenAsync($"/survey/{31:x32}");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_colleague_gets_a_link_of_their_own_by_mail(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency);
        var visitor = await new Visitor(survey.Site).OpenAsync(survey.Link + "/colleague");
        Assert.Contains(survey.Link, visitor.Text);
        await visitor.SubmitAsync("Send the link", ("email", "not an address"));
        Assert.Contains("Write one e-mail address", visitor.Text);
        await visitor.SubmitAsync("Send the link", ("email", "ben@harbor.example"));
        Assert.Contains("on its way to ben@harbor.example", visitor.Text);

        var mail = await survey.Site.WithDatabaseAsync(database => database.Set<OutboxMail>().SingleAsync());
        Assert.Contains(OutboxMail.SecretMark, mail.Body);
        var colleague = await new Visitor(survey.Site).OpenAsync(new Uri(mail.Secret!).AbsolutePath);
        Assert.Contains("For harbor organisation", colleague.Text);
        Assert.NotEqual(survey.Link, colleague.Where);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_agency_can_refuse_and_take_it_back(DatabaseKind kind)
    {
        await using var survey = await OpenSurvey.StartAsync(kind, TestForms.Agency);
        var visitor = await new Visitor(survey.Site).OpenAsync(survey.Link);
        await visitor.FollowAsync("We will not answer");
        await visitor.SubmitAsync("We will not answer");
        Assert.NotNull(await RefusedAtAsync());
        await visitor.SubmitAsync("We will answer after all");
        Assert.Null(await RefusedAtAsync());

        Task<DateTime?> RefusedAtAsync() =>
            survey.Site.WithDatabaseAsync(database => database.Set<Invitation>().Select(invitation => invitation.RefusedAt).SingleAsync());
    }
}
