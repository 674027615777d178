using PeerAtlas.Lists;

namespace PeerAtlas.Referrals.Hours;

/// <summary>What is wanted of a log of hours.</summary>
internal static class HoursListForm
{
    /// <summary>The form, with the words that are known today.</summary>
    public static ListForm Of(
        IReadOnlyList<KnownWord> activities,
        IReadOnlyList<KnownWord> teams,
        IReadOnlyList<KnownWord> peers,
        IReadOnlyList<KnownWord> payers
    ) =>
        new(
            ServiceImport.ListKind,
            [
                Day,
                Start,
                End,
                Minutes,
                Break,
                Activity with
                {
                    Known = activities,
                },
                Team with
                {
                    Known = teams,
                },
                Peer with
                {
                    Known = peers,
                },
                Person,
                Group,
                Payer with
                {
                    Known = payers,
                },
                Record,
            ]
        )
        {
            MayGoAcross = true,
        };

    private static ListField Day =>
        new("date", "Day", FieldKind.Day)
        {
            IsNeeded = true,
            MayStandForFile = true,
            IsOfFile = true,
            MayJoin = true,
            Joint = ".",
            Hint = "On which day it was. Day, month and year may stand in columns of their own: choose them in this order.",
            Words = In(
                "date, day, дата, service date, date of service, work date, entry date, start date, date worked, log date, fecha, dia, "
                    + "fecha de servicio, fecha inicio, datum, datum start, startdatum, tag, dagtekening, dato, data, dia, giorno, dag, "
                    + "jour, date du jour, paivamaara, pvm, 日付, 年月日, 日期, 날짜, תאריך, den, data wykonania, dzien"
            ),
        };

    private static ListField Start =>
        new("start", "Start", FieldKind.TimeOfDay)
        {
            MayJoin = true,
            Words = In(
                "start, start time, time in, in, from, beg, beg date time, begin date time, start date time, check in time, check in, "
                    + "morning in, afternoon in, am in, pm in, in 1, in 2, begin, begin time, clock in, started, started at, time started, "
                    + "time start, arrival, inicio, hora inicio, hora de inicio, hora inicial, entrada, hora entrada, hora de entrada, "
                    + "beginn, anfang, von, startzeit, start uur, van, begintijd, starttijd, start tijd, begin tijd, aanvang, debut, "
                    + "heure debut, heure de debut, inizio, ora inizio, fra, starttid, kommt, время начала, начало, початок, start work, 始業, 開始, 出勤, "
                    + "開始時刻, 始業時刻, 开始, כניסה, שעת כניסה, התחלה, שעת התחלה, prichod, zacatek, od, poczatek, rozpoczecie, deb"
            ),
        };

    private static ListField End =>
        new("end", "End", FieldKind.TimeOfDay)
        {
            MayJoin = true,
            Hint = "May be past midnight.",
            Words = In(
                "end, end time, time out, out, to, until, end date time, stop date time, check out time, check out, morning out, "
                    + "afternoon out, am out, pm out, out 1, out 2, finish, finish time, stop, stop time, clock out, ended, ended at, "
                    + "finished, time ended, time end, time finished, time stop, departure, fin, hora fin, hora de fin, hora final, salida, "
                    + "hora salida, hora de salida, saida, hora saida, hora de saida, termino, fim, hora fim, ende, bis, endzeit, einde, eind, tot, "
                    + "eind uur, eindtijd, "
                    + "eind tijd, heure fin, heure de fin, fine, ora fine, til, till, slut, slutt, sluttid, geht, время окончания, окончание, конец, "
                    + "кінець, 終業, 終了, 退勤, 終了時刻, 終業時刻, 结束, יציאה, שעת יציאה, סיום, שעת סיום, odchod, konec, do, koniec, zakonczenie"
            ),
        };

