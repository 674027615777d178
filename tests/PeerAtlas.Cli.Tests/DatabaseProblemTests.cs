using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using PeerAtlas.Testing;

namespace PeerAtlas.Cli.Tests;

/// <summary>What is wrong with the database is said in plain words, and nothing is made or changed.</summary>
public sealed class DatabaseProblemTests : IDisposable
{
    private readonly string folder = System.IO.Directory.CreateTempSubdirectory("peeratlas-").FullName;

    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    /// <summary>Every command that needs a database, with arguments that are read.</summary>
    private string[][] Commands
    {
        get
        {
            var samples = Path.Combine(Repository.Root, "samples");
            var (workbook, rules, csv) = (
                Path.Combine(samples, "instruments", "agency-survey.xlsx"),
                Path.Combine(samples, "hours", "activities.csv"),
                Path.Combine(folder, "a.csv")
            );
            File.WriteAllText(csv, "a\n1\n");
            return
            [
                ["frame", "import", csv],
                ["instrument", "import", workbook, "--audience", "Agency"],
                ["wave", "record", "2010", "--agency-survey", "agencies", "--from", "2010-04-05", "--to", "2010-05-05"],
                ["responses", "import", "2010", csv, "--survey", "Agency"],
                ["report", "export", "slug", "--format", "Csv", "--out", Path.Combine(folder, "report.csv")],
                ["utilization", "rules", rules],
                ["utilization", "import", csv, "--agency", "north"],
                ["utilization", "report"],
            ];
        }
    }

