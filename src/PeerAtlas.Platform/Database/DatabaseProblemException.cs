using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace PeerAtlas.Platform.Database;

/// <summary>Why the database cannot be worked with, in words for who runs the program.</summary>
public sealed class DatabaseProblemException(string words) : Exception(words)
{
    private const string Restore = "Restore it from its latest backup, or undo what was changed in it by hand.";
    private const string NotAsLeft = "The database is not as its schema scripts left it: a table or column is missing. " + Restore;
    private const string Migrate = "Run ./peeratlas migrate, then try again.";

    /// <summary>Some schema scripts have not been applied.</summary>
    internal static DatabaseProblemException Lacks(IReadOnlyList<SchemaScript> scripts, int ofAll) =>
        new(
            scripts.Count == ofAll
                ? $"The database has no tables yet. {Migrate}"
                : $"The database lacks {scripts.Count} schema script(s), first {scripts[0].Name}. {Migrate}"
        );

    /// <summary>There is no file yet.</summary>
    internal static DatabaseProblemException NoFile(string file) =>
        new(System.IO.Directory.Exists(file) ? IsFolder(file) : $"There is no database at {file} yet. {Migrate}{Demonstration(file)}");

    // ./run keeps it beside the site's own, and whoever tries a command first has nothing else.
    private static string Demonstration(string file)
    {
        var demonstration = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file)) ?? "", "demonstration.db");
        return System.IO.File.Exists(demonstration) ? $" Or, for the demonstration, name its database first: export Database__SqliteFile={demonstration}" : "";
    }

    /// <summary>A schema script did not fit what it found; null when the failure has another cause, such as a full disk.</summary>
    internal static string? WordsFor(SchemaScript script, DbException failure)
    {
        var reason = failure switch
        {
            SqliteException { SqliteErrorCode: 1 or 19 } => failure.Message,
            PostgresException { SqlState: not PostgresErrorCodes.InsufficientPrivilege } postgres => postgres.SqlState[..2] switch
            {
                // What is wrong with data is said by quoting them.
                "22" => "Some data do not fit.",
                "23" or "2B" or "42" => postgres.MessageText,
                _ => null,
            },
            _ => null,
        };
        return reason is null
            ? null
            : $"The script {script.Name} failed and nothing was changed: the database is not as the scripts before it left it. {reason}\n{Restore}";
    }

    /// <summary>The words for a failure; null when it is none of the database.</summary>
    public static string? WordsFor(Exception failure, DatabaseSettings settings)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (WordsForOne(cause, settings) is { } words)
                return words;
        }

        return null;
    }

    private static string? WordsForOne(Exception cause, DatabaseSettings settings) =>
        cause switch
        {
            DatabaseProblemException problem => problem.Message,
            SqliteException sqlite => OfSqlite(sqlite, Path.GetFullPath(settings.SqliteFile)),
            PostgresException postgres => OfPostgres(postgres),
            NpgsqlException { InnerException: SocketException or TimeoutException } =>
                "The PostgreSQL server does not answer. See whether it runs, and whether the connection string names it rightly.",
            IOException or UnauthorizedAccessException when settings.IsSqlite && IsAboutFile(cause, settings.SqliteFile) => CannotWrite(
                Path.GetFullPath(settings.SqliteFile)
            ),
            _ => null,
        };

    private static string? OfSqlite(SqliteException failure, string file) =>
        failure.SqliteErrorCode switch
        {
            1
                when failure.Message.Contains("no such table", StringComparison.Ordinal)
                    || failure.Message.Contains("no such column", StringComparison.Ordinal) => NotAsLeft,
            3 or 8 or 14 => CannotWrite(file),
            5 or 6 => $"The database file {file} is busy with another change. Try again in a minute.",
            10 or 13 => $"The database file {file} cannot be written: the disk is full or failing.",
            11 or 26 => $"The file {file} is no database of PeerAtlas, or is damaged.",
            _ => null,
        };

    private static string? OfPostgres(PostgresException failure) =>
        failure.SqlState switch
        {
            PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn => NotAsLeft,
            PostgresErrorCodes.InvalidCatalogName => "The PostgreSQL server has no database of that name. Make it first, then run ./peeratlas migrate.",
            PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
                "The PostgreSQL server does not let this user in. See the user and password of the connection string.",
            PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ReadOnlySqlTransaction => "This user may not write to the PostgreSQL database.",
            _ => null,
        };

    private static string IsFolder(string file) => $"The database cannot be at {file}: that is a folder. Name a file in it.";

    private static string CannotWrite(string file) =>
        System.IO.Directory.Exists(file)
            ? IsFolder(file)
            : $"The database file {file} cannot be opened or written. See whether its folder "
                + $"{Path.GetDirectoryName(file)} is there, and whether this user may write to both.";

    // Messages of the file system name the path, and nothing else of the exception does.
    private static bool IsAboutFile(Exception cause, string file) =>
        Path.GetDirectoryName(Path.GetFullPath(file)) is { Length: > 1 } folder && cause.Message.Contains(folder, StringComparison.Ordinal);
}
