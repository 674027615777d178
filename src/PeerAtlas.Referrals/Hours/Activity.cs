using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Platform.Audit;

namespace PeerAtlas.Referrals.Hours;

/// <summary>How an activity stands to the peer specialist's role.</summary>
public enum RoleStanding
{
    /// <summary>What peers are there for.</summary>
    Inside,

    /// <summary>Useful work that anybody could do: it is logged, and the share of it is watched.</summary>
    Outside,

    /// <summary>Never a peer's to do: it is stopped before anything is stored.</summary>
    Prohibited,
}

/// <summary>An activity of the role list, for as long as the list says so.</summary>
public sealed class Activity : IAudited
{
    /// <summary>The longest key.</summary>
    public const int KeyLength = 60;

    /// <summary>The longest name.</summary>
    public const int NameLength = 120;

    /// <summary>The longest explanation.</summary>
    public const int InsteadLength = 600;

    /// <summary>Identifies the activity.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The name that files use.</summary>
    public required string Key { get; init; }

    /// <summary>How it stands to the role.</summary>
    public required RoleStanding Standing { get; set; }

    /// <summary>Its name in English.</summary>
    public required string English { get; set; }

    /// <summary>Its name in Spanish.</summary>
    public required string Spanish { get; set; }

    /// <summary>For what is prohibited: why, and what to do instead, in English.</summary>
    public string InsteadEnglish { get; set; } = "";

    /// <summary>The same in Spanish.</summary>
    public string InsteadSpanish { get; set; } = "";

    /// <summary>The first day on which this holds.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day on which it holds; null while it does.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>Whether it holds on a day.</summary>
    public bool HoldsOn(DateOnly day) => From <= day && (Until is null || day <= Until);

    /// <summary>The activities of a role list as it stands on a day, in the order of their names in the reader's language.</summary>
    public static IReadOnlyList<Activity> On(IEnumerable<Activity> list, DateOnly day, bool spanish) =>
        [
            .. list.Where(activity => activity.HoldsOn(day))
                .GroupBy(activity => activity.Key, StringComparer.Ordinal)
                .Select(same => same.MaxBy(activity => activity.From)!)
                .OrderBy(activity => activity.Standing)
                .ThenBy(activity => spanish ? activity.Spanish : activity.English, StringComparer.CurrentCulture),
        ];
}

internal sealed class ActivityMapping : IEntityTypeConfiguration<Activity>
{
    public void Configure(EntityTypeBuilder<Activity> builder)
    {
        builder.ToTable("activities");
        builder.HasIndex(activity => new { activity.Key, activity.From }).IsUnique();
        builder.Property(activity => activity.Key).HasMaxLength(Activity.KeyLength);
        builder.Property(activity => activity.Standing).HasConversion<string>().HasMaxLength(20);
        builder.Property(activity => activity.English).HasMaxLength(Activity.NameLength);
        builder.Property(activity => activity.Spanish).HasMaxLength(Activity.NameLength);
        builder.Property(activity => activity.InsteadEnglish).HasMaxLength(Activity.InsteadLength);
        builder.Property(activity => activity.InsteadSpanish).HasMaxLength(Activity.InsteadLength);
    }
}
