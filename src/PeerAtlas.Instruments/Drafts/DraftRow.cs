namespace PeerAtlas.Instruments;

/// <summary>A row of a form that is being written.</summary>
/// <param name="Id">Tells it from all other rows of the form; never used again.</param>
/// <param name="Cells">What is typed, by column as docs/xlsform.md names them; what is empty is not there.</param>
public sealed record DraftRow(int Id, Dictionary<string, string> Cells)
{
    /// <summary>What is typed in a column; empty where nothing is.</summary>
    public string this[string column]
    {
        get => Cells.GetValueOrDefault(column, "");
        set
        {
            if (string.IsNullOrWhiteSpace(value))
                Cells.Remove(column);
            else
                Cells[column] = value.Trim().ReplaceLineEndings("\n");
        }
    }

    /// <summary>Whether it begins a group, which may be repeated.</summary>
    public bool Begins => this["type"].StartsWith(FormDraft.Begin, StringComparison.Ordinal);

    /// <summary>Whether it ends one.</summary>
    public bool Ends => this["type"].StartsWith(FormDraft.End, StringComparison.Ordinal);

    /// <summary>The type without what stands behind it: select_one of select_one regions.</summary>
    public string Type => this["type"].Split(' ')[0];

    /// <summary>The list of choices that it offers; empty for other types.</summary>
    public string List => Type is "select_one" or "select_multiple" or "rank" ? this["type"].Split(' ').ElementAtOrDefault(1) ?? "" : "";
}
