using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Collection;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Waves;
using PeerAtlas.Directory;
using PeerAtlas.Instruments;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Platform.Modules;
using PeerAtlas.Tables;

namespace PeerAtlas.Census.Demonstrations;

/// <summary>The wave of this year, three weeks after it was opened and three before it closes.</summary>
internal static class OpenWave
{
    private const int DaysOpen = 21;

    public static async Task LoadAsync(DemonstrationLoading loading, Guid agency, Guid peer, CancellationToken cancellation)
    {
        var (services, clock) = (loading.Services, loading.Clock);
        var opens = loading.Today.AddDays(-DaysOpen);
        clock.Set(opens);
        var wave = await loading.WithAsync(scope => PlanAsync(scope, agency, peer, opens, cancellation));
        await loading.WithAsync(async scope => FinishedWave.Must(await scope.GetRequiredService<WaveOpening>().OpenAsync(wave, cancellation: cancellation)));
        var outbox = services.GetRequiredService<OutboxSender>();
        await outbox.SendDueAsync(cancellation);

        foreach (var row in Rows(loading, "agency.csv"))
        {
            clock.Set(opens.AddDays(int.Parse(row["day"], System.Globalization.CultureInfo.InvariantCulture)));
            await loading.WithAsync(scope => AnswerAsync(scope, wave, agency, row, cancellation));
        }

        clock.Set(opens.AddDays(14));
        await loading.WithAsync(scope => scope.GetRequiredService<WaveReminders>().WriteDueAsync(cancellation));
        await outbox.SendDueAsync(cancellation);
        await HandInPeerAnswersAsync(loading, wave, peer, cancellation);

        // The last word is a reminder of today; no mail server takes it, so that it can be read in the outbox and its link followed.
        clock.BackToNow();
        await loading.WithAsync(scope => RemindOneAsync(scope, wave, "turnpike-community-care", cancellation));
    }

    private static async Task<Guid> PlanAsync(IServiceProvider scope, Guid agency, Guid peer, DateOnly opens, CancellationToken cancellation)
    {
        var plan = new WavePlan
        {
            Name = opens.AddDays(DaysOpen).Year.ToString(System.Globalization.CultureInfo.InvariantCulture),
            AgencyVersionId = agency,
            PeerVersionId = peer,
            OpensOn = opens,
            OpensBySchedule = false,
            ClosesOn = opens.AddDays(2 * DaysOpen),
            Reminders = [opens.AddDays(14), opens.AddDays(35)],
        };
        FinishedWave.Must(await scope.GetRequiredService<WavePlanning>().CreateAsync(plan, cancellation));
        return plan.Id;
    }

    private static async Task AnswerAsync(IServiceProvider scope, Guid wave, Guid version, TableRow row, CancellationToken cancellation)
    {
        var database = scope.GetRequiredService<PeerAtlasDbContext>();
        var clock = scope.GetRequiredService<AuthorityClock>();
        var invitation = await InvitationOfAsync(database, wave, row["organization"], cancellation);
        invitation.OpenedAt ??= clock.UtcNow;
        if (row["state"] == "refused")
        {
            invitation.RefusedAt = clock.UtcNow;
            await database.SaveChangesAsync(cancellation);
            return;
        }

        var unitKey = row["unit"];
        var unit = unitKey.Length == 0 ? null : await database.Set<Unit>().SingleAsync(unit => unit.Key == unitKey, cancellation);
        var response = new AgencyResponse
        {
            WaveId = wave,
            OrganisationId = invitation.OrganisationId,
            InvitationId = invitation.Id,
            UnitId = unit?.Id,
            StartedAt = clock.UtcNow,
            SavedAt = clock.UtcNow,
            Answers = PeerAtlas.Instruments.Answers.Empty.ToJson(),
        };
        database.Add(response);
        await database.SaveChangesAsync(cancellation);

        var instrument = await scope.GetRequiredService<InstrumentLibrary>().LoadAsync(version, cancellation);
        var sheet = Fill(instrument, row, clock.Today);
        var complete = row["state"] == "complete";
        if (complete && !sheet.IsComplete)
            throw new InvalidOperationException($"The answers of {row["organization"]} are not complete: {sheet.Errors[0].Name}.");
        var saved = await scope
            .GetRequiredService<AgencyAnswers>()
            .SaveAsync(response, complete ? sheet.CompletedAnswers : sheet.Answers, complete, cancellation);
        if (!saved)
            throw new InvalidOperationException("An answer to the open wave was not taken.");
    }

