using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;

namespace PeerAtlas.Referrals.Board;

/// <summary>What a signal is about. Each speaks of the way to peer support, and never of a peer.</summary>
public enum SignalKind
{
    /// <summary>Fewer of the team's people have peer support than chance explains, beside teams like it.</summary>
    ReachesFew,

    /// <summary>The hours of peer support that the team's people get have fallen.</summary>
    FewerHours,

    /// <summary>More of the hours go to work outside the role.</summary>
    OutsideRole,

    /// <summary>People wait longer from referral to first contact.</summary>
    LongWait,
}

/// <summary>What somebody did about a signal.</summary>
public enum SignalResponse
{
    /// <summary>Seen.</summary>
    Acknowledged,

    /// <summary>There is a reason for it.</summary>
    Explained,

    /// <summary>Something is being done.</summary>
    ActedOn,
}

/// <summary>An answer to a signal: who, when, what. Answers are added and never changed.</summary>
public sealed class SignalAnswer : IAudited, IOwnedByOrganisation
{
    /// <summary>The longest text.</summary>
    public const int WordsLength = 500;

    /// <summary>Identifies the answer.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose team it is.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>The team.</summary>
    public required Guid TeamId { get; init; }

    /// <summary>Which signal.</summary>
    public required SignalKind Kind { get; init; }

    /// <summary>The first day of the month of the signal.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>What was done.</summary>
    public required SignalResponse Response { get; init; }

    /// <summary>The reason, or the step that was taken; empty when it was only seen.</summary>
    public string Words { get; init; } = "";

    /// <summary>Who answered.</summary>
    public required Guid AnsweredById { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTime At { get; init; }
}

internal sealed class SignalAnswerMapping : IEntityTypeConfiguration<SignalAnswer>
{
    public void Configure(EntityTypeBuilder<SignalAnswer> builder)
    {
        builder.ToTable("signal_answers");
        builder.HasIndex(answer => new
        {
            answer.TeamId,
            answer.Kind,
            answer.Month,
        });
        builder.Property(answer => answer.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(answer => answer.Response).HasConversion<string>().HasMaxLength(20);
        builder.Property(answer => answer.Words).HasMaxLength(SignalAnswer.WordsLength);
        builder.HasOne<Team>().WithMany().HasForeignKey(answer => answer.TeamId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(answer => answer.AnsweredById).OnDelete(DeleteBehavior.Restrict);
    }
}
