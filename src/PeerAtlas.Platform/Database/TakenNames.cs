using System.Linq.Expressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SQLitePCL;

namespace PeerAtlas.Platform.Database;

/// <summary>Whether a key, a name or an address is another row's already.</summary>
public static class TakenNames
{
    /// <summary>
    /// Finds the row that has it, upper and lower case being one: in lists and files nobody could tell the two apart. What somebody else saves between
    /// this look and one's own save, the unique index of the database refuses; see <see cref="IsTaken"/>.
    /// </summary>
    /// <param name="rows">The rows among which it stands once, such as those of one organisation.</param>
    /// <param name="name">Which text of a row.</param>
    /// <param name="wanted">What is wanted; nobody has what is empty.</param>
    /// <param name="itself">The row that may have it; null for a new one.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<T?> FindHolderAsync<T>(
        this IQueryable<T> rows,
        Expression<Func<T, string?>> name,
        string? wanted,
        Guid? itself,
        CancellationToken cancellation
    )
        where T : class
    {
        if (string.IsNullOrEmpty(wanted))
            return null;
        var folded = wanted.ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // The database folds the case, not .NET. Not every one folds letters with accents.
        Expression<Func<string, bool>> isSame = text => text == wanted || text.ToLower() == folded;
#pragma warning restore CA1304, CA1311, CA1862
        var condition = new Replacement(isSame.Parameters[0], name.Body).Visit(isSame.Body);
        return await rows.AsNoTracking()
            .Where(Expression.Lambda<Func<T, bool>>(condition, name.Parameters))
            .FirstOrDefaultAsync(row => itself == null || EF.Property<Guid>(row, "Id") != itself, cancellation);
    }

    /// <summary>Whether the database refused a row because another one has what only one may have.</summary>
    public static bool IsTaken(this Exception failure) =>
        failure.GetBaseException() switch
        {
            PostgresException postgres => postgres.SqlState is PostgresErrorCodes.UniqueViolation,
            SqliteException sqlite => sqlite.SqliteExtendedErrorCode is raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY,
            _ => false,
        };

    private sealed class Replacement(ParameterExpression parameter, Expression by) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? by : node;
    }
}
