using PeerAtlas.Design;

namespace PeerAtlas.Directory.Workers;

/// <summary>One's own places of work, to be taken along.</summary>
internal sealed class OwnPlaceRecords(OwnWorker own) : IOwnRecords
{
    public async Task<IReadOnlyList<OwnRecords>> ReadAsync(CancellationToken cancellation) =>
        [
            new(
                "places",
                OwnRecordWords.Places,
                OwnRecordWords.PlacesDeleting,
                WorkerLinks.OwnPlaces,
                [
                    .. (await own.PlacesAsync(cancellation)).Select(place => new
                    {
                        place.Organisation,
                        place.Team,
                        Position = place.Position.Words(Language.Of(LanguageCode.English)),
                        place.StartsOn,
                        place.EndsOn,
                    }),
                ]
            ),
        ];
}

/// <summary>What the page of one's own records says, and what it says of places.</summary>
internal static class OwnRecordWords
{
    public static readonly Words Title = new("What is held about you", "Lo que se guarda sobre usted");

    public static readonly Words Introduction = new(
        "All that this site holds about you and your work stands here, by kind. It says what you can delete, and what stays, with whom and why. People "
            + "you met are not in it.",
        "Aquí está todo lo que este sitio guarda sobre usted y su trabajo, por tipo. Dice qué puede borrar, qué queda, con quién y por qué. Las personas con "
            + "quienes se reunió no aparecen."
    );

    public static readonly Words TakeAlong = new("Take all of it along (JSON)", "Llevarse todo (JSON)");

    public static readonly Words ToPrint = new(
        "To have it on paper or as a PDF, print this page with your browser’s own menu.",
        "Para tenerlo en papel o como PDF, imprima esta página con el menú de su navegador."
    );

    public static readonly Words Kind = new("What", "Qué");

    public static readonly Words HowMany = new("How many", "Cuántos");

    public static readonly Words Deleting = new("What you can delete, and what stays", "Qué puede borrar y qué queda");

    public static readonly Words NoDay = new(
        "Where it says that something stays, this site sets no day on which it ends. Ask whoever keeps it, in writing, how long they keep it.",
        "Donde dice que algo queda, este sitio no fija un día en que termine. Pregunte por escrito a quien lo guarda por cuánto tiempo."
    );

    public static readonly Words Places = new("Places of work", "Lugares de trabajo");

    public static readonly Words PlacesDeleting = new(
        "You can erase them all when the last has ended. While you work somewhere, that agency needs them. What it keeps of the time, such as hours and who "
            + "changed what, stays with the agency.",
        "Puede borrarlos todos cuando termine el último. Mientras trabaje en algún lugar, esa agencia los necesita. Lo que ella guarda de ese tiempo, como "
            + "horas y quién cambió qué, queda en la agencia."
    );
}
