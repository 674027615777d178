using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory.Pages.Frame;

/// <summary>What the forms of the frame share.</summary>
internal static class FrameForm
{
    public static readonly Choice[] OrganisationKinds =
        [.. Enum.GetValues<OrganisationKind>().Select(kind => new Choice(kind.ToString(), FrameWords.Capitalised(kind.InWords())))];

    public static readonly Choice[] UnitKinds =
        [.. Enum.GetValues<UnitKind>().Select(kind => new Choice(kind.ToString(), FrameWords.Capitalised(kind.InWords())))];

    public static readonly Choice[] Languages = [new("en", "English"), new("es", "Spanish")];

    public static async Task<IReadOnlyList<Choice>> RegionsAsync(PeerAtlasDbContext database, CancellationToken cancellation) =>
        await database.Set<Region>().OrderBy(region => region.Name).Select(region => new Choice(region.Id.ToString(), region.Name, null, null)).ToListAsync(cancellation);

    /// <summary>Says a refusal at the field.</summary>
    public static void Refuse(this ModelStateDictionary state, string field, string? problem)
    {
        if (problem is not null) state.AddModelError("Input." + field, problem);
    }

    /// <summary>Saves, unless somebody else saved since the form was opened, or took the same key or address meanwhile.</summary>
    /// <returns>Whether it was saved; if not, the model state says why.</returns>
    public static async Task<bool> TrySaveAsync(this PeerAtlasDbContext database, ModelStateDictionary state, CancellationToken cancellation)
    {
        try
        {
            await database.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            state.AddModelError("", "Somebody else changed this while you had it open. Nothing was saved, and what you typed is still below. Look at their change first; saving again puts yours in its place.");
            // The next attempt is against what is stored now.
            state.Remove("Input.Version");
        }
        catch (DbUpdateException)
        {
            state.AddModelError("", "Somebody else added one with the same key or address at this moment. Nothing was saved, and what you typed is still below.");
        }

        database.ChangeTracker.Clear();
        return false;
    }
}
