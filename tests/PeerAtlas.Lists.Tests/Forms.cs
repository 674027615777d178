using System.Text;
using PeerAtlas.Tables;

namespace PeerAtlas.Lists.Tests;

/// <summary>Forms as modules have them, and files made of texts.</summary>
internal static class Forms
{
    public static ListForm Agencies(params KnownWord[] regions) =>
        new(
            "agencies",
            [
                new("key", "Key", FieldKind.Key)
                {
                    Made = KeyMade.FromName,
                    Words = ["key", "id", "agency id", "provider id", "org id", "organization id", "facility id", "npi", "ein", "clave"],
                },
                new("name", "Name", FieldKind.Name)
                {
                    IsNeeded = true,
                    Words =
                    [
                        "organization",
                        "organisation",
                        "organization name",
                        "agency",
                        "agency name",
                        "provider name",
                        "provider",
                        "facility name",
                        "facility",
                        "legal name",
                        "company",
                        "company name",
                        "program name",
                        "clinic name",
                        "hospital name",
                        "shelter name",
                        "site name",
                        "location name",
                        "center name",
                        "name",
                        "name of organization",
                        "name1",
                        "business name",
                        "hospital",
                        "clinic",
                        "shelter",
                        "center",
                        "nonprofit name",
                        "account name",
                        "nombre",
                        "organizacion",
                        "agencia",
                        "proveedor",
                        "nombre de la organizacion",
                    ],
                },
                new("kind", "Kind", FieldKind.Choice)
                {
                    IsNeeded = true,
                    MayStandForFile = true,
                    Words = ["kind", "type", "organization type", "provider type", "facility type", "agency type", "category", "tipo"],
                    Known =
                    [
                        new("provider", "Provider", ["agency", "community provider", "nonprofit"]),
                        new("hospital", "Hospital", ["psychiatric hospital", "inpatient"]),
                        new("clinic", "Clinic", ["outpatient", "outpatient clinic"]),
                    ],
                },
                new("region", "Region", FieldKind.Reference)
                {
                    MayStandForFile = true,
                    WayOut = "Add them as regions.",
                    Words = ["region", "area", "county", "district", "catchment area", "region name", "county name", "condado"],
                    Known = regions,
                },
                new("address", "Address", FieldKind.Address)
                {
                    MayJoin = true,
                    Joint = ", ",
                    Words =
                    [
                        "address",
                        "street address",
                        "street",
                        "location address",
                        "site address",
                        "full address",
                        "physical address",
                        "mailing address",
                        "direccion",
                        "domicilio",
                    ],
                },
                new("zip", "ZIP", FieldKind.Zip) { Words = ["zip", "zip code", "zipcode", "postal code", "postcode", "codigo postal"] },
                new("phone", "Phone", FieldKind.Phone)
                {
                    Words = ["phone", "phone number", "telephone", "telephone number", "main phone", "tel", "contact phone", "intake phone", "telefono"],
                },
                new("email", "Email", FieldKind.Email)
                {
                    Words = ["email", "email address", "e mail", "contact email", "mail", "correo", "correo electronico"],
                },
                new("contact", "Contact", FieldKind.PersonName)
                {
                    MayJoin = true,
                    Words =
                    [
                        "contact",
                        "contact name",
                        "contact person",
                        "director",
                        "executive director",
                        "administrator",
                        "program director",
                        "administrator name",
                        "director name",
                        "primary contact",
                        "contacto",
                    ],
                },
                new("license", "License number", FieldKind.Text)
                {
                    Words =
                    [
                        "license number",
                        "license",
                        "license no",
                        "licence number",
                        "certificate number",
                        "record id",
                        "license id",
                        "numero de licencia",
                    ],
                },
            ]
        );