    public void Dispose() => System.IO.Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_database_without_tables_is_told_of_by_every_command(DatabaseKind kind)
    {
        using var database = TestDatabase.Create(kind);
        var empty = Path.Combine(folder, "empty.db");
        await File.WriteAllBytesAsync(empty, [], TestContext.Current.CancellationToken);
        // The server's own database has no tables of anybody.
        var settings = kind == DatabaseKind.Sqlite ? new Dictionary<string, string> { ["Database:SqliteFile"] = empty } : In(database, "postgres");
        foreach (var command in Commands)
        {
            var result = await CommandLine.RunAsync(settings, command);
            Assert.DoesNotContain("   at ", result.Errors + result.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", result.Errors + result.Output, StringComparison.Ordinal);
            Assert.True(
                result.ExitCode == 1 && result.Errors.Contains("./peeratlas migrate", StringComparison.Ordinal),
                $"{string.Join(' ', command)}: {result.ExitCode} {result.Errors}"
            );
        }
    }

    [Fact]
    public async Task A_command_makes_no_database_file_by_asking_for_it()
    {
        var file = Path.Combine(folder, "new", "peeratlas.db");
        var result = await RunAsync(file, "utilization", "report");
        Assert.Equal((1, $"There is no database at {file} yet. Run ./peeratlas migrate, then try again."), (result.ExitCode, result.Errors.Trim()));
        Assert.False(File.Exists(file));
        Assert.Equal(0, (await RunAsync(file, "migrate")).ExitCode);
        Assert.Equal(0, (await RunAsync(file, "utilization", "report")).ExitCode);
    }

    [Fact]
    public async Task A_file_or_folder_that_cannot_be_used_is_named()
    {
        var garbage = Path.Combine(folder, "garbage.db");
        await File.WriteAllTextAsync(garbage, new string('x', 5000), TestContext.Current.CancellationToken);
        var directory = System.IO.Directory.CreateDirectory(Path.Combine(folder, "folder.db")).FullName;
        foreach (
            var (file, words) in new[]
            {
                (garbage, "is no database of PeerAtlas, or is damaged"),
                (directory, "that is a folder"),
                (Path.Combine(garbage, "below.db"), "cannot be opened or written"),
                ("/proc/none/peeratlas.db", "cannot be opened or written"),
            }
        )
        {
            var result = await RunAsync(file, "migrate");
            Assert.True(
                result.ExitCode == 1 && result.Errors.Contains(words, StringComparison.Ordinal) && result.Errors.Contains(file, StringComparison.Ordinal),
                $"{file}: {result.ExitCode} {result.Errors}"
            );
            Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_folder_in_the_place_of_the_database_is_called_a_folder_by_other_commands_too()
    {
        var result = await RunAsync(folder, "utilization", "report");
        Assert.True(result.ExitCode == 1 && result.Errors.Contains($"{folder}: that is a folder", StringComparison.Ordinal), result.Errors);
        Assert.DoesNotContain("migrate", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_script_that_fails_is_named_and_nothing_is_changed(DatabaseKind kind)
    {
        foreach (
            var (change, script) in new[]
            {
                (
                    "ALTER TABLE sessions RENAME TO lost; DELETE FROM schema_scripts WHERE number = 12; ALTER TABLE memberships RENAME TO mislaid;",
                    "0012_sessions_and_invitations.sql"
                ),
                ("DELETE FROM schema_scripts WHERE number > 1;", "0004_told_numbers.sql"),
                ("DELETE FROM schema_scripts;", "0001_foundation.sql"),
            }
        )
        {
            using var database = TestDatabase.Create(kind);
            await ExecuteAsync(database, change);
            var before = await StateAsync(database);
            var result = await CommandLine.RunAsync(database, "migrate");

            Assert.True(
                result.ExitCode == 1 && result.Errors.Contains($"The script {script} failed and nothing was changed", StringComparison.Ordinal),
                result.Errors + result.Output
            );
            Assert.Contains("not as the scripts before it left it", result.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain("./peeratlas migrate", result.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
            Assert.Equal(before, await StateAsync(database));
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_table_that_is_gone_though_its_script_was_applied_does_not_send_in_a_circle(DatabaseKind kind)
    {
        using var database = TestDatabase.Create(kind);
        await ExecuteAsync(database, "ALTER TABLE organisations RENAME TO lost; ALTER TABLE team_months RENAME TO mislaid; ALTER TABLE waves RENAME TO gone;");
        var result = await CommandLine.RunAsync(database, "utilization", "report");

        Assert.True(
            result.ExitCode == 1 && result.Errors.Contains("is not as its schema scripts left it", StringComparison.Ordinal),
            result.Errors + result.Output
        );
        Assert.DoesNotContain("./peeratlas migrate", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_or_has_no_such_database_is_told_of()
    {
        var result = await CommandLine.RunAsync(
            new Dictionary<string, string> { ["Database:Postgres"] = "Host=127.0.0.1;Port=1;Username=x;Database=x;Timeout=3" },
            "migrate"
        );
        Assert.Equal(
            (1, "The PostgreSQL server does not answer. See whether it runs, and whether the connection string names it rightly."),
            (result.ExitCode, result.Errors.Trim())
        );
        using var database = TestDatabase.Create(DatabaseKind.Postgres);
        result = await CommandLine.RunAsync(In(database, "no_such_database"), "migrate");
        Assert.True(
            result.ExitCode == 1 && result.Errors.StartsWith("The PostgreSQL server has no database of that name.", StringComparison.Ordinal),
            result.Errors
        );
    }

    private static async Task<object?> ExecuteAsync(TestDatabase database, string sql)
    {
        await using DbConnection connection = database.Settings.TryGetValue("Database:SqliteFile", out var file)
            ? new SqliteConnection($"Data Source={file};Pooling=false;Foreign Keys=false")
            : new NpgsqlConnection(database.Settings["Database:Postgres"] + ";Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>How many scripts are applied, tables are there and columns they have.</summary>
    private static async Task<string> StateAsync(TestDatabase database)
    {
        var isSqlite = database.Settings.ContainsKey("Database:SqliteFile");
        var tables = await ExecuteAsync(
            database,
            isSqlite
                ? "SELECT group_concat(sql) FROM sqlite_master;"
                : "SELECT string_agg(table_name || '.' || column_name, ',' ORDER BY table_name, "
                    + "column_name) FROM information_schema.columns WHERE table_schema = current_schema();"
        );
        return $"{await ExecuteAsync(database, "SELECT count(*) FROM schema_scripts;")} {tables}";
    }

    /// <summary>The settings for another database of the same server.</summary>
    private static Dictionary<string, string> In(TestDatabase database, string name) =>
        database.Settings.ToDictionary(
            pair => pair.Key,
            pair =>
                string.Join(
                    ';',
                    pair.Value.Split(';').Select(part => part.StartsWith("Database=", StringComparison.OrdinalIgnoreCase) ? $"Database={name}" : part)
                )
        );

    private static Task<CommandLine.Result> RunAsync(string file, params string[] arguments) =>
        CommandLine.RunAsync(new Dictionary<string, string> { ["Database:SqliteFile"] = file }, arguments);
}
