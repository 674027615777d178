using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;

namespace PeerAtlas.Workforce.Rules;

/// <summary>A rule of certification that somebody brought in as a file. The newest file of a rule counts, in place of the one that is shipped.</summary>
public sealed class RuleFile : IAudited
{
    /// <summary>The longest id of a rule.</summary>
    public const int RuleIdLength = 40;

    /// <summary>Identifies the file.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Of which rule.</summary>
    public required string RuleId { get; init; }

    /// <summary>The file as it came, in JSON.</summary>
    [AuditedAsChangedOnly]
    public required string Content { get; init; }

    /// <summary>When it came, in UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Who brought it in; null when the account is gone.</summary>
    public Guid? AccountId { get; init; }
}

internal sealed class RuleFileMapping : IEntityTypeConfiguration<RuleFile>
{
    public void Configure(EntityTypeBuilder<RuleFile> builder)
    {
        builder.ToTable("rule_files");
        builder.HasIndex(file => new { file.RuleId, file.At });
        builder.Property(file => file.RuleId).HasMaxLength(RuleFile.RuleIdLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(file => file.AccountId).OnDelete(DeleteBehavior.SetNull);
    }
}
