using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Instruments;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Instruments;

/// <summary>A questionnaire that is being written. It becomes a version when it is complete, and is gone then.</summary>
public sealed class InstrumentDraft : IAudited, IVersioned
{
    /// <summary>Identifies the draft.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Its title in the first of its languages.</summary>
    public required string Title { get; set; }

    /// <summary>Who will answer it.</summary>
    public required Audience Audience { get; set; }

    /// <summary>Its rows, as <see cref="FormDraft.ToJson"/> writes them.</summary>
    [AuditedAsChangedOnly]
    public required string Sheets { get; set; }

    /// <summary>When it was changed last, in UTC.</summary>
    public required DateTime ChangedAt { get; set; }

    /// <inheritdoc/>
    public Guid Version { get; set; } = Guid.NewGuid();

    /// <summary>Its rows.</summary>
    public FormDraft Form => FormDraft.FromJson(Sheets);
}

internal sealed class InstrumentDraftMapping : IEntityTypeConfiguration<InstrumentDraft>
{
    public void Configure(EntityTypeBuilder<InstrumentDraft> builder)
    {
        builder.ToTable("instrument_drafts");
        builder.Property(draft => draft.Title).HasMaxLength(SurveyInstrument.TitleLength);
        builder.Property(draft => draft.Audience).HasConversion<string>().HasMaxLength(20);
        builder.Property(draft => draft.Version).IsConcurrencyToken();
        builder.Ignore(draft => draft.Form);
    }
}
