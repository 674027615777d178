using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform.Audit;

namespace PeerAtlas.Census.Sealing;

/// <summary>What became of the sealed answers of a wave.</summary>
public enum SealState
{
    /// <summary>They are sealed, and nobody has read them.</summary>
    Sealed,

    /// <summary>They were opened, all at once and shuffled, and the key was destroyed.</summary>
    Opened,

    /// <summary>They were too few to be opened, and were deleted unread together with the key.</summary>
    Discarded,
}

/// <summary>
/// The public half of a wave's keys, and what is decided about opening its answers. The private half is a file outside the
/// database (<see cref="KeyFolder"/>).
/// </summary>
public sealed class WaveSeal : IAudited
{
    /// <summary>Identifies the seal.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Of which wave; each has one.</summary>
    public required Guid WaveId { get; init; }

    /// <summary>The name of the key file.</summary>
    public required Guid KeyId { get; init; }

    /// <summary>The public key on P-256 to which answers are sealed, as SubjectPublicKeyInfo.</summary>
    [AuditedAsChangedOnly]
    public required byte[] SealingKey { get; init; }

    /// <summary>The public RSA key that verifies ballots, as SubjectPublicKeyInfo.</summary>
    [AuditedAsChangedOnly]
    public required byte[] SigningKey { get; init; }

    /// <summary>
    /// The day that "today" means in the questionnaire, for everybody: the last one that was planned when the wave opened. It stays
    /// when the last day is moved, since an answer would otherwise tell whether it was given before or after that.
    /// </summary>
    public required DateOnly Day { get; set; }

    /// <summary>What became of the answers.</summary>
    public SealState State { get; set; }

    /// <summary>The account of the first person who approved the opening.</summary>
    public Guid? FirstApprovedBy { get; set; }

    /// <summary>When, in UTC.</summary>
    public DateTime? FirstApprovedAt { get; set; }

    /// <summary>The account of the second person, who is another one.</summary>
    public Guid? SecondApprovedBy { get; set; }

    /// <summary>When, in UTC.</summary>
    public DateTime? SecondApprovedAt { get; set; }

    /// <summary>How many answers were opened.</summary>
    public int? Answers { get; set; }

    /// <summary>Sealed answers that could not be read: found at an attempt to open, then approved to be left behind. Null while none was found.</summary>
    public int? Unreadable { get; set; }

    /// <summary>The names of those who hold the recovery shares, each on a line of its own; null without shares.</summary>
    public string? RecoveryHolders { get; set; }

    /// <summary>When a lost key was brought back from two shares, in UTC.</summary>
    public DateTime? RecoveredAt { get; set; }

    /// <summary>When the key and the sealed rows were seen to be gone from the disk, in UTC.</summary>
    public DateTime? ErasedAt { get; set; }

    /// <summary>Changes with every save.</summary>
    public Guid Version { get; set; } = Guid.NewGuid();

    /// <summary>Those who hold the recovery shares; empty without shares.</summary>
    public IReadOnlyList<string> Holders => RecoveryHolders?.Split('\n') ?? [];

    /// <summary>Whether two persons have approved.</summary>
    public bool IsApproved => FirstApprovedBy is not null && SecondApprovedBy is not null;

    /// <summary>
    /// What people compare between letter and page: the first half of SHA-256 over both public keys, as eight groups of four
    /// hexadecimal digits.
    /// </summary>
    public string Fingerprint
    {
        get
        {
            var hash = SHA256.HashData([.. SealingKey, .. SigningKey]);
            return string.Join(' ', Enumerable.Range(0, 8).Select(at => Convert.ToHexStringLower(hash, at * 2, 2)));
        }
    }
}

internal sealed class WaveSealMapping : IEntityTypeConfiguration<WaveSeal>
{
    public void Configure(EntityTypeBuilder<WaveSeal> builder)
    {
        builder.ToTable("wave_seals");
        builder.HasIndex(seal => seal.WaveId).IsUnique();
        builder.Property(seal => seal.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(seal => seal.RecoveryHolders).HasMaxLength(KeyRecovery.HoldersLength);
        builder.Ignore(seal => seal.Holders);
        builder.Property(seal => seal.Version).IsConcurrencyToken();
        builder.HasOne<Wave>().WithMany().HasForeignKey(seal => seal.WaveId).OnDelete(DeleteBehavior.Restrict);
    }
}
