using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Census.Waves;
using PeerAtlas.Design;
using PeerAtlas.Directory;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Platform.Work;
using PeerAtlas.Referrals.Referring;
using PeerAtlas.Reports;

namespace PeerAtlas.Web.Start;

/// <summary>Something that waits for the person who is signed in.</summary>
/// <param name="Heading">What to do.</param>
/// <param name="Text">Why.</param>
/// <param name="Href">Where; null when it is done elsewhere.</param>
internal sealed record StartTask(string Heading, string Text, string? Href);

/// <summary>Collects what waits for whoever is signed in, in the order in which a census goes.</summary>
internal sealed class StartTasks(CurrentMember member, PeerAtlasDbContext database, AuthorityClock clock, Language language, OwnWork work, ReferralList referrals, Works works)
{
    public async Task<IReadOnlyList<StartTask>> ListAsync(CancellationToken cancellation)
    {
        var tasks = new List<StartTask>();
        if (await member.MayAsync(Permission.ManageWaves, cancellation: cancellation)) await AddOfAuthorityAsync(tasks, cancellation);
        if (await member.MayAsync(Permission.AnswerForOrganisation, cancellation: cancellation)) await AddOfAgencyAsync(tasks, cancellation);
        await AddReferralsAsync(tasks, cancellation);
        await AddWorksAsync(tasks, cancellation);
        return tasks;
    }

    private async Task AddWorksAsync(List<StartTask> tasks, CancellationToken cancellation)
    {
        if (member.AccountId is not { } me) return;
        foreach (var under in (await works.ListAsync(me, cancellation)).Where(work => !work.HasEnded))
            tasks.Add(new($"Follow {under.Subject}", "It is being worked on. You can leave it, or call it off.", $"/works/{under.Id}"));
    }

    private async Task AddReferralsAsync(List<StartTask> tasks, CancellationToken cancellation)
    {
        if (await member.MayAsync(Permission.TakeReferrals, cancellation: cancellation))
        {
            var offered = await (await work.OfferedAsync(cancellation)).CountAsync(referral => referral.Status == ReferralStatus.Offered, cancellation);
            if (offered > 0)
                tasks.Add(new(language["Answer referrals", "Responder a las referencias"], language[$"{Count(offered, "referral waits", "referrals wait")} for your answer.", $"{Count(offered, "referencia espera", "referencias esperan")} su respuesta."], "/inbox"));
            var toMeet = await (await work.TakenAsync(cancellation)).CountAsync(referral => referral.Status == ReferralStatus.Accepted, cancellation);
            if (toMeet > 0)
                tasks.Add(new(language["Meet people whom you took on", "Conocer a quienes aceptó acompañar"], language[$"{Count(toMeet, "person has", "people have")} not met you yet.", $"{Count(toMeet, "persona aún no se ha visto", "personas aún no se han visto")} con usted."], "/inbox"));
        }

        if (await member.MayAsync(Permission.ReferPeople, cancellation: cancellation))
        {
            var waiting = await (await work.ReferredAsync(cancellation)).CountAsync(
                referral => referral.MadeById == work.Me && (referral.Status == ReferralStatus.AwaitingPerson || referral.Status == ReferralStatus.Questioned || referral.Status == ReferralStatus.Declined), cancellation);
            if (waiting > 0) tasks.Add(new(language["Move your referrals on", "Avanzar sus referencias"], language[$"{Count(waiting, "referral needs", "referrals need")} something from you.", $"{Count(waiting, "referencia necesita", "referencias necesitan")} algo de usted."], "/referrals"));
        }

        if (await member.MayAsync(Permission.SuperviseTeams, cancellation: cancellation))
        {
            var tooLong = await referrals.CountTooLongAsync(await work.SupervisedOpenAsync(cancellation), cancellation);
            if (tooLong > 0) tasks.Add(new(language["See what waits too long", "Ver qué espera demasiado"], language[$"{Count(tooLong, "referral of your teams waits", "referrals of your teams wait")} longer than your agency wants.", $"{Count(tooLong, "referencia de sus equipos espera", "referencias de sus equipos esperan")} más de lo que su agencia desea."], "/supervision"));
        }
    }

