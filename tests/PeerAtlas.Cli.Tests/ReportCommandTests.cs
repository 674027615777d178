using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Hosting;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;
using PeerAtlas.Reports;
using PeerAtlas.Reports.Documents;
using PeerAtlas.Testing;

namespace PeerAtlas.Cli.Tests;

public sealed class ReportCommandTests
{
    [Fact]
    public async Task A_published_report_is_written_to_a_file()
    {
        using var database = TestDatabase.Create(DatabaseKind.Sqlite);
        await CommandLine.RunAsync(database, "migrate");
        await PublishAsync(database);
        var folder = System.IO.Directory.CreateTempSubdirectory("peeratlas-").FullName;

        foreach (var (format, begins) in new[] { ("docx", "PK"), ("html", "<!doctype html>"), ("csv", "\uFEFFfigure,"), ("json", "{") })
        {
            var file = Path.Combine(folder, "report." + format);
            var result = await CommandLine.RunAsync(database, "report", "export", "peer-workforce", "--format", format, "--out", file, "--json");
            Assert.True(result.ExitCode == 0, result.Errors);
            var content = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            Assert.True(content.AsSpan().StartsWith(System.Text.Encoding.UTF8.GetBytes(begins)), $"{format} does not begin with {begins}.");
            using var said = JsonDocument.Parse(result.Output);
            Assert.Equal(new FileInfo(file).Length, said.RootElement.GetProperty("bytes").GetInt64());
        }

        System.IO.Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task What_was_not_published_is_refused_and_wrong_usage_told_apart()
    {
        using var database = TestDatabase.Create(DatabaseKind.Sqlite);
        await CommandLine.RunAsync(database, "migrate");
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.docx");

        var result = await CommandLine.RunAsync(database, "report", "export", "no-such-report", "--format", "docx", "--out", file);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Nothing is published at /published/no-such-report", result.Errors);
        Assert.False(File.Exists(file));
        Assert.Equal(2, (await CommandLine.RunAsync(database, "report", "export", "no-such-report", "--format", "odt", "--out", file)).ExitCode);
    }

    private static async Task PublishAsync(TestDatabase where)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(where.Settings.ToDictionary(pair => pair.Key, pair => (string?)pair.Value))
            .Build();
        await using var services = new ServiceCollection().AddLogging().AddSingleton(configuration).AddPeerAtlasModules(configuration).BuildServiceProvider();
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        var database = scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>();
        var report = new Report
        {
            Slug = "peer-workforce",
            Title = "Peer workforce",
            WaveId = Guid.NewGuid(),
            Content = "{}",
        };
        var document = new ReportDocument
        {
            Title = report.Title,
            Publisher = "Authority",
            Wave = "2026",
            OpensOn = new(2026, 4, 1),
            ClosesOn = new(2026, 5, 31),
            Presentation = UnreliableFigures.Withhold,
            Sections = [new("limitations", "Limitations", [new LimitationBlock("Small numbers", "Few answered.")])],
        };
        database.Add(report);
        database.Add(
            new PublishedReport
            {
                ReportId = report.Id,
                Number = 1,
                PublishedAt = new(2026, 7, 1, 12, 0, 0, DateTimeKind.Utc),
                Content = document.ToJson(),
            }
        );
        await database.SaveChangesAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }
}
