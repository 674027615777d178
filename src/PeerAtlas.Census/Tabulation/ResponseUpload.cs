using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Census.Tabulation;

/// <summary>A file of responses that waits to be confirmed. It is kept here, so that any web node can show the preview and confirm it.</summary>
internal sealed class ResponseUpload
{
    /// <summary>How long a file waits. It holds answers, so that it is not kept for longer.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(2);

    /// <summary>Not a time-ordered id: it stands in an address and should not be guessed.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>Who sent it; nobody else sees or confirms it.</summary>
    public required Guid AccountId { get; init; }

    public required Guid WaveId { get; init; }

    public required Audience Survey { get; init; }

    public required string FileName { get; init; }

    public required byte[] Content { get; init; }

    /// <summary>When it is thrown away, in UTC.</summary>
    public required DateTime ExpiresAt { get; init; }
}

internal sealed class ResponseUploadMapping : IEntityTypeConfiguration<ResponseUpload>
{
    public const int FileNameLength = 200;

    public void Configure(EntityTypeBuilder<ResponseUpload> builder)
    {
        builder.ToTable("response_uploads");
        builder.HasIndex(upload => upload.ExpiresAt);
        builder.Property(upload => upload.FileName).HasMaxLength(FileNameLength);
        builder.Property(upload => upload.Survey).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<Account>().WithMany().HasForeignKey(upload => upload.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Wave>().WithMany().HasForeignKey(upload => upload.WaveId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>Keeps files of responses until they are confirmed, thrown away or too old.</summary>
internal sealed class ResponseUploads(PeerAtlasDbContext database, TimeProvider clock)
{
    /// <summary>Keeps a file; the result names it.</summary>
    public async Task<Guid> KeepAsync(Guid account, Guid wave, Audience survey, string fileName, byte[] content, CancellationToken cancellation)
    {
        var upload = new ResponseUpload
        {
            AccountId = account,
            WaveId = wave,
            Survey = survey,
            FileName = fileName.Length <= ResponseUploadMapping.FileNameLength ? fileName : fileName[^ResponseUploadMapping.FileNameLength..],
            Content = content,
            ExpiresAt = clock.GetUtcNow().UtcDateTime + ResponseUpload.Lifetime,
        };
        database.Add(upload);
        await database.SaveChangesAsync(cancellation);
        return upload.Id;
    }

    /// <summary>The file; null when it is gone, or somebody else's.</summary>
    public Task<ResponseUpload?> FindAsync(Guid account, Guid wave, Guid upload, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return database
            .Set<ResponseUpload>()
            .AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == upload && row.AccountId == account && row.WaveId == wave && row.ExpiresAt > now, cancellation);
    }

    /// <summary>Throws a file away.</summary>
    public Task RemoveAsync(Guid account, Guid upload, CancellationToken cancellation) =>
        RemoveAsync(database, row => row.Id == upload && row.AccountId == account, cancellation);

    internal static async Task RemoveAsync(
        PeerAtlasDbContext database,
        System.Linq.Expressions.Expression<Func<ResponseUpload, bool>> which,
        CancellationToken cancellation
    )
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await database.Set<ResponseUpload>().Where(which).ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}

/// <summary>Throws away files that nobody confirmed.</summary>
internal sealed class ExpiredResponseUploads : IScheduledWork
{
    public async Task RunAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var database = services.GetRequiredService<PeerAtlasDbContext>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        if (await database.Set<ResponseUpload>().AnyAsync(upload => upload.ExpiresAt <= now, cancellation))
            await ResponseUploads.RemoveAsync(database, upload => upload.ExpiresAt <= now, cancellation);
    }
}
