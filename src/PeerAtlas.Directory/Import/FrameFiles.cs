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
            FrameSheetKind.Organisations => organisations.Values.Select(organisation => Row(organisation, RegionOf(organisation.RegionId))),
            FrameSheetKind.Units => units.Values.Select(unit => Row(unit, organisations[unit.OrganisationId].Key, RegionOf(unit.RegionId))),
            _ => (await database.Set<Contact>().AsNoTracking().ToListAsync(cancellation)).Select(contact =>
                Row(contact, organisations[contact.OrganisationId].Key, contact.UnitId is { } unit ? units[unit].Key : "")
            ),
        };
        return
        [
            .. rows.OrderBy(cells => cells[0], StringComparer.OrdinalIgnoreCase)
                .ThenBy(cells => cells[Math.Min(3, cells.Length - 1)], StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static string[] Row(Organisation organisation, string region) =>
        [
            organisation.Key,
            organisation.Name,
            organisation.Kind.InWords(),
            region,
            organisation.Programme,
            .. Row((Placed)organisation),
            YesOrNo(organisation.Active),
        ];

    private static string[] Row(Unit unit, string organisation, string region) =>
        [unit.Key, organisation, unit.Name, unit.Kind.InWords(), region, unit.Programme, .. Row((Placed)unit), YesOrNo(unit.Active)];

    private static string[] Row(Contact contact, string organisation, string unit) =>
        [organisation, unit, contact.Name, contact.Email, contact.Language, YesOrNo(contact.Active)];

    private static string[] Row(Placed place) => [place.Address, place.Zip, place.County, place.Phone, place.Licence];

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
