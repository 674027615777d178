using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Collection;

/// <summary>A survey that was run before, elsewhere or on paper, as somebody writes it down. <see cref="PastWaves"/> records it.</summary>
public sealed class PastWave
{
    /// <summary>The wave's identity; brought along, so that sending it twice makes one wave.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The name.</summary>
    public string Name
    {
        get;
        set => field = value?.Trim() ?? "";
    } = "";

    /// <summary>The agency survey whose questions the answers fit.</summary>
    public Guid? AgencyVersionId { get; set; }

    /// <summary>The peer-worker survey, if there was one.</summary>
    public Guid? PeerVersionId { get; set; }

    /// <summary>The first day of answering.</summary>
    public DateOnly? OpensOn { get; set; }

    /// <summary>The last day of answering.</summary>
    public DateOnly? ClosesOn { get; set; }

    /// <summary>Whether every active contact of the frame, as it stands now, was asked then; otherwise nobody knows who was.</summary>
    public bool EverybodyWasAsked { get; set; }

    /// <summary>What has to be put right before it can be recorded.</summary>
    public IEnumerable<PlanProblem> Problems(AuthorityClock clock)
    {
        foreach (var problem in WavePlan.NameProblems(Name))
            yield return problem;
        if (AgencyVersionId is null)
            yield return new(nameof(AgencyVersionId), "Choose the survey that agencies answered.");
        if (OpensOn is null)
            yield return new(nameof(OpensOn), "Give the first day.");
        if (ClosesOn is null)
            yield return new(nameof(ClosesOn), "Give the last day.");
        if (OpensOn is { Year: < 1900 })
            yield return new(nameof(OpensOn), "Give a first day since 1900.");
        if (ClosesOn >= clock.Today)
            yield return new(nameof(ClosesOn), "The last day must be over. Plan a wave for answers that are still to come.");
        else if (ClosesOn < OpensOn)
            yield return new(nameof(ClosesOn), "The last day must not come before the first.");
    }
}

/// <summary>Records waves of the past: closed from the start, nobody is invited, and their answers are imported.</summary>
public sealed class PastWaves(PeerAtlasDbContext database, WavePlanning planning, AuthorityClock clock)
{
    /// <summary>Makes a closed wave. The same one sent again is recorded once.</summary>
    public async Task<PlanOutcome> RecordAsync(PastWave past, CancellationToken cancellation = default)
    {
        if (await database.Set<Wave>().AnyAsync(wave => wave.Id == past.Id, cancellation))
            return PlanOutcome.Done;
        var problems = past.Problems(clock)
            .Concat(await planning.NameAndSurveyProblemsAsync(past.Id, past.Name, past.AgencyVersionId, past.PeerVersionId, cancellation))
            .ToList();
        if (problems.Count > 0)
            return PlanOutcome.Refused(problems);

        var wave = new Wave
        {
            Id = past.Id,
            Name = past.Name,
            AgencyVersionId = past.AgencyVersionId!.Value,
            PeerVersionId = past.PeerVersionId,
            OpensOn = past.OpensOn!.Value,
            ClosesOn = past.ClosesOn!.Value,
        };
        wave.Open(clock.StartOf(wave.OpensOn));
        wave.Close(wave.EndsAt(clock).AddSeconds(-1));
        database.Add(wave);
        if (past.EverybodyWasAsked)
            await AddAskedAsync(wave, cancellation);
        return await planning.SaveNewAsync(past.Id, past.Name, cancellation);
    }

    // No mail, no link: only who was asked, so that there is a response rate.
    private async Task AddAskedAsync(Wave wave, CancellationToken cancellation)
    {
        var asked = await wave.Invitees.Find(database).ToListAsync(cancellation);
        database.AddRange(
            asked.Select(contact => new Invitation
            {
                WaveId = wave.Id,
                OrganisationId = contact.OrganisationId,
                ContactId = contact.ContactId,
                InvitedAt = wave.OpenedAt,
            })
        );
    }
}
