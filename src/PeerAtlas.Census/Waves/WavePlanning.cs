using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Directory;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Waves;

/// <summary>What came of saving a plan.</summary>
/// <param name="Problems">What has to be put right; nothing was saved when there is any.</param>
/// <param name="ChangedMeanwhile">What somebody else changed since the plan was read, as stored now; nothing was saved when there is any.</param>
public sealed record PlanOutcome(IReadOnlyList<PlanProblem> Problems, IReadOnlyList<string> ChangedMeanwhile)
{
    /// <summary>Whether the plan is stored.</summary>
    public bool Saved => Problems.Count == 0 && ChangedMeanwhile.Count == 0;

    internal static PlanOutcome Done { get; } = new([], []);

    internal static PlanOutcome Refused(params IReadOnlyList<PlanProblem> problems) => new(problems, []);
}

/// <summary>Saves plans of waves.</summary>
public sealed class WavePlanning(PeerAtlasDbContext database, AuthorityClock clock)
{
    /// <summary>The plan of a wave that exists; null when it does not.</summary>
    public async Task<WavePlan?> ReadAsync(Guid waveId, CancellationToken cancellation = default)
    {
        var wave = await database.Set<Wave>().AsNoTracking().SingleOrDefaultAsync(wave => wave.Id == waveId, cancellation);
        if (wave is null)
            return null;
        var texts = await database.Set<WaveMailText>().AsNoTracking().Where(text => text.WaveId == waveId).ToListAsync(cancellation);
        var reminders = await database.Set<WaveReminder>().AsNoTracking().Where(reminder => reminder.WaveId == waveId).ToListAsync(cancellation);
        return WavePlan.Of(wave, texts, reminders);
    }

    /// <summary>A plan to start from, under a name that no other wave has.</summary>
    public async Task<WavePlan> ProposeAsync(CancellationToken cancellation = default)
    {
        var plan = WavePlan.StartingFrom(clock.Today);
        var year = plan.Name;
        for (var number = 2; await IsTakenAsync(plan.Id, plan.Name, cancellation); number++)
            plan.Name = $"{year}, wave {number}";
        return plan;
    }

    /// <summary>Makes a wave of the plan. The same plan sent again is saved once.</summary>
    public async Task<PlanOutcome> CreateAsync(WavePlan plan, CancellationToken cancellation = default)
    {
        if (await ReadAsync(plan.Id, cancellation) is { } saved)
            return Differences(plan, saved).Any()
                ? PlanOutcome.Refused(new PlanProblem("", "This plan is saved already, and not as you typed it now. Open the wave and change its plan there."))
                : PlanOutcome.Done;
        var problems = await ProblemsAsync(plan, WaveState.Draft, cancellation);
        if (problems.Count > 0)
            return PlanOutcome.Refused(problems);

        database.Add(
            new Wave
            {
                Id = plan.Id,
                Name = plan.Name,
                IsTrial = plan.IsTrial,
                AgencyVersionId = plan.AgencyVersionId!.Value,
                PeerVersionId = plan.PeerVersionId,
                OpensOn = plan.OpensOn!.Value,
                OpensBySchedule = plan.OpensBySchedule,
                ClosesOn = plan.ClosesOn!.Value,
                Invitees = plan.Invitees,
                Sampling = plan.Sampling!,
                About = plan.About,
            }
        );
        database.AddRange(plan.Texts.Select(text => NewText(plan, text)));
        database.AddRange(Days(plan).Select(day => new WaveReminder { WaveId = plan.Id, SendOn = day }));
        return await SaveNewAsync(plan.Id, plan.Name, cancellation);
    }

    /// <summary>Saves a new wave that the context holds.</summary>
    internal async Task<PlanOutcome> SaveNewAsync(Guid id, string name, CancellationToken cancellation)
    {
        try
        {
            await database.SaveChangesAsync(cancellation);
            return PlanOutcome.Done;
        }
        catch (DbUpdateException)
        {
            // The same wave, or another one of that name, was saved between the look and the leap.
            database.ChangeTracker.Clear();
            if (await database.Set<Wave>().AnyAsync(wave => wave.Id == id, cancellation))
                return PlanOutcome.Done;
            if (await IsTakenAsync(id, name, cancellation))
                return PlanOutcome.Refused(NameTaken);
            throw;
        }
    }