    private async Task AddOfAuthorityAsync(List<StartTask> tasks, CancellationToken cancellation)
    {
        if (!await database.Set<InstrumentVersion>().AnyAsync(cancellation))
            tasks.Add(new("Import an instrument", "A wave needs a questionnaire: an XLSForm workbook or CSV.", "/instruments"));
        if (!await database.Set<Organisation>().AnyAsync(organisation => organisation.Kind != OrganisationKind.Authority, cancellation))
            tasks.Add(new("Import the frame", "The frame lists the agencies, their units and the people to ask.", "/frame"));

        var waves = await database.Set<Wave>().OrderBy(wave => wave.OpensOn).ToListAsync(cancellation);
        if (waves.Count == 0) tasks.Add(new("Plan a wave", "A wave asks every agency of the frame, and through them their peer workers.", "/waves"));
        foreach (var wave in waves.Where(wave => wave.State == WaveState.Draft))
            tasks.Add(new($"Get wave {wave.Name} ready", $"It is a draft. Planned to open on {wave.OpensOn:MMMM d, yyyy}.", $"/waves/{wave.Id}"));
        foreach (var wave in waves.Where(wave => wave.State == WaveState.Open)) tasks.Add(await OfOpenWaveAsync(wave, cancellation));

        var reported = await database.Set<Report>().Select(report => report.WaveId).ToListAsync(cancellation);
        foreach (var wave in waves.Where(wave => wave.State == WaveState.Closed && !reported.Contains(wave.Id)))
            tasks.Add(new($"Report on wave {wave.Name}", "It is closed and has no report yet.", "/reports"));

        var stuck = await database.Set<OutboxMail>().CountAsync(mail => mail.State == MailState.Failed || mail.State == MailState.Bounced, cancellation);
        if (stuck > 0) tasks.Add(new("Look at mail that did not arrive", $"{Count(stuck, "mail", "mails")} bounced or failed.", "/outbox"));
    }

    private async Task<StartTask> OfOpenWaveAsync(Wave wave, CancellationToken cancellation)
    {
        var invited = await database.Set<Invitation>().Where(invitation => invitation.WaveId == wave.Id)
            .Select(invitation => invitation.OrganisationId).Distinct().CountAsync(cancellation);
        var answered = await database.Set<Census.Answers.AgencyResponse>().Where(response => response.WaveId == wave.Id && response.CompletedAt != null)
            .Select(response => response.OrganisationId).Distinct().CountAsync(cancellation);
        var days = wave.ClosesOn.DayNumber - clock.Today.DayNumber;
        var left = days switch { < 0 => "Its last day is over.", 0 => "It closes today.", 1 => "It closes tomorrow.", _ => $"It closes in {days} days." };
        return new($"Follow wave {wave.Name}", $"{answered} of {Count(invited, "invited organization", "invited organizations")} answered. {left}", $"/waves/{wave.Id}/board");
    }

    // The query filter shows these people's own organisations only.
    private async Task AddOfAgencyAsync(List<StartTask> tasks, CancellationToken cancellation)
    {
        var waiting = await (
            from invitation in database.Set<Invitation>()
            join wave in database.Set<Wave>() on invitation.WaveId equals wave.Id
            join organisation in database.Set<Organisation>() on invitation.OrganisationId equals organisation.Id
            where wave.State == WaveState.Open && invitation.RefusedAt == null
                && !database.Set<Census.Answers.AgencyResponse>().Any(response => response.InvitationId == invitation.Id && response.CompletedAt != null)
            orderby wave.ClosesOn
            select new { Wave = wave.Name, wave.ClosesOn, Organisation = organisation.Name }).ToListAsync(cancellation);
        foreach (var survey in waiting.Distinct())
        {
            tasks.Add(new(
                language[$"Answer the survey {survey.Wave} for {survey.Organisation}", $"Responder la encuesta {survey.Wave} por {survey.Organisation}"],
                language[
                    $"Open until {survey.ClosesOn.ToString("MMMM d", language.Culture)}. The personal link is in the mail to your organization’s contact.",
                    $"Abierta hasta el {survey.ClosesOn.ToString("d 'de' MMMM", language.Culture)}. El enlace personal está en el correo enviado al contacto de su organización."],
                null));
        }
    }

    private static string Count(int number, string one, string several) => $"{number} {(number == 1 ? one : several)}";
}
