using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;

namespace PeerAtlas.Imports;

/// <summary>An import that was done. The last one of its kind can be taken back.</summary>
public sealed class ListImport : IAudited
{
    internal const int KindLength = 40;
    internal const int FileNameLength = 200;
    internal const int ChecksumLength = 64;

    /// <summary>Identifies the import.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The kind of list.</summary>
    public required string Kind { get; init; }

    /// <summary>Whose list it was; null for the authority's own.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>Who confirmed it; null when the account is gone, or a command did it.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>The name of the file.</summary>
    public required string FileName { get; init; }

    /// <summary>When it was done, in UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>What tells the form of the file; empty when it was not kept.</summary>
    public string Form { get; init; } = "";

    /// <summary>SHA-256 of the file, hexadecimal; empty where it was not kept.</summary>
    public string Checksum { get; init; } = "";

    /// <summary>What was done, in a sentence.</summary>
    public required string Outcome { get; init; }

    /// <summary>What takes it back; empty once it was, or can no longer be.</summary>
    [AuditedAsChangedOnly]
    public required string Journal { get; set; }

    /// <summary>When it was taken back, in UTC.</summary>
    public DateTime? UndoneAt { get; set; }
}

internal sealed class ListImportMapping : IEntityTypeConfiguration<ListImport>
{
    public void Configure(EntityTypeBuilder<ListImport> builder)
    {
        builder.ToTable("list_imports");
        builder.HasIndex(import => new
        {
            import.Kind,
            import.OrganisationId,
            import.At,
        });
        builder.Property(import => import.Kind).HasMaxLength(ListImport.KindLength);
        builder.Property(import => import.FileName).HasMaxLength(ListImport.FileNameLength);
        builder.Property(import => import.Form).HasMaxLength(KeptMapping.FormLength);
        builder.Property(import => import.Checksum).HasMaxLength(ListImport.ChecksumLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(import => import.AccountId).OnDelete(DeleteBehavior.SetNull);
    }
}

/// <summary>How files of one form were last read, for the next of that form.</summary>
internal sealed class KeptMapping
{
    public const int FormLength = 40;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The kind of list.</summary>
    public required string Kind { get; init; }

    /// <summary>Whose files they are; null for the authority's own.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>What tells the form of a file.</summary>
    public required string Form { get; init; }

    /// <summary>The choices, as JSON.</summary>
    public required string Choices { get; set; }
}

internal sealed class KeptMappingMapping : IEntityTypeConfiguration<KeptMapping>
{
    public void Configure(EntityTypeBuilder<KeptMapping> builder)
    {
        builder.ToTable("list_mappings");
        builder.HasIndex(mapping => new
        {
            mapping.Kind,
            mapping.OrganisationId,
            mapping.Form,
        });
        builder.Property(mapping => mapping.Kind).HasMaxLength(ListImport.KindLength);
        builder.Property(mapping => mapping.Form).HasMaxLength(KeptMapping.FormLength);
    }
}
