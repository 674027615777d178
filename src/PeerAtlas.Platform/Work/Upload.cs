using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Platform.Work;

/// <summary>A file as somebody sent it.</summary>
/// <param name="Name">For messages, and to tell CSV from workbook.</param>
/// <param name="Content">All of it.</param>
/// <param name="Note">What was decided about it so far, as whoever keeps it writes it; null when nothing was.</param>
public sealed record UploadedFile(string Name, byte[] Content, string? Note = null);

/// <summary>One file of an upload that waits to be confirmed. It is kept here, so that any web node can show the preview and confirm it.</summary>
internal sealed class Upload
{
    public const int FileNameLength = 200;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The upload that the file belongs to.</summary>
    public required Guid UploadId { get; init; }

    /// <summary>Who sent it; nobody else sees or confirms it.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>Of what it is, such as the organisation or the wave whose rows it holds; null for the frame. It is not found for anything else.</summary>
    public required Guid? AboutId { get; init; }

    /// <summary>Its place among the files.</summary>
    public required int Position { get; init; }

    public required string FileName { get; init; }

    public required byte[] Content { get; init; }

    /// <summary>What was decided about it so far.</summary>
    public string? Note { get; set; }

    /// <summary>When it is thrown away, in UTC.</summary>
    public required DateTime ExpiresAt { get; init; }
}

internal sealed class UploadMapping : IEntityTypeConfiguration<Upload>
{
    public void Configure(EntityTypeBuilder<Upload> builder)
    {
        builder.ToTable("uploads");
        builder.HasIndex(upload => new { upload.UploadId, upload.Position }).IsUnique();
        builder.HasIndex(upload => upload.ExpiresAt);
        builder.Property(upload => upload.FileName).HasMaxLength(Upload.FileNameLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(upload => upload.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>Keeps uploads until they are confirmed, cancelled or too old.</summary>
public sealed class Uploads(PeerAtlasDbContext database, TimeProvider clock)
{
    /// <summary>How long an upload waits. It holds names and addresses, so that it is not kept for longer.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(2);

    /// <summary>Keeps the files; the result names them.</summary>
    public async Task<Guid> KeepAsync(Guid account, Guid? about, IReadOnlyList<UploadedFile> files, CancellationToken cancellation)
    {
        // Not a time-ordered id: it stands in an address and should not be guessed.
        var id = Guid.NewGuid();
        var expires = clock.GetUtcNow().UtcDateTime + Lifetime;
        database.AddRange(
            files.Select(
                (file, position) =>
                    new Upload
                    {
                        UploadId = id,
                        AccountId = account,
                        AboutId = about,
                        Position = position,
                        FileName = file.Name,
                        Content = file.Content,
                        Note = file.Note,
                        ExpiresAt = expires,
                    }
            )
        );
        await database.SaveChangesAsync(cancellation);
        return id;
    }

    /// <summary>The files of an upload; none when it is gone, somebody else's, or of something else.</summary>
    public async Task<IReadOnlyList<UploadedFile>> FindAsync(Guid account, Guid? about, Guid upload, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return await database
            .Set<Upload>()
            .Where(file => file.UploadId == upload && file.AccountId == account && file.AboutId == about && file.ExpiresAt > now)
            .OrderBy(file => file.Position)
            .Select(file => new UploadedFile(file.FileName, file.Content, file.Note))
            .ToListAsync(cancellation);
    }

    /// <summary>Keeps what was decided about an upload.</summary>
    public async Task NoteAsync(Guid account, Guid upload, string note, CancellationToken cancellation)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await database
            .Set<Upload>()
            .Where(file => file.UploadId == upload && file.AccountId == account)
            .ExecuteUpdateAsync(set => set.SetProperty(file => file.Note, note), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Throws an upload away.</summary>
    public async Task RemoveAsync(Guid account, Guid upload, CancellationToken cancellation)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await database.Set<Upload>().Where(file => file.UploadId == upload && file.AccountId == account).ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Reads the files of a form into memory; whoever calls has looked at their size.</summary>
    public static async Task<IReadOnlyList<UploadedFile>> ReadAsync(IReadOnlyList<IFormFile> files, CancellationToken cancellation)
    {
        var read = new List<UploadedFile>();
        foreach (var file in files)
        {
            using var content = new MemoryStream((int)file.Length);
            await file.CopyToAsync(content, cancellation);
            read.Add(new UploadedFile(NameOf(file.FileName), content.ToArray()));
        }

        return read;
    }

    /// <summary>A file's name without folders, which some browsers send, and not longer than can be kept; the ending stays.</summary>
    public static string NameOf(string sent)
    {
        var name = string.Concat(sent.Split('/', '\\')[^1].EnumerateRunes().Where(IsSeen)).Trim();
        return name.Length > 0 ? Shortened(name, Upload.FileNameLength) : "file";
    }

    /// <summary>The end of a text that is too long, which of a file's name tells most; no character is halved.</summary>
    public static string Shortened(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var from = text.Length - length + 1;
        return "…" + text[(char.IsLowSurrogate(text[from]) ? from + 1 : from)..];
    }

    // What nobody sees, such as a mark of direction, can make one name look like another.
    private static bool IsSeen(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}

/// <summary>Throws away uploads that nobody confirmed.</summary>
internal sealed class ExpiredUploads : IScheduledWork
{
    public async Task RunAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var database = services.GetRequiredService<PeerAtlasDbContext>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var expired = database.Set<Upload>().Where(upload => upload.ExpiresAt <= now);
        if (!await expired.AnyAsync(cancellation))
            return;
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await expired.ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
