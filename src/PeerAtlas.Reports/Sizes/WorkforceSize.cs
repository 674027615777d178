using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Statistics.Populations;

namespace PeerAtlas.Reports.Sizes;

/// <summary>
/// What an analyst brought from elsewhere to estimate the size of the workforce in a wave's time: how many are on which lists, and
/// numbers with their sources. Counts only; who is on a list is never kept. The estimates follow from these whenever they are asked for.
/// </summary>
public sealed class WorkforceSize : IAudited
{
    /// <summary>The longest source.</summary>
    public const int SourceLength = 500;

    /// <summary>Identifies the entry.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Of which wave; one entry for each.</summary>
    public required Guid WaveId { get; init; }

    /// <summary>The counts by combination of lists as JSON; empty without lists.</summary>
    public string Lists { get; set; } = "";

    /// <summary>What the lists are and of which day.</summary>
    public string ListsSource { get; set; } = "";

    /// <summary>The numbers from elsewhere as JSON; empty without any.</summary>
    public string Numbers { get; set; } = "";

    /// <summary>Changes with every save, so that two people who edit at once find out.</summary>
    public Guid Version { get; set; } = Guid.NewGuid();

    /// <summary>The lists; null without any.</summary>
    internal PartialLists? ReadLists() => Lists.Length == 0 ? null : JsonSerializer.Deserialize<StoredLists>(Lists)!.ToLists();

    /// <summary>The numbers; none without any.</summary>
    internal KnownNumbers ReadNumbers() => Numbers.Length == 0 ? new() : JsonSerializer.Deserialize<KnownNumbers>(Numbers)!;

    internal void Keep(PartialLists lists, string source) => (Lists, ListsSource) = (JsonSerializer.Serialize(StoredLists.Of(lists)), source);

    internal void Keep(KnownNumbers numbers) => Numbers = numbers == new KnownNumbers() ? "" : JsonSerializer.Serialize(numbers);

    private sealed record StoredLists(IReadOnlyList<string> Names, IReadOnlyList<int> Counts)
    {
        // By the bits of the combination: bit 0 for the first list.
        public static StoredLists Of(PartialLists lists) => new(lists.Names, [.. Enumerable.Range(0, 1 << lists.Names.Count).Select(lists.OnExactly)]);

        public PartialLists ToLists() =>
            new(
                Names,
                Counts.Select((count, combination) => (Enumerable.Range(0, Names.Count).Select(list => (combination >> list & 1) == 1).ToArray(), count))
            );
    }
}

/// <summary>Numbers that a survey does not give, each with its source in words. Null where nobody gave it.</summary>
public sealed record KnownNumbers
{
    /// <summary>People who are certified and employed, counted elsewhere.</summary>
    public int? Certified { get; init; }

    /// <summary>Where that count comes from.</summary>
    public string CertifiedSource { get; init; } = "";

    /// <summary>The share certified, where the wave's survey does not ask; between 0 and 1.</summary>
    public double? CertifiedShare { get; init; }

    /// <summary>On how many answers it rests.</summary>
    public int? CertifiedShareBase { get; init; }

    /// <summary>Where the share comes from.</summary>
    public string CertifiedShareSource { get; init; } = "";

    /// <summary>All peer jobs, where the wave has no estimate of them.</summary>
    public int? Jobs { get; init; }

    /// <summary>Where the number of jobs comes from.</summary>
    public string JobsSource { get; init; } = "";

    /// <summary>Jobs per person, where the wave's survey does not ask.</summary>
    public double? JobsPerPerson { get; init; }

    /// <summary>Where the number of jobs per person comes from.</summary>
    public string JobsPerPersonSource { get; init; } = "";
}

internal sealed class WorkforceSizeMapping : IEntityTypeConfiguration<WorkforceSize>
{
    public void Configure(EntityTypeBuilder<WorkforceSize> builder)
    {
        builder.ToTable("workforce_sizes");
        builder.HasIndex(size => size.WaveId).IsUnique();
        builder.Property(size => size.ListsSource).HasMaxLength(WorkforceSize.SourceLength);
        builder.Property(size => size.Version).IsConcurrencyToken();
    }
}
