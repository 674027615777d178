namespace PeerAtlas.Census.Collection;

/// <summary>The counts of one part of an organisation: the whole, one unit, or a part in the respondent's own words.</summary>
public sealed record BoardLine
{
    /// <summary>Which part; empty for the whole organisation.</summary>
    public required string Part { get; init; }

    /// <summary>Contacts that the wave asked.</summary>
    public int Asked { get; init; }

    /// <summary>Of them, to whom the mail server took a mail.</summary>
    public int Invited { get; init; }

    /// <summary>Of them, who opened the link.</summary>
    public int Opened { get; init; }

    /// <summary>Responses begun, complete ones among them.</summary>
    public int Started { get; init; }

    /// <summary>Responses handed in.</summary>
    public int Complete { get; init; }

    /// <summary>Contacts that refused.</summary>
    public int Refused { get; init; }

    /// <summary>Contacts whom mail does not reach.</summary>
    public int Bounced { get; init; }

    /// <summary>Reminders that the mail server took.</summary>
    public int Reminded { get; init; }

    /// <summary>When the last of them was taken, in UTC.</summary>
    public DateTime? LastRemindedAt { get; init; }

    /// <summary>Codes for peer workers that were made.</summary>
    public int CodesIssued { get; init; }

    /// <summary>Codes that are said to be passed on; null while nobody has said.</summary>
    public int? CodesPassedOn { get; init; }

    /// <summary>The status that the counts come to.</summary>
    public ResponseStatus Status =>
        this switch
        {
            { Complete: > 0 } => ResponseStatus.Complete,
            { Asked: > 0 } when Refused >= Asked => ResponseStatus.Refused,
            { Asked: > 0 } when Refused + Bounced >= Asked => ResponseStatus.Bounced,
            { Started: > 0 } => ResponseStatus.Started,
            { Opened: > 0 } => ResponseStatus.Opened,
            { Invited: > 0 } => ResponseStatus.Invited,
            _ => ResponseStatus.Waiting,
        };

    internal static BoardLine Sum(string part, IReadOnlyCollection<BoardLine> lines) =>
        new()
        {
            Part = part,
            Asked = lines.Sum(line => line.Asked),
            Invited = lines.Sum(line => line.Invited),
            Opened = lines.Sum(line => line.Opened),
            Started = lines.Sum(line => line.Started),
            Complete = lines.Sum(line => line.Complete),
            Refused = lines.Sum(line => line.Refused),
            Bounced = lines.Sum(line => line.Bounced),
            Reminded = lines.Sum(line => line.Reminded),
            LastRemindedAt = lines.Max(line => line.LastRemindedAt),
            CodesIssued = lines.Sum(line => line.CodesIssued),
            CodesPassedOn = lines.All(line => line.CodesPassedOn is null) ? null : lines.Sum(line => line.CodesPassedOn ?? 0),
        };
}
