using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Platform.Access;

namespace PeerAtlas.Platform.Work;

/// <summary>How far a work is.</summary>
public enum WorkState
{
    /// <summary>Its file is still coming in.</summary>
    Receiving,

    /// <summary>It waits for its turn.</summary>
    Waiting,

    /// <summary>A web node does it.</summary>
    Running,

    /// <summary>It is done; its outcome says what came of it.</summary>
    Done,

    /// <summary>It failed, and nothing was changed; its outcome says why.</summary>
    Failed,

    /// <summary>Somebody called it off, and nothing was changed.</summary>
    Cancelled,
}

/// <summary>
/// Something that takes longer than a request should, such as an import. It stands in the database with its file, so that it survives a
/// restart and whichever web node is free does it; the node's claim on it runs out unless it is renewed.
/// </summary>
public sealed class LongWork
{
    /// <summary>The longest name of a kind.</summary>
    public const int KindLength = 40;

    /// <summary>The longest subject.</summary>
    public const int SubjectLength = 200;

    /// <summary>Identifies the work. Not ordered by time: it stands in addresses and should not be guessed.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>Which <see cref="ILongWork"/> does it.</summary>
    public required string Kind { get; init; }

    /// <summary>Who asked for it and alone sees it; null for what the site asked for itself.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>The organisation in which it is done; null when it is about none.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>What it is about, in words, such as the name of a file.</summary>
    public required string Subject { get; init; }

    /// <summary>What else it needs to know, as its kind writes it.</summary>
    public string Input { get; init; } = "";

    /// <summary>How far it is.</summary>
    public WorkState State { get; set; } = WorkState.Waiting;

    /// <summary>When it was asked for, in UTC.</summary>
    public required DateTime AskedAt { get; init; }

    /// <summary>When it ended, in UTC.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>How often it was begun.</summary>
    public int Attempts { get; set; }

    /// <summary>The claim of the node that does it.</summary>
    public Guid? Claim { get; set; }

    /// <summary>Until when the claim holds, or its file counts as coming in, or before when a waiting work is not begun; in UTC.</summary>
    public DateTime? ClaimedUntil { get; set; }

    /// <summary>How much is finished, in a measure of its own such as bytes.</summary>
    public long Finished { get; set; }

    /// <summary>How much there is; null when nobody knows.</summary>
    public long? Whole { get; set; }

    /// <summary>Whether somebody wants it to stop.</summary>
    public bool IsCancelAsked { get; set; }

    /// <summary>What came of it, as <see cref="WorkOutcome"/> writes it; null until it ends.</summary>
    public string? Outcome { get; set; }

    /// <summary>Whether somebody called it off, be it that its node has not heard of that yet.</summary>
    public bool IsCalledOff => State == WorkState.Cancelled || (State == WorkState.Running && IsCancelAsked);

    /// <summary>Whether it has come to an end.</summary>
    public bool HasEnded => State is WorkState.Done or WorkState.Failed or WorkState.Cancelled;
}

internal sealed class LongWorkMapping : IEntityTypeConfiguration<LongWork>
{
    public void Configure(EntityTypeBuilder<LongWork> builder)
    {
        builder.ToTable("works");
        builder.HasIndex(work => new { work.State, work.AskedAt });
        builder.HasIndex(work => new { work.AccountId, work.AskedAt });
        builder.Property(work => work.Kind).HasMaxLength(LongWork.KindLength);
        builder.Property(work => work.Subject).HasMaxLength(LongWork.SubjectLength);
        builder.Property(work => work.State).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<Account>().WithMany().HasForeignKey(work => work.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>A part of a file of a work, compressed: of the one that it reads, or of the one that it made.</summary>
internal sealed class WorkFilePart
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid WorkId { get; init; }

    /// <summary>Whether the work made it.</summary>
    public required bool IsResult { get; init; }

    /// <summary>Its place among the parts.</summary>
    public required int Position { get; init; }

    public required byte[] Content { get; init; }
}

internal sealed class WorkFilePartMapping : IEntityTypeConfiguration<WorkFilePart>
{
    public void Configure(EntityTypeBuilder<WorkFilePart> builder)
    {
        builder.ToTable("work_file_parts");
        builder
            .HasIndex(part => new
            {
                part.WorkId,
                part.IsResult,
                part.Position,
            })
            .IsUnique();
        builder.HasOne<LongWork>().WithMany().HasForeignKey(part => part.WorkId).OnDelete(DeleteBehavior.Cascade);
    }
}
