using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Platform.Access;

namespace PeerAtlas.Referrals.Hours;

/// <summary>
/// A contact as the agency's own system recorded it. An agency brings millions of them, so that the table has one index and no foreign
/// keys: the import finds team, peer and person itself, and none of them is ever removed.
/// </summary>
public sealed class ServiceRecord : IOwnedByOrganisation
{
    /// <summary>The longest id of a record.</summary>
    public const int RecordLength = 60;

    /// <summary>The longest contact: a whole day.</summary>
    public const int MostMinutes = 1440;

    /// <summary>Whose record it is.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>The agency's own id for it, unique there: what makes the same file twice change nothing.</summary>
    public required string Record { get; init; }

    /// <summary>The team on whose caseload the person is; for work without a person, the peer's team.</summary>
    public required Guid TeamId { get; init; }

    /// <summary>The peer.</summary>
    public required Guid PeerId { get; init; }

    /// <summary>The person; null for work without one.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>On which day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>How long, from 1 to <see cref="MostMinutes"/>.</summary>
    public required int Minutes { get; init; }

    /// <summary>What was done.</summary>
    public required Guid ActivityId { get; init; }

    /// <summary>Whether it was in a group.</summary>
    public bool IsGroup { get; init; }

    /// <summary>Who pays; null when nobody is billed.</summary>
    public string? Payer { get; init; }
}

internal sealed class ServiceRecordMapping : IEntityTypeConfiguration<ServiceRecord>
{
    public void Configure(EntityTypeBuilder<ServiceRecord> builder)
    {
        builder.ToTable("service_records");
        builder.HasKey(record => new { record.OrganisationId, record.Record });
        builder.Property(record => record.Record).HasMaxLength(ServiceRecord.RecordLength);
        builder.Property(record => record.Payer).HasMaxLength(PayerRule.KeyLength);
        // What is billed is asked for by month; records that nobody pays for cost the index nothing.
        builder.HasIndex(record => new { record.OrganisationId, record.Day }).HasFilter("payer IS NOT NULL");
    }
}

/// <summary>A record as it was before the agency's system sent it again with other content.</summary>
public sealed class ReplacedServiceRecord : IOwnedByOrganisation
{
    /// <summary>Identifies the old content.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <inheritdoc cref="ServiceRecord.OrganisationId"/>
    public required Guid OrganisationId { get; init; }

    /// <inheritdoc cref="ServiceRecord.Record"/>
    public required string Record { get; init; }

    /// <inheritdoc cref="ServiceRecord.TeamId"/>
    public required Guid TeamId { get; init; }

    /// <inheritdoc cref="ServiceRecord.PeerId"/>
    public required Guid PeerId { get; init; }

    /// <inheritdoc cref="ServiceRecord.PersonId"/>
    public Guid? PersonId { get; init; }

    /// <inheritdoc cref="ServiceRecord.Day"/>
    public required DateOnly Day { get; init; }

    /// <inheritdoc cref="ServiceRecord.Minutes"/>
    public required int Minutes { get; init; }

    /// <inheritdoc cref="ServiceRecord.ActivityId"/>
    public required Guid ActivityId { get; init; }

    /// <inheritdoc cref="ServiceRecord.IsGroup"/>
    public bool IsGroup { get; init; }

    /// <inheritdoc cref="ServiceRecord.Payer"/>
    public string? Payer { get; init; }

    /// <summary>When it was replaced, in UTC.</summary>
    public required DateTime ReplacedAt { get; init; }
}

internal sealed class ReplacedServiceRecordMapping : IEntityTypeConfiguration<ReplacedServiceRecord>
{
    public void Configure(EntityTypeBuilder<ReplacedServiceRecord> builder)
    {
        builder.ToTable("replaced_service_records");
        builder.HasIndex(record => new { record.OrganisationId, record.Record });
        builder.Property(record => record.Record).HasMaxLength(ServiceRecord.RecordLength);
        builder.Property(record => record.Payer).HasMaxLength(PayerRule.KeyLength);
    }
}
