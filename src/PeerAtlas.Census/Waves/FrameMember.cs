using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Waves;

/// <summary>An organisation that was in the frame when the sample of a wave was drawn. It stays as it was then, whatever becomes of the frame.</summary>
public sealed class FrameMember : IOwnedByOrganisation
{
    /// <summary>The longest name of a stratum: a region's with its key.</summary>
    public const int StratumLength = 300;

    /// <summary>Of which wave.</summary>
    public required Guid WaveId { get; init; }

    /// <summary>The organisation.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>The stratum that it was in, by name.</summary>
    public required string Stratum { get; init; }

    /// <summary>Whether it was drawn.</summary>
    public required bool IsDrawn { get; init; }
}

/// <summary>Asks for the frame of sampled waves.</summary>
internal static class FrameQueries
{
    /// <summary>The organisations that were drawn into the sample of a wave.</summary>
    public static IQueryable<Guid> DrawnInto(this PeerAtlasDbContext database, Guid wave) =>
        database.Set<FrameMember>().Where(member => member.WaveId == wave && member.IsDrawn).Select(member => member.OrganisationId);
}

internal sealed class FrameMemberMapping : IEntityTypeConfiguration<FrameMember>
{
    public void Configure(EntityTypeBuilder<FrameMember> builder)
    {
        builder.ToTable("frame_members");
        builder.HasKey(member => new { member.WaveId, member.OrganisationId });
        builder.Property(member => member.Stratum).HasMaxLength(FrameMember.StratumLength);
        builder.HasOne<Wave>().WithMany().HasForeignKey(member => member.WaveId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(member => member.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
