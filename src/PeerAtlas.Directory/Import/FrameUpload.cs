using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Directory.Import;

/// <summary>One file of an upload that waits to be confirmed. It is kept here, so that any web node can show the preview and confirm it.</summary>
internal sealed class FrameUpload
{
    /// <summary>How long an upload waits. It holds names and addresses, so that it is not kept for longer.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(2);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The upload that the file belongs to.</summary>
    public required Guid UploadId { get; init; }

    /// <summary>Who sent it; nobody else sees or confirms it.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>Its place among the files.</summary>
    public required int Position { get; init; }

    public required string FileName { get; init; }

    public required byte[] Content { get; init; }

    /// <summary>When it is thrown away, in UTC.</summary>
    public required DateTime ExpiresAt { get; init; }
}

internal sealed class FrameUploadMapping : IEntityTypeConfiguration<FrameUpload>
{
    public const int FileNameLength = 200;

    public void Configure(EntityTypeBuilder<FrameUpload> builder)
    {
        builder.ToTable("frame_uploads");
        builder.HasIndex(upload => new { upload.UploadId, upload.Position }).IsUnique();
        builder.HasIndex(upload => upload.ExpiresAt);
        builder.Property(upload => upload.FileName).HasMaxLength(FileNameLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(upload => upload.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>Keeps uploads until they are confirmed, cancelled or too old.</summary>
internal sealed class FrameUploads(PeerAtlasDbContext database, TimeProvider clock)
{
    /// <summary>Keeps the files; the result names them.</summary>
    public async Task<Guid> KeepAsync(Guid account, IReadOnlyList<FrameFile> files, CancellationToken cancellation)
    {
        // Not a time-ordered id: it stands in an address and should not be guessed.
        var id = Guid.NewGuid();
        var expires = clock.GetUtcNow().UtcDateTime + FrameUpload.Lifetime;
        database.AddRange(files.Select((file, position) => new FrameUpload
        {
            UploadId = id,
            AccountId = account,
            Position = position,
            FileName = file.Name,
            Content = file.Content,
            ExpiresAt = expires,
        }));
        await database.SaveChangesAsync(cancellation);
        return id;
    }

    /// <summary>The files of an upload; none when it is gone, or somebody else's.</summary>
    public async Task<IReadOnlyList<FrameFile>> FindAsync(Guid account, Guid upload, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return await database.Set<FrameUpload>()
            .Where(file => file.UploadId == upload && file.AccountId == account && file.ExpiresAt > now)
            .OrderBy(file => file.Position)
            .Select(file => new FrameFile(file.FileName, file.Content))
            .ToListAsync(cancellation);
    }

    /// <summary>Throws an upload away.</summary>
    public async Task RemoveAsync(Guid account, Guid upload, CancellationToken cancellation)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await database.Set<FrameUpload>().Where(file => file.UploadId == upload && file.AccountId == account).ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}

/// <summary>Throws away uploads that nobody confirmed.</summary>
internal sealed class ExpiredFrameUploads : IScheduledWork
{
    public async Task RunAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var database = services.GetRequiredService<PeerAtlasDbContext>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var expired = database.Set<FrameUpload>().Where(upload => upload.ExpiresAt <= now);
        if (!await expired.AnyAsync(cancellation)) return;
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await expired.ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
