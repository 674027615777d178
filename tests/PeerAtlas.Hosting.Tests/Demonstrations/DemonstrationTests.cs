using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Census.Tabulation;
using PeerAtlas.Census.Waves;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Hosting.Demonstrations;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;
using PeerAtlas.Reports;
using PeerAtlas.Reports.Goals;
using PeerAtlas.Reports.Indicators;
using PeerAtlas.Reports.Sizes;
using PeerAtlas.Statistics;
using PeerAtlas.Statistics.Goals;
using PeerAtlas.Tables;
using PeerAtlas.Testing;
using PeerAtlas.Workforce.Register;
using PeerAtlas.Workforce.Showing;
using PeerAtlas.Workforce.Supervision;

namespace PeerAtlas.Hosting.Tests.Demonstrations;

public sealed class DemonstrationTests(LoadedDemonstrations demonstrations) : IClassFixture<LoadedDemonstrations>
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Tabulating_2010_gives_back_every_published_figure(DatabaseKind kind)
    {
        var demonstration = await demonstrations.OnAsync(kind);
        var figures = (await TablesAsync(demonstration, "2010"))
            .SelectMany(table => table.Figures)
            .GroupBy(figure => figure.Name)
            .ToDictionary(group => group.Key, group => group.First());
        var published = Published();

        Assert.True(published.Count >= 80);
        Assert.All(published, row =>
        {
            Assert.True(figures.TryGetValue(row["figure"], out var figure), $"There is no figure {row["figure"]}.");
            Assert.Equal($"{row["figure"]} {row["published"]} {row["as"]}", $"{row["figure"]} {Written(figure!, row["as"])} {row["as"]}");
        });
    }

    [Fact]
    public async Task A_ticked_choice_has_one_share_and_one_base_in_its_table_and_as_a_named_figure()
    {
        var figures = (await TablesAsync(await demonstrations.OnAsync(DatabaseKind.Sqlite), "2010"))
            .SelectMany(table => table.Figures)
            .GroupBy(figure => figure.Name)
            .ToDictionary(group => group.Key, group => group.First());
        string[] questions =
        [
            "agency.programs",
            "agency.takes_part",
            "agency.takes_lead",
            "agency.management_work",
            "agency.expand_programs",
            "agency.actions",
            "agency.support",
            "agency.barriers",
            "agency.turnover_reasons",
            "agency.training_topics",
            "peer.health_change_kind",
            "peer.left_reasons",
        ];
        var pairs = questions
            .SelectMany(question =>
                figures
                    .Values.Where(figure =>
                        figure.Name.StartsWith(question + ".", StringComparison.Ordinal)
                        && figure.Name.EndsWith(".share", StringComparison.Ordinal)
                        && !figure.Name.Contains(".by.", StringComparison.Ordinal)
                    )
                    .Select(figure =>
                        (Ticked: figure, Named: figures.GetValueOrDefault(question + "_" + figure.Name[(question.Length + 1)..^".share".Length] + "_share"))
                    )
                    .Where(pair => pair.Named is not null)
            )
            .ToList();

        Assert.True(pairs.Count > 50, $"Only {pairs.Count} pairs.");
        Assert.All(pairs, pair =>
            Assert.Equal((pair.Ticked.Name, pair.Ticked.Count, pair.Ticked.Base.Number), (pair.Ticked.Name, pair.Named!.Count, pair.Named.Base.Number))
        );
    }

    [Fact]
    public async Task The_wave_of_this_year_is_in_the_middle_of_collection()
    {
        var demonstration = await demonstrations.OnAsync(DatabaseKind.Sqlite);
        await using var scope = demonstration.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        var database = scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>();

        var wave = await database.Set<Wave>().SingleAsync(wave => wave.State == WaveState.Open, TestContext.Current.CancellationToken);
        var responses = await database.Set<AgencyResponse>().Where(response => response.WaveId == wave.Id).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Contains(responses, response => response.CompletedAt is not null);
        Assert.Contains(responses, response => response.CompletedAt is null);
        Assert.True(
            await database
                .Set<Invitation>()
                .AnyAsync(invitation => invitation.WaveId == wave.Id && invitation.BouncedAt != null, TestContext.Current.CancellationToken)
        );
        Assert.True(await database.Set<SealedAnswer>().AnyAsync(answer => answer.WaveId == wave.Id, TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Goals_over_three_waves_stand_in_every_status(DatabaseKind kind)
    {
        var demonstration = await demonstrations.OnAsync(kind);
        await using var scope = demonstration.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        var services = scope.ServiceProvider;
        var book = await IndicatorBook.ReadAsync(
            services.GetRequiredService<IWaveFigures>(),
            services.GetRequiredService<IWaveMeasures>(),
            TestContext.Current.CancellationToken
        );
        var goals = await services.GetRequiredService<PeerAtlasDbContext>().Set<Goal>().ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(3, book.Waves.Count());
        var progress = goals.Select(goal => new GoalProgress(goal, book.Series(goal.Indicator))).ToList();
        Assert.All(progress, one => Assert.Equal(3, one.Series.Measured.Count()));
        Assert.All(Enum.GetValues<GoalStatus>(), status => Assert.Contains(progress, one => one.Status == status));
        // Every indicator that the product ships is in the shipped surveys.
        Assert.All(Indicator.Shipped, indicator => Assert.Equal(3, book.Series(indicator.Figure).Measured.Count()));
    }

    [Fact]
    public async Task The_workforce_of_2018_is_estimated_from_answers_lists_and_jobs()
    {
        var demonstration = await demonstrations.OnAsync(DatabaseKind.Sqlite);
        await using var scope = demonstration.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        var database = scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>();
        var wave = await database.Set<Wave>().SingleAsync(wave => wave.Name == "2018", TestContext.Current.CancellationToken);
        var measures = scope.ServiceProvider.GetRequiredService<IWaveMeasures>();

        var jobs = (await measures.FrameTotalsAsync(wave.Id, TestContext.Current.CancellationToken)).Single(total =>
            total.Figure.Name == "frame.peers_employed_total"
        );
        Assert.Equal(59, jobs.Classes.Sum(one => one.Organisations));
        Assert.True(jobs.Estimate.Value > jobs.Reported && jobs.Estimate.Low >= jobs.Reported);
        var persons = await measures.PersonsAsync(wave.Id, TestContext.Current.CancellationToken);
        Assert.True(persons.JobsPerPerson!.Value > persons.JobsPerPersonByJob!.Value && persons.JobsPerPersonByJob.Value >= 1);
        Assert.InRange(persons.CertifiedShare!.Value, 0.4, 0.7);
        Assert.NotEmpty((await database.Set<WorkforceSize>().SingleAsync(size => size.WaveId == wave.Id, TestContext.Current.CancellationToken)).Lists);
    }

    [Fact]
    public async Task Agencies_have_workers_with_and_without_an_account_and_one_is_asked_whether_it_is_them()
    {
        var demonstration = await demonstrations.OnAsync(DatabaseKind.Sqlite);
        await using var scope = demonstration.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        var database = scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>();
        var cancellation = TestContext.Current.CancellationToken;
        var workers = await database.Set<Worker>().AsNoTracking().Include(worker => worker.Places).ToListAsync(cancellation);
        var peers = await database
            .Set<TeamMember>()
            .Where(member => member.Role == TeamRole.Peer)
            .Select(member => member.AccountId)
            .Distinct()
            .ToListAsync(cancellation);
        Assert.Equal(peers.Order(), workers.Where(worker => worker.AccountId is not null).Select(worker => worker.AccountId!.Value).Order());
        Assert.Contains(workers, worker => worker.Places.All(place => place.EndsOn < database.Today));
        var asked = Assert.Single(workers, worker => database.Users.Any(account => account.Email == worker.Email));
        Assert.Equal("J. Marchetti", asked.Name);
        Assert.False((await scope.ServiceProvider.GetRequiredService<WorkerCounts>().ReadAsync(cancellation)).IsEmpty);
    }

    [Fact]
    public async Task Forty_peers_stand_at_every_stage_of_certification_and_two_are_supervised()
    {
        var demonstration = await demonstrations.OnAsync(DatabaseKind.Sqlite);
        await using var scope = demonstration.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        var database = scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>();
        var cancellation = TestContext.Current.CancellationToken;
        var credentials = await database.Set<Credential>().AsNoTracking().ToListAsync(cancellation);
        Assert.Equal(40, credentials.Select(one => one.WorkerId).Distinct().Count());
        Assert.Equal(3, credentials.Select(one => one.RuleId).Distinct().Count());
        CredentialStage[] stages =
        [
            CredentialStage.Applied,
            CredentialStage.Asked,
            CredentialStage.InCourse,
            CredentialStage.Issued,
            CredentialStage.Refused,
            CredentialStage.Appealed,
            CredentialStage.Ended,
        ];
        Assert.Equal(stages.Order(), credentials.Select(one => one.Stage).Distinct().Order());
        Assert.Single(await database.Set<ShownBadge>().ToListAsync(cancellation));
        // What protects the center's signing key stands where the site reads it, and not with whoever loaded this.
        Assert.NotEqual(0, await database.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS \"Value\" FROM data_protection_keys").SingleAsync(cancellation));
        Assert.Equal(2, await database.Set<SupervisionLine>().Select(line => line.SupervisorId).Distinct().CountAsync(cancellation));
    }

    [Fact]
    public async Task A_database_that_has_accounts_cannot_become_the_demonstration()
    {
        var demonstration = await demonstrations.OnAsync(DatabaseKind.Sqlite);
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            DemonstrationLoader.LoadAsync(demonstration.Services, Path.Combine(Repository.Root, "samples"), _ => { }, TestContext.Current.CancellationToken)
        );
    }

    private static async Task<IReadOnlyList<FigureTable>> TablesAsync(LoadedDemonstration demonstration, string name)
    {
        await using var scope = demonstration.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        var wave = await scope
            .ServiceProvider.GetRequiredService<PeerAtlasDbContext>()
            .Set<Wave>()
            .SingleAsync(wave => wave.Name == name, TestContext.Current.CancellationToken);
        return (await scope.ServiceProvider.GetRequiredService<Tabulation>().TablesAsync(wave, TestContext.Current.CancellationToken)).Tables;
    }

    private static IReadOnlyList<TableRow> Published()
    {
        using var stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Reference", "published-2010.csv"));
        return TableReader.Read(stream, "published-2010.csv").Sheets[0].Rows;
    }

    private static string Written(Figure figure, string form) =>
        form switch
        {
            "percent" => Whole(figure.Estimate!.Value * 100),
            "count" => figure.Count!.Value.ToString(CultureInfo.InvariantCulture),
            _ => Whole(figure.Estimate!.Value),
        };

    // Rounded first to nine places: 87.5 may be a hair less in binary.
    private static string Whole(double value) => Math.Round(Math.Round(value, 9), MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture);
}
