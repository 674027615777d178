using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Access;

namespace PeerAtlas.Referrals.Caseloads;

/// <summary>That a person is on the caseload of a team, from one day to another.</summary>
public sealed class CaseloadEntry : IConfidential, IHasDays
{
    /// <summary>Identifies the entry.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose team it is.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>Who is served.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>By which team.</summary>
    public required Guid TeamId { get; init; }

    /// <summary>The primary provider; null while there is none.</summary>
    public Guid? ProviderId { get; set; }

    /// <inheritdoc/>
    public required DateOnly StartsOn { get; init; }

    /// <inheritdoc/>
    public DateOnly? EndsOn { get; set; }

    /// <summary>Changes with every save, so that two people who edit at once find out.</summary>
    public Guid Version { get; set; } = Guid.NewGuid();

    /// <summary>Why a person cannot be on the team's caseload in that time, beside their <paramref name="others"/> there; null when they can.</summary>
    public static string? Refuse(IEnumerable<CaseloadEntry> others, DateOnly startsOn, DateOnly? endsOn)
    {
        if (endsOn < startsOn)
            return "The last day is before the first.";
        return others.FirstOrDefault(other => other.Overlaps(startsOn, endsOn)) is { } other
            ? $"The person is on this team's caseload from {other.StartsOn:yyyy-MM-dd}{(other.EndsOn is { } end ? $" to {end:yyyy-MM-dd}" : "")} "
                + "already. Give that entry a last day first."
            : null;
    }
}

internal sealed class CaseloadEntryMapping : IEntityTypeConfiguration<CaseloadEntry>
{
    public void Configure(EntityTypeBuilder<CaseloadEntry> builder)
    {
        builder.ToTable("caseload_entries");
        builder
            .HasIndex(entry => new
            {
                entry.PersonId,
                entry.TeamId,
                entry.StartsOn,
            })
            .IsUnique();
        builder.HasIndex(entry => entry.TeamId);
        builder.HasIndex(entry => entry.ProviderId);
        builder.Property(entry => entry.Version).IsConcurrencyToken();
        builder.HasOne<Person>().WithMany().HasForeignKey(entry => entry.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Team>().WithMany().HasForeignKey(entry => entry.TeamId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(entry => entry.ProviderId).OnDelete(DeleteBehavior.Restrict);
    }
}