    /// <summary>Changes a wave to what the plan says, as far as it can still change: an open wave keeps instruments, opening day and invitees.</summary>
    public async Task<PlanOutcome> ChangeAsync(WavePlan plan, CancellationToken cancellation = default)
    {
        var wave = await database.Set<Wave>().SingleAsync(wave => wave.Id == plan.Id, cancellation);
        if (wave.State == WaveState.Closed)
            return PlanOutcome.Refused(new PlanProblem("", "The wave is closed: its plan stays as it was."));
        if (wave.State == WaveState.Open)
            KeepWhatIsFixed(plan, wave);
        if (wave.Version != plan.Version)
            return await ConflictAsync(plan, cancellation);
        var problems = await ProblemsAsync(plan, wave.State, cancellation);
        if (problems.Count > 0)
            return PlanOutcome.Refused(problems);

        (wave.Name, wave.AgencyVersionId, wave.PeerVersionId) = (plan.Name, plan.AgencyVersionId!.Value, plan.PeerVersionId);
        wave.IsTrial = plan.IsTrial;
        (wave.OpensOn, wave.OpensBySchedule, wave.ClosesOn) = (plan.OpensOn!.Value, plan.OpensBySchedule, plan.ClosesOn!.Value);
        if (!wave.Invitees.Equals(plan.Invitees))
            wave.Invitees = plan.Invitees;
        (wave.Sampling, wave.About) = (plan.Sampling!, plan.About);
        wave.Version = Guid.NewGuid();
        await ChangeTextsAsync(plan, cancellation);
        await ChangeRemindersAsync(plan, cancellation);
        try
        {
            await database.SaveChangesAsync(cancellation);
            return PlanOutcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            database.ChangeTracker.Clear();
            return await ConflictAsync(plan, cancellation);
        }
        catch (DbUpdateException) when (!cancellation.IsCancellationRequested)
        {
            database.ChangeTracker.Clear();
            if (await IsTakenAsync(plan.Id, plan.Name, cancellation))
                return PlanOutcome.Refused(NameTaken);
            throw;
        }
    }

    private static PlanProblem NameTaken => new(nameof(WavePlan.Name), "There is already a wave of that name. Choose another.");

    private static WaveMailText NewText(WavePlan plan, PlannedText text) =>
        new()
        {
            WaveId = plan.Id,
            Kind = text.Kind,
            Language = text.Language,
            Subject = text.Subject,
            Body = text.Body,
        };

    private static IEnumerable<DateOnly> Days(WavePlan plan) => plan.Reminders.OfType<DateOnly>();

    private static void KeepWhatIsFixed(WavePlan plan, Wave wave)
    {
        (plan.IsTrial, plan.AgencyVersionId, plan.PeerVersionId) = (wave.IsTrial, wave.AgencyVersionId, wave.PeerVersionId);
        (plan.OpensOn, plan.OpensBySchedule) = (wave.OpensOn, wave.OpensBySchedule);
        (plan.Kinds, plan.RegionIds) = ([.. wave.Invitees.Kinds], [.. wave.Invitees.RegionIds]);
        (plan.Sample, plan.SampleSize) = (wave.Sampling.Kind, wave.Sampling.SizeText);
    }

    private async Task<bool> IsTakenAsync(Guid id, string name, CancellationToken cancellation) =>
        await database.Set<Wave>().FindHolderAsync(wave => wave.Name, name, id, cancellation) is not null;

    private async Task<IReadOnlyList<PlanProblem>> ProblemsAsync(WavePlan plan, WaveState state, CancellationToken cancellation)
    {
        var problems = plan.Problems(state, clock).ToList();
        problems.AddRange(await NameAndSurveyProblemsAsync(plan.Id, plan.Name, plan.AgencyVersionId, plan.PeerVersionId, cancellation));
        if (await database.Set<Region>().CountAsync(region => plan.RegionIds.Contains(region.Id), cancellation) != plan.RegionIds.Distinct().Count())
            problems.Add(new(nameof(WavePlan.RegionIds), "Choose regions from the list."));
        return problems;
    }