    public static ListForm Log() =>
        new(
            "log",
            [
                new("record", "Record", FieldKind.Key)
                {
                    IsNeeded = true,
                    Made = KeyMade.FromContent,
                    Words = ["record", "record id", "entry id"],
                },
                new("date", "Day", FieldKind.Day)
                {
                    IsNeeded = true,
                    MayStandForFile = true,
                    Words = ["date", "day", "start date", "service date", "date of service", "datum", "fecha", "work date", "entry date", "dia"],
                },
                new("start", "Start", FieldKind.TimeOfDay)
                {
                    MayJoin = true,
                    Words =
                    [
                        "start",
                        "start time",
                        "time in",
                        "in",
                        "from",
                        "begin",
                        "clock in",
                        "started",
                        "inicio",
                        "hora inicio",
                        "uhrzeit von",
                        "time start",
                    ],
                },
                new("end", "End", FieldKind.TimeOfDay)
                {
                    MayJoin = true,
                    Words =
                    [
                        "end",
                        "end time",
                        "time out",
                        "out",
                        "to",
                        "finish",
                        "stop",
                        "clock out",
                        "ended",
                        "stop time",
                        "fin",
                        "hora fin",
                        "uhrzeit bis",
                        "time end",
                    ],
                },
                new("minutes", "Duration", FieldKind.Duration)
                {
                    IsNeeded = true,
                    Between = ("start", "end"),
                    Less = "break",
                    Words =
                    [
                        "minutes",
                        "duration",
                        "hours",
                        "time spent",
                        "hours worked",
                        "total hours",
                        "time",
                        "working hours",
                        "length",
                        "number of hours",
                        "hrs",
                        "mins",
                        "elapsed time",
                        "actual hours",
                        "horas",
                        "minutos",
                        "duracion",
                        "dauer",
                        "units",
                        "total time",
                        "time worked",
                        "tijd",
                        "uren",
                        "stunden",
                        "zeit",
                        "time taken",
                        "amount of time",
                        "hours spent",
                        "time minutes",
                        "time hours",
                    ],
                },
                new("break", "Break", FieldKind.Duration) { Words = ["break", "lunch"] },
                new("activity", "Activity", FieldKind.Choice)
                {
                    IsNeeded = true,
                    MayStandForFile = true,
                    Words = ["activity", "service", "service type", "task", "type", "category", "project", "activity type", "work", "actividad", "servicio"],
                    Known = [new("one-to-one", "One to one", ["individual", "1:1"]), new("group", "Group", ["group session"]), new("training", "Training", [])],
                },
                new("team", "Team", FieldKind.Reference)
                {
                    IsNeeded = true,
                    MayStandForFile = true,
                    Words = ["team", "program", "department", "equipo"],
                    Known = [new("North", "North"), new("South", "South")],
                },
                new("peer", "Peer", FieldKind.Email) { MayStandForFile = true, Words = ["peer", "email", "staff email", "user email"] },
                new("person", "Person", FieldKind.Text) { Words = ["client", "client id", "person", "person served", "participant", "member id", "cliente"] },
            ]
        )
        {
            MayGoAcross = true,
        };

    /// <summary>One team and one activity for the whole log.</summary>
    public static ListMapping OneForAll(ListMapping mapping) =>
        mapping.With("team", new FieldSource { Value = "North" }).With("activity", new FieldSource { Value = "group" });

    public static GridFile Csv(string text, string name = "list.csv") => Bytes(Encoding.UTF8.GetBytes(text), name);

    public static GridFile Bytes(byte[] bytes, string name) => GridFile.Open(new MemoryStream(bytes), name);

    public static (List<MappedRow> Rows, RowCounts Counts) Apply(GridFile file, ListForm form, ListMapping mapping)
    {
        var counts = new RowCounts();
        var rows = new List<MappedRow>();
        foreach (var row in new MappedRows(file, form, mapping).Read())
        {
            counts.Add(row);
            rows.Add(row);
        }

        return (rows, counts);
    }

    public static List<TableRow> Records(GridFile file, ListForm form, ListMapping mapping) =>
        [.. Apply(file, form, mapping).Rows.Select(row => row.Record).OfType<TableRow>()];

    /// <summary>A workbook; the first row of each sheet has its headers.</summary>
    public static GridFile Workbook(params (string Name, string[][] Rows)[] sheets)
    {
        using var stream = new MemoryStream();
        XlsxTable.Write(
            stream,
            [
                .. sheets.Select(sheet =>
                    TableSheet.Create(
                        sheet.Name,
                        [.. Enumerable.Range(0, sheet.Rows.Max(row => row.Length)).Select(at => at < sheet.Rows[0].Length ? sheet.Rows[0][at] : $"_{at}")],
                        sheet.Rows.Skip(1)
                    )
                ),
            ]
        );
        return Bytes(stream.ToArray(), "log.xlsx");
    }
}
