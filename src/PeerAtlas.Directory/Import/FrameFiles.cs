using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Database;
using PeerAtlas.Tables;

namespace PeerAtlas.Directory.Import;

/// <summary>Writes the frame as files that import again unchanged, and empty templates of the same form.</summary>
public sealed class FrameFiles(PeerAtlasDbContext database)
{
    /// <summary>The names of the four sheets, which are also those of the CSV files.</summary>
    public static IReadOnlyList<string> SheetNames { get; } = [.. FrameSheet.All.Select(sheet => sheet.Name)];

    /// <summary>The whole frame as a workbook.</summary>
    public async Task<byte[]> WorkbookAsync(CancellationToken cancellation = default)
    {
        var sheets = new List<TableSheet>();
        foreach (var sheet in FrameSheet.All)
            sheets.Add(Table(sheet, await RowsAsync(sheet.Kind, cancellation)));
        return Workbook(sheets);
    }

    /// <summary>One part of the frame as CSV.</summary>
    /// <param name="sheetName">One of <see cref="SheetNames"/>.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<byte[]> CsvAsync(string sheetName, CancellationToken cancellation = default)
    {
        var sheet = FrameSheet.All.Single(sheet => sheet.Name == sheetName);
        return Csv(sheet, await RowsAsync(sheet.Kind, cancellation));
    }

    /// <summary>A workbook with the columns alone.</summary>
    public static byte[] WorkbookTemplate() => Workbook([.. FrameSheet.All.Select(sheet => Table(sheet, []))]);

    /// <summary>A CSV file with the columns alone.</summary>
    public static byte[] CsvTemplate(string sheetName) => Csv(FrameSheet.All.Single(sheet => sheet.Name == sheetName), []);

    private async Task<List<string[]>> RowsAsync(FrameSheetKind kind, CancellationToken cancellation)
    {
        var regions = await database.Set<Region>().AsNoTracking().ToDictionaryAsync(region => region.Id, cancellation);
        var organisations =
            kind == FrameSheetKind.Regions
                ? []
                : await database.Set<Organisation>().AsNoTracking().ToDictionaryAsync(organisation => organisation.Id, cancellation);
        var units = kind is FrameSheetKind.Units or FrameSheetKind.Contacts
            ? await database.Set<Unit>().AsNoTracking().ToDictionaryAsync(unit => unit.Id, cancellation)
            : [];
        string RegionOf(Guid? id) => id is { } region ? regions[region].Key : "";
        IEnumerable<string[]> rows = kind switch
        {
            FrameSheetKind.Regions => regions.Values.Select(region => new[] { region.Key, region.Name }),
            FrameSheetKind.Organisations => organisations.Values.Select(organisation =>
                new[]
                {
                    organisation.Key,
                    organisation.Name,
                    organisation.Kind.InWords(),
                    RegionOf(organisation.RegionId),
                    organisation.Programme,
                    organisation.Address,
                    organisation.Zip,
                    organisation.County,
                    organisation.Phone,
                    organisation.Licence,
                    YesOrNo(organisation.Active),
                }
            ),
            FrameSheetKind.Units => units.Values.Select(unit =>
                new[]
                {
                    unit.Key,
                    organisations[unit.OrganisationId].Key,
                    unit.Name,
                    unit.Kind.InWords(),
                    RegionOf(unit.RegionId),
                    unit.Programme,
                    unit.Address,
                    unit.Zip,
                    unit.County,
                    unit.Phone,
                    unit.Licence,
                    YesOrNo(unit.Active),
                }
            ),
            _ => (await database.Set<Contact>().AsNoTracking().ToListAsync(cancellation)).Select(contact =>
                new[]
                {
                    organisations[contact.OrganisationId].Key,
                    contact.UnitId is { } unit ? units[unit].Key : "",
                    contact.Name,
                    contact.Email,
                    contact.Language,
                    YesOrNo(contact.Active),
                }
            ),
        };
        return
        [
            .. rows.OrderBy(cells => cells[0], StringComparer.OrdinalIgnoreCase)
                .ThenBy(cells => cells[Math.Min(3, cells.Length - 1)], StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static string YesOrNo(bool yes) => yes ? "yes" : "no";

    private static TableSheet Table(FrameSheet sheet, IEnumerable<string[]> rows) => TableSheet.Create(sheet.Name, Headers(sheet), rows);

    private static string[] Headers(FrameSheet sheet) => [.. sheet.Columns.Select(column => column.Name)];

    private static byte[] Csv(FrameSheet sheet, IEnumerable<string[]> rows)
    {
        using var stream = new MemoryStream();
        CsvTable.Write(stream, Headers(sheet), rows);
        return stream.ToArray();
    }

    private static byte[] Workbook(IReadOnlyList<TableSheet> sheets)
    {
        using var stream = new MemoryStream();
        XlsxTable.Write(stream, sheets);
        return stream.ToArray();
    }
}
