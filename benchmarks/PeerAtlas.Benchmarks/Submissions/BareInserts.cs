using System.Data.Common;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Benchmarks.Submissions;

/// <summary>What the database takes in durable inserts when nothing else is asked of it.</summary>
/// <param name="OneByOne">Rows a second by one writer with a commit for each row.</param>
/// <param name="Grouped">Rows a second by as many writers as there are respondents, whose commits share flushes.</param>
internal sealed record BareInserts(double OneByOne, double Grouped)
{
    public static async Task<BareInserts> MeasureAsync(ServiceProvider services, int writers, TimeSpan duration, int rowLength = 600)
    {
        var row = new string('x', rowLength);
        var connections = services.GetRequiredService<DatabaseConnections>();
        await using (var turn = await connections.BeginWriteAsync())
        {
            await RunAsync(turn.Transaction, "CREATE TABLE IF NOT EXISTS bare_rows (id text PRIMARY KEY, answers text NOT NULL)");
            await turn.CommitAsync();
        }

        var oneByOne = await RateAsync(1, duration, async () =>
        {
            await using var turn = await connections.BeginWriteAsync();
            await InsertAsync(turn.Transaction, row, CancellationToken.None);
            await turn.CommitAsync();
        });

        var group = services.GetRequiredService<GroupCommit>();
        var grouped = await RateAsync(writers, duration, () => group.CommitAsync((transaction, stopping) => InsertAsync(transaction, row, stopping)));
        return new BareInserts(oneByOne, grouped);
    }

    private static async Task<double> RateAsync(int writers, TimeSpan duration, Func<Task> insert)
    {
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(
            Enumerable
                .Range(0, writers)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        var count = 0;
                        for (; clock.Elapsed < duration; count++)
                            await insert();
                        return count;
                    })
                )
        );
        return counts.Sum() / clock.Elapsed.TotalSeconds;
    }

    private static async Task<bool> InsertAsync(DbTransaction transaction, string row, CancellationToken cancellation)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO bare_rows (id, answers) VALUES (@id, @answers)";
        var id = command.CreateParameter();
        (id.ParameterName, id.Value) = ("@id", Guid.NewGuid().ToString());
        var answers = command.CreateParameter();
        (answers.ParameterName, answers.Value) = ("@answers", row);
        command.Parameters.Add(id);
        command.Parameters.Add(answers);
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }

    private static async Task RunAsync(DbTransaction transaction, string sql)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
