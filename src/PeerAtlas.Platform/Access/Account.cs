using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PeerAtlas.Platform.Access;

/// <summary>Somebody who can sign in. What they may do stands in their <see cref="Membership"/>s.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>The longest name that is kept.</summary>
    public const int NameLength = 200;

    /// <summary>The name that colleagues see.</summary>
    public string Name { get; set; } = "";

    /// <summary>The step of the last authenticator code that was taken: that code and earlier ones are not taken again.</summary>
    public long LastCodeStep { get; set; }
}

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.Property(account => account.Name).HasMaxLength(Account.NameLength);
        builder.Property(account => account.PasswordHash).HasMaxLength(500);
        builder.Property(account => account.SecurityStamp).HasMaxLength(200);
        builder.Property(account => account.ConcurrencyStamp).HasMaxLength(200);
        builder.Property(account => account.PhoneNumber).HasMaxLength(50);
    }
}