    private static async Task HandInPeerAnswersAsync(DemonstrationLoading loading, Guid wave, Guid version, CancellationToken cancellation)
    {
        var codes = new Queue<string>(await loading.WithAsync(scope => IssueCodesAsync(scope, wave, cancellation)));
        await loading.WithAsync(async scope =>
        {
            var instrument = await scope.GetRequiredService<InstrumentLibrary>().LoadAsync(version, cancellation);
            var store = scope.GetRequiredService<IAnonymousStore>();
            foreach (var row in Rows(loading, "peer.csv"))
            {
                var sheet = Fill(instrument, row, scope.GetRequiredService<AuthorityClock>().Today);
                var outcome = await store.HandInAsync(CodeText.Hash(codes.Dequeue()), sheet.CompletedAnswers, cancellation);
                if (outcome != HandInOutcome.Stored)
                    throw new InvalidOperationException($"An anonymous answer was not taken: {outcome}.");
            }
        });
    }

    /// <summary>Agencies that have answered ask for codes; most also say how many they passed on.</summary>
    private static async Task<IReadOnlyList<string>> IssueCodesAsync(IServiceProvider scope, Guid wave, CancellationToken cancellation)
    {
        var database = scope.GetRequiredService<PeerAtlasDbContext>();
        var issuing = scope.GetRequiredService<PeerCodes>();
        var codes = new List<string>();
        (string Organisation, int Codes, int? PassedOn)[] agencies =
        [
            ("ironworks-community-partners", 20, 18),
            ("birch-river-network", 15, 15),
            ("harborlight-services", 12, 10),
            ("four-bridges-network", 10, null),
            ("oxbow-bend-network", 8, 8),
            ("clipper-street-services", 8, 6),
            ("ten-mile-network", 6, null),
        ];
        foreach (var (organisation, count, passedOn) in agencies)
        {
            var invitation = await InvitationOfAsync(database, wave, organisation, cancellation);
            var issued = await issuing.IssueAsync(invitation.Id, count, cancellation: cancellation);
            if (!issued.Done)
                throw new InvalidOperationException(issued.Problem);
            codes.AddRange(issued.Codes);
            if (passedOn is { } number)
                await issuing.ConfirmPassedOnAsync(invitation.Id, number, cancellation);
        }

        return codes;
    }

    private static async Task RemindOneAsync(IServiceProvider scope, Guid wave, string organisation, CancellationToken cancellation)
    {
        var invitation = await InvitationOfAsync(scope.GetRequiredService<PeerAtlasDbContext>(), wave, organisation, cancellation);
        FinishedWave.Must(await scope.GetRequiredService<WaveReminders>().SendNowAsync(wave, [invitation.Id], cancellation));
    }

    private static Task<Invitation> InvitationOfAsync(PeerAtlasDbContext database, Guid wave, string organisation, CancellationToken cancellation) =>
        (
            from invitation in database.Set<Invitation>()
            join found in database.Set<Organisation>() on invitation.OrganisationId equals found.Id
            where invitation.WaveId == wave && found.Key == organisation
            select invitation
        ).SingleAsync(cancellation);

    private static IReadOnlyList<TableRow> Rows(DemonstrationLoading loading, string name)
    {
        using var stream = File.OpenRead(loading.PathOf("open-wave", name));
        return TableReader.Read(stream, name).Sheets[0].Rows;
    }

    /// <summary>Reads a row as the form would have sent it: a check-all's choices stand in one cell, separated by spaces.</summary>
    private static AnswerSheet Fill(Instrument instrument, TableRow row, DateOnly today) =>
        AnswerSheet.Read(
            instrument,
            name =>
                instrument.Find(name) is Question { Type: QuestionType.SelectMultiple }
                    ? row[name].Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    : [row[name]],
            today
        );
}
