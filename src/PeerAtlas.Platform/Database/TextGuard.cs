using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PeerAtlas.Platform.Database;

/// <summary>A text holds the character NUL, which nobody types and PostgreSQL cannot keep. Nothing was changed.</summary>
public sealed class UnkeepableTextException() : FormatException("The text holds the character NUL, which cannot be kept.");

/// <summary>
/// Refuses texts that one of the databases cannot keep or compare, at the one place that all of them pass: addresses, forms, files and records of
/// other systems alike, and on SQLite too, so that what is kept there can move to PostgreSQL.
/// </summary>
internal sealed class TextGuard : DbCommandInterceptor
{
    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) =>
        Checked(command, result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    ) => ValueTask.FromResult(Checked(command, result));

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) =>
        Checked(command, result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    ) => ValueTask.FromResult(Checked(command, result));

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result) =>
        Checked(command, result);

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result,
        CancellationToken cancellationToken = default
    ) => ValueTask.FromResult(Checked(command, result));

    private static InterceptionResult<T> Checked<T>(DbCommand command, InterceptionResult<T> result)
    {
        foreach (DbParameter parameter in command.Parameters)
            if (parameter.Value is string text && text.Contains('\0', StringComparison.Ordinal))
                throw new UnkeepableTextException();
        return result;
    }
}
