using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PeerAtlas.Platform.Audit;

/// <summary>Marks entities of which every change is recorded: waves, instruments, the frame, reports, memberships.</summary>
public interface IAudited
{
    /// <summary>The entity's identity.</summary>
    Guid Id { get; }

    /// <summary>Who alone may read the record of it, as <see cref="AuditEntry.ConfidentialTo"/>; null where the authority reads it.</summary>
    Guid? ConfidentialTo => null;

    /// <summary>
    /// Whether the row is itself the record of who did what and when, beside a change of what it happened to: that it came is then not recorded a second
    /// time. A change or removal of it is.
    /// </summary>
    bool IsRecord => false;
}

/// <summary>Keeps a property out of the audit record, or only notes that it changed.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AuditedAsChangedOnlyAttribute : Attribute;

/// <summary>Who is doing what is being saved.</summary>
public interface IActor
{
    /// <summary>The account, where there is one.</summary>
    Guid? AccountId { get; }

    /// <summary>The name for the record: a person's sign-in name, "schedule" or "command line".</summary>
    string ActorName { get; }
}

/// <summary>The actor outside a web request.</summary>
/// <param name="ActorName">"schedule" or "command line".</param>
public sealed record SystemActor(string ActorName) : IActor
{
    /// <inheritdoc/>
    public Guid? AccountId => null;
}

/// <summary>One recorded change: who, when, what.</summary>
public sealed class AuditEntry
{
    /// <summary>Identifies the entry.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>When, in UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Whose account, if any.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>Who, in words.</summary>
    public required string Actor { get; init; }

    /// <summary>What was done: added, changed, removed, or a word of its own such as imported or signed in.</summary>
    public required string Action { get; init; }

    /// <summary>The kind of thing that was changed, such as "Wave".</summary>
    public required string Subject { get; init; }

    /// <summary>Which one.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>The changed values as JSON: <c>{"ClosesOn": ["2026-10-30", "2026-11-13"]}</c>.</summary>
    public required string Changes { get; init; }

    /// <summary>
    /// The one organisation whose administrators may read this entry, or the one worker whose own record it is; null for what the authority reads.
    /// </summary>
    public Guid? ConfidentialTo { get; init; }
}

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entries");
        builder.HasIndex(entry => entry.At);
        builder.HasIndex(entry => new { entry.Subject, entry.SubjectId });
        builder.HasIndex(entry => new { entry.ConfidentialTo, entry.At });
        builder.Property(entry => entry.Actor).HasMaxLength(256);
        builder.Property(entry => entry.Action).HasMaxLength(20);
        builder.Property(entry => entry.Subject).HasMaxLength(60);
    }
}
