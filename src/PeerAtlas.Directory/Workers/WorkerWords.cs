using PeerAtlas.Design;

namespace PeerAtlas.Directory.Workers;

/// <summary>How pages say what workers are.</summary>
public static class WorkerWords
{
    /// <summary>The position.</summary>
    public static string Words(this WorkerPosition position, Language language) =>
        position switch
        {
            WorkerPosition.PeerWorker => language["Peer worker", "Par"],
            WorkerPosition.SupervisorOfPeers => language["Supervisor of peer workers", "Supervisión de pares"],
            WorkerPosition.Other => language["Another position", "Otro puesto"],
            _ => throw new ArgumentOutOfRangeException(nameof(position)),
        };

    /// <summary>All positions, to choose from.</summary>
    public static IReadOnlyList<Choice> Positions(Language language) =>
        [.. Enum.GetValues<WorkerPosition>().Select(position => new Choice(position.ToString(), position.Words(language)))];
}
