using PeerAtlas.Lists;

namespace PeerAtlas.Referrals.Caseloads;

/// <summary>What is wanted of a list of the persons that teams serve.</summary>
internal static class CaseloadListForm
{
    /// <summary>The form, with the teams and providers that are known; a name is asked for only where the agency keeps names.</summary>
    public static ListForm Of(IReadOnlyList<KnownWord> teams, IReadOnlyList<KnownWord> providers, bool keepsNames) =>
        new(
            CaseloadImport.ListKind,
            [Person, Team with { Known = teams }, From, To, Provider with { Known = providers }, .. keepsNames ? [Name] : (ListField[])[]]
        );

    private static ListField Person =>
        new("person", "Person", FieldKind.Text)
        {
            IsNeeded = true,
            Hint = "Your own id for the person, such as K-0042. Never a name or a social security number.",
            Words = In(
                "person, person id, client id, client number, client, consumer id, consumer, participant id, participant, member id, patient id, patient, mrn, "
                    + "medical record number, case number, case id, chart number, id, id number, identificador, cliente, participante, paciente"
            ),
        };

    private static ListField Team =>
        new("team", "Team", FieldKind.Choice)
        {
            IsNeeded = true,
            MayStandForFile = true,
            Hint = "On whose caseload they are. One for the whole file will do.",
            Words = In("team, team name, program, programme, caseload, unit, department, site, location, service, equipo, programa"),
        };

    private static ListField From =>
        new("from", "First day", FieldKind.Day)
        {
            IsNeeded = true,
            MayStandForFile = true,
            IsOfFile = true,
            Hint = "The first day on the caseload. One for the whole file will do.",
            Words = In(
                "from, first day, start date, start, admission date, admitted, intake date, intake, enrollment date, enrolled, open date, opened, date opened, "
                    + "begin date, effective date, referral date, date of admission, admit date, desde, fecha de inicio, fecha de ingreso"
            ),
        };

    private static ListField To =>
        new("to", "Last day", FieldKind.Day)
        {
            Hint = "Empty while it goes on.",
            Words = In(
                "to, last day, end date, end, discharge date, discharged, close date, closed, date closed, exit date, hasta, fecha de fin, fecha de alta"
            ),
        };

    private static ListField Provider =>
        new("provider", "Primary provider", FieldKind.Choice)
        {
            MayStandForFile = true,
            Hint = "A provider of the team, by name or email address.",
            Words = In(
                "provider, primary provider, provider email, clinician, case manager, care manager, therapist, counselor, primary clinician, worker, staff, "
                    + "assigned to, assigned staff, proveedor, terapeuta"
            ),
        };

    private static ListField Name =>
        new("name", "Name", FieldKind.PersonName)
        {
            MayJoin = true,
            Hint = "Your agency chose to keep names.",
            Words = In("name, full name, person name, client name, consumer name, participant name, patient name, nombre"),
        };

    private static string[] In(string words) => words.Split(", ");
}
