namespace PeerAtlas.Platform.Modules;

/// <summary>Something that waits for the person who is signed in.</summary>
/// <param name="Order">Its place among those of all modules; small numbers come first.</param>
/// <param name="Heading">What to do.</param>
/// <param name="Text">Why.</param>
/// <param name="Href">Where; null when it is done elsewhere.</param>
public sealed record StartTask(int Order, string Heading, string Text, string? Href);

/// <summary>Knows what of a module waits for whoever is signed in.</summary>
public interface IStartTasks
{
    /// <summary>What waits; nothing for who may do nothing here.</summary>
    Task<IReadOnlyList<StartTask>> ListAsync(CancellationToken cancellation);
}
