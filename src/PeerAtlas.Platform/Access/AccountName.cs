using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PeerAtlas.Platform.Access;

/// <summary>A name that an account had before its holder wrote another. What tells of days on which it had the earlier one says both.</summary>
public sealed class AccountName
{
    /// <summary>Identifies the row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose name it was.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>Until when, in UTC.</summary>
    public required DateTime Until { get; init; }
}

internal sealed class AccountNameMapping : IEntityTypeConfiguration<AccountName>
{
    public void Configure(EntityTypeBuilder<AccountName> builder)
    {
        builder.ToTable("account_names");
        builder.HasIndex(row => row.AccountId);
        builder.Property(row => row.Name).HasMaxLength(Account.NameLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
