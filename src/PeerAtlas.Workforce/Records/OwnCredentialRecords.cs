using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Database;
using PeerAtlas.Workforce.Register;
using PeerAtlas.Workforce.Supervision;

namespace PeerAtlas.Workforce.Records;

/// <summary>One's own credentials, hours of training and supervision, to be taken along.</summary>
internal sealed class OwnCredentialRecords(PeerAtlasDbContext database, OwnCredentials own, SupervisionSides sides) : IOwnRecords
{
    public async Task<IReadOnlyList<OwnRecords>> ReadAsync(CancellationToken cancellation)
    {
        var credentials = await own.ListAsync(cancellation);
        return
        [
            new(
                "credentials",
                OwnCredentialWords.Credentials,
                OwnCredentialWords.CredentialsDeleting,
                CredentialLinks.Own,
                await WithEventsAsync(credentials, cancellation)
            ),
            new("hours_of_training", OwnCredentialWords.Hours, OwnCredentialWords.HoursDeleting, CredentialLinks.Own, await HoursAsync(cancellation)),
            new("supervision_talks", OwnCredentialWords.Talks, OwnCredentialWords.TalksDeleting, ArrangementLinks.Own, await TalksAsync(cancellation)),
        ];
    }

    private async Task<IReadOnlyList<object>> WithEventsAsync(List<Credential> credentials, CancellationToken cancellation)
    {
        List<Guid> ids = [.. credentials.Select(credential => credential.Id)];
        var events = (await Open<CredentialEvent>().Where(one => ids.Contains(one.CredentialId)).OrderBy(one => one.At).ToListAsync(cancellation)).ToLookup(
            one => one.CredentialId
        );
        var names = await NamesAsync(credentials.Select(credential => credential.OrganisationId), cancellation);
        return
        [
            .. credentials.Select(credential => new
            {
                Center = names[credential.OrganisationId],
                credential.RuleId,
                credential.Number,
                Stage = credential.Stage.ToString(),
                credential.IssuedOn,
                credential.IsShownToAgencies,
                Events = events[credential.Id]
                    .Select(one => new
                    {
                        Kind = one.Kind.ToString(),
                        one.At,
                        one.On,
                        one.What,
                        one.Text,
                    }),
            }),
        ];
    }

    private async Task<IReadOnlyList<object>> HoursAsync(CancellationToken cancellation)
    {
        var me = own.Me;
        var hours = await (
            from record in Open<EarnedHours>()
            join worker in database.Set<Worker>() on record.WorkerId equals worker.Id
            where worker.AccountId == me
            orderby record.On, record.Id
            select record
        ).ToListAsync(cancellation);
        var names = await NamesAsync(hours.Select(record => record.OrganisationId), cancellation);
        return
        [
            .. hours.Select(record => new
            {
                Center = names[record.OrganisationId],
                record.On,
                record.Minutes,
                record.Course,
                record.Provider,
                record.Topics,
                record.Evidence,
                record.ConfirmedOn,
            }),
        ];
    }

    private async Task<IReadOnlyList<object>> TalksAsync(CancellationToken cancellation)
    {
        var lines = await sides.OwnAsync(cancellation);
        var (names, with) = (await NamesAsync(lines.Select(line => line.OrganisationId), cancellation), await sides.NamesAsync(lines, cancellation));
        var of = lines.ToDictionary(line => line.Id);
        return
        [
            .. (await sides.SessionsAsync(lines, cancellation)).Select(talk => new
            {
                Agency = names[talk.OrganisationId],
                With = with[talk.LineId],
                Line = of[talk.LineId].Kind.ToString(),
                talk.On,
                talk.Minutes,
                Kind = talk.Kind.ToString(),
                Topics = talk.ReadTopics().Select(topic => topic.ToString()),
                talk.ConfirmedOn,
                talk.DeniedOn,
            }),
        ];
    }

    private Task<Dictionary<Guid, string>> NamesAsync(IEnumerable<Guid> organisations, CancellationToken cancellation)
    {
        List<Guid> ids = [.. organisations.Distinct()];
        return Open<Organisation>().Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Name, cancellation);
    }

    private IQueryable<T> Open<T>()
        where T : class => database.Set<T>().AsNoTracking().IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter]);
}

/// <summary>What is said of these on the page of one's own records.</summary>
internal static class OwnCredentialWords
{
    public static readonly Words Credentials = new("Certifications and applications", "Certificaciones y solicitudes");

    public static readonly Words CredentialsDeleting = new(
        "You can stop an application, stop showing a badge, and hide how it stands from agencies. The training center keeps its register, so that a "
            + "certification can be checked and an appeal decided.",
        "Puede detener una solicitud, dejar de mostrar una insignia y ocultar cómo está a las agencias. El centro de formación guarda su registro, para que "
            + "se pueda comprobar una certificación y decidir una apelación."
    );

    public static readonly Words Hours = new("Hours of training", "Horas de formación");

    public static readonly Words HoursDeleting = new(
        "You can take out what you entered yourself, until the center confirms it. What it confirmed stays with the center, because a renewal may rest on it.",
        "Puede quitar lo que usted anotó, hasta que el centro lo confirme. Lo confirmado queda en el centro, porque una renovación puede basarse en ello."
    );

    public static readonly Words Talks = new("Supervision talks", "Reuniones de supervisión");

    public static readonly Words TalksDeleting = new(
        "You can take out what you wrote down until the other person confirms it. All are erased when you erase your places of work.",
        "Puede quitar lo que usted anotó hasta que la otra persona lo confirme. Todas se borran cuando borra sus lugares de trabajo."
    );
}
