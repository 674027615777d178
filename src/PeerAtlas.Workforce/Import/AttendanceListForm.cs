using PeerAtlas.Lists;
using PeerAtlas.Workforce.Register;

namespace PeerAtlas.Workforce.Import;

/// <summary>What is wanted of a list of who was at a course.</summary>
internal static class AttendanceListForm
{
    /// <summary>The kind of list.</summary>
    public const string ListKind = "attendance";

    /// <summary>The form, with the people of the register and the topics that count.</summary>
    public static ListForm Of(IReadOnlyList<KnownWord> people, IReadOnlyList<KnownWord> topics) =>
        new(ListKind, [Person with { Known = people }, Day, There, Hours, Course, Provider, Topic with { Known = topics }])
        {
            MayGoAcross = true,
            Mark = There.Name,
        };

    private static ListField Person =>
        new("person", "Person", FieldKind.Choice)
        {
            IsNeeded = true,
            MayJoin = true,
            Hint =
                "By the address or number that the register has, if the list has one: choose that column. A name alone is never enough: of each name you say "
                + "whose it is. First and last name may stand in two columns.",
            Words = In(
                "email, e mail, email address, e mail address, mail, correo, correo electronico, certificate number, cert number, credential number, number, "
                    + "name, full name, participant, participant name, attendee, attendee name, student, student name, member, person, peer, first name, "
                    + "last name, user, user name, nombre, nombre completo, participante, asistente"
            ),
        };

    private static ListField Day =>
        new("date", "Day", FieldKind.Day)
        {
            IsNeeded = true,
            MayStandForFile = true,
            IsOfFile = true,
            Hint = "In a column, one day for the whole file, or a column for each day.",
            Words = In(
                "date, day, session date, event date, training date, class date, date attended, attended on, check in, checked in at, check in time, "
                    + "check in date, sign in time, timestamp, time, fecha, dia, fecha de asistencia"
            ),
        };

    private static ListField There =>
        new("there", "Was there", FieldKind.YesNo)
        {
            Hint = "X, yes, TRUE, 1 or present. Without it every row is somebody who was there.",
            Words = In("attended, attendance, present, was there, here, checked in, attended yes no, status, showed, asistio, asistencia, presente"),
        };

    private static ListField Hours =>
        new("hours", "Hours", FieldKind.Number)
        {
            IsNeeded = true,
            MayStandForFile = true,
            IsOfFile = true,
            Hint = "Of one person on one day. Lists of attendance seldom say it: give it for the whole file, such as 1.5.",
            Words = In("hours, credits, credit hours, ce hours, ceu, ceus, contact hours, horas, creditos"),
        };

    private static ListField Course =>
        new("course", "Course", FieldKind.Text)
        {
            IsNeeded = true,
            MayStandForFile = true,
            IsOfFile = true,
            Longest = EarnedHours.NameLength,
            Hint = "What was attended. One for the whole file will do.",
            Words = In("course, course name, training, training name, class, session, session name, event, event name, workshop, title, curso, taller, evento"),
        };

    private static ListField Provider =>
        new("provider", "Who gave it", FieldKind.Text)
        {
            MayStandForFile = true,
            IsOfFile = true,
            Longest = EarnedHours.NameLength,
            Hint = "Empty for your own center.",
            Words = In("provider, trainer, instructor, host, organization, organisation, given by, presenter, proveedor, instructora, organiza"),
        };

    private static ListField Topic =>
        new("topic", "About", FieldKind.Choice)
        {
            MayStandForFile = true,
            IsOfFile = true,
            Hint = "A topic of a rule, where it was one. Empty where it was none.",
            Words = In("topic, topics, subject, category, about, tema, temas"),
        };

    private static string[] In(string words) => words.Split(", ");
}
