using System.Text.Json;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;
using PeerAtlas.Statistics.Disclosure;

namespace PeerAtlas.Reports.Disclosure;

/// <summary>What is to be withheld of a report, found beside everything else: of a large report it takes longer than a page should.</summary>
public sealed class DisclosureAudits(SharedWorks works, GuardCache guards, TimeProvider clock)
{
    /// <summary>The name of this kind of work.</summary>
    internal const string Kind = "disclosure audit";

    private const int Most = 20;

    /// <summary>How long pages wait for an audit, from when the first of them asked.</summary>
    internal TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>What the publication may tell: all that is found when it is found within a moment. An audit that was called off is not begun anew.</summary>
    internal async Task<Guard> ProtectAsync(Report report, GuardedPublication publication, CancellationToken cancellation)
    {
        if (publication.Publication.Cells.Count == 0)
            return Guard.Nothing;
        if (guards.Find(publication.Digest) is { } known)
            return new(publication, known);
        var work = await FindAsync(report, publication.Digest, cancellation);
        if (work is not { IsCalledOff: true })
        {
            var waited = work is null ? TimeSpan.Zero : clock.GetUtcNow().UtcDateTime - work.AskedAt;
            work = await AskAsync(report, publication.Digest, Patience - waited, cancellation);
        }

        if (work is not { State: WorkState.Done })
            return new(publication, null);
        await using var file = works.OpenResult(work);
        var kept = (await JsonSerializer.DeserializeAsync<KeptAudit>(file, cancellationToken: cancellation))!;
        return new(publication, guards.Keep(publication, () => new(kept.Statuses, new(kept.Bounds))));
    }

    /// <summary>The work that makes an audit, or came to an end with it; null when there is none.</summary>
    internal Task<LongWork?> FindAsync(Report report, string digest, CancellationToken cancellation) =>
        works.FindAsync(Kind, Input(report, digest), cancellation);

    /// <summary>Has an audit made.</summary>
    internal Task<LongWork?> AskAsync(Report report, string digest, TimeSpan patience, CancellationToken cancellation) =>
        works.AskAsync(Kind, Input(report, digest), report.Title, Most, patience, cancellation);

    /// <summary>Calls an audit off.</summary>
    internal Task CallOffAsync(Report report, string digest, Guid work, CancellationToken cancellation) =>
        works.CallOffAsync(work, Kind, Input(report, digest), cancellation);

    private static string Input(Report report, string digest) => $"{report.Id} {digest}";
}

/// <summary>Finds what is to be withheld of a report.</summary>
internal sealed class DisclosureAuditWork(PeerAtlasDbContext database, ReportDesk desk, GuardCache guards) : ILongWork
{
    public Permission? Requires => null;

    public async Task<WorkOutcome> RunAsync(WorkRun run, CancellationToken cancellation)
    {
        var (id, digest) = run.Work.Input.Split(' ') is [var first, var second] ? (Guid.Parse(first), second) : throw new FormatException();
        if (await database.FindAsync<Report>([id], cancellation) is not { } report)
            return Changed();
        var publication = await desk.PublicationAsync(report, cancellation);
        if (publication.Digest != digest)
            return Changed();
        var found = Suppression.Protect(publication.Publication, beforeStep: (done, steps) =>
        {
            cancellation.ThrowIfCancellationRequested();
            run.Report(done, steps);
        });
        await using (var file = run.MakeFile())
            await JsonSerializer.SerializeAsync(file, new KeptAudit(found.Statuses, found.Audit.Bounds), cancellationToken: cancellation);
        guards.Keep(publication, () => found);
        return new("The audit is made", "");

        static WorkOutcome Changed() => new("The report was changed meanwhile", "Nothing was audited.") { IsGood = false };
    }
}

/// <summary>What was found, as it is kept for pages on every web node.</summary>
internal sealed record KeptAudit(IReadOnlyList<CellStatus> Statuses, IReadOnlyList<DerivableBounds> Bounds);