    /// <summary>What only the database knows about a wave's name and surveys.</summary>
    internal async Task<IReadOnlyList<PlanProblem>> NameAndSurveyProblemsAsync(Guid id, string name, Guid? agency, Guid? peer, CancellationToken cancellation)
    {
        var problems = new List<PlanProblem>();
        if (await IsTakenAsync(id, name, cancellation))
            problems.Add(NameTaken);
        if (!await FitsAsync(agency, Audience.Agency, cancellation))
            problems.Add(new(nameof(WavePlan.AgencyVersionId), "Choose an agency survey from the list."));
        if (!await FitsAsync(peer, Audience.PeerWorker, cancellation))
            problems.Add(new(nameof(WavePlan.PeerVersionId), "Choose a peer-worker survey from the list."));
        return problems;
    }

    private async Task<bool> FitsAsync(Guid? versionId, Audience audience, CancellationToken cancellation) =>
        versionId is null
        || await database
            .Set<InstrumentVersion>()
            .Join(
                database.Set<SurveyInstrument>(),
                version => version.InstrumentId,
                instrument => instrument.Id,
                (version, instrument) => new { version.Id, instrument.Audience }
            )
            .AnyAsync(row => row.Id == versionId && row.Audience == audience, cancellation);

    private async Task ChangeTextsAsync(WavePlan plan, CancellationToken cancellation)
    {
        var stored = await database.Set<WaveMailText>().Where(text => text.WaveId == plan.Id).ToListAsync(cancellation);
        foreach (var planned in plan.Texts)
        {
            var text = stored.FirstOrDefault(text => text.Kind == planned.Kind && text.Language == planned.Language);
            if (text is null)
                database.Add(NewText(plan, planned));
            else
                (text.Subject, text.Body) = (planned.Subject, planned.Body);
        }
    }

    private async Task ChangeRemindersAsync(WavePlan plan, CancellationToken cancellation)
    {
        var stored = await database.Set<WaveReminder>().Where(reminder => reminder.WaveId == plan.Id).ToListAsync(cancellation);
        var days = Days(plan).ToHashSet();
        // What was written, or left out, is history and stays.
        database.RemoveRange(stored.Where(reminder => reminder is { WrittenAt: null, SkippedAt: null } && !days.Contains(reminder.SendOn)));
        database.AddRange(days.Where(day => stored.All(reminder => reminder.SendOn != day)).Select(day => new WaveReminder { WaveId = plan.Id, SendOn = day }));
    }

    private async Task<PlanOutcome> ConflictAsync(WavePlan plan, CancellationToken cancellation)
    {
        var stored = (await ReadAsync(plan.Id, cancellation))!;
        var changed = Differences(plan, stored).ToList();
        // Saving once more then knowingly puts the typed plan in place of the stored one.
        plan.Version = stored.Version;
        return new([], changed.Count > 0 ? changed : ["Nothing that this form shows."]);
    }

    private static IEnumerable<string> Differences(WavePlan typed, WavePlan stored)
    {
        if (typed.Name != stored.Name)
            yield return $"Name: {stored.Name}";
        if (typed.IsTrial != stored.IsTrial)
            yield return stored.IsTrial ? "It is a trial." : "It is no trial.";
        if (typed.AgencyVersionId != stored.AgencyVersionId)
            yield return "The agency survey is another one.";
        if (typed.PeerVersionId != stored.PeerVersionId)
            yield return "The peer-worker survey is another one.";
        if (typed.OpensOn != stored.OpensOn)
            yield return $"Opening day: {stored.OpensOn:MMMM d, yyyy}";
        if (typed.OpensBySchedule != stored.OpensBySchedule)
            yield return stored.OpensBySchedule ? "It opens by itself." : "It is opened by hand.";
        if (typed.ClosesOn != stored.ClosesOn)
            yield return $"Closing day: {stored.ClosesOn:MMMM d, yyyy}";
        if (!Days(typed).Order().SequenceEqual(Days(stored).Order()))
            yield return "Reminders: " + string.Join("; ", Days(stored).Select(day => $"{day:MMMM d, yyyy}").DefaultIfEmpty("none"));
        if (!typed.Invitees.Equals(stored.Invitees))
            yield return "Other kinds or regions are invited.";
        if (typed.Sampling != stored.Sampling)
            yield return $"Who is asked: {stored.Sampling!.Words()}";
        if (typed.About != stored.About)
            yield return "What the surveys are about reads differently.";
        foreach (var text in stored.Texts)
        {
            if (
                typed.Texts.FirstOrDefault(other => other.Kind == text.Kind && other.Language == text.Language) is not { } own
                || own.Subject != text.Subject
                || own.Body != text.Body
            )
                yield return $"The {text.Label} reads differently.";
        }
    }
}
