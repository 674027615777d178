using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Collection;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Tabulation;
using PeerAtlas.Census.Waves;
using PeerAtlas.Directory;
using PeerAtlas.Testing;

namespace PeerAtlas.Census.Tests.Waves;

/// <summary>A wave asks a sample of the frame: planned, drawn at the opening, and kept as it was drawn.</summary>
public sealed class SampleTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [InlineData("200", 900, 200)]
    [InlineData("50", 30, 30)]
    [InlineData("20%", 900, 180)]
    [InlineData("20 %", 2, 1)]
    [InlineData("12.5%", 20, 3)] // 2.5, halves up
    [InlineData("0.5%", 10, 1)]
    [InlineData("100%", 7, 7)]
    public void A_number_or_percent_holds_for_every_stratum(string size, int inFrame, int drawn)
    {
        var sampling = Sampling.Read(SampleKind.ByRegion, size)!;
        Assert.Equal(drawn, sampling.Of(inFrame));
        Assert.Equal(sampling, Sampling.Parse(sampling.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("1.5")]
    [InlineData("101%")]
    [InlineData("0%")]
    [InlineData("1.234%")]
    [InlineData("many")]
    [InlineData("1e3")]
    [InlineData("99999999999")]
    public void A_size_that_is_none_is_refused_at_its_field(string size)
    {
        var plan = new WavePlan { Sample = SampleKind.Random, SampleSize = size };
        Assert.Equal("SampleSize", Assert.Single(plan.SampleProblems()).Field);
    }

    [Fact]
    public void Whoever_has_the_seed_and_the_frame_draws_the_same_sample()
    {
        const string Seed = "00112233445566778899aabbccddeeff";
        Drawable[] frame = [.. Enumerable.Range(0, 40).Select(at => new Drawable(Guid.NewGuid(), $"agency-{at}", at % 4 == 0 ? "East" : "West"))];
        var drawn = SampleDraw.Draw(new(SampleKind.ByRegion, 6, IsPercent: false), Seed, frame).Where(row => row.IsDrawn).Select(row => row.Unit.Key).Order();

        // As the page tells it, by hand.
        var again = new[] { "East", "West" }.SelectMany(stratum =>
            frame
                .Where(unit => unit.Stratum == stratum)
                .Select(unit => (unit.Key, Hash: Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Seed + unit.Key))).ToLowerInvariant()))
                .OrderBy(unit => unit.Hash, StringComparer.Ordinal)
                .Take(6)
                .Select(unit => unit.Key)
        );
        Assert.Equal(again.Order(), drawn);
        // sha256sum of the seed and "agency-0".
        Assert.Equal("accaaf5f40e37d79ff67b191cb19f0b79f2aa8b01159c46481f72217425b3ec0", SampleDraw.Rank(Seed, "agency-0"));
    }

    [Fact]
    public void Every_organization_is_drawn_about_as_often_as_every_other()
    {
        Drawable[] frame = [.. Enumerable.Range(0, 10).Select(at => new Drawable(Guid.NewGuid(), $"k{at}", ""))];
        var times = new Dictionary<string, int>();
        for (var draw = 0; draw < 2000; draw++)
        {
            foreach (var (unit, _) in SampleDraw.Draw(new(SampleKind.Random, 3, IsPercent: false), $"{draw:x32}", frame).Where(row => row.IsDrawn))
                times[unit.Key] = times.GetValueOrDefault(unit.Key) + 1;
        }

        // 600 expected each, with a standard deviation of 20.5.
        Assert.Equal(10, times.Count);
        Assert.All(times.Values, count => Assert.InRange(count, 500, 700));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_analyst_plans_a_sample_of_each_region_sees_its_numbers_and_opens_it(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        await AddRegionsAsync(site, ("West", 8), ("East", 3), ("North", 1));
        var analyst = await site.AnalystAsync();
        await analyst.OpenAsync("/waves/new");
        // Whoever asks everybody writes no size.
        Assert.DoesNotContain("required", analyst.Page.QuerySelector("label[for='Plan_SampleSize']")!.TextContent);
        await analyst.SubmitAsync("Save the plan", ("Plan.Name", "Census 2026"), ("Plan.Sample", "ByRegion"), ("Plan.SampleSize", "lots"));
        Assert.Contains("Write how many organizations are asked", analyst.Text);
        await analyst.SubmitAsync("Preview the mails and the sample", ("Plan.Sample", "ByRegion"), ("Plan.SampleSize", "1"));
        Assert.Equal(["East 3 1", "North 1 1, all", "West 8 1", "Together 12 3"], Rows(analyst));
        Assert.Contains("In East, West, one organization is asked for all of its stratum.", analyst.Text);
        await analyst.SubmitAsync("Save the plan", ("Plan.SampleSize", "3"));
        Assert.True(analyst.Text.Contains("The plan is saved.", StringComparison.Ordinal), analyst.Text[..1500]);
        Assert.Contains("A random 3 of the organizations of each region", analyst.Text);
        Assert.Equal(["East 3 3, all", "North 1 1, all", "West 8 3", "Together 12 7"], Rows(analyst));
        Assert.DoesNotContain("One organization would speak for several", analyst.Text);
        Assert.DoesNotContain("Seed:", analyst.Text);

        await analyst.SubmitAsync("Open the wave", ("sureToOpen", "true"));
        Assert.Contains("The wave is open. 7 of 12 organizations were drawn. 9 invitations were written into the outbox.", analyst.Text);
        Assert.Contains("The survey of peer workers is no sample", analyst.Text);
        Assert.Equal(["East 3 3, all", "North 1 1, all", "West 8 3", "Together 12 7"], Rows(analyst));
        var wave = await site.WithDatabaseAsync(database => database.Set<Wave>().SingleAsync());
        Assert.Contains($"Seed: {wave.SampleSeed}", analyst.Text);
        var invited = await site.WithDatabaseAsync(database => database.Set<Invitation>().Select(row => row.OrganisationId).Distinct().ToListAsync());
        Assert.Equal((await DrawnAsync(site)).Order(), invited.Order());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_file_of_a_sample_shows_the_order_in_which_it_was_drawn(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        await AddRegionsAsync(site, ("West", 8), ("East", 5));
        var wave = await site.OpenWaveAsync(Sampled(site, SampleKind.ByRegion, "40%"));
        var analyst = await site.AnalystAsync();
        var csv = await analyst.Http.GetStringAsync($"/waves/{wave}/sample.csv");
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal("stratum,organization,sha256_of_seed_and_organization,drawn", lines[0]);
        var rows = lines.Skip(1).Select(line => line.Split(',')).ToList();
        var seed = (await site.WaveAsync(wave)).SampleSeed;
        Assert.All(rows, row => Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seed + row[1]))), row[2]));
        foreach (var (stratum, drawn) in new[] { ("West", 3), ("East", 2) })
        {
            var inside = rows.Where(row => row[0] == stratum).ToList();
            Assert.Equal(inside.OrderBy(row => row[2], StringComparer.Ordinal), inside);
            Assert.Equal(inside.Select((_, at) => at < drawn ? "1" : "0"), inside.Select(row => row[3]));
        }

        var everybody = site.Plan("everybody");
        await site.AddWaveAsync(everybody);
        Assert.Equal(
            System.Net.HttpStatusCode.NotFound,
            (await analyst.Http.GetAsync(new Uri($"/waves/{everybody.Id}/sample.csv", UriKind.Relative))).StatusCode
        );
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_frame_of_the_opening_is_kept_and_only_contacts_of_drawn_organizations_come_later(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        await AddRegionsAsync(site, ("West", 10));
        var wave = await site.OpenWaveAsync(Sampled(site, SampleKind.Random, "4"));
        var drawn = await DrawnAsync(site);
        Assert.Equal(4, drawn.Count);
        var invitations = await CountAsync(site, wave);

        var left = await site.WithDatabaseAsync(database => database.Set<Organisation>().Where(row => !drawn.Contains(row.Id)).ToListAsync());
        await site.AddContactAsync("newcomer");
        await AddContactAsync(site, left[0].Id, "late@left-out.example");
        var analyst = await site.AnalystAsync();
        await analyst.OpenAsync($"/waves/{wave}");
        Assert.Contains("Only new contacts of organizations that were drawn can be invited later", analyst.Text);
        Assert.Equal(0, (await site.RunAsync<WaveOpening, WaveOutcome>(opening => opening.InviteAddedAsync(wave))).Mails);

        await AddContactAsync(site, drawn[0], "late@drawn.example");
        await analyst.OpenAsync($"/waves/{wave}");
        await analyst.SubmitAsync("Invite 1 contact");
        Assert.Equal(invitations + 1, await CountAsync(site, wave));
        Assert.Equal(drawn.Order(), (await DrawnAsync(site)).Order());
        Assert.Equal(["All organizations 10 4"], Rows(analyst));
        await analyst.OpenAsync($"/waves/{wave}/board");
        Assert.Contains("0 of 4 organizations answered", analyst.Text);
        Assert.Contains("rates are of the organizations that were drawn", analyst.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_trial_by_schedule_draws_too_and_its_sample_goes_with_it(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        await AddRegionsAsync(site, ("West", 6));
        var plan = Sampled(site, SampleKind.ByKind, "50%");
        plan.IsTrial = true;
        await site.AddWaveAsync(plan);
        site.SetClock(10, 5, 9);
        await site.RunScheduleAsync();
        Assert.Equal(3, (await DrawnAsync(site)).Count);
        Assert.Equal(6, await site.WithDatabaseAsync(database => database.Set<FrameMember>().CountAsync()));
        Assert.True((await site.RunAsync<WaveRemoval, WaveOutcome>(removal => removal.DeleteAsync(plan.Id))).Done);
        Assert.Equal(0, await site.WithDatabaseAsync(database => database.Set<FrameMember>().CountAsync()));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_wave_that_is_opened_several_times_at_once_draws_one_sample(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        await AddRegionsAsync(site, ("West", 20));
        var wave = await site.AddWaveAsync(Sampled(site, SampleKind.Random, "5"));
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => site.RunAsync<WaveOpening, WaveOutcome>(opening => opening.OpenAsync(wave))));
        Assert.Equal(5, (await DrawnAsync(site)).Count);
        Assert.Equal(20, await site.WithDatabaseAsync(database => database.Set<FrameMember>().CountAsync()));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_open_wave_keeps_its_sample_and_a_draft_tells_that_another_changed_it(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        await AddRegionsAsync(site, ("West", 6));
        var wave = await site.AddWaveAsync(Sampled(site, SampleKind.Random, "2"));
        var seen = (await site.RunAsync<WavePlanning, WavePlan?>(planning => planning.ReadAsync(wave)))!;
        var other = (await site.RunAsync<WavePlanning, WavePlan?>(planning => planning.ReadAsync(wave)))!;
        other.SampleSize = "3";
        Assert.True((await site.RunAsync<WavePlanning, PlanOutcome>(planning => planning.ChangeAsync(other))).Saved);
        var outcome = await site.RunAsync<WavePlanning, PlanOutcome>(planning => planning.ChangeAsync(seen));
        Assert.Equal("Who is asked: a random 3 of the organizations that fit", Assert.Single(outcome.ChangedMeanwhile));

        await site.RunAsync<WaveOpening, WaveOutcome>(opening => opening.OpenAsync(wave));
        var open = (await site.RunAsync<WavePlanning, WavePlan?>(planning => planning.ReadAsync(wave)))!;
        (open.Sample, open.SampleSize) = (SampleKind.Everybody, "");
        Assert.True((await site.RunAsync<WavePlanning, PlanOutcome>(planning => planning.ChangeAsync(open))).Saved);
        Assert.Equal(new Sampling(SampleKind.Random, 3, IsPercent: false), (await site.WaveAsync(wave)).Sampling);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Answers_of_organizations_that_were_not_drawn_are_not_imported(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        await AddRegionsAsync(site, ("West", 4));
        var id = await site.OpenWaveAsync(Sampled(site, SampleKind.Random, "2"));
        await site.RunAsync<WaveOpening, WaveOutcome>(opening => opening.CloseAsync(id));
        var wave = await site.WaveAsync(id);
        var drawn = await DrawnAsync(site);
        var keys = await site.WithDatabaseAsync(database => database.Set<Organisation>().ToDictionaryAsync(row => row.Id, row => row.Key));
        var (inside, outside) = (keys[drawn[0]], keys.First(row => !drawn.Contains(row.Key)).Value);

        var preview = await site.RunAsync<ResponseImport, ResponsePreview>(import =>
            import.PreviewAsync(wave, Audience.Agency, "a.csv", Encoding.UTF8.GetBytes($"organization\n{inside}\n{outside}\n"))
        );

        var problem = Assert.Single(preview.Problems, problem => problem.Column == "organization");
        Assert.Equal((3, $"{outside} was not drawn into the sample of this wave. Remove the row."), (problem.Line!.Value, problem.Message));
    }

    /// <summary>Organisations of regions, the first of each with a second contact.</summary>
    private static async Task AddRegionsAsync(WaveSite site, params (string Name, int Organisations)[] regions)
    {
        foreach (var (name, organisations) in regions)
        {
            var region = new Region { Key = name, Name = name };
            await site.AddAsync(region);
            for (var at = 0; at < organisations; at++)
            {
                var contact = await site.AddContactAsync($"{name}{at}", region: region.Id);
                if (organisations == 3 && at < 2)
                    await AddContactAsync(site, contact.OrganisationId, $"second{at}@{name}.example");
            }
        }
    }

    private static Task AddContactAsync(WaveSite site, Guid organisation, string email) =>
        site.AddAsync(
            new Contact
            {
                OrganisationId = organisation,
                Name = email,
                Email = email,
            }
        );

    private static WavePlan Sampled(WaveSite site, SampleKind kind, string size)
    {
        var plan = site.Plan();
        (plan.Sample, plan.SampleSize) = (kind, size);
        return plan;
    }

    private static Task<List<Guid>> DrawnAsync(WaveSite site) =>
        site.WithDatabaseAsync(database => database.Set<FrameMember>().Where(row => row.IsDrawn).Select(row => row.OrganisationId).ToListAsync());

    private static Task<int> CountAsync(WaveSite site, Guid wave) =>
        site.WithDatabaseAsync(database => database.Set<Invitation>().CountAsync(row => row.WaveId == wave));

    private static IEnumerable<string> Rows(Visitor visitor) =>
        visitor
            .Page.QuerySelectorAll("#sample tbody tr")
            .Select(row =>
                string.Join(' ', row.Children.Select(cell => string.Join(' ', cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))))
            );
}
