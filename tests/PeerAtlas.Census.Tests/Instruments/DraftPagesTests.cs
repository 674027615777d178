using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Instruments;
using PeerAtlas.Testing;

namespace PeerAtlas.Census.Tests.Instruments;

/// <summary>A questionnaire is written in the browser, without a script.</summary>
public sealed class DraftPagesTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Fact]
    public async Task Two_drafts_of_one_version_do_not_undo_each_other_unsaid()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await site.VisitAsAnalystAsync();
        await analyst.OpenAsync("/instruments");
        await analyst.FollowAsync("Write a questionnaire");
        await analyst.SubmitAsync("Begin", ("Input.Title", "Staffing"), ("Input.Spanish", "Personal"), ("Input.AnsweredBy", "Agency"));
        await AddAsync("First");
        await analyst.SubmitAsync("Make it a version");
        var version = analyst.Where;
        var drafts = new List<string>();
        for (var at = 0; at < 2; at++)
        {
            await analyst.OpenAsync(version);
            await analyst.SubmitAsync("Edit it as a draft");
            drafts.Add(analyst.Where);
        }

        await analyst.OpenAsync(drafts[0]);
        await AddAsync("Second");
        Assert.DoesNotContain("A newer version was made meanwhile", analyst.Text);
        await analyst.SubmitAsync("Make it a version");
        await analyst.OpenAsync(drafts[1]);
        await AddAsync("Third");
        Assert.Contains("A newer version was made meanwhile", analyst.Text);
        await analyst.SubmitAsync("Make it a version");
        Assert.Contains("Version 2 was made meanwhile", analyst.Text);
        Assert.Equal(2, await site.WithDatabaseAsync(database => database.Set<InstrumentVersion>().CountAsync()));
        await analyst.SubmitAsync("Make it a version", ("over", "true"));
        Assert.Contains("is version 3 now", analyst.Text);

        async Task AddAsync(string label)
        {
            await analyst.FollowAsync("Add a question");
            await analyst.SubmitAsync("Save", ("Input.Type", "text"), ("Input.In[label][0]", label), ("Input.In[label][1]", label));
        }
    }

    [Fact]
    public async Task A_second_press_of_save_adds_nothing_and_says_that_it_was_saved()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await site.VisitAsAnalystAsync();
        await analyst.OpenAsync("/instruments");
        await analyst.FollowAsync("Write a questionnaire");
        await analyst.SubmitAsync("Begin", ("Input.Title", "Staffing"), ("Input.Spanish", "Personal"), ("Input.AnsweredBy", "Agency"));
        var draft = analyst.Where;
        (string, string)[] fields = [("Input.Type", "text"), ("Input.In[label][0]", "Who?"), ("Input.In[label][1]", "¿Quién?")];
        await analyst.FollowAsync("Add a question");
        var (form, where) = (analyst.Page, analyst.Where);
        await analyst.SubmitAsync("Save", fields);
        analyst.GoBack(form, where);
        await analyst.SubmitAsync("Save", fields);

        Assert.Contains("Who? was saved.", analyst.Page.Body!.TextContent);
        Assert.DoesNotContain("Somebody else", analyst.Text);
        var stored = await site.WithDatabaseAsync(database => database.Set<InstrumentDraft>().SingleAsync());
        Assert.Single(stored.Form.Survey);
        // The same question again on purpose is another one.
        await analyst.OpenAsync(draft);
        await analyst.FollowAsync("Add a question");
        await analyst.SubmitAsync("Save", fields);
        stored = await site.WithDatabaseAsync(database => database.Set<InstrumentDraft>().SingleAsync());
        Assert.Equal(2, stored.Form.Survey.Count);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_questionnaire_is_written_from_nothing_previewed_and_made_a_version(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var analyst = await site.VisitAsAnalystAsync();
        await analyst.OpenAsync("/instruments");
        await analyst.FollowAsync("Write a questionnaire");
        await analyst.SubmitAsync("Begin", ("Input.Title", "Staffing 2027"), ("Input.Spanish", "Personal 2027"), ("Input.AnsweredBy", "Agency"));

        await analyst.FollowAsync("Add a question");
        await analyst.SubmitAsync(
            "Save and add another",
            ("Input.Type", "select_one"),
            ("Input.In[label][0]", "Do you employ peers?"),
            ("Input.In[label][1]", "¿Emplean pares?"),
            ("Input.Required", "true"),
            ("Input.Choices[0].Label[0]", "Yes"),
            ("Input.Choices[0].Label[1]", "Sí"),
            ("Input.Choices[2].Label[0]", "No"),
            ("Input.Choices[2].Place", "1")
        );
        Assert.Contains("Do you employ peers? was saved", analyst.Text);
        var employs = analyst
            .Page.QuerySelectorAll("[name='Input.Conditions[0].Test'] option")
            .Single(option => option.TextContent == "Do you employ peers? is “Yes”");
        await analyst.SubmitAsync(
            "Save",
            ("Input.Type", "integer"),
            ("Input.In[label][0]", "How many?"),
            ("Input.In[label][1]", "¿Cuántos?"),
            ("Input.Conditions[0].Test", employs.GetAttribute("value")!),
            ("Input.Least", "1"),
            ("Input.Most", "500")
        );
        var preview = await analyst.FollowAsync("Preview");
        Assert.Contains("Show it to a colleague", preview.Text);
        await analyst.OpenAsync("/instruments");
        await analyst.FollowAsync("Staffing 2027");
        await analyst.SubmitAsync("Make it a version");

        Assert.Contains("is version 1 now", analyst.Text);
        var instrument = InstrumentJson.Read(
            await site.WithDatabaseAsync(database => database.Set<InstrumentVersion>().Select(row => row.Definition).SingleAsync())
        );
        Assert.Equal(("staffing_2027", "Personal 2027"), (instrument.Name, instrument.Title.In("es")));
        Assert.Equal(["do_you_employ_peers", "how_many"], instrument.Questions.Select(question => question.Name));
        Assert.Equal(["no", "yes"], instrument.ChoicesOf(instrument.Questions[0]).Select(choice => choice.Name));
        Assert.Equal(
            ("${do_you_employ_peers} = 'yes'", ". >= 1 and . <= 500"),
            (instrument.Questions[1].Relevant!.Text, instrument.Questions[1].Constraint!.Text)
        );
        Assert.False(await site.WithDatabaseAsync(database => database.Set<InstrumentDraft>().AnyAsync()));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_version_that_is_edited_and_not_changed_is_the_same_version_and_a_changed_one_is_the_next(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var analyst = await BeginAsync(site, InstrumentSamples.Shipped("agency-survey.xlsx"));
        var draft = analyst.Where;
        var items = (await FormAsync(site)).Outline().Select(item => item.Row.Id).ToList();
        var before = Written(await FormAsync(site));
        foreach (var item in items)
        {
            await analyst.OpenAsync($"{draft}/item/{item}");
            await analyst.SubmitAsync("Save");
            Assert.Contains("was saved", analyst.Text);
        }
        Assert.Equal(before, Written(await FormAsync(site)));
        await analyst.SubmitAsync("Make it a version");
        Assert.Contains("It says what version 1 says", analyst.Text);

        await analyst.SubmitAsync("Edit it as a draft");
        await analyst.FollowAsync("Titles and languages");
        await analyst.SubmitAsync("Save", ("Input.Titles[0]", "Another title"));
        await analyst.SubmitAsync("Make it a version");
        Assert.Contains("Another title, version 2", analyst.Text);
    }

    [Theory]
    [InlineData("template")]
    [InlineData("example")]
    public async Task A_workbook_to_begin_with_is_imported_as_it_is(string name)
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await site.VisitAsAnalystAsync();
        await analyst.OpenAsync("/instruments/import");
        var address = analyst
            .Page.QuerySelectorAll("a")
            .Select(link => link.GetAttribute("href")!)
            .Single(href => href.EndsWith(name, StringComparison.Ordinal));
        var file = await analyst.Http.GetByteArrayAsync(address);
        await analyst.UploadAsync("Import", "Workbook", name + ".xlsx", file, ("AnsweredBy", "Agency"));
        Assert.Contains("imported as version 1", analyst.Text);
    }

    [Theory]
    [InlineData("Input.Relevant", "${nobody} >", "Input_Relevant-error")]
    [InlineData("Input.Constraint", ". > 'a", "Input_Constraint-error")]
    [InlineData("Input.Least", "many", "Input_Least-error")]
    [InlineData("Input.Name", "two words", "Input_Name-error")]
    [InlineData("Input.Name", "PLANS", "Input_Name-error")]
    [InlineData("Input.More[calculation]", "1 +", "Input_More_calculation_-error")]
    [InlineData("Input.In[label][0]", "", "Input_In_label__0_-error")]
    public async Task What_is_wrong_is_said_under_its_field_and_what_was_typed_is_kept(string field, string typed, string error)
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await BeginAsync(site, InstrumentSamples.Workbook(InstrumentSamples.Peers, InstrumentSamples.Plans));
        var before = Written(await FormAsync(site));
        await analyst.OpenAsync($"{analyst.Where}/item/1");

        var fields = new Dictionary<string, string>
        {
            ["Input.Least"] = "",
            ["Input.In[hint][0]"] = "Count heads",
            [field] = typed,
        };
        await analyst.SubmitAsync("Save", [.. fields.Select(one => (one.Key, one.Value))]);

        Assert.NotNull(analyst.Page.QuerySelector("#" + error));
        Assert.Equal("Count heads", analyst.Page.QuerySelector("[name='Input.In[hint][0]']")!.TextContent);
        Assert.Equal(before, Written(await FormAsync(site)));
    }

    [Theory]
    [InlineData("Input.Conditions[0].Test", "peers|99|3", "Input_Conditions_0__Test-error")]
    [InlineData("Input.Conditions[0].Test", "peers|3", "Input_Conditions_0__Test-error")]
    [InlineData("Input.Conditions[0].Test", "peers|Nope|x", "Input_Conditions_0__Test-error")]
    [InlineData("Input.Conditions[1].Value", "5", "Input_Conditions_1__Test-error")]
    [InlineData("Input.Conditions[0].Value", "1e5", "Input_Conditions_0__Value-error")]
    [InlineData("Input.More[required]", "${peers} > 2", "Input_More_required_-error")]
    [InlineData("Input.Alone", "zzz", "Input_Alone-error")]
    public async Task What_a_page_does_not_offer_is_refused_under_its_field(string field, string typed, string error)
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await BeginAsync(site, InstrumentSamples.Workbook(InstrumentSamples.Peers, InstrumentSamples.Plans));
        await analyst.OpenAsync($"{analyst.Where}/item/2");
        var fields = new Dictionary<string, string>
        {
            ["Input.Required"] = "true",
            ["Input.Conditions[0].Test"] = "peers|MoreThan",
            ["Input.Conditions[0].Value"] = "2",
            [field] = typed,
        };

        await analyst.SubmitAsync("Save", [.. fields.Select(one => (one.Key, one.Value))]);

        Assert.Equal(HttpStatusCode.OK, analyst.Status);
        Assert.NotNull(analyst.Page.QuerySelector("#" + error));
    }

    [Theory]
    [InlineData("Spanish (es)\nEnglish (en)", "Spanish (es), English (en)")]
    [InlineData("French (fr)\nEnglish (en)", "French (fr), English (en)")]
    [InlineData("Spanish (es)", "Spanish (es)")]
    public async Task Another_language_can_be_the_first_though_the_title_is_not_in_it_yet(string languages, string shown)
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await site.VisitAsAnalystAsync();
        await analyst.OpenAsync("/instruments/drafts/new");
        await analyst.SubmitAsync("Begin", ("Input.Title", "Staffing"), ("Input.AnsweredBy", "Agency"));
        await analyst.FollowAsync("Titles and languages");
        await analyst.SubmitAsync("Save", ("Input.Languages", languages));

        Assert.Equal(HttpStatusCode.OK, analyst.Status);
        Assert.Contains($"in {shown}.", analyst.Text);
        Assert.Equal("Staffing", (await FormAsync(site)).Settings["form_title"]);
    }

    [Fact]
    public async Task A_workbook_whose_title_names_no_language_is_edited_in_the_languages_of_its_questions()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await site.VisitAsAnalystAsync();
        await analyst.OpenAsync("/instruments/import");
        var file = Encoding.UTF8.GetBytes(
            "survey\n,type,name,label::English (en),label::Español (es)\n,integer,peers,How many?,¿Cuántos?\n"
                + "settings\n,form_title,form_id\n,Staffing,staffing\n"
        );
        await analyst.UploadAsync("Import", "Workbook", "form.csv", file, ("AnsweredBy", "Agency"));
        await analyst.SubmitAsync("Edit it as a draft");

        Assert.Equal(["English (en)", "Español (es)"], (await FormAsync(site)).Languages);
        await analyst.FollowAsync("How many?");
        await analyst.SubmitAsync("Save");
        Assert.Contains("How many? was saved", analyst.Text);
    }

    [Fact]
    public async Task Choices_follow_from_an_earlier_answer_by_what_stands_beside_them_and_what_nothing_reads_is_confirmed_first()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await site.VisitAsAnalystAsync();
        await analyst.OpenAsync("/instruments");
        await analyst.FollowAsync("Write a questionnaire");
        await analyst.SubmitAsync("Begin", ("Input.Title", "Places"), ("Input.Spanish", "Lugares"), ("Input.AnsweredBy", "Agency"));
        await analyst.FollowAsync("Add a question");
        await analyst.SubmitAsync(
            "Save and add another",
            ("Input.Type", "select_one"),
            ("Input.In[label][0]", "Region"),
            ("Input.In[label][1]", "Región"),
            ("Input.Choices[0].Label[0]", "North"),
            ("Input.Choices[0].Label[1]", "Norte"),
            ("Input.Choices[1].Label[0]", "South"),
            ("Input.Choices[1].Label[1]", "Sur")
        );
        (string, string)[] towns =
        [
            ("Input.Type", "select_one"),
            ("Input.In[label][0]", "Town"),
            ("Input.In[label][1]", "Ciudad"),
            ("Input.Choices[0].Label[0]", "Lynn"),
            ("Input.Choices[0].Label[1]", "Lynn"),
            ("Input.Choices[1].Label[0]", "Fall River"),
            ("Input.Choices[1].Label[1]", "Fall River"),
            ("Input.Choices[1].Marks", "region=south; size=large"),
        ];
        await analyst.SubmitAsync("Save", [.. towns, ("Input.Choices[0].Marks", "north")]);
        Assert.Contains("“north” has no value. Write column=value", analyst.Text);
        await analyst.SubmitAsync("Save", [.. towns, ("Input.Choices[0].Marks", "name=north")]);
        Assert.Contains("“name” can be no column.", analyst.Text);
        await analyst.SubmitAsync("Save", [.. towns, ("Input.Choices[0].Marks", "region=north"), ("Input.More[choice_filter]", "region = ${region}")]);

        await analyst.SubmitAsync("Make it a version");
        Assert.Contains("Read what is taken in another way than it is written, or left out, and tick the box.", analyst.Text);
        await analyst.SubmitAsync("Make it a version", ("otherwise", "another"));
        Assert.Contains("Nothing was made of it yet.", analyst.Text);
        await analyst.SubmitAsync("Make it a version", ("otherwise", analyst.Page.QuerySelector("[name='otherwise']")!.GetAttribute("value")!));
        Assert.Contains("is version 1 now", analyst.Text);

        var instrument = InstrumentJson.Read(
            await site.WithDatabaseAsync(database => database.Set<InstrumentVersion>().Select(row => row.Definition).SingleAsync())
        );
        Assert.Equal(
            [("lynn", "region=north"), ("fall_river", "region=south")],
            instrument
                .ChoicesOf(instrument.Questions[1])
                .Select(choice => (choice.Name, string.Join(';', choice.Columns.Select(one => $"{one.Key}={one.Value}"))))
        );
    }

    [Fact]
    public async Task Who_saves_second_is_told_and_nothing_of_the_first_is_lost()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await BeginAsync(site, InstrumentSamples.Workbook(InstrumentSamples.Peers, InstrumentSamples.Plans));
        var draft = analyst.Where;
        var other = await site.VisitAsAnalystAsync("other@authority.example");
        await other.OpenAsync($"{draft}/item/1");
        await analyst.OpenAsync($"{draft}/item/1");
        await analyst.SubmitAsync("Save", ("Input.In[label][0]", "Mine"));

        await other.SubmitAsync("Save", ("Input.In[label][0]", "Theirs"));
        Assert.Contains("Somebody else changed this", other.Text);
        Assert.Equal("Mine", (await FormAsync(site)).Find(1)!["label::English (en)"]);

        await other.OpenAsync(draft);
        await analyst.OpenAsync($"{draft}/remove/2");
        await analyst.SubmitAsync("Remove it");
        await other.SubmitAsync("Down");
        Assert.Contains("Somebody else changed it", other.Text);
        await other.SubmitAsync("Make it a version");
        Assert.Contains("is version 2 now", other.Text);
    }

    [Fact]
    public async Task What_names_a_question_that_goes_is_told_before_and_stops_the_version_after()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await BeginAsync(site, InstrumentSamples.Workbook(InstrumentSamples.Peers, InstrumentSamples.Plans));
        var draft = analyst.Where;
        await analyst.OpenAsync($"{draft}/remove/1");
        Assert.Contains("These name it, and must be mended afterwards: plans", analyst.Text);
        await analyst.SubmitAsync("Remove it");

        Assert.Contains("To be mended", analyst.Text);
        Assert.DoesNotContain(analyst.Page.QuerySelectorAll("a"), link => link.TextContent.Trim() == "Preview");
        await analyst.SubmitAsync("Make it a version");
        Assert.Contains("Mend what is named below first", analyst.Text);
        await analyst.OpenAsync($"{draft}/item/2");
        await analyst.SubmitAsync("Save", ("Input.Relevant", ""));
        await analyst.SubmitAsync("Make it a version");
        Assert.Contains("is version 2 now", analyst.Text);
    }

    [Fact]
    public async Task Nothing_is_found_that_is_not_there_and_a_draft_can_be_deleted()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await BeginAsync(site, InstrumentSamples.Workbook(InstrumentSamples.Peers));
        var draft = analyst.Where;
        foreach (
            var path in new[]
            {
                $"{draft}/item/999",
                $"{draft}/remove/999",
                $"/instruments/drafts/{Guid.NewGuid()}",
                $"/instruments/drafts/{Guid.NewGuid()}/workbook",
            }
        )
            Assert.Equal(HttpStatusCode.NotFound, (await analyst.OpenAsync(path)).Status);
        Assert.Equal(HttpStatusCode.OK, (await analyst.OpenAsync(draft)).Status);
        await analyst.SubmitAsync("Delete the draft");
        Assert.Contains("Tick the box", analyst.Text);
        await analyst.SubmitAsync("Delete the draft", ("sure", "true"));
        Assert.False(await site.WithDatabaseAsync(database => database.Set<InstrumentDraft>().AnyAsync()));
    }

    [Fact]
    public async Task With_other_a_list_that_two_questions_share_becomes_one_for_each()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var analyst = await BeginAsync(
            site,
            InstrumentSamples.Workbook(["select_one yes_no", "a", "A?", "¿A?"], ["select_one yes_no", "b", "B?", "¿B?"], ["text", "c", "C?", "¿C?"])
        );
        var draft = analyst.Where;
        var rows = (await FormAsync(site)).Survey;

        await analyst.OpenAsync($"{draft}/item/{rows[1].Id}");
        await analyst.SubmitAsync("Save", ("Input.OrOther", "true"));
        await analyst.OpenAsync($"{draft}/item/{rows[2].Id}");
        await analyst.SubmitAsync("Save", ("Input.Type", "select_multiple"), ("Input.List", "b_2"));

        var form = await FormAsync(site);
        Assert.Equal(["select_one yes_no", "select_one b_2 or_other", "select_multiple c_2"], form.Survey.Select(row => row["type"]));
        Assert.Equal(["yes_no", "b_2", "c_2"], form.Choices.Select(choice => choice["list_name"]).Distinct());
        Assert.Single(form.Choices.GroupBy(choice => choice["list_name"]).Select(list => string.Join(' ', list.Select(choice => choice["name"]))).Distinct());
        Assert.Equal(form.Choices.Count, form.Choices.Select(choice => choice.Id).Distinct().Count());
    }

    private static async Task<Visitor> BeginAsync(TestSite site, byte[] workbook)
    {
        var analyst = await site.VisitAsAnalystAsync();
        await analyst.OpenAsync("/instruments/import");
        await analyst.UploadAsync("Import", "Workbook", "form.xlsx", workbook, ("AnsweredBy", "Agency"));
        return await analyst.SubmitAsync("Edit it as a draft");
    }

    private static Task<FormDraft> FormAsync(TestSite site) =>
        site.WithDatabaseAsync(async database => (await database.Set<InstrumentDraft>().AsNoTracking().SingleAsync()).Form);

    /// <summary>All of a form but by which press it was saved.</summary>
    private static string Written(FormDraft form)
    {
        (form.LastPress, form.LastRow) = ("", 0);
        return form.ToJson();
    }
}
