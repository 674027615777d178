using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Platform.Audit;

namespace PeerAtlas.Census.Instruments;

/// <summary>Who answers an instrument.</summary>
public enum Audience
{
    /// <summary>Agencies, under their name.</summary>
    Agency,

    /// <summary>Peer workers, anonymously.</summary>
    PeerWorker,
}

/// <summary>A questionnaire through all its versions.</summary>
public sealed class SurveyInstrument : IAudited
{
    /// <summary>The longest title.</summary>
    public const int TitleLength = 300;

    /// <summary>Identifies the instrument.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The form_id of its workbook.</summary>
    public required string Key { get; init; }

    /// <summary>Its title in the default language of the newest version.</summary>
    public required string Title { get; set; }

    /// <summary>Who answers it.</summary>
    public required Audience Audience { get; init; }
}

/// <summary>One version of an instrument. It is written once and never changes; a changed workbook is a new version.</summary>
public sealed class InstrumentVersion : IAudited
{
    /// <summary>Identifies the version.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose version it is.</summary>
    public required Guid InstrumentId { get; init; }

    /// <summary>1, 2, 3… in order of import.</summary>
    public required int Number { get; init; }

    /// <summary>The instrument as canonical JSON.</summary>
    [AuditedAsChangedOnly]
    public required string Definition { get; init; }

    /// <summary>SHA-256 of the definition, hexadecimal: the same workbook imported twice is one version.</summary>
    public required string Checksum { get; init; }

    /// <summary>When it was imported, in UTC.</summary>
    public required DateTime ImportedAt { get; init; }
}

internal sealed class SurveyInstrumentMapping : IEntityTypeConfiguration<SurveyInstrument>
{
    public void Configure(EntityTypeBuilder<SurveyInstrument> builder)
    {
        builder.ToTable("instruments");
        builder.HasIndex(instrument => instrument.Key).IsUnique();
        builder.Property(instrument => instrument.Key).HasMaxLength(100);
        builder.Property(instrument => instrument.Title).HasMaxLength(SurveyInstrument.TitleLength);
        builder.Property(instrument => instrument.Audience).HasConversion<string>().HasMaxLength(20);
    }
}

internal sealed class InstrumentVersionMapping : IEntityTypeConfiguration<InstrumentVersion>
{
    public void Configure(EntityTypeBuilder<InstrumentVersion> builder)
    {
        builder.ToTable("instrument_versions");
        builder.HasIndex(version => new { version.InstrumentId, version.Number }).IsUnique();
        builder.HasIndex(version => new { version.InstrumentId, version.Checksum }).IsUnique();
        builder.Property(version => version.Checksum).HasMaxLength(64);
        builder.HasOne<SurveyInstrument>().WithMany().HasForeignKey(version => version.InstrumentId).OnDelete(DeleteBehavior.Restrict);
        // Whatever code asks for it, a version is written once.
        foreach (var property in builder.Metadata.GetProperties())
            property.SetAfterSaveBehavior(PropertySaveBehavior.Throw);
    }
}
