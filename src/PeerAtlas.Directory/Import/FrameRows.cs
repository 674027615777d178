using PeerAtlas.Platform.Database;
using PeerAtlas.Tables;

namespace PeerAtlas.Directory.Import;

/// <summary>Brings rows into the frame as the context tracks it; whoever calls decides whether that is saved.</summary>
internal sealed class FrameRows(PeerAtlasDbContext database, FrameState frame)
{
    private readonly Dictionary<(FrameSheetKind, string), string> seen = [];

    /// <summary>The rows of the frame that the files speak of, in their order.</summary>
    public List<(FrameSheetKind Kind, object Row)> Touched { get; } = [];

    public void Read(FrameSheetKind kind, CheckedRow row)
    {
        switch (kind)
        {
            case FrameSheetKind.Regions:
                ReadRegion(row);
                break;
            case FrameSheetKind.Organisations:
                ReadOrganisation(row);
                break;
            case FrameSheetKind.Units:
                ReadUnit(row);
                break;
            default:
                ReadContact(row);
                break;
        }
    }

    private void ReadRegion(CheckedRow row)
    {
        var key = Key(FrameSheetKind.Regions, row);
        var name = row.Checked("name", FrameRules.RefuseName);
        var region = Find(frame.Regions, row, key, () => new Region { Key = key, Name = name });
        if (row.IsBad)
            return;
        region.Name = name;
        Touched.Add((FrameSheetKind.Regions, region));
    }

    private void ReadOrganisation(CheckedRow row)
    {
        var key = Key(FrameSheetKind.Organisations, row);
        var name = row.Checked("name", FrameRules.RefuseName);
        var kind = row.OneOf("kind", Enum.GetValues<OrganisationKind>(), FrameWords.InWords);
        var found = frame.Organisations.GetValueOrDefault(key);
        var region = RegionOf(row, found?.RegionId);
        var programme = row.Checked("program", FrameRules.RefuseProgramme, found?.Programme ?? "");
        var active = row.YesOrNo("active", found?.Active ?? true);
        var place = FramePlace.Read(row, found);
        var organisation = Find(frame.Organisations, row, key, () => new Organisation
            {
                Key = key,
                Name = name,
                Kind = kind,
            });
        if (row.IsBad)
            return;
        (organisation.Name, organisation.Kind, organisation.RegionId, organisation.Programme, organisation.Active) = (name, kind, region, programme, active);
        place.Give(organisation);
        Touched.Add((FrameSheetKind.Organisations, organisation));
    }

    private void ReadUnit(CheckedRow row)
    {
        var key = Key(FrameSheetKind.Units, row);
        var organisation = Owner(row);
        var name = row.Checked("name", FrameRules.RefuseName);
        var kind = row.OneOf("kind", Enum.GetValues<UnitKind>(), FrameWords.InWords);
        var found = frame.Units.GetValueOrDefault(key);
        if (found is not null && organisation is not null && found.OrganisationId != organisation.Id)
            row.Refuse("organization", "The unit belongs to another organization. A unit stays with its organization; give this one a key of its own.");
        var region = RegionOf(row, found?.RegionId);
        var programme = row.Checked("program", FrameRules.RefuseProgramme, found?.Programme ?? "");
        var active = row.YesOrNo("active", found?.Active ?? true);
        var place = FramePlace.Read(row, found);
        var unit = Find(frame.Units, row, key, () => new Unit
            {
                OrganisationId = organisation?.Id ?? Guid.Empty,
                Key = key,
                Name = name,
                Kind = kind,
            });
        if (row.IsBad)
            return;
        (unit.Name, unit.Kind, unit.RegionId, unit.Programme, unit.Active) = (name, kind, region, programme, active);
        place.Give(unit);
        Touched.Add((FrameSheetKind.Units, unit));
    }

    private void ReadContact(CheckedRow row)
    {
        var organisation = Owner(row);
        var email = row.Checked("email", FrameRules.RefuseEmail).ToLowerInvariant();
        var name = row.Checked("name", FrameRules.RefuseName);
        if (organisation is null)
            return;
        RefuseTwice(FrameSheetKind.Contacts, $"{organisation.Id} {email}", row, "email", "The same address stands for this organization");
        var found = frame.Contacts.GetValueOrDefault((organisation.Id, email));
        var unit = row.Reference("unit", frame.Units, No("unit"));
        if (unit is not null && unit.OrganisationId != organisation.Id && unit.OrganisationId != Guid.Empty)
            row.Refuse("unit", $"{row.Shown("unit")} is a unit of another organization.");
        var language = Language(row, found?.Language ?? "en");
        var active = row.YesOrNo("active", found?.Active ?? true);
        if (row.IsBad)
            return;
        if (found is null)
        {
            found = new Contact
            {
                OrganisationId = organisation.Id,
                Name = name,
                Email = email,
            };
            frame.Contacts.Add((organisation.Id, email), found);
            database.Add(found);
        }

        (found.Name, found.UnitId, found.Language, found.Active) = (name, row.Has("unit") ? unit?.Id : found.UnitId, language, active);
        Touched.Add((FrameSheetKind.Contacts, found));
    }

    private Guid? RegionOf(CheckedRow row, Guid? existing) => row.Has("region") ? row.Reference("region", frame.Regions, No("region"))?.Id : existing;

    private static string No(string thing) => $"is the key of no {thing}, neither in these files nor in the frame.";

    private static string Language(CheckedRow row, string existing)
    {
        switch (row["language"].ToLowerInvariant())
        {
            case "":
                return existing;
            case "en" or "es":
                return row["language"].ToLowerInvariant();
            default:
                row.Refuse("language", $"{row.Shown("language")} is neither en nor es.");
                return existing;
        }
    }

    private string Key(FrameSheetKind kind, CheckedRow row)
    {
        var key = row.Checked("key", FrameRules.RefuseKey);
        RefuseTwice(kind, key.ToUpperInvariant(), row, "key", "The same key stands");
        return key;
    }

    private void RefuseTwice(FrameSheetKind kind, string key, CheckedRow row, string column, string what)
    {
        if (row[column].Length > 0 && !seen.TryAdd((kind, key), row.Place))
            row.Refuse(column, $"{what} twice, first in {seen[(kind, key)]}. Keep one of the two rows.");
    }

    private Organisation? Owner(CheckedRow row)
    {
        if (row["organization"].Length == 0)
            row.Refuse("organization", "Give the key of the organization.");
        return row.Reference("organization", frame.Organisations, No("organization"));
    }

    /// <summary>Finds or makes it. A bad row is known by its key all the same, so that rows that refer to it are not called bad too.</summary>
    private T Find<T>(Dictionary<string, T> known, CheckedRow row, string key, Func<T> make)
        where T : class
    {
        if (known.TryGetValue(key, out var found))
            return found;
        var made = make();
        known[key] = made;
        if (!row.IsBad)
            database.Add(made);
        return made;
    }
}
