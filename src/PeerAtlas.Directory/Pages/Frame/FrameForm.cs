using PeerAtlas.Design;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory.Pages.Frame;

/// <summary>What the forms of the frame share.</summary>
internal static class FrameForm
{
    public static readonly Choice[] OrganisationKinds =
    [
        .. Enum.GetValues<OrganisationKind>().Select(kind => new Choice(kind.ToString(), FrameWords.Capitalised(kind.InWords()))),
    ];

    public static readonly Choice[] UnitKinds =
    [
        .. Enum.GetValues<UnitKind>().Select(kind => new Choice(kind.ToString(), FrameWords.Capitalised(kind.InWords()))),
    ];

    public static readonly Choice[] Languages = [new("en", "English"), new("es", "Spanish")];

    public static async Task<IReadOnlyList<Choice>> RegionsAsync(PeerAtlasDbContext database, CancellationToken cancellation) =>
        await database.Set<Region>().OrderBy(region => region.Name).Select(region => new NamedRow(region.Id, region.Name)).ToChoicesAsync(cancellation);
}
