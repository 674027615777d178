using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Collection;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Census.Measures;
using PeerAtlas.Census.Tabulation;
using PeerAtlas.Census.Tests.Waves;
using PeerAtlas.Census.Waves;
using PeerAtlas.Directory;
using PeerAtlas.Reports;
using PeerAtlas.Reports.Documents;
using PeerAtlas.Reports.Drafts;
using PeerAtlas.Statistics;
using PeerAtlas.Statistics.Estimation;
using PeerAtlas.Testing;

namespace PeerAtlas.Census.Tests.Tabulation;

/// <summary>Figures of a wave that asked a sample, from the opening to the pages.</summary>
public sealed class SampledWaveTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_sample_that_takes_everybody_gives_exactly_what_a_wave_of_everybody_gives(DatabaseKind kind)
    {
        await using var site = await StartAsync(kind);
        var sampled = await OpenAsync(site, "100%");
        var everybody = await OpenAsync(site, "");
        foreach (var wave in new[] { sampled, everybody })
            await AnswerAsync(site, wave, organisation => organisation.Key.EndsWith('3') ? null : Peers(organisation));

        var (first, second) = (await TablesAsync(site, sampled), await TablesAsync(site, everybody));

        Assert.Equal(second.Select(Written), first.Select(Written));
        var totals = await TotalsAsync(site, sampled);
        Assert.Equal((await TotalsAsync(site, everybody)).Single().Estimate, totals.Single().Estimate);

        static string Written(FigureTable table) =>
            string.Join('\n', table.Figures.Select(figure => string.Join('|', FigureColumns.Row(figure, table.Title)))).Replace("everybody", "100%")
            + table.Note;
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Figures_of_a_sample_hold_for_the_frame_of_the_opening_whatever_becomes_of_it(DatabaseKind kind)
    {
        await using var site = await StartAsync(kind);
        var wave = await OpenAsync(site, "4");
        await AnswerAsync(site, wave, Peers);
        var before = await TablesAsync(site, wave);
        // Eight in the east and twelve in the west; four of each say 5 and 20.
        var total = before.SelectMany(table => table.Figures).Single(figure => figure.Name == "agency.peers_total");
        Assert.Equal(8 * 5 + 12 * 20, total.Estimate!.Value, 9);
        Assert.Equal((8, 20.0), (total.Base.Number, total.Base.Weighted!.Value));
        Assert.Contains("8 of the 8 organizations drawn answered and stand for all 20 of the frame", total.Base.Words);
        var frame = Assert.Single(await TotalsAsync(site, wave));
        Assert.Equal(total.Estimate.Value, frame.Estimate.Value, 9);
        Assert.Equal([new FrameClass("East", 8, 4, 2), new("West", 12, 4, 3)], frame.Classes);

        // More organisations come, and one that was not drawn leaves.
        var drawn = await site.WithDatabaseAsync(database =>
            database.Set<FrameMember>().Where(row => row.IsDrawn).Select(row => row.OrganisationId).ToListAsync()
        );
        await site.AddContactAsync("new", region: await RegionAsync(site, "East"));
        await site.WithDatabaseAsync(async database =>
        {
            var left = await database.Set<Organisation>().AsTracking().FirstAsync(row => row.RegionId != null && !drawn.Contains(row.Id));
            left.Active = false;
            return await database.SaveChangesAsync();
        });
        Assert.Equal(total.Estimate, (await TablesAsync(site, wave)).SelectMany(table => table.Figures).Single(figure => figure.Name == total.Name).Estimate);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Response_is_of_those_drawn_and_the_weighted_rate_of_the_frame(DatabaseKind kind)
    {
        await using var site = await StartAsync(kind);
        var wave = await OpenAsync(site, "4");
        // All four of the east, none of the west.
        await AnswerAsync(site, wave, organisation => organisation.Key.StartsWith("East", StringComparison.Ordinal) ? Peers(organisation) : null);

        var tables = (await TablesAsync(site, wave)).ToDictionary(table => table.Name);
        var figures = tables.Values.SelectMany(table => table.Figures).DistinctBy(figure => figure.Name).ToDictionary(figure => figure.Name);

        Assert.Equal((0.5, "organizations drawn into the sample and invited", 8), Of("response.rr1"));
        Assert.Equal(4 * 2 / 20.0, figures["response.rr1_weighted"].Estimate!.Value, 12);
        Assert.Equal(["East", "West"], tables["response.sample"].Rows.Select(row => row.Label));
        Assert.Equal([8, 4, 4, 2], tables["response.sample"].Rows[0].Cells.Select(cell => cell.Estimate!.Value));
        Assert.Equal([12, 4, 0, null], tables["response.sample"].Rows[1].Cells.Select(cell => cell.Estimate));
        Assert.Contains("Nobody answered in West", tables["agency.peers"].Note);
        Assert.Contains("stand for 8 of the 20 of the frame", figures["agency.peers.mean"].Base.Words);

        (double?, string, int) Of(string name) => (figures[name].Estimate, figures[name].Base.Words, figures[name].Base.Number);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_sample_is_compared_with_another_wave_by_its_own_weights(DatabaseKind kind)
    {
        await using var site = await StartAsync(kind);
        var earlier = await OpenAsync(site, "");
        await AnswerAsync(site, earlier, Peers);
        var later = await OpenAsync(site, "4");
        await AnswerAsync(site, later, Peers);

        var change = await site.RunAsync<WaveChanges, Difference?>(async changes =>
            await changes.BetweenAsync(await site.WaveAsync(later), await site.WaveAsync(earlier), "agency.cps_share")
        );

        // Weighted, the sample's share is exactly the frame's: all of a region answer alike.
        Assert.Equal(0, change!.Value, 9);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_file_of_answers_has_strata_weights_and_frame_and_can_be_imported(DatabaseKind kind)
    {
        await using var site = await StartAsync(kind);
        var wave = await OpenAsync(site, "4");
        await AnswerAsync(site, wave, organisation => organisation.Key == "West0" ? null : Peers(organisation));
        var answered = await site.WithDatabaseAsync(database => database.Set<AgencyResponse>().CountAsync());
        using var stream = new MemoryStream();
        await site.RunAsync<ResponseExport, bool>(async export =>
        {
            await export.WriteAsync(await site.WaveAsync(wave), stream);
            return true;
        });

        var lines = System.Text.Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.StartsWith("organization,unit,unit_name,completed_on,sample_stratum,sample_weight,sample_fpc,turnover", lines[0].TrimStart('\uFEFF'));
        var rows = lines.Skip(1).Select(line => line.Split(',')).ToList();
        Assert.Equal(answered, rows.Count);
        Assert.All(rows.Where(row => row[4] == "East"), row => Assert.Equal(["2", "8"], row[5..7]));
        var west = rows.Where(row => row[4] == "West").ToList();
        Assert.All(west, row => Assert.Equal([(12.0 / west.Count).ToString("R", System.Globalization.CultureInfo.InvariantCulture), "12"], row[5..7]));

        await site.RunAsync<WaveOpening, WaveOutcome>(opening => opening.CloseAsync(wave));
        var preview = await site.RunAsync<ResponseImport, ResponsePreview>(async import =>
            await import.PreviewAsync(await site.WaveAsync(wave), Audience.Agency, "answers.csv", stream.ToArray())
        );
        Assert.DoesNotContain(preview.Problems, problem => problem.Column?.StartsWith("sample_", StringComparison.Ordinal) == true);
        Assert.Equal(answered, preview.Rows);

        var everybody = await OpenAsync(site, "");
        await AnswerAsync(site, everybody, Peers);
        using var plain = new MemoryStream();
        await site.RunAsync<ResponseExport, bool>(async export =>
        {
            await export.WriteAsync(await site.WaveAsync(everybody), plain);
            return true;
        });
        Assert.DoesNotContain("sample_", System.Text.Encoding.UTF8.GetString(plain.ToArray()));
    }

    [Fact]
    public async Task Pages_of_figures_sizes_and_goals_say_that_a_sample_was_asked()
    {
        await using var site = await StartAsync(DatabaseKind.Sqlite);
        var wave = await OpenAsync(site, "4");
        await AnswerAsync(site, wave, Peers);
        await site.RunAsync<WaveOpening, WaveOutcome>(opening => opening.CloseAsync(wave));
        var analyst = await site.AnalystAsync();

        await analyst.OpenAsync($"/waves/{wave}/figures");
        Assert.Contains("The wave asked a sample of agencies", analyst.Text);
        Assert.Contains("8 of the 8 organizations drawn answered and stand for all 20 of the frame (n = 8, weighted 20)", analyst.Text);
        await analyst.OpenAsync($"/waves/{wave}/size");
        Assert.Contains("Estimated for all organizations of the frame", analyst.Text);
        Assert.DoesNotContain("invited", analyst.Page.QuerySelector("main")!.TextContent);
        var facts = await site.RunAsync<IWaveFigures, WaveFacts>(figures => figures.FactsAsync(wave));
        Assert.Equal((20, 8, 8, 0), (facts.Sample!.InFrame, facts.Sample.Drawn, facts.Sample.Answered, facts.Sample.InSilent));
        Assert.Empty(facts.Sample.Silent.Concat(facts.Sample.Alone));
        await analyst.OpenAsync("/goals/indicators");
        Assert.Contains("Certified Peer Specialists among all peer workers", analyst.Text);
    }

    [Fact]
    public async Task A_report_withholds_an_estimate_of_many_that_rests_on_few_persons()
    {
        await using var site = await StartAsync(DatabaseKind.Sqlite);
        var wave = await OpenAsync(site, "4");
        // Four agencies of the west report 8 persons, who stand for 24; those of the east 80.
        await AnswerAsync(site, wave, organisation =>
            organisation.Key.StartsWith("East", StringComparison.Ordinal) ? """{"turnover":"yes","peers":"20"}""" : """{"turnover":"no","peers":"2"}"""
        );
        await site.RunAsync<WaveOpening, WaveOutcome>(opening => opening.CloseAsync(wave));
        var names = (await TablesAsync(site, wave)).Select(table => table.Name).Where(name => name.StartsWith("agency.", StringComparison.Ordinal)).ToList();

        var built = await site.RunAsync<ReportDesk, BuiltReport>(async desk =>
        {
            var draft = new ReportDraft { Sections = [new() { Heading = "All", Tables = [.. names] }] };
            return await desk.BuildAsync(await desk.CreateAsync("All", wave, draft, UnreliableFigures.ShowMarked));
        });

        var figures = built.Document.Figures.ToDictionary(figure => figure.Name);
        foreach (var withheld in new[] { "agency.peers_total", "agency.peers.total", "agency.peers.mean", "agency.peers.total.by.region.west" })
        {
            Assert.Null(figures[withheld].Estimate);
            Assert.Null(figures[withheld].Interval);
            Assert.Equal((0, null), (figures[withheld].Base.Number, figures[withheld].Base.Weighted));
        }

        Assert.Equal(160, figures["agency.peers.total.by.region.east"].Estimate!.Value, 9);
        Assert.Equal(8 / 20.0, figures["agency.turnover.yes.share"].Estimate!.Value, 9);
        Assert.Contains("8 of 20 organizations were drawn at random and asked.", built.Document.ToJson());
    }

    private static string Peers(Organisation organisation) =>
        organisation.Key.StartsWith("East", StringComparison.Ordinal)
            ? """{"turnover":"yes","peers":"5","cps":"1"}"""
            : """{"turnover":"no","peers":"20","cps":"9"}""";

    private static async Task<WaveSite> StartAsync(DatabaseKind kind)
    {
        var site = await WaveSite.StartAsync(kind);
        foreach (var (name, organisations) in new[] { ("East", 8), ("West", 12) })
        {
            var region = new Region { Key = name, Name = name };
            await site.AddAsync(region);
            for (var at = 0; at < organisations; at++)
                await site.AddContactAsync($"{name}{at}", region: region.Id);
        }

        return site;
    }

    /// <summary>A wave of the small survey: a sample of each region of that size, or of everybody.</summary>
    private static async Task<Guid> OpenAsync(WaveSite site, string size)
    {
        var (agency, _) = await SmallWave.ImportSurveysAsync(site);
        var plan = site.Plan(size.Length == 0 ? "everybody" : size);
        (plan.AgencyVersionId, plan.PeerVersionId) = (agency, null);
        (plan.Sample, plan.SampleSize) = size.Length == 0 ? (SampleKind.Everybody, "") : (SampleKind.ByRegion, size);
        return await site.OpenWaveAsync(plan);
    }

    /// <summary>Those who were invited answer, those of whom nothing is said do not.</summary>
    private static async Task AnswerAsync(WaveSite site, Guid wave, Func<Organisation, string?> answers)
    {
        var invited = await site.WithDatabaseAsync(database =>
            database
                .Set<Organisation>()
                .Where(row => database.Set<Census.Invitations.Invitation>().Any(invitation => invitation.WaveId == wave && invitation.OrganisationId == row.Id))
                .OrderBy(row => row.Key)
                .ToListAsync()
        );
        var at = new DateTime(2026, 10, 7, 16, 0, 0, DateTimeKind.Utc);
        foreach (var organisation in invited.Where(organisation => answers(organisation) is not null))
        {
            await site.AddAsync(
                new AgencyResponse
                {
                    WaveId = wave,
                    OrganisationId = organisation.Id,
                    StartedAt = at,
                    SavedAt = at,
                    CompletedAt = at,
                    Answers = answers(organisation)!,
                }
            );
        }
    }

    private static async Task<Guid> RegionAsync(WaveSite site, string key) =>
        (await site.WithDatabaseAsync(database => database.Set<Region>().SingleAsync(region => region.Key == key))).Id;

    private static async Task<IReadOnlyList<FigureTable>> TablesAsync(WaveSite site, Guid wave) =>
        (await site.RunAsync<Census.Tabulation.Tabulation, WaveTables>(async tabulation => await tabulation.TablesAsync(await site.WaveAsync(wave)))).Tables;

    private static Task<IReadOnlyList<FrameTotal>> TotalsAsync(WaveSite site, Guid wave) =>
        site.RunAsync<FrameTotals, IReadOnlyList<FrameTotal>>(async totals => await totals.EstimateAsync(await site.WaveAsync(wave)));
}
