using PeerAtlas.Tables;

namespace PeerAtlas.Directory.Import;

/// <summary>What the rows of a sheet are.</summary>
public enum FrameSheetKind
{
    /// <summary>Regions.</summary>
    Regions,

    /// <summary>Organisations.</summary>
    Organisations,

    /// <summary>Units of organisations.</summary>
    Units,

    /// <summary>Contacts of organisations and units.</summary>
    Contacts,
}

/// <summary>A column of a frame file.</summary>
/// <param name="Name">Its header.</param>
/// <param name="IsRequired">Whether a sheet without it is refused.</param>
/// <param name="Hint">What stands in it.</param>
internal sealed record FrameColumn(string Name, bool IsRequired, string Hint);

/// <summary>The form of a sheet: the same for import, export and templates.</summary>
internal sealed record FrameSheet(FrameSheetKind Kind, string Name, IReadOnlyList<FrameColumn> Columns)
{
    private static readonly FrameColumn Region = new("region", false, "Key of the region; empty when there are several");
    private static readonly FrameColumn Program = new("program", false, "The main program, such as CBFS");
    private static readonly FrameColumn[] Place =
    [
        new("address", false, "Street and city"),
        new("zip", false, "ZIP code, as 02139"),
        new("county", false, "County"),
        new("phone", false, "Phone; several are parted by a semicolon"),
        new("license", false, "License number"),
    ];
    private static readonly FrameColumn Active = new("active", false, "yes or no; no takes it out of the frame");

    /// <summary>All sheets, in the order in which one refers to another.</summary>
    public static IReadOnlyList<FrameSheet> All { get; } =
    [
        new(FrameSheetKind.Regions, "regions", [new("key", true, "The region's identifier, such as southeast"), new("name", true, "The region's name")]),
        new(
            FrameSheetKind.Organisations,
            "organizations",
            [
                new("key", true, "The organization's identifier"),
                new("name", true, "The organization's name"),
                new("kind", true, string.Join(", ", Enum.GetValues<OrganisationKind>().Select(kind => kind.InWords()))),
                Region,
                Program,
                .. Place,
                Active,
            ]
        ),
        new(
            FrameSheetKind.Units,
            "units",
            [
                new("key", true, "The unit's identifier, unique among all units"),
                new("organization", true, "Key of its organization"),
                new("name", true, "The unit's name"),
                new("kind", true, string.Join(", ", Enum.GetValues<UnitKind>().Select(kind => kind.InWords()))),
                Region,
                Program,
                .. Place,
                Active,
            ]
        ),
        new(
            FrameSheetKind.Contacts,
            "contacts",
            [
                new("organization", true, "Key of the organization for which the person answers"),
                new("unit", false, "Key of the unit; empty for the whole organization"),
                new("name", true, "The person's name"),
                new("email", true, "The person's email address"),
                new("language", false, "Language of their mail: en or es"),
                Active,
            ]
        ),
    ];

    /// <summary>The form of one kind.</summary>
    public static FrameSheet Of(FrameSheetKind kind) => All[(int)kind];

    /// <summary>
    /// Tells what a sheet holds by its columns, whatever its name: email makes it contacts; else organization, units; else kind,
    /// organizations; else key and name, regions. Null when it is none of them.
    /// </summary>
    public static FrameSheet? Recognise(TableSheet sheet)
    {
        var has = sheet.Columns.ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (has.Contains("email"))
            return Of(FrameSheetKind.Contacts);
        if (has.Contains("organization"))
            return Of(FrameSheetKind.Units);
        if (has.Contains("kind"))
            return Of(FrameSheetKind.Organisations);
        return has.Contains("key") && has.Contains("name") ? Of(FrameSheetKind.Regions) : null;
    }
}
