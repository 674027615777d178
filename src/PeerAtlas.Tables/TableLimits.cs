namespace PeerAtlas.Tables;

/// <summary>How large a file may be before it is refused.</summary>
/// <param name="MaxBytes">Bytes of the file as it is sent. The unzipped content of a workbook may be ten times as large.</param>
/// <param name="MaxRows">Rows that stand under the header, blank ones too, per sheet.</param>
/// <param name="MaxColumns">Columns per sheet.</param>
/// <param name="MaxCellCharacters">Characters in one cell; Excel itself holds 32,767.</param>
public sealed record TableLimits(long MaxBytes, int MaxRows, int MaxColumns, int MaxCellCharacters)
{
    /// <summary>What a survey office needs: 20 MB, 200,000 rows, 500 columns, 32,767 characters in a cell.</summary>
    public static TableLimits Default { get; } = new(20 * 1024 * 1024, 200_000, 500, 32_767);

    /// <summary>For files that are read row by row and kept in part only: as many rows as there are, 5,000 columns.</summary>
    public static TableLimits Streamed { get; } = new(long.MaxValue, int.MaxValue, 5_000, 32_767);

    internal long MaxUnzippedBytes => MaxBytes > long.MaxValue / 10 ? long.MaxValue : MaxBytes * 10;

    internal string Size => MaxBytes >= 1024 * 1024 ? $"{MaxBytes / (1024 * 1024)} MB" : $"{MaxBytes} bytes";
}
