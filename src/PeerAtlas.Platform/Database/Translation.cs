using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PeerAtlas.Platform.Database;

/// <summary>What a page says in a language that is not the product's own.</summary>
public sealed class Translation
{
    /// <summary>The longest text.</summary>
    public const int TextLength = 4000;

    /// <summary>The code of the language.</summary>
    public required string Language { get; init; }

    /// <summary>Which of the product's words it says: their class and their name.</summary>
    public required string Key { get; init; }

    /// <summary>The text.</summary>
    public required string Text { get; set; }
}

internal sealed class TranslationMapping : IEntityTypeConfiguration<Translation>
{
    public void Configure(EntityTypeBuilder<Translation> builder)
    {
        builder.ToTable("translations");
        builder.HasKey(row => new { row.Language, row.Key });
        builder.Property(row => row.Language).HasMaxLength(20);
        builder.Property(row => row.Key).HasMaxLength(120);
        builder.Property(row => row.Text).HasMaxLength(Translation.TextLength);
    }
}
