using PeerAtlas.Design;

namespace PeerAtlas.Documents;

/// <summary>What documents say of themselves.</summary>
internal static class DocumentWords
{
    public static readonly Words Page = new("Page", "Página");

    public static readonly Words Of = new("of", "de");

    public static readonly Words Columns = new("Rows: {0}. Columns: {1}.", "Filas: {0}. Columnas: {1}.");
}
