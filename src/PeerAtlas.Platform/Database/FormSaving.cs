using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace PeerAtlas.Platform.Database;

/// <summary>Saves what a form holds, and says at the form why it could not.</summary>
public static class FormSaving
{
    /// <summary>Says a refusal at the field.</summary>
    public static void Refuse(this ModelStateDictionary state, string field, string? problem)
    {
        if (problem is not null)
            state.AddModelError("Input." + field, problem);
    }

    /// <summary>Saves, unless somebody else saved since the form was opened, or took the same key or address meanwhile.</summary>
    /// <returns>Whether it was saved; if not, the model state says why.</returns>
    public static Task<bool> TrySaveAsync(this PeerAtlasDbContext database, ModelStateDictionary state, CancellationToken cancellation) =>
        database.TrySaveAsync(
            state,
            "Somebody else added one with the same key or address at this moment. Nothing was saved, and what you typed is still below.",
            cancellation
        );

    /// <inheritdoc cref="TrySaveAsync(PeerAtlasDbContext, ModelStateDictionary, CancellationToken)"/>
    /// <param name="database">The context that holds the change.</param>
    /// <param name="state">Where it is said.</param>
    /// <param name="same">What to say when the database refuses a second row like it.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<bool> TrySaveAsync(this PeerAtlasDbContext database, ModelStateDictionary state, string same, CancellationToken cancellation)
    {
        try
        {
            await database.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            state.AddModelError(
                "",
                "Somebody else changed this while you had it open. Nothing was saved, and what you "
                    + "typed is still below. Look at their change first; saving again puts yours in its place."
            );
            // The next attempt is against what is stored now.
            state.Remove("Input.Version");
        }
        catch (DbUpdateException failure) when (failure.InnerException is not UnkeepableTextException)
        {
            state.AddModelError("", same);
        }

        database.ChangeTracker.Clear();
        return false;
    }
}
