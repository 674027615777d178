using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PeerAtlas.Design;
using PeerAtlas.Platform.Database;
using PeerAtlas.Reports.Disclosure;
using PeerAtlas.Reports.Documents;
using PeerAtlas.Reports.Drafts;
using PeerAtlas.Reports.Narratives;
using PeerAtlas.Statistics;

namespace PeerAtlas.Reports;

/// <summary>Where reports are begun, changed, put together and published.</summary>
public sealed class ReportDesk(
    PeerAtlasDbContext database,
    IWaveFigures waves,
    GuardCache guards,
    DisclosureAudits audits,
    TimeProvider clock,
    IOptions<AuthorityIdentity> authority
)
{
    /// <summary>Begins a report on a wave.</summary>
    public async Task<Report> CreateAsync(
        string title,
        Guid wave,
        ReportDraft draft,
        UnreliableFigures presentation = default,
        CancellationToken cancellation = default
    )
    {
        var report = new Report
        {
            Title = title,
            Slug = await FreeSlugAsync(Slug.Of(title), cancellation),
            WaveId = wave,
            Presentation = presentation,
            Content = draft.ToJson(),
        };
        while (true)
        {
            database.Add(report);
            try
            {
                await database.SaveChangesAsync(cancellation);
                return report;
            }
            // Somebody began one of this title at the same moment.
            catch (DbUpdateException failure) when (failure.IsTaken())
            {
                database.ChangeTracker.Clear();
                report.Slug = await FreeSlugAsync(Slug.Of(title), cancellation);
            }
        }
    }

    /// <summary>Makes the document that readers would see now, and says what stands against publishing it.</summary>
    public Task<BuiltReport> BuildAsync(Report report, CancellationToken cancellation = default) =>
        BuildAsync(report, publication => Task.FromResult(guards.Protect(publication)), cancellation);

    /// <summary>The same for a page, which waits a moment for the audit and no longer.</summary>
    internal Task<BuiltReport> ShowAsync(Report report, CancellationToken cancellation) =>
        BuildAsync(report, publication => audits.ProtectAsync(report, publication, cancellation), cancellation);

    /// <summary>All that the report would tell of persons.</summary>
    internal async Task<GuardedPublication> PublicationAsync(Report report, CancellationToken cancellation)
    {
        GuardedPublication? found = null;
        await BuildAsync(
            report,
            publication =>
            {
                found = publication;
                return Task.FromResult(Guard.Nothing);
            },
            cancellation
        );
        return found!;
    }

    private async Task<BuiltReport> BuildAsync(Report report, Func<GuardedPublication, Task<Guard>> protect, CancellationToken cancellation)
    {
        var wave = (await waves.WavesAsync(cancellation)).FirstOrDefault(wave => wave.Id == report.WaveId)
            ?? throw new InvalidOperationException("The report's wave is gone.");
        var tables = await waves.TablesAsync(wave.Id, cancellation);
        var facts = await waves.FactsAsync(wave.Id, cancellation);
        var draft = ReportDraft.FromJson(report.Content);
        var all = new FigureBook(tables, UnreliableFigures.ShowMarked);
        var guard = await protect(GuardedPublication.Of(FiguresOf(Document(all, Guard.Nothing).Document, all), tables, await ToldAsync(wave.Id, cancellation)));
        return Document(new FigureBook(tables, report.Presentation, guard), guard);

        BuiltReport Document(FigureBook figures, Guard guard) => new ReportBuilder(report, wave, figures, facts, authority.Value.Name, guard).Build(draft);
    }

    /// <summary>What every published version of every report on a wave, and every file of records that was handed out, told of persons.</summary>
    private async Task<IReadOnlyList<ToldGroup>> ToldAsync(Guid wave, CancellationToken cancellation)
    {
        var stored = await (
            from told in database.Set<ToldNumbers>()
            join version in database.Set<PublishedReport>() on told.PublishedReportId equals version.Id
            join report in database.Set<Report>() on version.ReportId equals report.Id
            where report.WaveId == wave
            orderby version.PublishedAt
            select told.Content
        ).ToListAsync(cancellation);
        stored.AddRange(
            await database
                .Set<ReleasedRecords>()
                .Where(released => released.WaveId == wave)
                .OrderBy(released => released.Id)
                .Select(released => released.Content)
                .ToListAsync(cancellation)
        );
        return [.. stored.SelectMany(ToldGroup.FromJson).Distinct()];
    }

    /// <summary>Every figure that the document tells, in tables, sentences and limitations.</summary>
    private static IReadOnlyList<Figure> FiguresOf(ReportDocument document, FigureBook figures) =>
        [.. document.Figures.Concat(Limitations.FiguresTold.Select(figures.Find).OfType<Figure>()).DistinctBy(figure => figure.Name)];

    /// <summary>The figures of the report's wave as the report may show them.</summary>
    internal async Task<FigureBook> FiguresAsync(Report report, CancellationToken cancellation = default) =>
        new(await waves.TablesAsync(report.WaveId, cancellation), report.Presentation);

    /// <summary>
    /// Saves a change, unless somebody else saved since <paramref name="seen"/> was read.
    /// </summary>
    /// <returns>Whether it was saved.</returns>
    internal async Task<bool> SaveAsync(Report report, Guid seen, CancellationToken cancellation = default)
    {
        if (report.Version != seen)
            return false;
        report.Version = Guid.NewGuid();
        try
        {
            await database.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    /// <summary>Publishes the report as it is now: the first time, or as a correction beside the earlier versions.</summary>
    /// <param name="report">The report.</param>
    /// <param name="correction">What a correction corrects; empty for the first version.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The published version; or what stands against it, and nothing was published.</returns>
    public async Task<(PublishedReport? Published, IReadOnlyList<ReportProblem> Problems)> PublishAsync(
        Report report,
        string correction = "",
        CancellationToken cancellation = default
    )
    {
        var built = await BuildAsync(report, cancellation);
        var number = await NextNumberAsync(report.Id, cancellation);
        var problems = built.Problems.ToList();
        if (number > 1 && string.IsNullOrWhiteSpace(correction))
            problems.Add(new(null, "Correction", new(0, "Say what was corrected. Readers of the earlier version want to know.")));
        if (problems.Count > 0)
            return (null, problems);

        var published = new PublishedReport
        {
            ReportId = report.Id,
            Number = number,
            PublishedAt = clock.GetUtcNow().UtcDateTime,
            Correction = number > 1 ? correction.Trim() : "",
            Content = built.Document.ToJson(),
        };
        database.Add(published);
        database.Add(new ToldNumbers { PublishedReportId = published.Id, Content = ToldGroup.ToJson(await ToldAsync(report, built, cancellation)) });
        try
        {
            await database.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            database.ChangeTracker.Clear();
            if (await NextNumberAsync(report.Id, cancellation) == number)
                throw;
            return (null, [new(null, "Report", new(0, "Somebody else published this report at the same moment. Read what was published, then decide."))]);
        }

        return (published, []);
    }

    /// <summary>What a version tells of persons. A withheld figure tells nothing, and of one withheld as uncertain the base is not told either.</summary>
    private async Task<IEnumerable<ToldGroup>> ToldAsync(Report report, BuiltReport built, CancellationToken cancellation)
    {
        var book = new FigureBook(await waves.TablesAsync(report.WaveId, cancellation), report.Presentation, built.Guard);
        return FiguresOf(built.Document, book).Where(figure => !book.IsWithheld(figure)).SelectMany(ToldGroup.Of);
    }

    /// <summary>The number that the next published version would have.</summary>
    internal async Task<int> NextNumberAsync(Guid report, CancellationToken cancellation = default) =>
        1
        + (
            await database.Set<PublishedReport>().Where(published => published.ReportId == report).MaxAsync(published => (int?)published.Number, cancellation)
            ?? 0
        );

    private async Task<string> FreeSlugAsync(string wanted, CancellationToken cancellation)
    {
        var taken = await database.Set<Report>().Where(report => report.Slug.StartsWith(wanted)).Select(report => report.Slug).ToListAsync(cancellation);
        var slug = wanted;
        for (var number = 2; taken.Contains(slug); number++)
            slug = FormattableString.Invariant($"{wanted}-{number}");
        return slug;
    }
}
