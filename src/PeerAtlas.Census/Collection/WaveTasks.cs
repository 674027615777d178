using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Waves;
using PeerAtlas.Design;
using PeerAtlas.Directory;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Modules;

namespace PeerAtlas.Census.Collection;

/// <summary>What of the census waits for the authority and for agencies, in the order in which a census goes.</summary>
internal sealed class WaveTasks(CurrentMember member, PeerAtlasDbContext database, AuthorityClock clock, Language language) : IStartTasks
{
    public async Task<IReadOnlyList<StartTask>> ListAsync(CancellationToken cancellation)
    {
        var tasks = new List<StartTask>();
        if (await member.MayAsync(Permission.ManageWaves, cancellation: cancellation))
            await AddOfAuthorityAsync(tasks, cancellation);
        if (await member.MayAsync(Permission.AnswerForOrganisation, cancellation: cancellation))
            await AddOfAgencyAsync(tasks, cancellation);
        return tasks;
    }

    private async Task AddOfAuthorityAsync(List<StartTask> tasks, CancellationToken cancellation)
    {
        if (!await database.Set<InstrumentVersion>().AnyAsync(cancellation))
            tasks.Add(new(10, "Import an instrument", "A wave needs a questionnaire: an XLSForm workbook or CSV.", "/instruments"));

        var waves = await database.Set<Wave>().OrderBy(wave => wave.OpensOn).ToListAsync(cancellation);
        if (waves.Count == 0)
            tasks.Add(new(30, "Plan a wave", "A wave asks every agency of the frame, and through them their peer workers.", "/waves"));
        foreach (var wave in waves.Where(wave => wave.State == WaveState.Draft))
            tasks.Add(new(30, $"Get wave {wave.Name} ready", $"It is a draft. Planned to open on {wave.OpensOn:MMMM d, yyyy}.", $"/waves/{wave.Id}"));
        foreach (var wave in waves.Where(wave => wave.State == WaveState.Open))
            tasks.Add(await OfOpenWaveAsync(wave, cancellation));
    }

    private async Task<StartTask> OfOpenWaveAsync(Wave wave, CancellationToken cancellation)
    {
        var invited = await database
            .Set<Invitation>()
            .Where(invitation => invitation.WaveId == wave.Id)
            .Select(invitation => invitation.OrganisationId)
            .Distinct()
            .CountAsync(cancellation);
        var answered = await database
            .Set<AgencyResponse>()
            .Where(response => response.WaveId == wave.Id && response.CompletedAt != null)
            .Select(response => response.OrganisationId)
            .Distinct()
            .CountAsync(cancellation);
        var days = wave.ClosesOn.DayNumber - clock.Today.DayNumber;
        var left = days switch
        {
            < 0 => "Its last day is over.",
            0 => "It closes today.",
            1 => "It closes tomorrow.",
            _ => $"It closes in {days} days.",
        };
        return new(
            30,
            $"Follow wave {wave.Name}",
            $"{answered} of {invited} {(invited == 1 ? "invited organization" : "invited organizations")} answered. {left}",
            $"/waves/{wave.Id}/board"
        );
    }

    // The query filter shows these people's own organisations only.
    private async Task AddOfAgencyAsync(List<StartTask> tasks, CancellationToken cancellation)
    {
        var waiting = await (
            from invitation in database.Set<Invitation>()
            join wave in database.Set<Wave>() on invitation.WaveId equals wave.Id
            join organisation in database.Set<Organisation>() on invitation.OrganisationId equals organisation.Id
            where
                wave.State == WaveState.Open
                && invitation.RefusedAt == null
                && !database.Set<AgencyResponse>().Any(response => response.InvitationId == invitation.Id && response.CompletedAt != null)
            orderby wave.ClosesOn
            select new
            {
                Wave = wave.Name,
                wave.ClosesOn,
                Organisation = organisation.Name,
            }
        ).ToListAsync(cancellation);
        foreach (var survey in waiting.Distinct())
        {
            tasks.Add(
                new(
                    60,
                    language[$"Answer the survey {survey.Wave} for {survey.Organisation}", $"Responder la encuesta {survey.Wave} por {survey.Organisation}"],
                    language[
                        $"Open until {survey.ClosesOn.ToString("MMMM d", language.Culture)}. The personal link is in the mail to your organization’s contact.",
                        $"Abierta hasta el {survey.ClosesOn.ToString("d 'de' MMMM", language.Culture)}. "
                            + "El enlace personal está en el correo enviado al contacto de su organización."
                    ],
                    null
                )
            );
        }
    }
}
