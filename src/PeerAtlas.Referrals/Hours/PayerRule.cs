using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Platform.Audit;

namespace PeerAtlas.Referrals.Hours;

/// <summary>What is rounded to units.</summary>
public enum RoundedBy
{
    /// <summary>Each contact by itself.</summary>
    Contact,

    /// <summary>The minutes of a person's day, added up first.</summary>
    Day,
}

/// <summary>
/// How one payer turns minutes into units, for some time. Payers differ and change their rules, so that all of it is data: the
/// files in <c>samples/hours</c> are a beginning and not the law.
/// </summary>
public sealed class PayerRule : IAudited
{
    /// <summary>The longest key of a payer, and the longest code.</summary>
    public const int KeyLength = 40;

    /// <summary>The longest name, and the longest list of modifiers.</summary>
    public const int NameLength = 200;

    /// <summary>The longest note on where the rule comes from.</summary>
    public const int SourceLength = 1000;

    /// <summary>Identifies the rule.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Which payer; service records name it.</summary>
    public required string Payer { get; init; }

    /// <summary>The payer in words.</summary>
    public required string Name { get; set; }

    /// <summary>The procedure code, such as H0038.</summary>
    public required string Code { get; set; }

    /// <summary>The first day on which the rule holds.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day on which it holds; null while it does.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>Minutes of one unit.</summary>
    public required int UnitMinutes { get; set; }

    /// <summary>The minutes that make the first unit.</summary>
    public required int FirstUnitFrom { get; set; }

    /// <summary>
    /// The minutes past the last whole unit that make one more: 8 of 15 is the rule of Medicare's therapies, 15 counts whole units
    /// only, 1 counts every unit begun.
    /// </summary>
    public required int FurtherUnitFrom { get; set; }

    /// <summary>What is rounded.</summary>
    public required RoundedBy RoundedBy { get; set; }

    /// <summary>Units of one person on one day that are paid at the most, alone and in groups together; null when there is no cap.</summary>
    public int? DailyCap { get; set; }

    /// <summary>Whether contacts in a group are paid.</summary>
    public required bool PaysGroups { get; set; }

    /// <summary>The modifiers of a contact alone, separated by spaces; empty when there is none.</summary>
    public string Modifiers { get; set; } = "";

    /// <summary>The modifiers of a contact in a group, such as HQ.</summary>
    public string GroupModifiers { get; set; } = "";

    /// <summary>Where the rule comes from, and what is uncertain about it.</summary>
    public required string Source { get; set; }

    /// <summary>Whether it holds on a day.</summary>
    public bool HoldsOn(DateOnly day) => From <= day && (Until is null || day <= Until);
}

internal sealed class PayerRuleMapping : IEntityTypeConfiguration<PayerRule>
{
    public void Configure(EntityTypeBuilder<PayerRule> builder)
    {
        builder.ToTable("payer_rules");
        builder.HasIndex(rule => new { rule.Payer, rule.From }).IsUnique();
        builder.Property(rule => rule.Payer).HasMaxLength(PayerRule.KeyLength);
        builder.Property(rule => rule.Name).HasMaxLength(PayerRule.NameLength);
        builder.Property(rule => rule.Code).HasMaxLength(PayerRule.KeyLength);
        builder.Property(rule => rule.RoundedBy).HasConversion<string>().HasMaxLength(20);
        builder.Property(rule => rule.Modifiers).HasMaxLength(PayerRule.NameLength);
        builder.Property(rule => rule.GroupModifiers).HasMaxLength(PayerRule.NameLength);
        builder.Property(rule => rule.Source).HasMaxLength(PayerRule.SourceLength);
    }
}