    private static ListField Minutes =>
        new("minutes", "How long", FieldKind.Duration)
        {
            IsNeeded = true,
            Between = ("start", "end"),
            Less = "break",
            MayJoin = true,
            Hint =
                "Minutes, hours with decimals, 1:30, 2 hours 30 minutes, or units; or it lies between start and end. Where hours and minutes stand in "
                + "two columns, choose both, hours first.",
            Words = In(
                "minutes, duration, hours, tot time, total hours worked, hours on site, time spent, hours worked, total hours, "
                    + "hours spent, time worked, time, total time, working hours, work hours, number of hours, length, hrs, mins, min, "
                    + "elapsed time, actual hours, actual time, delta time, units, billable hours, time taken, amount of time, time minutes, "
                    + "time hours, duration minutes, duration hours, total minutes, effort, qty, quantity, horas, minutos, duracion, tiempo, "
                    + "dauer, anzahl stunden, "
                    + "stunden, arbeitsstunden, zeitverbrauch, arbeitszeit, zeit, zeitaufwand, aufwand, aufwand in stunden, stundenanzahl, ist stunden, "
                    + "tijd, uren, "
                    + "duur, tijdsduur, aantal uren, aantal uur, uur, gewerkte uren, horas trabajadas, total horas, horas totales, "
                    + "horas dedicadas, horas trabalhadas, duracao, tempo gasto, tempo, duree, heure, heures, nombre d heures, nb heures, "
                    + "temps, temps passe, durata, ore, ore lavorate, timer, antall timer, antal timer, tid, tidsbruk, tidsforbruk, timmar, "
                    + "antal timmar, varighet, varighed, czas, aika, tunnit, tuntia, tuntimaara, tunti maara, hodiny, pocet hodin, hodin, doba, "
                    + "godziny, liczba godzin, "
                    + "длительность, время, часы, часов, 分, 分数, 時間, 時間数, 所要時間, "
                    + "勤務時間, 実働時間, 実働, 労働時間, 作業時間, 工时, שעות, סה כ שעות, total"
            ),
        };

    private static ListField Break =>
        new("break", "Break", FieldKind.Duration)
        {
            Hint = "Is taken off what lies between start and end.",
            Words = In(
                "break, breaks, int time, int, interruptions, break time, lunch, lunch break, interruption, interruption time, "
                    + "interrupt, unpaid break, descanso, pausa, pause, pausen, pauze, intervalo, rast, pranzo, lunsj, 休憩, 休憩時間"
            ),
        };

    private static ListField Activity =>
        new("activity", "Activity", FieldKind.Choice)
        {
            IsNeeded = true,
            MayStandForFile = true,
            Hint = "As the role list names it. One for the whole file will do.",
            Words = In(
                "activity, activity type, service, service type, service code, type of service, type of activity, task, task type, "
                    + "category, type, work type, procedure, procedure code, code, work, actividad, tipo de actividad, servicio, tarea, "
                    + "tatigkeit, aufgabe, activiteit, taak, werkzaamheden, activite, tache, attivita, compito, atividade, tarefa, "
                    + "aktivitet, oppgave, uppgift"
            ),
        };

    private static ListField Team =>
        new("team", "Team", FieldKind.Choice)
        {
            IsNeeded = true,
            MayStandForFile = true,
            Hint = "On whose caseload the person is; for work without a person, the peer's.",
            Words = In("team, team name, program, programme, department, unit, site, location, group name, equipo, programa"),
        };

    private static ListField Peer =>
        new("peer", "Peer", FieldKind.Choice)
        {
            IsNeeded = true,
            MayStandForFile = true,
            IsOfFile = true,
            MayJoin = true,
            Hint =
                "Who did it, by name or email address; first and last name may stand in two columns. A file of one peer needs no column. "
                + "Who is not offered here needs an account of this agency that they accepted, and a place on a team as a peer.",
            Words = In(
                "peer, peer specialist, emp id, empid, employee id, staff id, "
                    + "observer, teamlid, student, peer worker, peer email, peer name, staff, staff name, staff email, "
                    + "staff member, employee, employee name, employee email, worker, worker name, provider, provider name, "
                    + "rendering provider, user, user name, email, name, team member, member, who, volunteer, empleado, trabajador, "
                    + "integrante, colaborador, nombre, mitarbeiter, verantwortlicher, wer, medewerker, naam, wie, nom, qui, persona, nome, navn, namn, hvem, "
                    + "vem"
            ),
        };

    private static ListField Person =>
        new("person", "Person served", FieldKind.Text)
        {
            MayStandForFile = true,
            IsOfFile = true,
            Hint = "Your own id for them. Empty for work without one.",
            Words = In(
                "person, person id, person served, client, client id, client number, consumer, consumer id, participant, "
                    + "participant id, member id, patient, patient id, case number, case id, mrn, individual, cliente, participante, paciente"
            ),
        };

    private static ListField Group =>
        new("group", "In a group", FieldKind.YesNo)
        {
            Hint = "Yes where it was in a group.",
            Words = In("group, in a group, is group, group session, group yes no, grupo"),
        };

    private static ListField Payer =>
        new("payer", "Payer", FieldKind.Choice)
        {
            MayStandForFile = true,
            Hint = "Who pays, as the payer rules name it; empty when nobody is billed.",
            Words = In("payer, payor, insurance, funding, funding source, funder, pagador, seguro"),
        };

    private static ListField Record =>
        new("record", "Record id", FieldKind.Key)
        {
            Hint = "Your system's own id of the contact. Where there is none it is made from what the row says, so that the same file twice changes nothing.",
            Words = In("record, record id, entry id, contact id, service id, note id, encounter id, encounter number, claim id"),
            Made = KeyMade.FromContent,
        };

    private static string[] In(string words) => words.Split(", ");
}
