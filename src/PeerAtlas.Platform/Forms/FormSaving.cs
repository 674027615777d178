using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Platform.Forms;

/// <summary>Saves what a form holds, and says at the form why it could not.</summary>
public static class FormSaving
{
    /// <summary>What is said when the database refuses a second row like it, where the page knows no better.</summary>
    public const string Same = "Somebody else added one with the same key or address at this moment. Nothing was saved, and what you typed is still below.";

    private const string Changed =
        "Somebody else changed this while you had it open. Nothing was saved, and what you typed is still below. Look at their change first; saving again "
        + "puts yours in its place.";

    /// <summary>Says a refusal at the field.</summary>
    public static void Refuse(this ModelStateDictionary state, string field, string? problem)
    {
        if (problem is not null)
            state.AddModelError("Input." + field, problem);
    }

    /// <summary>Saves, unless somebody else saved since the form was opened, or took the same key or address meanwhile.</summary>
    /// <param name="database">The context that holds the change.</param>
    /// <param name="state">Where it is said why it was not saved.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="same">What to say when the database refuses a second row like it.</param>
    /// <param name="changed">What to say when somebody else saved since the form was opened.</param>
    /// <returns>Whether it was saved.</returns>
    public static async Task<bool> TrySaveAsync(
        this PeerAtlasDbContext database,
        ModelStateDictionary state,
        CancellationToken cancellation,
        string same = Same,
        string changed = Changed
    )
    {
        try
        {
            await database.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            state.AddModelError("", changed);
            // The next attempt is against what is stored now.
            state.Remove("Input.Version");
        }
        catch (DbUpdateException failure) when (failure.IsTaken())
        {
            state.AddModelError("", same);
        }
        catch (DbUpdateException failure) when (IsOrphan(failure.GetBaseException()))
        {
            state.AddModelError("", "Somebody else removed what this belongs to. Nothing was saved, and what you typed is still below.");
        }

        database.ChangeTracker.Clear();
        return false;
    }

    private static bool IsOrphan(Exception failure) =>
        failure
            is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation }
                or SqliteException { SqliteExtendedErrorCode: SQLitePCL.raw.SQLITE_CONSTRAINT_FOREIGNKEY };
}
