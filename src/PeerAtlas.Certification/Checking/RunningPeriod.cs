namespace PeerAtlas.Certification.Checking;

/// <summary>The period in which hours count now.</summary>
/// <param name="Status">How the credential stands.</param>
/// <param name="From">The first day whose hours count.</param>
/// <param name="To">The last day whose hours count, as far as it has come.</param>
/// <param name="End">The last day of the period; null where there is none or it is unknown.</param>
/// <param name="Opens">The first day on which renewal can be asked for.</param>
/// <param name="Closes">The last one.</param>
/// <param name="Owes">Whether hours are owed in it.</param>
/// <param name="Total">The total that its length asks, where the holder chose it.</param>
/// <param name="Before">Why what came before does not count.</param>
public sealed record RunningPeriod(
    CredentialStatus Status,
    DateOnly From,
    DateOnly To,
    DateOnly? End,
    DateOnly? Opens,
    DateOnly? Closes,
    bool Owes = true,
    decimal? Total = null,
    NotCountedReason Before = NotCountedReason.BeforePeriod
);
