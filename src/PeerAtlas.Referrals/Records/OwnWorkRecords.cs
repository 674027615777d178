using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Referrals.Roles;

namespace PeerAtlas.Referrals.Records;

/// <summary>One's own hours, letters and job descriptions, to be taken along.</summary>
internal sealed class OwnWorkRecords(PeerAtlasDbContext database, OwnHours own, HoursLetters letters, OwnJobs jobs) : IOwnRecords
{
    public async Task<IReadOnlyList<OwnRecords>> ReadAsync(CancellationToken cancellation) =>
        [
            new("hours_by_month", OwnWorkWords.ByMonth, OwnWorkWords.HoursDeleting, HoursLinks.Own, await MonthsAsync(cancellation)),
            new("logged_contacts", OwnWorkWords.Logged, OwnWorkWords.LoggedDeleting, HoursLinks.Own, await ContactsAsync(cancellation)),
            new("letters", OwnWorkWords.Letters, OwnWorkWords.LettersDeleting, HoursLinks.Own, await LettersAsync(cancellation)),
            new("job_descriptions", OwnWorkWords.Jobs, OwnWorkWords.JobsDeleting, JobLinks.Own, await JobsAsync(cancellation)),
        ];

    private async Task<IReadOnlyList<object>> MonthsAsync(CancellationToken cancellation)
    {
        var months = await own.MonthsAsync(cancellation);
        var names = await own.NamesAsync(months.Select(month => month.Organisation), cancellation);
        return
        [
            .. months.Select(month => new
            {
                Agency = names[month.Organisation],
                Month = month.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
                month.Contacts,
                month.Minutes,
                month.OutsideMinutes,
            }),
        ];
    }

    private async Task<IReadOnlyList<object>> ContactsAsync(CancellationToken cancellation)
    {
        var contacts = await own.ContactsAsync(new(new(1990, 1, 1), new(2200, 1, 1)), cancellation);
        var names = await own.NamesAsync(contacts.Select(contact => contact.OrganisationId), cancellation);
        var activities = await database.Set<Activity>().AsNoTracking().ToDictionaryAsync(activity => activity.Id, activity => activity.English, cancellation);
        return
        [
            .. contacts.Select(contact => new
            {
                Agency = names[contact.OrganisationId],
                contact.Day,
                contact.Minutes,
                Activity = activities[contact.ActivityId],
                contact.IsGroup,
                contact.LoggedAt,
            }),
        ];
    }

    private async Task<IReadOnlyList<object>> LettersAsync(CancellationToken cancellation)
    {
        var mine = await letters.OfMineAsync(cancellation);
        var names = await own.NamesAsync(mine.Select(letter => letter.OrganisationId), cancellation);
        return
        [
            .. mine.Select(letter => new
            {
                Agency = names[letter.OrganisationId],
                letter.Name,
                letter.EarlierNames,
                letter.First,
                letter.Last,
                letter.MadeAt,
            }),
        ];
    }

    private async Task<IReadOnlyList<object>> JobsAsync(CancellationToken cancellation)
    {
        if (await jobs.CalendarAsync(cancellation) is not { } mine)
            return [];
        var found = OwnJobs.Of(mine.Calendar);
        var names = await own.NamesAsync(found.Select(job => job.Time.Place.OrganisationId), cancellation);
        return
        [
            .. found.SelectMany(job =>
                job.Versions.Select(version => new
                {
                    Agency = names[job.Time.Place.OrganisationId],
                    job.Time.From,
                    job.Time.To,
                    version.Title,
                    version.Number,
                    version.HoldsFrom,
                    Activities = version.Activities.Select(activity => activity.English),
                })
            ),
        ];
    }
}

/// <summary>What is said of these on the page of one's own records.</summary>
internal static class OwnWorkWords
{
    public static readonly Words ByMonth = new("Hours by month", "Horas por mes");

    public static readonly Words HoursDeleting = new(
        "You cannot delete them. They stay with the agency, which may have billed them and must be able to show them.",
        "No puede borrarlas. Quedan en la agencia, que pudo haberlas cobrado y debe poder mostrarlas."
    );

    public static readonly Words Logged = new("Contacts that you logged", "Contactos que anotó");

    public static readonly Words LoggedDeleting = new(
        "You can correct one or take it back. Then it counts no more; that it was there stays with the agency, as with all its records of services.",
        "Puede corregir uno o retirarlo. Entonces ya no cuenta; que estuvo ahí queda en la agencia, como en todos sus registros de servicios."
    );

    public static readonly Words Letters = new("Letters that you show", "Cartas que usted muestra");

    public static readonly Words LettersDeleting = new(
        "You can stop showing each one. Its address then leads nowhere. That you made it stays in the agency’s record of changes.",
        "Puede dejar de mostrar cada una. Su dirección ya no lleva a nada. Que la hizo queda en el registro de cambios de la agencia."
    );

    public static readonly Words Jobs = new("Job descriptions", "Descripciones de su trabajo");

    public static readonly Words JobsDeleting = new(
        "The description is your agency’s. That it was yours is erased when you erase your places of work.",
        "La descripción es de su agencia. Que fue la suya se borra cuando borra sus lugares de trabajo."
    );
}
