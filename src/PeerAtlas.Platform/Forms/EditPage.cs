using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Platform.Forms;

/// <summary>
/// A page that adds a row or changes one. What it is about, what the form asks and what is refused, each page says; here is the rest: what is not there is
/// not found, what is refused stays in the form, and who saves second is told and may save again.
/// </summary>
public abstract class EditPage<TRow, TForm>(PeerAtlasDbContext database) : PageModel
    where TRow : class, IVersioned
    where TForm : class, IVersioned, new()
{
    /// <summary>What is in the form.</summary>
    [BindProperty]
    public TForm Input { get; set; } = new();

    /// <summary>The row as it is stored; null while one is added.</summary>
    public TRow? Row { get; protected set; }

    /// <summary>Whether a row is added.</summary>
    public bool IsNew => Row is null;

    /// <summary>The database.</summary>
    protected PeerAtlasDbContext Database => database;

    /// <summary>What is said when the database refuses a second row like it.</summary>
    protected virtual string Same => FormSaving.Same;

    /// <summary>Whether what was sent is what the row was saved with last: a second press of the same button.</summary>
    protected virtual bool IsSavedAlready => false;

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        Input = Fill(Row);
        Input.Version = Row?.Version ?? Guid.Empty;
        return Page();
    }

    /// <summary>Saves what is in the form.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        if (IsSavedAlready)
            return Saved(Row!);
        await CheckAsync(cancellation);
        if (!ModelState.IsValid)
            return Page();
        var row = Row ?? database.Add(Make()).Entity;
        if (Row is not null)
            database.Entry(row).Property(stored => stored.Version).OriginalValue = Input.Version;
        await StoreAsync(row, cancellation);
        row.Version = Guid.NewGuid();
        if (ModelState.IsValid && await database.TrySaveAsync(ModelState, cancellation, Same))
            return Saved(row);

        database.ChangeTracker.Clear();
        Row = null;
        if (!await LoadAsync(cancellation))
            return NotFound();
        if (IsSavedAlready)
            return Saved(Row!);
        // Who was told of another's change saves against that one next time.
        if (!ModelState.ContainsKey($"{nameof(Input)}.{nameof(Input.Version)}"))
            Input.Version = Row?.Version ?? Guid.Empty;
        return Page();
    }

    /// <summary>Reads what the page is about, <see cref="Row"/> among it when the address names one; false when it is not there.</summary>
    protected abstract Task<bool> LoadAsync(CancellationToken cancellation);

    /// <summary>The form of a row, or of one that is added.</summary>
    protected abstract TForm Fill(TRow? row);

    /// <summary>Says in the model state what stands against the form.</summary>
    protected abstract Task CheckAsync(CancellationToken cancellation);

    /// <summary>A row of what the form holds, to be added.</summary>
    protected virtual TRow Make() => throw new NotSupportedException("This page adds none.");

    /// <summary>Puts what the form holds into the row, and changes what goes with it; what is refused only now is said in the model state.</summary>
    protected abstract Task StoreAsync(TRow row, CancellationToken cancellation);

    /// <summary>Says that it was saved, and leads on.</summary>
    protected abstract IActionResult Saved(TRow row);
}
