using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Collection;
using PeerAtlas.Census.Waves;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Testing;

namespace PeerAtlas.Census.Tests.Waves;

public sealed class WavePlanningTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_wave_says_in_its_own_words_what_its_surveys_are_about_and_in_ours_where_it_says_nothing(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        await site.AddContactAsync("north");
        var plan = site.Plan();
        plan.PeersAboutInSpanish = "Preguntamos por los turnos de noche.";
        var wave = await site.AddWaveAsync(plan);
        var analyst = await site.AnalystAsync();
        await analyst.OpenAsync($"/waves/{wave}/edit");
        await analyst.SubmitAsync("Save the plan", ("Plan.AgenciesAbout", new string('x', SurveyAbout.Longest + 1)));
        Assert.Contains("Shorten the text to 1,000 characters.", analyst.Text);
        await analyst.SubmitAsync("Save the plan", ("Plan.AgenciesAbout", "We ask about <night> shifts.\r\nOnly this year."));
        Assert.Contains("The plan is saved.", analyst.Text);
        await site.RunAsync<WaveOpening, WaveOutcome>(opening => opening.OpenAsync(wave));

        var link = new Uri(Assert.Single(await site.MailsAsync("invitation")).Secret!).AbsolutePath;
        var agency = new Visitor(site);
        await agency.OpenAsync(link);
        Assert.Equal("We ask about <night> shifts.\nOnly this year.", agency.Page.GetElementById("about")!.TextContent);
        Assert.DoesNotContain("asks all agencies about their peer-support workforce", agency.Text);
        await agency.OpenAsync(link + "?language=es");
        Assert.Contains("pregunta a todas las agencias", agency.Text);
        await agency.OpenAsync(link + "/letters");
        await agency.SubmitAsync("Crear las cartas", ("Count", "1"));
        Assert.Contains("Preguntamos por los turnos de noche.", agency.Text);
        Assert.Contains("We ask peer workers across the state about their jobs", agency.Text);
        Assert.DoesNotContain("Preguntamos a quienes trabajan", agency.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_analyst_plans_a_wave_and_opens_it(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        await site.AddContactAsync("north");
        await site.AddContactAsync("sur", language: "es");
        var analyst = await site.AnalystAsync();

        await analyst.OpenAsync("/waves");
        Assert.Contains("No waves yet", analyst.Text);
        await analyst.FollowAsync("Plan a wave");
        await analyst.SubmitAsync("Save the plan", ("Plan.Name", "Census 2026"));
        Assert.Contains("The plan is saved. Nothing has been sent yet.", analyst.Text);
        Assert.Contains("2 contacts of 2 organizations (provider agency: 2) each get the invitation above", analyst.Text);
        Assert.Empty(await site.MailsAsync("invitation"));

        await analyst.SubmitAsync("Open the wave");
        Assert.Contains("Tick the box to open the wave", analyst.Text);
        Assert.Empty(await site.MailsAsync("invitation"));
        await analyst.SubmitAsync("Open the wave", ("sureToOpen", "true"));
        Assert.Contains("The wave is open. 2 invitations were written into the outbox.", analyst.Text);
        var mails = await site.MailsAsync("invitation");
        Assert.Equal("Census 2026: please tell us about your peer workers", mails[0].Subject);
        Assert.Equal("Census 2026: cuéntenos sobre sus trabajadores de apoyo entre pares", mails[1].Subject);
        Assert.Contains("Dear Contact of north,", mails[0].Text);
        Assert.Contains("http://localhost:5080/survey/", mails[0].Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_plan_keeps_its_regions_when_something_else_is_changed(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        var region = new Region { Key = "west", Name = "West" };
        await site.AddAsync(region);
        var analyst = await site.AnalystAsync();
        await analyst.OpenAsync("/waves/new");
        await analyst.SubmitAsync("Save the plan", ("Plan.Name", "Census 2026"), ("Plan.RegionIds", region.Id.ToString()));
        await analyst.OpenAsync(analyst.Where + "/edit");
        await analyst.SubmitAsync("Save the plan", ("Plan.Name", "Census of the west"));
        var wave = await site.WithDatabaseAsync(database => database.Set<Wave>().SingleAsync());
        Assert.Equal("Census of the west", wave.Name);
        Assert.Equal([region.Id], wave.Invitees.RegionIds);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_is_wrong_is_named_and_what_was_typed_is_kept(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        var analyst = await site.AnalystAsync();
        await analyst.OpenAsync("/waves/new");
        await analyst.SubmitAsync(
            "Save the plan",
            ("Plan.Name", ""),
            ("Plan.ClosesOn", "2026-10-02"),
            ("Plan.Reminders[0]", "soon"),
            ("Plan.Texts[3].Body", "Hola {nombre} {link}")
        );

        Assert.Contains("Give the wave a name", analyst.Text);
        Assert.Contains("The closing day must come after the opening day.", analyst.Text);
        Assert.Equal("true", analyst.Page.QuerySelector("#Plan_Reminders_0_")!.GetAttribute("aria-invalid"));
        Assert.Contains("The reminder in Spanish holds {nombre}", analyst.Text);
        Assert.Equal("Hola {nombre} {link}", analyst.Page.QuerySelector("#Plan_Texts_3__Body")!.TextContent.Trim());
        Assert.Empty(await site.WithDatabaseAsync(database => database.Set<Wave>().ToListAsync()));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_plan_that_is_sent_twice_makes_one_wave(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        var plan = site.Plan();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => site.RunAsync<WavePlanning, PlanOutcome>(planning => planning.CreateAsync(plan))));
        Assert.All(outcomes, outcome => Assert.True(outcome.Saved));
        Assert.Single(await site.WithDatabaseAsync(database => database.Set<Wave>().ToListAsync()));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Two_waves_cannot_share_a_name(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        await site.AddWaveAsync();
        var outcome = await site.RunAsync<WavePlanning, PlanOutcome>(planning => planning.CreateAsync(site.Plan()));
        Assert.Equal("There is already a wave of that name. Choose another.", Assert.Single(outcome.Problems).Message);
        var other = site.Plan();
        (other.Id, other.Name) = (Guid.NewGuid(), "SPRING");
        site.BeforeNextSave = async () =>
        {
            var first = site.Plan();
            (first.Id, first.Name) = (Guid.NewGuid(), "Spring");
            await site.RunAsync<WavePlanning, PlanOutcome>(planning => planning.CreateAsync(first));
        };
        other.Name = "Spring";
        outcome = await site.RunAsync<WavePlanning, PlanOutcome>(planning => planning.CreateAsync(other));
        Assert.Equal("There is already a wave of that name. Choose another.", Assert.Single(outcome.Problems).Message);
        other.Name = "SPRING";
        outcome = await site.RunAsync<WavePlanning, PlanOutcome>(planning => planning.CreateAsync(other));
        Assert.Equal("There is already a wave of that name. Choose another.", Assert.Single(outcome.Problems).Message);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Two_analysts_who_change_a_plan_at_once_find_out_and_lose_nothing(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        var wave = await site.AddWaveAsync();
        var first = await site.AnalystAsync();
        var second = await new Visitor(site).SignInAsync("analyst@authority.example");
        await first.OpenAsync($"/waves/{wave}/edit");
        await second.OpenAsync($"/waves/{wave}/edit");

        await first.SubmitAsync("Save the plan", ("Plan.ClosesOn", "2026-11-13"));
        await second.SubmitAsync("Save the plan", ("Plan.Name", "My own name"));
        Assert.Contains("Somebody else changed this wave", second.Text);
        Assert.Contains("Closing day: November 13, 2026", second.Text);
        Assert.Equal("My own name", second.Page.QuerySelector("#Plan_Name")!.GetAttribute("value"));
        Assert.Equal("2026", (await site.WaveAsync(wave)).Name);

        await second.SubmitAsync("Save the plan", ("Plan.ClosesOn", "2026-11-13"));
        var stored = await site.WaveAsync(wave);
        Assert.Equal(("My own name", new DateOnly(2026, 11, 13)), (stored.Name, stored.ClosesOn));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_open_wave_keeps_what_its_invitations_rest_on(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        await site.AddContactAsync("north");
        var wave = await site.OpenWaveAsync();
        var analyst = await site.AnalystAsync();
        await analyst.OpenAsync($"/waves/{wave}/edit");
        Assert.Null(analyst.Page.QuerySelector("#Plan_OpensOn"));
        await analyst.SubmitAsync("Save the plan", ("Plan.ClosesOn", "2026-11-20"), ("Plan.Reminders[0]", ""));

        var stored = await site.WaveAsync(wave);
        Assert.Equal((new DateOnly(2026, 10, 5), new DateOnly(2026, 11, 20), site.AgencyVersion), (stored.OpensOn, stored.ClosesOn, stored.AgencyVersionId));
        Assert.Equal(
            [new DateOnly(2026, 10, 26)],
            await site.WithDatabaseAsync(database => database.Set<WaveReminder>().Select(reminder => reminder.SendOn).ToListAsync())
        );
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_preview_shows_the_mails_and_saves_nothing(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        await site.AddContactAsync("north");
        var analyst = await site.AnalystAsync();
        await analyst.OpenAsync("/waves/new");
        await analyst.SubmitAsync("Preview the mails and the sample", ("Plan.Texts[0].Body", "To {name} of {organisation}: {link}"));
        Assert.Contains("To Contact of north of north organisation: [personal link]", analyst.Text);
        Assert.Empty(await site.WithDatabaseAsync(database => database.Set<Wave>().ToListAsync()));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Whom_a_wave_invites_follows_kind_region_and_what_is_active(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        var (west, east) = (new Region { Key = "west", Name = "West" }, new Region { Key = "east", Name = "East" });
        await site.AddAsync(west, east);
        await site.AddContactAsync("a", region: west.Id);
        await site.AddContactAsync("b", OrganisationKind.AreaOffice, region: west.Id);
        var several = await site.AddContactAsync("c");
        var unit = new Unit
        {
            OrganisationId = several.OrganisationId,
            Key = "c-west",
            Name = "C West",
            Kind = UnitKind.Region,
            RegionId = west.Id,
        };
        await site.AddAsync(unit);
        await site.AddAsync(
            new Contact
            {
                OrganisationId = several.OrganisationId,
                UnitId = unit.Id,
                Name = "Unit contact",
                Email = "unit@c.example",
            },
            new Contact
            {
                OrganisationId = several.OrganisationId,
                Name = "Gone",
                Email = "gone@c.example",
                Active = false,
            }
        );

        Assert.Equal(["a", "b", "c", "c"], await OrganisationsAsync(Invitees.Everybody));
        Assert.Equal(["a", "c", "c"], await OrganisationsAsync(new([OrganisationKind.ProviderAgency], [])));
        Assert.Equal(["a", "b", "c"], await OrganisationsAsync(new([], [west.Id])));
        Assert.Equal([], await OrganisationsAsync(new([], [east.Id])));

        async Task<IEnumerable<string>> OrganisationsAsync(Invitees invitees) =>
            (await site.WithDatabaseAsync(database => invitees.Find(database).ToListAsync())).Select(invitee => invitee.Organisation[..1]);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Every_change_of_a_wave_is_in_the_audit_record(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        var wave = await site.AddWaveAsync();
        var analyst = await site.AnalystAsync();
        await analyst.OpenAsync($"/waves/{wave}/edit");
        await analyst.SubmitAsync("Save the plan", ("Plan.Kinds", "AreaOffice"));
        var entries = await site.WithDatabaseAsync(database =>
            database.Set<AuditEntry>().Where(entry => entry.SubjectId == wave).OrderBy(entry => entry.Id).ToListAsync()
        );
        Assert.Equal(["test", "analyst@authority.example"], entries.Select(entry => entry.Actor));
        Assert.Contains("\"Invitees\":[\";\",\"AreaOffice;\"]", entries[1].Changes);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Only_an_analyst_may_enter(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        var wave = await site.AddWaveAsync();
        var agency = await site.AddOrganisationAsync("agency");
        await site.AddAccountAsync("head@agency.example", Role.AgencyAdministrator, agency);
        var administrator = await new Visitor(site).SignInAsync("head@agency.example");
        foreach (var page in new[] { "/waves", "/waves/new", $"/waves/{wave}", $"/waves/{wave}/edit" })
        {
            await administrator.OpenAsync(page);
            Assert.Equal(System.Net.HttpStatusCode.Forbidden, administrator.Status);
        }
    }
}
